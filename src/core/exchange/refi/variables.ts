import type { ForeignProblem, ForeignValue } from '../foreign';
import { sameGuid } from '../guid';
import { childOf, childrenOf, type XmlElement } from '../xml';

/** Variables of a project: their names by GUID, and the values that an element gives them. */
export class Variables {
  readonly names: ReadonlyMap<string, string>;

  constructor(root: XmlElement) {
    this.names = new Map(
      childrenOf(childOf(root, 'Variables'), 'Variable').map(({ attributes }) => [
        sameGuid(attributes.get('guid') ?? ''),
        attributes.get('name')?.trim() ?? '',
      ]),
    );
  }

  valuesOf(element: XmlElement): ReadonlyMap<string, ForeignValue> {
    const values = new Map<string, ForeignValue>();
    for (const each of childrenOf(element, 'VariableValue')) {
      const ref = childOf(each, 'VariableRef')?.attributes.get('targetGUID') ?? '';
      const name = this.names.get(sameGuid(ref)) ?? '';
      const given = each.children.find(child => child.name.endsWith('Value'));
      const text = given?.text.trim() ?? '';
      if (name !== '' && given && text !== '') values.set(name, typed(given.name, text));
    }
    return values;
  }
}

function typed(kind: string, text: string): ForeignValue {
  if (kind === 'BooleanValue') return /^(?:true|1)$/i.test(text);
  const number = Number(text);
  return /^(?:Integer|Float)Value$/.test(kind) && Number.isFinite(number) ? number : text;
}

/** Puts values beside those that are there; another value of the same variable is told, and not taken. */
export function addValues(
  to: Map<string, ForeignValue>,
  values: ReadonlyMap<string, ForeignValue>,
  at: string,
  problems: ForeignProblem[],
): void {
  for (const [name, value] of values) {
    const there = to.get(name);
    if (there === undefined) to.set(name, value);
    else if (there !== value) problems.push({ reason: 'attribute-differs', at, detail: `${name}: ${value}` });
  }
}
