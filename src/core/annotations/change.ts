import { stringify } from 'yaml';
import { asFields, asList, canonical, type Fields } from '../base/values';
import { restoreLineEnds } from '../text/lineEnds';
import { normalizeText } from '../text/source';
import { type ListLayout, YamlList } from '../yaml/list';
import { type Annotation, compareAnnotations, type Review } from './annotation';
import {
  agrees,
  annotations,
  type Coded,
  differences,
  type ListKind,
  listIn,
  placeAmong,
  reviews,
  settlements,
  stayingAnnotations,
} from './listKinds';
import { orderAfter } from './order';
import type { Settlement } from './settlement';
import { parseSideFile, type SideFile } from './sideFile';

export { compareAnnotations };

/**
 * One step of coding in one side file: an annotation made (`before` undefined), removed (`after` undefined) or
 * altered; or a review or a settlement, likewise. Swapping `before` and `after` undoes it.
 */
export type Change =
  | {
      readonly kind: 'annotation';
      readonly before?: Annotation;
      readonly after?: Annotation;
      /** The annotation keeps its place in the list: the text has moved, and its neighbours' positions are still the old ones. */
      readonly keepsPlace?: true;
    }
  | { readonly kind: 'review'; readonly before?: Review; readonly after?: Review }
  | { readonly kind: 'settlement'; readonly before?: Settlement; readonly after?: Settlement };

/** The change that undoes a change. */
export function invert(change: Change): Change {
  const { before, after, ...same } = change;
  return { ...same, ...(after && { before: after }), ...(before && { after: before }) } as Change;
}

/** Why a change was refused. Nothing has been written in that case. */
export type Refusal = 'unreadable' | 'changed-meanwhile' | 'not-written-back';

export type ChangeResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: Refusal };

/**
 * Text of a side file without entries. `source` is the file name of the source, `hash` the hash of its text. Entries are
 * described by `describe`, which compares them with the rest of the text; the file says so (`compared`).
 */
export function emptySideFile(source: string, hash: string): string {
  return `version: 1\n${stringify({ source, hash, compared: true }, { lineWidth: 0 })}`;
}

/**
 * Makes a change in the text of a side file, whatever its line ends. All other lines stay the same byte for byte, and so do
 * comments and unknown keys within the changed entry. Refused if the file cannot be read, or if the entry is no longer what
 * the change starts from.
 */
export function applyChange(path: string, text: string, change: Change): ChangeResult {
  switch (change.kind) {
    case 'annotation': {
      const kind = change.keepsPlace ? stayingAnnotations : annotations;
      return applyTo(kind, path, text, change.before, change.after);
    }
    case 'review':
      return applyTo(reviews, path, text, change.before, change.after);
    case 'settlement':
      return applyTo<Settlement & Coded>(settlements, path, text, change.before, change.after);
  }
}

/**
 * Makes changes in the text of a side file, all or none, in order. Many new or many removed entries that follow one another
 * are handled in one pass, because each pass reads the whole file.
 */
export function applyChanges(path: string, text: string, changes: readonly Change[]): ChangeResult {
  let result: ChangeResult = { ok: true, text };
  for (const run of runsOf(changes)) {
    if (result.ok) result = applyRun(path, result.text, run);
  }
  return result;
}

/** Changes that follow one another and do the same to entries of one list. */
function runsOf(changes: readonly Change[]): readonly (readonly Change[])[] {
  const runs: Change[][] = [];
  const nameOf = ({ kind, before, after }: Change) =>
    `${kind} ${before !== undefined} ${after !== undefined}`;
  for (const change of changes) {
    const last = runs.at(-1);
    if (last?.[0] && nameOf(last[0]) === nameOf(change)) last.push(change);
    else runs.push([change]);
  }
  return runs;
}

function applyRun(path: string, text: string, run: readonly Change[]): ChangeResult {
  const [first] = run;
  if (run.length > 1 && first) {
    const [added, removed] = [valuesOf(run, 'after'), valuesOf(run, 'before')];
    if (first.kind === 'annotation') {
      if (!first.before) return addAll(annotations, path, text, added as readonly Annotation[]);
      if (!first.after) return removeAll(annotations, path, text, removed as readonly Annotation[]);
      const result = alterAll(path, text, run as readonly Alteration[]);
      if (result?.ok) return result;
    }
    if (first.kind === 'settlement') {
      if (!first.before) return addAll(settlements, path, text, added as readonly Settlement[]);
      if (!first.after) return removeAll(settlements, path, text, removed as readonly Settlement[]);
    }
  }
  let result: ChangeResult = { ok: true, text };
  for (const change of run) {
    if (result.ok) result = applyChange(path, result.text, change);
  }
  return result;
}

function valuesOf(run: readonly Change[], side: 'before' | 'after'): readonly (Change['before'] & {})[] {
  return run.map(change => change[side]).filter(each => each !== undefined);
}

/** What has an id, unique in its list. */
type Identified = Coded & { readonly id: string };

function addAll<T extends Identified>(
  kind: ListKind<T>,
  path: string,
  text: string,
  added: readonly T[],
): ChangeResult {
  const old = read(kind, path, text);
  if (!old) return { ok: false, reason: 'unreadable' };
  const { values, entries } = old;
  const ids = [...entries.map(entry => entry?.id), ...added.map(({ id }) => id)].filter(
    id => id !== undefined,
  );
  if (new Set(ids).size < ids.length) return { ok: false, reason: 'changed-meanwhile' };
  const inOrder = [...added]
    .sort(kind.compare)
    .map(entry => ({ place: placeAmong(kind, entries, entry), entry: kind.write(entry) }));
  const meant = inOrder.reduceRight<readonly unknown[]>(
    (list, { place, entry }) => list.toSpliced(place, 0, entry),
    values,
  );
  const list = YamlList.inBlockStyle(old.normal, kind);
  return written(old, { text: list?.insertAll(inOrder), meant });
}

function removeAll<T extends Identified>(
  kind: ListKind<T>,
  path: string,
  text: string,
  removed: readonly T[],
): ChangeResult {
  const old = read(kind, path, text);
  if (!old) return { ok: false, reason: 'unreadable' };
  const { values, entries } = old;
  const places = new Set<number>();
  for (const each of removed) {
    const place = entries.findIndex(entry => entry?.id === each.id);
    const stored = entries[place];
    if (!stored || !agrees(kind, stored, each)) return { ok: false, reason: 'changed-meanwhile' };
    places.add(place);
  }
  const list = YamlList.inBlockStyle(old.normal, kind);
  const meant = values.filter((_, i) => !places.has(i));
  return written(old, { text: list?.removeAll(places), meant });
}

interface Alteration {
  readonly before: Annotation;
  readonly after: Annotation;
  readonly keepsPlace?: true;
}

/** Alters annotations. `undefined` if the list is not written line by line. */
function alterAll(path: string, text: string, altered: readonly Alteration[]): ChangeResult | undefined {
  const old = read(annotations, path, text);
  if (!old) return { ok: false, reason: 'unreadable' };
  const { values, entries } = old;
  const places = new Map(entries.map((entry, i) => [entry?.id, i]));
  const changed = new Map<number, Fields>();
  const movable = new Set<number>();
  const [now, meant] = [[...entries], [...values]];
  for (const { before, after, keepsPlace } of altered) {
    const place = places.get(before.id);
    const stored = place === undefined ? undefined : entries[place];
    if (place === undefined || changed.has(place) || !stored || !agrees(annotations, stored, before)) {
      return { ok: false, reason: 'changed-meanwhile' };
    }
    const fields = differences(annotations, before, after);
    changed.set(place, fields);
    // An entry moves in the file only if its passage moved in the text. An order chosen by a person stays.
    if (!keepsPlace && 'at' in fields) movable.add(place);
    now[place] = after;
    meant[place] = { ...asFields(values[place]), ...fields };
  }
  const lines = YamlList.inBlockStyle(old.normal, annotations)?.replaceAll(changed);
  if (lines === undefined) return undefined;
  const { moves, order } = orderAfter(annotations, now, movable);
  const inOrder = moves.length === 0 ? lines : new YamlList(lines, annotations).moveAll(moves);
  return written(old, { text: inOrder, meant: order.map(i => meant[i]) });
}

function applyTo<T extends Coded>(
  kind: ListKind<T>,
  path: string,
  text: string,
  before: T | undefined,
  after: T | undefined,
): ChangeResult {
  const old = read(kind, path, text);
  if (!old) return { ok: false, reason: 'unreadable' };
  const { values, entries } = old;
  const find = (wanted: T) =>
    entries.findIndex(stored => stored !== undefined && kind.isSame(stored, wanted));

  const wanted = before ?? after;
  const index = wanted === undefined ? -1 : find(wanted);
  const stored = entries[index];
  const upToDate = before === undefined ? index === -1 : stored !== undefined && agrees(kind, stored, before);
  if (!upToDate) return { ok: false, reason: 'changed-meanwhile' };

  const list = YamlList.inBlockStyle(old.normal, kind);
  const edit =
    after === undefined
      ? { text: list?.remove(index), meant: values.toSpliced(index, 1) }
      : before === undefined
        ? insertion(old, list, after)
        : replacement(old, list, index, before, after);
  return written(old, edit);
}

/** A side file before a change: its text as given and with LF line ends, its content, and one of its lists. */
interface Old<T extends Coded> {
  readonly kind: ListKind<T>;
  readonly path: string;
  readonly text: string;
  readonly normal: string;
  readonly file: SideFile;
  /** The plain values of the list, and the entries they are read as. */
  readonly values: readonly unknown[];
  readonly entries: readonly (T | undefined)[];
}

/** `undefined` where it cannot be read. */
function read<T extends Coded>(kind: ListKind<T>, path: string, text: string): Old<T> | undefined {
  const normal = normalizeText(text);
  const file = parseSideFile(path, normal);
  if (!file.sound) return undefined;
  const values = listIn(file, kind);
  return { kind, path, text, normal, file, values, entries: values.map(kind.read) };
}

/** Reads the result again: the file must say exactly what was intended, and nothing else may have changed. */
function written<T extends Coded>({ kind, path, text, normal, file }: Old<T>, edit: Edit): ChangeResult {
  const asMeant = keepingEnd(normal, edit.text).find(each =>
    says(parseSideFile(path, each), file, kind, edit.meant),
  );
  return asMeant === undefined
    ? { ok: false, reason: 'not-written-back' }
    : { ok: true, text: restoreLineEnds(text, asMeant) };
}

/** The text of a file after a change, and the values that its list should then hold. */
interface Edit {
  readonly text: string | undefined;
  readonly meant: readonly unknown[];
}

/** `list` is `undefined` where its layout does not allow a change. */
function insertion<T extends Coded>(
  { kind, values, entries }: Old<T>,
  list: YamlList | undefined,
  after: T,
): Edit {
  const place = placeAmong(kind, entries, after);
  const fields = kind.write(after);
  return { text: list?.insert(place, fields), meant: values.toSpliced(place, 0, fields) };
}

function replacement<T extends Coded>(
  { kind, values, entries }: Old<T>,
  list: YamlList | undefined,
  index: number,
  before: T,
  after: T,
): Edit {
  const changed = differences(kind, before, after);
  const text = list?.replace(index, changed);
  const value = { ...asFields(values[index]), ...changed };
  // An entry moves in the file only if its passage moved in the text. An order chosen by a person stays.
  const isToMove = kind.movesWithPlace && 'at' in changed;
  const place = isToMove ? placeAmong(kind, entries.toSpliced(index, 1), after) : index;
  if (place === index) return { text, meant: values.with(index, value) };
  return {
    text: text === undefined ? undefined : new YamlList(text, kind).move(index, place),
    meant: values.toSpliced(index, 1).toSpliced(place, 0, value),
  };
}

/** Leaves out the final line end if the file had none, unless that would change the content. */
function keepingEnd(old: string, written: string | undefined): readonly string[] {
  if (written === undefined) return [];
  return old === '' || old.endsWith('\n') ? [written] : [written.replace(/\n$/, ''), written];
}

/** Whether two files say the same, apart from one list. */
function says(now: SideFile, old: SideFile, { key }: ListLayout, list: readonly unknown[]): boolean {
  const [is, should] = [asFields(now.yaml.value), { ...asFields(old.yaml.value), [key]: list }];
  return now.sound && canonical(withoutEmpty(is, key)) === canonical(withoutEmpty(should, key));
}

function withoutEmpty(root: Fields, key: string): Fields {
  return { ...root, [key]: asList(root[key]).length === 0 ? undefined : root[key] };
}
