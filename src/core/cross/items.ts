import type { Steps } from '../base/steps';
import { type Coding, codingsByCoderOf } from '../corpus/codings';
import type { CodedSource, Corpus } from '../corpus/corpus';
import { type Passage, passagesOf } from '../corpus/passages';
import { unitsTouchedBy } from '../coverage/shares';
import type { Span } from '../text/lines';
import { unitSpan } from '../text/units';
import { type CrossAxis, coderOf, isOfCodes, placesOfCodes, placesOfSources } from './axis';

/**
 * What puts codes of two axes into one cell: the same passage bears both (`passage`); a passage with the one overlaps a
 * passage with the other (`overlap`); one unit has passages of both (`unit`). Three different questions.
 */
export type Together = 'passage' | 'overlap' | 'unit';
export const togetherKinds: readonly Together[] = ['passage', 'overlap', 'unit'];

/** A passage, a pair of overlapping passages, or a unit, with its categories on each axis. */
export interface CrossItem {
  readonly source: CodedSource;
  /** The passage, what overlapping passages have in common, or the unit; in the reading. */
  readonly span: Span;
  /** The annotations behind it, in order of place. */
  readonly codings: readonly Coding[];
  /** For each axis, the indices of its categories; empty if it is in none. */
  readonly places: readonly (readonly number[])[];
}

/**
 * All items that are on at least one axis of codes (without such an axis: all), in order of sources and places. On an axis
 * of coders, each coder's passages are looked at apart; otherwise a passage that two coders have coded is one passage, with
 * the codes of both.
 */
export function* crossItems(
  corpus: Corpus,
  axes: readonly CrossAxis[],
  together: Together,
): Steps<readonly CrossItem[]> {
  const roles = axes.filter(isOfCodes);
  const ofSources = new Map(
    axes.filter(({ kind }) => kind === 'attribute').map(axis => [axis, placesOfSources(corpus, axis)]),
  );
  const coders = axes.find(({ kind }) => kind === 'coders');
  const items: CrossItem[] = [];
  for (const source of corpus.sources) {
    yield;
    const codings = codingsByCoderOf(source).filter(({ annotation }) =>
      annotation.codes.some(code => corpus.codebook.codes.has(code)),
    );
    for (const [coder, own] of byCoder(codings, coders)) {
      for (const { span, codings: behind, roles: places } of itemsIn(source, own, roles, together)) {
        if (roles.length > 0 && places.every(each => each.length === 0)) continue;
        const placesOn = (axis: CrossAxis): readonly number[] => {
          if (isOfCodes(axis)) return places[roles.indexOf(axis)]!;
          const index = axis.kind === 'coders' ? coder : ofSources.get(axis)?.get(source);
          return index === undefined ? [] : [index];
        };
        items.push({ source, span, codings: behind, places: axes.map(placesOn) });
      }
    }
  }
  return items;
}

/** Annotations by the index of their coder on an axis; all together without such an axis. */
function byCoder(
  codings: readonly Coding[],
  axis: CrossAxis | undefined,
): ReadonlyMap<number | undefined, readonly Coding[]> {
  if (!axis) return new Map([[undefined, codings]]);
  const indices = new Map(axis.categories.map(({ key }, i) => [key, i]));
  const groups = new Map<number | undefined, Coding[]>();
  for (const coding of codings) {
    const index = indices.get(coderOf(coding.annotation));
    const group = groups.get(index);
    if (group) group.push(coding);
    else groups.set(index, [coding]);
  }
  return groups;
}

/** `roles`: for each axis of codes, the indices of the categories. */
type Found = Pick<CrossItem, 'span' | 'codings'> & { readonly roles: readonly (readonly number[])[] };

function itemsIn(
  source: CodedSource,
  codings: readonly Coding[],
  axes: readonly CrossAxis[],
  together: Together,
): readonly Found[] {
  const passages = passagesOf(source, codings);
  if (together === 'unit') return unitsIn(source, passages, axes);
  if (together === 'overlap' && axes.length > 1) return overlapsIn(passages, axes);
  return passages.map(({ span, codings, codes }) => ({
    span,
    codings,
    roles: axes.map(axis => placesOfCodes(axis, codes)),
  }));
}

/** Units that passages touch, with the categories of all of these passages. */
function unitsIn(
  { analysis: { reading, units } }: CodedSource,
  passages: readonly Passage[],
  axes: readonly CrossAxis[],
): readonly Found[] {
  const touching = new Map<number, Passage[]>();
  for (const passage of passages) {
    for (const unit of unitsTouchedBy(passage.span, units, reading.text)) {
      const all = touching.get(unit);
      if (all) all.push(passage);
      else touching.set(unit, [passage]);
    }
  }
  return [...touching]
    .sort(([a], [b]) => a - b)
    .map(([unit, all]) => ({
      span: unitSpan(units, unit),
      codings: all.flatMap(({ codings }) => codings),
      roles: axes.map(axis => distinct(all.flatMap(({ codes }) => placesOfCodes(axis, codes)))),
    }));
}

/**
 * All ways to take a passage for each axis so that they share at least one character; one passage may be taken for several axes.
 * Passages come in order of place, so the search for a start that is too late can stop.
 */
function overlapsIn(passages: readonly Passage[], axes: readonly CrossAxis[]): readonly Found[] {
  const inOrder = [...passages].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let found: { readonly span: Span; readonly taken: readonly Passage[]; readonly roles: Found['roles'] }[] = [
    { span: { start: 0, end: Number.POSITIVE_INFINITY }, taken: [], roles: [] },
  ];
  for (const axis of axes) {
    const onAxis = inOrder.flatMap(passage => {
      const places = placesOfCodes(axis, passage.codes);
      return places.length > 0 ? [{ passage, places }] : [];
    });
    found = found.flatMap(({ span, taken, roles }) => {
      const next: typeof found = [];
      for (const { passage, places } of onAxis) {
        if (passage.span.start >= span.end) break;
        const common = {
          start: Math.max(span.start, passage.span.start),
          end: Math.min(span.end, passage.span.end),
        };
        if (common.start < common.end)
          next.push({ span: common, taken: [...taken, passage], roles: [...roles, places] });
      }
      return next;
    });
  }
  return found.map(({ span, taken, roles }) => ({
    span,
    codings: distinct(taken).flatMap(({ codings }) => codings),
    roles,
  }));
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
