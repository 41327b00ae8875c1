import { describe } from '../annotations/anchor';
import { annotationFields, formatRange, sameTarget, withTarget } from '../annotations/annotation';
import { applyChange, applyChanges, type Change } from '../annotations/change';
import { isWithoutContext } from '../annotations/context';
import { freshId } from '../annotations/keepApart';
import { same } from '../annotations/mergeValues';
import { isChanged } from '../annotations/placement';
import { recordedIn } from '../annotations/recorded';
import { parseSideFile, type SideFile } from '../annotations/sideFile';
import { type Issue, issue } from '../base/issue';
import { asFields, asList, asText } from '../base/values';
import { restoreLineEnds } from '../text/lineEnds';
import { hashSource, normalizeText } from '../text/source';
import { cutBlocks, rewriteField } from '../yaml/blocks';
import { YamlList } from '../yaml/list';
import { commentsOf } from '../yaml/tokens';
import { type CodedSource, isPlaced, type PlacedAnnotation } from './corpus';

/** Something in a side file that was mended. */
export interface Repair {
  readonly what:
    | 'hash'
    | 'compared'
    | 'source'
    | 'position'
    | 'context'
    | 'id'
    | 'repetition'
    | 'repeated-coding';
  /** Of the annotation; `undefined` where it is about the file. */
  readonly id?: string;
  /** Of a position: the old one (empty if there was none), and the new one. */
  readonly from?: string;
  readonly to?: string;
}

/** What the head of a side file says of its source, and should not. */
export function headIssues(coded: CodedSource): readonly Issue[] {
  return coded.sideFiles.flatMap(side => {
    const { source, hash } = asFields(side.yaml.value);
    const issues: Issue[] = [];
    if (!side.sound) return issues;
    if (isMisnamed(coded, side)) {
      const range = side.yaml.rangeOf(['source']);
      issues.push(issue('wrong-source', side.path, range, String(source), fileNameOf(coded)));
    }
    if (hash !== undefined && hash !== hashSource(coded.source)) {
      issues.push(issue('stale-hash', side.path, side.yaml.rangeOf(['hash'])));
    }
    return issues;
  });
}

/**
 * Fixes in a side file what is certain: the name of its source, positions of passages that were found elsewhere, ids used
 * twice, and, where every passage is at its place then, the hash. Nothing else is touched; nothing at all in a file that
 * cannot be read. `text` is that which the snapshot was built from.
 */
export function repairSideFile(
  coded: CodedSource,
  side: SideFile,
  text: string,
): { readonly text: string; readonly repairs: readonly Repair[] } {
  if (!side.sound) return { text, repairs: [] };
  const repairs: Repair[] = [];
  const attempt = (now: string, done: string | undefined, repair: Repair): string => {
    if (done === undefined || done === now || !parseSideFile(side.path, done).sound) return now;
    repairs.push(repair);
    return done;
  };
  let now = normalizeText(text);
  // All at once, because each pass reads the whole file; one by one if one of them cannot be fixed.
  const twins = findTwins(now);
  const together = twins.length > 0 ? withoutTwins(now, twins) : undefined;
  if (together !== undefined && parseSideFile(side.path, together).sound) {
    now = together;
    repairs.push(...twins.map(repairOf));
  } else {
    for (let [twin] = twins; twin; [twin] = findTwins(now)) {
      const before = now;
      now = attempt(now, withoutTwins(now, [twin]), repairOf(twin));
      if (now === before) break;
    }
  }
  const renewals = coded.annotations
    .filter(({ file }) => file === side.path)
    .flatMap(placed => renewalOf(coded, side, placed) ?? []);
  const all = applyChanges(
    side.path,
    now,
    renewals.map(({ change }) => change),
  );
  if (renewals.length > 0 && all.ok) {
    now = all.text;
    repairs.push(...renewals.map(({ repair }) => repair));
  } else {
    for (const { change, repair } of renewals) {
      const result = applyChange(side.path, now, change);
      now = attempt(now, result.ok ? result.text : undefined, repair);
    }
  }
  const { hash } = asFields(side.yaml.value);
  if (isMisnamed(coded, side)) {
    now = attempt(now, withField(now, 'source', fileNameOf(coded)), { what: 'source' });
  }
  if (hash !== undefined && hash !== hashSource(coded.source) && isConfirmed(coded, side, repairs)) {
    now = attempt(now, withField(now, 'hash', hashSource(coded.source)), { what: 'hash' });
  }
  if (hash !== undefined && isAllCompared(coded, side, now)) {
    now = attempt(now, withCompared(now), { what: 'compared' });
  }
  return { text: restoreLineEnds(text, now), repairs };
}

interface Renewal {
  readonly change: Change;
  readonly repair: Repair;
}

/**
 * What is to be written of an annotation so that its side file says where it is, and how it is told from others like it;
 * `undefined` where it says so, or where its place is not certain.
 */
function renewalOf(coded: CodedSource, side: SideFile, placed: PlacedAnnotation): Renewal | undefined {
  const { annotation } = placed;
  if (!isPlaced(placed) || annotation.orphan) return undefined;
  const { state, span } = placed.anchor;
  const found = describe(coded.source, coded.analysis.reading, span);
  // A place found with other wording has to be accepted by a person.
  if (found?.quote !== annotation.quote || sameTarget(found, annotation)) return undefined;
  const { id } = annotation;
  const change = { kind: 'annotation', before: annotation, after: withTarget(annotation, found) } as const;
  if (state === 'moved' && found.at) {
    const from = annotation.at ? formatRange(annotation.at) : '';
    return { change, repair: { what: 'position', id, from, to: formatRange(found.at) } };
  }
  // In its place, what an older program did not store is completed, and changed context is updated.
  const lacks = found.nth !== undefined && annotation.nth === undefined;
  const isOld = isChanged(recordedIn(side, coded.source)) && !isWithoutContext(annotation);
  return lacks || isOld ? { change, repair: { what: 'context', id } } : undefined;
}

/** Whether a file names another source than that which it is named after. One that was found by its content says what it was. */
function isMisnamed({ source: { path } }: CodedSource, side: SideFile): boolean {
  const { source } = asFields(side.yaml.value);
  const isNamedAfter = side.path.startsWith(`${path}.`);
  const nfc = (name: string) => name.normalize('NFC');
  return (
    isNamedAfter && source !== undefined && nfc(String(source)) !== nfc(path.slice(path.lastIndexOf('/') + 1))
  );
}

/** Whether every annotation of a file is at its recorded place, or has just been put there. */
function isConfirmed(coded: CodedSource, side: SideFile, repairs: readonly Repair[]): boolean {
  const hasTwins = side.issues.some(({ code }) => code === 'duplicate-id');
  return (
    !hasTwins &&
    coded.annotations
      .filter(({ file }) => file === side.path)
      .every(
        ({ annotation, anchor }) =>
          anchor.state === 'exact' ||
          repairs.some(({ what, id }) => what === 'position' && id === annotation.id),
      )
  );
}

/** Whether a file, as it has been mended, says of every passage how it is told from others like it in the text of today. */
function isAllCompared(coded: CodedSource, side: SideFile, mended: string): boolean {
  const file = parseSideFile(side.path, mended);
  const { hash, compared } = asFields(file.yaml.value);
  if (compared !== undefined || hash !== hashSource(coded.source)) return false;
  const now = new Map(file.annotations.map(annotation => [annotation.id, annotation]));
  return coded.annotations
    .filter(({ file }) => file === side.path)
    .every(placed => {
      const stored = now.get(placed.annotation.id);
      if (!stored || !isPlaced(placed)) return stored?.orphan === true;
      const found = describe(coded.source, coded.analysis.reading, placed.anchor.span);
      return found?.quote === stored.quote && (found.nth === undefined || stored.nth !== undefined);
    });
}

/** A file with `compared: true` after its hash. */
function withCompared(text: string): string | undefined {
  const blocks = cutBlocks(text, {});
  if (!blocks) return undefined;
  return (
    blocks.fields.map(({ key, lines }) => (key === 'hash' ? `${lines}compared: true\n` : lines)).join('') +
    blocks.tail
  );
}

/** An annotation whose id is already used. */
interface Twin {
  readonly index: number;
  readonly id: string;
  /** The id that it gets; `undefined` if it is equal to the first one with its id, and is removed. */
  readonly fresh: string | undefined;
}

function repairOf({ id, fresh }: Twin): Repair {
  return { what: fresh === undefined ? 'repetition' : 'id', id };
}

function findTwins(text: string): readonly Twin[] {
  const entries = asList(asFields(parseSideFile('', text).yaml.value).annotations);
  const ids = entries.map(value => asText(asFields(value).id));
  const taken = new Map<string, { value: unknown }>(entries.map((value, i) => [ids[i] ?? '', { value }]));
  const firsts = new Map<string, unknown>();
  return entries.flatMap((value, index): readonly Twin[] => {
    const id = ids[index];
    if (id === undefined) return [];
    if (!firsts.has(id)) {
      firsts.set(id, value);
      return [];
    }
    if (same(firsts.get(id), value)) return [{ index, id, fresh: undefined }];
    const fresh = freshId({ value }, taken);
    taken.set(fresh, { value });
    return [{ index, id, fresh }];
  });
}

/** `undefined` if they cannot be fixed without losing a comment. */
function withoutTwins(text: string, twins: readonly Twin[]): string | undefined {
  const layout = { key: 'annotations', fields: annotationFields };
  const renamed = twins.flatMap(({ index, fresh }) =>
    fresh === undefined ? [] : [[index, { id: fresh }] as const],
  );
  const named =
    renamed.length === 0 ? text : YamlList.inBlockStyle(text, layout)?.replaceAll(new Map(renamed));
  const repeated = new Set(twins.flatMap(({ index, fresh }) => (fresh === undefined ? [index] : [])));
  if (named === undefined || repeated.size === 0) return named;
  const without = YamlList.inBlockStyle(named, layout)?.removeAll(repeated);
  // A comment in a repetition is somebody's work and must stay.
  return without !== undefined && commentsOf(without).size === commentsOf(named).size ? without : undefined;
}

function withField(text: string, key: string, value: string): string | undefined {
  const blocks = cutBlocks(text, {});
  const field = blocks?.fields.find(each => each.key === key);
  if (!blocks || !field) return undefined;
  const lines = blocks.fields.map(each => (each === field ? rewriteField(field, value) : each.lines));
  return lines.join('') + blocks.tail;
}

function fileNameOf({ source: { path } }: CodedSource): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
