import type { Translate } from '../../core/base/l10n';
import { isInRange, type LimitName, type NumberRange, networkLimits } from '../../core/corpus/networkLimits';
import type { NetworkChoices, Overview } from '../../protocol';
import { element } from '../dom';
import { grouped, labelled } from '../formFields';

/** A setting of the network, with its explanation. */
export interface Field {
  readonly dom: HTMLElement;
  show(choices: NetworkChoices): void;
  /** The chosen value; `undefined` if the input is invalid. */
  read(): Partial<NetworkChoices> | undefined;
}

export type NumberName = LimitName | 'resolution' | 'seed';

/** A choice among a few values. */
export function selectField<K extends 'nodes' | 'counting' | 'measure'>(
  name: K,
  label: string,
  explanation: string,
  options: Readonly<Record<NetworkChoices[K], string>>,
): Field {
  const input = element(
    'select',
    { id: `choice-${name}`, 'aria-describedby': `about-${name}` },
    ...Object.entries<string>(options).map(([value, text]) => element('option', { value }, text)),
  );
  return {
    dom: labelled(name, label, explanation, input),
    show: choices => {
      input.value = choices[name];
    },
    read: () => ({ [name]: input.value }),
  };
}

/** `empty`: placeholder of a number that may be left out. */
export function numberField(
  name: NumberName,
  label: string,
  explanation: string,
  range: NumberRange,
  empty?: string,
): Field {
  const input = element('input', {
    id: `choice-${name}`,
    type: 'number',
    min: Number.isFinite(range.least) ? range.least : undefined,
    step: range.whole ? 1 : 'any',
    placeholder: empty,
    'aria-describedby': `about-${name}`,
  });
  return {
    dom: labelled(name, label, explanation, input),
    show: choices => {
      const value = choices[name];
      input.value = value === null ? '' : String(value);
    },
    read: () => {
      const isEmpty = input.value === '' && !input.validity.badInput;
      const value = isEmpty ? null : Number(input.value);
      const fits = value === null ? empty !== undefined : input.validity.valid && isInRange(value, range);
      input.setAttribute('aria-invalid', String(!fits));
      return fits ? { [name]: value } : undefined;
    },
  };
}

/** A limit of the network, with its explanation. */
export function limitField(name: LimitName, t: Translate): Field {
  const { label, hint, range, usual } = networkLimits[name];
  return numberField(name, label(t), hint(t), range, usual === undefined ? t('all') : undefined);
}

/** The unit, and the width of a window. */
export function unitField(t: Translate): Field {
  const input = element(
    'select',
    { id: 'choice-unit', 'aria-describedby': 'about-unit' },
    element('option', { value: 'sentence' }, t('sentence')),
    element('option', { value: 'paragraph' }, t('paragraph')),
    element('option', { value: 'section' }, t('section')),
    element('option', { value: 'document' }, t('document')),
    element('option', { value: 'window' }, t('window of characters')),
  );
  const width = element('input', {
    type: 'number',
    min: 2,
    step: 1,
    'aria-label': t('Width of the window in characters'),
  });
  const showWidth = () => {
    width.hidden = input.value !== 'window';
    if (!width.hidden && width.value === '') width.value = '50';
  };
  input.addEventListener('input', showWidth);
  return {
    dom: labelled(
      'unit',
      t('Unit'),
      t(
        'Span in which two keywords co-occur: a sentence, a paragraph, a section, a document, or a window of a number of characters.',
      ),
      input,
      width,
    ),
    show: ({ unit, window }) => {
      input.value = window === null ? unit : 'window';
      width.value = window === null ? '' : String(window);
      showWidth();
    },
    read: () => {
      if (input.value !== 'window') return { unit: input.value as NetworkChoices['unit'], window: null };
      const fits = width.validity.valid && width.value !== '';
      width.setAttribute('aria-invalid', String(!fits));
      return fits ? { unit: 'paragraph', window: Number(width.value) } : undefined;
    },
  };
}

/** The themes that are left out. */
export function themesField(themes: Overview['themes'], t: Translate): Field {
  const boxes = themes.map(({ id, name }) => {
    const box = element('input', { type: 'checkbox', value: id });
    return { id, box, dom: element('label', {}, box, name) };
  });
  return {
    dom: grouped(t('Excluded'), t('Ids of themes whose nodes are excluded.'), ...boxes.map(({ dom }) => dom)),
    show: ({ without }) => {
      for (const { id, box } of boxes) box.checked = without.includes(id);
    },
    read: () => ({ without: boxes.filter(({ box }) => box.checked).map(({ id }) => id) }),
  };
}

/** For each theme, the name of the group it is merged into. */
export function groupsField(themes: Overview['themes'], t: Translate): Field {
  const rows = themes.map(({ id, name }) => {
    const input = element('input', { type: 'text', placeholder: t('on its own') });
    return { id, input, dom: element('label', { class: 'merge' }, name, input) };
  });
  return {
    dom: grouped(
      t('Merged themes'),
      t('Themes with the same name here are one in the picture.'),
      ...rows.map(({ dom }) => dom),
    ),
    show: ({ groups }) => {
      for (const { id, input } of rows)
        input.value = groups.find(group => group.themes.includes(id))?.name ?? '';
    },
    read: () => {
      const groups = new Map<string, string[]>();
      for (const { id, input } of rows) {
        const name = input.value.trim();
        if (name !== '') groups.set(name, [...(groups.get(name) ?? []), id]);
      }
      return { groups: [...groups].map(([name, members]) => ({ name, themes: members })) };
    },
  };
}
