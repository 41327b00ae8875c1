import { compareText } from '../base/order';
import { asFields, canonical } from '../base/values';
import { hashText } from '../text/source';
import { type EntryBlock, type FileBlocks, rewriteField } from '../yaml/blocks';
import { same } from './mergeValues';

/**
 * Keeps both of two independent annotations that happen to have the same id. One of them gets a new id, which depends on
 * its content only, so that both sides choose the same.
 */
export function keepApart(
  base: FileBlocks,
  ours: FileBlocks,
  theirs: FileBlocks,
): readonly [base: FileBlocks, ours: FileBlocks, theirs: FileBlocks] {
  const [old, one, other] = [base, ours, theirs].map(file => file.lists.get('annotations')?.entries ?? []);
  const [oldKeys, twins] = [
    new Set(old?.map(({ key }) => key)),
    new Map(other?.map(entry => [entry.key, entry])),
  ];
  const renamed = { ours: new Map<string, string>(), theirs: new Map<string, string>() };
  const taken = new Map([...(one ?? []), ...(other ?? [])].map(entry => [entry.key, entry]));
  for (const entry of one ?? []) {
    const twin = twins.get(entry.key);
    if (!twin || oldKeys.has(entry.key)) continue;
    if (same(quoteOf(entry), quoteOf(twin))) continue;
    const isOurs = compareText(contentOf(entry), contentOf(twin)) > 0;
    const side = isOurs ? renamed.ours : renamed.theirs;
    side.set(entry.key, freshId(isOurs ? entry : twin, taken));
  }
  return [base, rename(ours, renamed.ours), rename(theirs, renamed.theirs)];
}

/** An id that no other entry has. An entry that has been renamed before gets the same id again. */
export function freshId(
  entry: Pick<EntryBlock, 'value'>,
  taken: ReadonlyMap<string, Pick<EntryBlock, 'value'>>,
): string {
  for (let salt = 0; ; salt++) {
    const hash = hashText(`${salt} ${contentOf(entry)}`).replace('sha256:', '');
    // Six letters and digits, as ids are made of everywhere.
    const id = Number.parseInt(hash.slice(0, 12), 16).toString(36).padStart(6, '0').slice(-6);
    const holder = taken.get(id);
    if (!holder || contentOf(holder) === contentOf(entry)) return id;
  }
}

function rename(file: FileBlocks, ids: ReadonlyMap<string, string>): FileBlocks {
  const list = file.lists.get('annotations');
  if (!list || ids.size === 0) return file;
  const known = new Set(list.entries.map(({ key }) => key));
  const entries = list.entries.flatMap(entry => {
    const id = ids.get(entry.key);
    if (id === undefined) return [entry];
    // An earlier merge gave it this id, and it came back under its old one.
    if (known.has(id)) return [];
    return [withId(entry, id) ?? entry];
  });
  return { ...file, lists: new Map([...file.lists, ['annotations', { ...list, entries }]]) };
}

function withId(entry: EntryBlock, id: string): EntryBlock | undefined {
  const { fields } = entry;
  const field = fields?.find(({ key }) => key === 'id');
  if (!fields || !field) return undefined;
  const lines = rewriteField(field, id);
  const rewritten = { ...field, value: id, lines };
  const all = fields.map(each => (each === field ? rewritten : each));
  return {
    key: id,
    lines: all.map(each => each.lines).join(''),
    value: { ...asFields(entry.value), id },
    fields: all,
  };
}

function quoteOf({ value }: EntryBlock): unknown {
  return asFields(value).quote;
}

/** What an entry says but for its id. */
function contentOf({ value }: Pick<EntryBlock, 'value'>): string {
  const { id: _, ...rest } = asFields(value);
  return canonical(rest) ?? '';
}
