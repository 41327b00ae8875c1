import type { Undefined } from '../reliability';

/** A passage that a coder gave a code: from `start` up to `end`, which is not part of it. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly code: string;
}

/** One text, from 0 to its length, and what each coder marked in it; `null`: this coder has not judged it. */
export interface Continuum {
  readonly length: number;
  readonly coders: readonly (readonly Segment[] | null)[];
}

/** A stretch of a text that a coder gave one code, or no code: a gap. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  /** `null`: a gap. */
  readonly code: string | null;
}

/** What one coder made of one text: units and gaps in order, without holes. */
export type Partition = readonly Unit[];

/** The partitions of the coders who have judged a text. */
export interface Partitioned {
  readonly length: number;
  readonly partitions: readonly Partition[];
}

/** What two coders or more have judged. */
export function judgedByTwo(texts: readonly Continuum[]): readonly Continuum[] {
  return texts.filter(
    ({ length, coders }) => length > 0 && coders.filter(segments => segments !== null).length > 1,
  );
}

/** Why nothing can be compared; `undefined` where two coders have judged a text. */
export function noCommonText(texts: readonly Continuum[]): Undefined | undefined {
  if (texts.every(({ coders }) => coders.length < 2))
    return texts.length > 0 ? 'one-coder' : 'nothing-compared';
  return judgedByTwo(texts).length > 0 ? undefined : 'nothing-compared';
}

/**
 * The texts as units and gaps. Passages of one code that overlap are one unit, passages without width none. `undefined` where
 * passages of a coder with different codes overlap: they are no partition.
 */
export function partitionsOf(texts: readonly Continuum[]): readonly Partitioned[] | undefined {
  const all: Partitioned[] = [];
  for (const { length, coders } of judgedByTwo(texts)) {
    const partitions: Partition[] = [];
    for (const segments of coders) {
      if (segments === null) continue;
      const partition = partitionOf(segments, length);
      if (!partition) return undefined;
      partitions.push(partition);
    }
    all.push({ length, partitions });
  }
  return all;
}

/** Units and gaps of what one coder marked; `undefined` where passages with different codes overlap. */
export function partitionOf(segments: readonly Segment[], length: number): Partition | undefined {
  const sorted = segments
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const units: { start: number; end: number; code: string | null }[] = [];
  let reached = 0;
  for (const { start, end, code } of sorted) {
    const last = units.at(-1);
    if (start < reached) {
      if (last?.code !== code) return undefined;
      last.end = Math.max(last.end, end);
    } else {
      if (start > reached) units.push({ start: reached, end: start, code: null });
      units.push({ start, end, code });
    }
    reached = Math.max(reached, end);
  }
  if (reached < length) units.push({ start: reached, end: length, code: null });
  return units;
}

/** The texts with one code for whatever is coded: where the coders found something, not what. */
export function whereCoded(texts: readonly Continuum[]): readonly Continuum[] {
  return texts.map(({ length, coders }) => ({
    length,
    coders: coders.map(segments =>
      segments === null ? null : segments.map(each => ({ ...each, code: 'coded' })),
    ),
  }));
}

/** The texts with the passages of one code alone. */
export function ofCode(texts: readonly Continuum[], code: string): readonly Continuum[] {
  return texts.map(({ length, coders }) => ({
    length,
    coders: coders.map(segments => (segments === null ? null : segments.filter(each => each.code === code))),
  }));
}

/** Calls `meet` for every two units of two partitions that share characters, with how many these are. */
export function eachMeeting(
  ours: Partition,
  theirs: Partition,
  meet: (our: Unit, their: Unit, length: number) => void,
): void {
  for (let i = 0, j = 0; i < ours.length && j < theirs.length; ) {
    const [our, their] = [ours[i]!, theirs[j]!];
    const length = Math.min(our.end, their.end) - Math.max(our.start, their.start);
    if (length > 0) meet(our, their, length);
    if (our.end <= their.end) i++;
    if (their.end <= our.end) j++;
  }
}
