import { asFields, asText } from '../base/values';
import { restoreLineEnds } from '../text/lineEnds';
import { mergeLines, type Piece, settled, withMarkers } from '../text/mergeLines';
import { normalizeText } from '../text/source';
import { cutBlocks, type FileBlocks } from '../yaml/blocks';
import { commentsOf } from '../yaml/tokens';
import {
  type Annotation,
  annotationFields,
  compareAnnotations,
  reviewFields,
  sameTarget,
} from './annotation';
import { keepApart } from './keepApart';
import { type ListRules, type MergedPart, mergeFiles } from './mergeBlocks';
import { same } from './mergeValues';
import { settlementFields } from './settlement';
import { isSideFile, parseSideFile, readAnnotation, type SideFile } from './sideFile';

/** Result of a merge. */
export interface MergeResult {
  /** The merged text, with conflict markers if there are conflicts. */
  readonly text: string;
  readonly conflicts: number;
}

const lists: Readonly<Record<string, ListRules>> = {
  annotations: {
    fields: annotationFields,
    compare: (a, b) => {
      const [one, other] = [readAnnotation(asFields(a)), readAnnotation(asFields(b))];
      return one && other ? compareAnnotations(one, other) : 0;
    },
  },
  reviewed: { fields: reviewFields, compare: () => 0 },
  settled: { fields: settlementFields, compare: () => 0 },
};

/** Key that identifies an entry of a side file. */
const keys = {
  annotations: (entry: unknown) => asText(asFields(entry).id),
  reviewed: (entry: unknown) => {
    const { code, coder } = asFields(entry);
    return asText(code) === undefined ? undefined : `${asText(code)} ${asText(coder) ?? ''}`;
  },
  settled: (entry: unknown) => asText(asFields(entry).id),
};

/**
 * Merges two versions of one text (`base` is empty if both sides created it). Side files are merged by annotation and
 * field, with the lines that the sides wrote. A conflict holds the whole annotation of either side between markers, with
 * the fields they agree on in both. If that cannot be done for certain, and for other files, lines are merged as git does.
 * Nothing of either side is lost, and nothing is added. The result is the same from either side, and stays the same when
 * merged again.
 */
export function mergeVersions(path: string, base: string, ours: string, theirs: string): MergeResult {
  if (ours === theirs || theirs === base) return { text: ours, conflicts: 0 };
  if (ours === base) return { text: theirs, conflicts: 0 };
  const [old, one, other] = [base, ours, theirs].map(ended) as [string, string, string];
  const pieces = (isSideFile(path) ? tried(() => mergeEntries(path, old, one, other)) : undefined) ??
    tried(() => mergeText(path, old, one, other)) ?? [{ ours: one, theirs: other }];
  return {
    text: restoreLineEnds(ours, withMarkers(pieces)),
    conflicts: pieces.filter(piece => typeof piece !== 'string').length,
  };
}

/**
 * A method of merging; `undefined` if it cannot finish, for example because of values that contain themselves. A merge must
 * keep both sides, whatever the file contains.
 */
function tried<T>(merge: () => T): T | undefined {
  try {
    return merge();
  } catch {
    return undefined;
  }
}

function ended(text: string): string {
  const normal = normalizeText(text);
  return normal === '' || normal.endsWith('\n') ? normal : `${normal}\n`;
}

/** Merges side files entry by entry; `undefined` if one cannot be read, or if the result would not say what it must. */
function mergeEntries(
  path: string,
  base: string,
  ours: string,
  theirs: string,
): readonly Piece[] | undefined {
  const files = [base, ours, theirs].map(text => parseSideFile(path, text));
  if (!files.every(({ sound }) => sound)) return undefined;
  const cut = withoutHearsay(
    files,
    [base, ours, theirs].map(text => cutBlocks(text, keys)),
  );
  if (!cut.every((each): each is FileBlocks => each !== undefined)) return undefined;
  const [old, one, other] = keepApart(...(cut as [FileBlocks, FileBlocks, FileBlocks]));
  const order = ['version', 'source', 'hash', 'compared', 'annotations', 'reviewed', 'settled'];
  const merged = mergeFiles(old, one, other, order, lists);
  return says(path, merged) && keepsComments(base, ours, theirs, merged.pieces) ? merged.pieces : undefined;
}

/**
 * Removes the note that passages have been compared with the rest of the text (`compared`) if a side without it has added
 * or moved passages: the other side cannot answer for them.
 */
function withoutHearsay(
  files: readonly SideFile[],
  cut: readonly (FileBlocks | undefined)[],
): readonly (FileBlocks | undefined)[] {
  const known = new Map(files[0]?.annotations.map(annotation => [annotation.id, annotation]));
  const isHearsay = files.slice(1).some(({ yaml, annotations }) => {
    const isNew = (annotation: Annotation) => {
      const old = known.get(annotation.id);
      return annotation.nth === undefined && !(old && sameTarget(old, annotation));
    };
    return asFields(yaml.value).compared !== true && annotations.some(isNew);
  });
  if (!isHearsay) return cut;
  return cut.map(
    blocks => blocks && { ...blocks, fields: blocks.fields.filter(({ key }) => key !== 'compared') },
  );
}

/** Whether the lines say what was intended, whichever side the conflicts are settled for. */
function says(path: string, merged: MergedPart): boolean {
  const isClean = merged.pieces.every(piece => typeof piece === 'string');
  const sides = isClean ? (['ours'] as const) : (['ours', 'theirs'] as const);
  return sides.every(side => {
    const { sound, yaml } = parseSideFile(path, settled(merged.pieces, side));
    return sound && same(withoutEmpty(yaml.value), withoutEmpty(merged[side]));
  });
}

function withoutEmpty(root: unknown): unknown {
  const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(
    Object.entries(asFields(root)).filter(([key, value]) => !(Object.hasOwn(lists, key) && isEmpty(value))),
  );
}

/** Whether every comment is kept that a side has added, or that nobody has removed. */
function keepsComments(base: string, ours: string, theirs: string, pieces: readonly Piece[]): boolean {
  const [old, one, other] = [base, ours, theirs].map(commentsOf) as [Set<string>, Set<string>, Set<string>];
  const kept = new Set((['ours', 'theirs'] as const).flatMap(side => [...commentsOf(settled(pieces, side))]));
  const due = [...one, ...other].filter(each => !old.has(each) || (one.has(each) && other.has(each)));
  return due.every(comment => kept.has(comment));
}

/**
 * Merges lines. If sound side files would not give a sound one with the annotations of both, whichever side the conflicts
 * are settled for, the whole text becomes one conflict.
 */
function mergeText(path: string, base: string, ours: string, theirs: string): readonly Piece[] {
  const pieces = mergeLines(base, ours, theirs);
  if (!isSideFile(path)) return pieces;
  const [old, one, other] = [base, ours, theirs].map(text => idsIn(path, text));
  if (!one || !other) return pieces;
  const isClean = pieces.every(piece => typeof piece === 'string');
  const due = [...one, ...other].filter(id => !old?.includes(id) || (one.includes(id) && other.includes(id)));
  const holds = (['ours', 'theirs'] as const).every(side => {
    const now = idsIn(path, settled(pieces, side));
    return now && (!isClean || due.every(id => now.includes(id)));
  });
  return holds ? pieces : [{ ours, theirs }];
}

/** Ids of a side file; `undefined` if it cannot be read or holds an id twice. */
function idsIn(path: string, text: string): readonly string[] | undefined {
  const { sound, annotations, issues } = parseSideFile(path, text);
  const isSound = sound && issues.every(({ code }) => code !== 'duplicate-id');
  return isSound ? annotations.map(({ id }) => id) : undefined;
}
