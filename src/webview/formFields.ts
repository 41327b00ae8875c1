import { element } from './dom';

/** A field of a form: its label, its inputs (the first of which is `choice-NAME`), and what it means. */
export function labelled(
  name: string,
  label: string,
  explanation: string,
  ...inputs: readonly HTMLElement[]
): HTMLElement {
  return element(
    'div',
    { class: 'field' },
    element('label', { for: `choice-${name}` }, label),
    element('div', { class: 'inputs' }, ...inputs),
    element('p', { id: `about-${name}` }, explanation),
  );
}

/** Inputs of a form that belong together. */
export function grouped(legend: string, explanation: string, ...inputs: readonly HTMLElement[]): HTMLElement {
  return element(
    'fieldset',
    { class: 'field' },
    element('legend', {}, legend),
    element('div', { class: 'inputs' }, ...inputs),
    element('p', {}, explanation),
  );
}
