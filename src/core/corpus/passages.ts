import type { Span } from '../text/lines';
import { fromSource } from '../text/reading';
import { type Coding, passageKey } from './codings';
import type { CodedSource } from './corpus';

/** The annotations with the same extent: one passage, whoever coded it. */
export interface Passage {
  /** In the reading. */
  readonly span: Span;
  /** In order of place. */
  readonly codings: readonly Coding[];
  /** Paths of all its codes. */
  readonly codes: readonly string[];
}

/** The passages of some annotations of a source, in their order. */
export function passagesOf(source: CodedSource, codings: readonly Coding[]): readonly Passage[] {
  const { reading } = source.analysis;
  const groups = new Map<string, Coding[]>();
  for (const coding of codings) {
    const key = passageKey(source.source, coding.anchor.span, undefined);
    const group = groups.get(key);
    if (group) group.push(coding);
    else groups.set(key, [coding]);
  }
  return [...groups.values()].map(group => {
    const { start, end } = group[0]!.anchor.span;
    return {
      span: { start: fromSource(reading, start), end: fromSource(reading, end) },
      codings: group,
      codes: group.flatMap(({ annotation }) => annotation.codes),
    };
  });
}
