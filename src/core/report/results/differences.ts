/** A value of two JSON trees that differs. What one of them lacks is `undefined`, once for a whole branch. */
export interface Difference {
  /** Its way from the root: keys, and for members of lists what `nameOf` calls them. */
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * Where two JSON values differ, in the order of the first. Members of a list are paired by what they are (an id, a source, a
 * theme), not by where they stand, so that one source more does not shift all others.
 */
export function differences(
  before: unknown,
  after: unknown,
  path: readonly string[] = [],
): readonly Difference[] {
  const [old, now] = [branches(before), branches(after)];
  if (old === undefined || now === undefined || old.kind !== now.kind) {
    return isSame(before, after) ? [] : [{ path, before, after }];
  }
  const byPlace = old.kind === 'list' && !(namesTell(old.members) && namesTell(now.members));
  const membersOf = ({ members }: Branches) =>
    new Map(members.map(([name, value], i) => [byPlace ? String(i + 1) : name, value]));
  const [first, second] = [membersOf(old), membersOf(now)];
  return [...new Set([...first.keys(), ...second.keys()])].flatMap(name => {
    const [a, b] = [first.get(name), second.get(name)];
    if (a === undefined || b === undefined)
      return isSame(a, b) ? [] : [{ path: [...path, name], before: a, after: b }];
    return differences(a, b, [...path, name]);
  });
}

interface Branches {
  readonly kind: 'list' | 'record';
  readonly members: readonly (readonly [name: string, value: unknown])[];
}

/** The members of a list or record; `undefined` for a plain value, and for a list of plain values, which is one value. */
function branches(value: unknown): Branches | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return { kind: 'record', members: Object.entries(value) };
  if (value.every(each => typeof each !== 'object' || each === null)) return undefined;
  return { kind: 'list', members: value.map(each => [nameOf(each), each]) };
}

/** Names tell members of a list apart if each has one and no two have the same. */
function namesTell(members: Branches['members']): boolean {
  return (
    members.every(([name]) => name !== '') && new Set(members.map(([name]) => name)).size === members.length
  );
}

/** Fields that say what a member of a list is, the most telling first. */
const naming = [
  'id',
  'path',
  'source',
  'theme',
  'code',
  'keyword',
  'term',
  'name',
  'label',
  'coder',
  'value',
];

/** What a member of a list is called: an edge by both its ends; empty if nothing names it. */
function nameOf(member: unknown): string {
  if (typeof member !== 'object' || member === null) return '';
  const fields: Readonly<Record<string, unknown>> = { ...member };
  const { source, target } = fields;
  if (typeof source === 'string' && typeof target === 'string') return `${source} — ${target}`;
  const field = naming.find(each => typeof fields[each] === 'string' && fields[each] !== '');
  return field === undefined ? '' : String(fields[field]);
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
