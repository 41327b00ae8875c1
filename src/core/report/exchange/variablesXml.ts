import { compareText } from '../../base/order';
import type { CodedSource } from '../../corpus/corpus';
import type { AttributeValue } from '../../corpus/settings';
import type { Guids } from '../../exchange/guids';
import type { Written } from './xmlWriter';

type Kind = 'Text' | 'Boolean' | 'Integer' | 'Float' | 'Date';

/** The attributes of sources as variables, each of the kind that all its values are of. */
export class VariablesXml {
  private readonly kinds: ReadonlyMap<string, Kind>;

  constructor(
    sources: readonly CodedSource[],
    private readonly guids: Guids,
  ) {
    const values = new Map<string, AttributeValue[]>();
    for (const { attributes } of sources)
      for (const [name, value] of Object.entries(attributes))
        if (name.trim() !== '') values.set(name, [...(values.get(name) ?? []), value]);
    this.kinds = new Map(
      [...values].sort(([a], [b]) => compareText(a, b)).map(([name, all]) => [name, kindOf(all)]),
    );
  }

  get definitions(): readonly Written[] {
    return [...this.kinds].map(([name, kind]) => ({
      name: 'Variable',
      attributes: { guid: this.guids.variable(name), name, typeOfVariable: kind },
    }));
  }

  valuesOf(attributes: Readonly<Record<string, AttributeValue>>): readonly Written[] {
    return [...this.kinds].flatMap(([name, kind]) => {
      const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
      if (value === undefined || value === '') return [];
      return [
        {
          name: 'VariableValue',
          children: [
            { name: 'VariableRef', attributes: { targetGUID: this.guids.variable(name) } },
            { name: `${kind}Value`, text: String(value) },
          ],
        },
      ];
    });
  }
}

function kindOf(values: readonly AttributeValue[]): Kind {
  if (values.every(value => typeof value === 'boolean')) return 'Boolean';
  const isPlain = (value: AttributeValue) =>
    typeof value === 'number' && /^-?\d+(?:\.\d+)?$/.test(String(value));
  if (values.every(value => isPlain(value) && Number.isInteger(value))) return 'Integer';
  if (values.every(isPlain)) return 'Float';
  return values.every(isDay) ? 'Date' : 'Text';
}

/** Whether a value is a day as XML writes one. */
export function isDay(value: AttributeValue | undefined): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(String(value)) ?? [];
  if (typeof value !== 'string' || year === undefined) return false;
  const isLeap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1] ?? 0;
  return Number(year) > 0 && Number(day) >= 1 && Number(day) <= days;
}
