import { parse } from 'yaml';
import { compareText } from '../base/order';
import { asFields } from '../base/values';
import { mergedLines, type Piece, settled } from '../text/mergeLines';
import {
  type EntryBlock,
  type FieldBlock,
  type FileBlocks,
  type ListBlock,
  rewriteField,
} from '../yaml/blocks';
import { commentsOf, propertiesOf } from '../yaml/tokens';
import { mergeOrder } from './mergeOrder';
import { isWork, mergeValues, rivalTarget, same } from './mergeValues';

/** A merged part: its lines, and its content if every conflict in it were settled for one side; `undefined` for no content. */
export interface MergedPart {
  readonly pieces: readonly Piece[];
  readonly ours: unknown;
  readonly theirs: unknown;
}

/** How the lists of a side file are merged. */
export interface ListRules {
  /** Order of two entries as stored; 0 if it does not matter. */
  readonly compare: (a: unknown, b: unknown) => number;
  /** Keys of an entry in the order they are written. */
  readonly fields: readonly string[];
}

/** Three versions of one item; `undefined` if a version lacks it. */
interface Versions<T> {
  readonly base: T | undefined;
  readonly ours: T | undefined;
  readonly theirs: T | undefined;
}

const nothing: MergedPart = { pieces: [], ours: undefined, theirs: undefined };

/** Merges the keys of a file, those of its lists entry by entry. */
export function mergeFiles(
  base: FileBlocks,
  ours: FileBlocks,
  theirs: FileBlocks,
  order: readonly string[],
  lists: Readonly<Record<string, ListRules>>,
): MergedPart {
  const parts = mergeKeyed(base.fields, ours.fields, theirs.fields, order, (key, field) => {
    const rules = Object.hasOwn(lists, key) ? lists[key] : undefined;
    if (!rules) return mergeField(key, field, false);
    const of = (file: FileBlocks) => file.lists.get(key) ?? { header: '', entries: [], tail: '' };
    return mergeList(of(base), of(ours), of(theirs), rules);
  });
  const tail = mergeComments(base.tail, ours.tail, theirs.tail);
  return { ...parts, pieces: [...parts.pieces, tail] };
}

/** Merges keyed items, in an order that both sides agree on. */
function mergeKeyed(
  base: readonly FieldBlock[],
  ours: readonly FieldBlock[],
  theirs: readonly FieldBlock[],
  order: readonly string[],
  merge: (key: string, versions: Versions<FieldBlock>) => MergedPart,
): MergedPart {
  const keys = (fields: readonly FieldBlock[]) => fields.map(({ key }) => key);
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  const byRank = (a: string, b: string) => rank(a) - rank(b) || compareText(a, b);
  const parts = mergeOrder(keys(base), keys(ours), keys(theirs), byRank).map(key => {
    const find = (fields: readonly FieldBlock[]) => fields.find(each => each.key === key);
    return [key, merge(key, { base: find(base), ours: find(ours), theirs: find(theirs) })] as const;
  });
  const values = (side: 'ours' | 'theirs') =>
    Object.fromEntries(
      parts.map(([key, part]) => [key, part[side]]).filter(([, value]) => value !== undefined),
    );
  return {
    pieces: parts.flatMap(([, { pieces }]) => pieces),
    ours: values('ours'),
    theirs: values('theirs'),
  };
}

/** `rival`: the sides disagree about the entry that this field belongs to, so each keeps its own. */
function mergeField(key: string, versions: Versions<FieldBlock>, rival: boolean): MergedPart {
  const { base, ours, theirs } = versions;
  if (ours?.lines === theirs?.lines) return only(ours);
  const rivals = {
    pieces: [{ ours: ours?.lines ?? '', theirs: theirs?.lines ?? '' }],
    ours: ours?.value,
    theirs: theirs?.value,
  };
  if (rival) return rivals;
  if (theirs?.lines === base?.lines) return only(ours);
  if (ours?.lines === base?.lines) return only(theirs);
  const merged = mergeValues(key, base?.value, ours?.value, theirs?.value);
  if (merged === 'rivals') return rivals;
  const { value } = merged;
  const properties = mergeProperties(base, ours, theirs);
  if (properties === undefined) return rivals;
  if (value === undefined) return nothing;
  const lines = linesOf(key, value, properties, versions);
  return lines === undefined ? rivals : { pieces: [lines], ours: value, theirs: value };
}

/** Lines for a merged field: preferably those that both sides wrote, with the comments of both. */
function linesOf(
  key: string,
  value: unknown,
  properties: readonly string[],
  { base, ours, theirs }: Versions<FieldBlock>,
): string | undefined {
  const both = ours && theirs ? mergedLines(base?.lines ?? '', ours.lines, theirs.lines) : undefined;
  const candidates = [
    both,
    ...[ours, theirs].map(side => (same(side?.value, value) ? side?.lines : undefined)),
    ...(isRewritable(value) ? [ours, theirs].map(side => side && rewriteField(side, value)) : []),
  ];
  const old = commentsOf(base?.lines ?? '');
  const due = [ours, theirs]
    .flatMap(side => [...commentsOf(side?.lines ?? '')])
    .filter(each => !old.has(each));
  const keepsComments = (lines: string) => {
    const kept = commentsOf(lines);
    return due.every(comment => kept.has(comment));
  };
  const keepsProperties = (lines: string) => same(propertiesOf(lines), properties);
  return candidates.find(
    lines =>
      lines !== undefined && reads(lines, key, value) && keepsComments(lines) && keepsProperties(lines),
  );
}

/** Whether a value can be written in another form. A number (`0x10`, `1.50`) or a mapping stays as somebody wrote it. */
function isRewritable(value: unknown): boolean {
  return Array.isArray(value)
    ? value.every(item => typeof item === 'string')
    : typeof value === 'string' || typeof value === 'boolean';
}

/** Tags and anchors, which are not part of any value; `undefined` if the sides disagree about them. */
function mergeProperties(...blocks: readonly (FieldBlock | undefined)[]): readonly string[] | undefined {
  const [base = [], ours = [], theirs = []] = blocks.map(block => propertiesOf(block?.lines ?? ''));
  if (same(ours, theirs) || same(theirs, base)) return ours;
  return same(ours, base) ? theirs : undefined;
}

function reads(lines: string, key: string, value: unknown): boolean {
  try {
    // Its warnings (an unknown tag) were reported when the file was checked.
    const read: unknown = parse(lines, { logLevel: 'error' });
    // The first field of an entry stands on the line of its dash.
    return same(Array.isArray(read) && read.length === 1 ? read[0] : read, { [key]: value });
  } catch {
    return false;
  }
}

function mergeList(base: ListBlock, ours: ListBlock, theirs: ListBlock, rules: ListRules): MergedPart {
  const byKey = ({ entries }: ListBlock) => new Map(entries.map(entry => [entry.key, entry]));
  const [old, one, other] = [byKey(base), byKey(ours), byKey(theirs)];
  const storedAs = (key: string) => (one.get(key) ?? other.get(key))?.value;
  const compare = (a: string, b: string) => rules.compare(storedAs(a), storedAs(b)) || compareText(a, b);
  const order = mergeOrder([...old.keys()], [...one.keys()], [...other.keys()], compare);
  const entries = order.map(key =>
    mergeEntry({ base: old.get(key), ours: one.get(key), theirs: other.get(key) }, rules),
  );
  const values = (side: 'ours' | 'theirs') =>
    entries.map(entry => entry[side]).filter(value => value !== undefined);
  const below = entries.flatMap(({ pieces }) => pieces);
  const header = headerOf(base, ours, theirs, settled(below, 'ours') + settled(below, 'theirs'));
  return {
    pieces: [header, ...below, mergeComments(base.tail, ours.tail, theirs.tail)],
    ours: header === '' ? undefined : values('ours'),
    theirs: header === '' ? undefined : values('theirs'),
  };
}

/** Lines above the entries, from a side whose list has (or has not) entries, with the comments that either side wrote there. */
function headerOf(base: ListBlock, ours: ListBlock, theirs: ListBlock, below: string): string {
  const isLike = ({ entries }: ListBlock) => entries.length > 0 === (below !== '');
  const [first = ours, second = first] = [ours, theirs].filter(isLike);
  const header =
    first.header === base.header
      ? second.header
      : (mergedLines(base.header, first.header, second.header) ?? (first.header || second.header));
  const comments = [ours, theirs].flatMap(side => side.header.match(/^ *#.*\n/gm) ?? []);
  const lacking = comments.filter(line => ![base.header, header, below].some(text => text.includes(line)));
  return header + [...new Set(lacking)].join('');
}

function mergeEntry({ base, ours, theirs }: Versions<EntryBlock>, { fields: order }: ListRules): MergedPart {
  if (ours?.lines === theirs?.lines || theirs?.lines === base?.lines) return only(ours);
  if (ours?.lines === base?.lines) return only(theirs);
  if (!ours || !theirs) {
    const left = ours ?? theirs;
    if (base && left && !isAltered(base, left)) return nothing;
    const pieces = [{ ours: ours?.lines ?? '', theirs: theirs?.lines ?? '' }];
    return base ? { pieces, ours: ours?.value, theirs: theirs?.value } : only(left);
  }
  const rivals = {
    pieces: [{ ours: ours.lines, theirs: theirs.lines }],
    ours: ours.value,
    theirs: theirs.value,
  };
  const old = base?.fields ?? (base ? undefined : []);
  if (!old || !ours.fields || !theirs.fields || ours.fields[0]?.key !== theirs.fields[0]?.key) return rivals;
  const target = rivalTarget(asFields(base?.value), asFields(ours.value), asFields(theirs.value));
  const merged = mergeKeyed(old, ours.fields, theirs.fields, order, (key, versions) =>
    mergeField(key, versions, target.includes(key)),
  );
  const { pieces } = merged;
  if (pieces.every(piece => typeof piece === 'string')) return merged;
  // People settle an annotation as a whole, so both versions contain the fields that both sides agree on.
  return { ...merged, pieces: [{ ours: settled(pieces, 'ours'), theirs: settled(pieces, 'theirs') }] };
}

/** Whether removing an entry would lose a person's work: more than hints that follow the text. */
function isAltered(base: EntryBlock, now: EntryBlock): boolean {
  const known = commentsOf(base.lines);
  const isNew = [...commentsOf(now.lines)].some(comment => !known.has(comment));
  return isNew || isWork(asFields(base.value), asFields(now.value));
}

/** Merges lines that contain only comments. They cannot conflict. */
function mergeComments(base: string, ours: string, theirs: string): string {
  return mergedLines(base, ours, theirs) ?? ours + theirs;
}

function only(block: FieldBlock | EntryBlock | undefined): MergedPart {
  return block ? { pieces: [block.lines], ours: block.value, theirs: block.value } : nothing;
}
