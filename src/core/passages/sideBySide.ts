import type { ComparedSentence, ReferenceComparison } from './compare';

/** A row of a side-by-side comparison: sentences of the reference and of the source. One side is empty if they were dropped or added. */
export interface AlignedRow {
  readonly reference: readonly ComparedSentence[];
  readonly source: readonly ComparedSentence[];
}

/**
 * The two sides of a comparison as rows, in the order of the source: each of its sentences with what it took from the
 * reference, sentences in a row that took the same together. What nobody took stands after the sentence that it
 * follows in the reference. Every sentence of the source stands in one row, every one of the reference in one or more.
 */
export function alignSides({ ofReference, ofSource }: ReferenceComparison): readonly AlignedRow[] {
  const rows: { reference: number[]; source: ComparedSentence[] }[] = [];
  const links = linksOf(ofReference, ofSource);
  for (const [j, sentence] of ofSource.entries()) {
    const reference = [...(links.get(j) ?? [])].sort((a, b) => a - b);
    const before = rows.at(-1);
    if (reference.length > 0 && before?.reference.join() === reference.join()) before.source.push(sentence);
    else rows.push({ reference, source: [sentence] });
  }
  const taken = new Set(rows.flatMap(({ reference }) => reference));
  for (const i of ofReference.keys()) {
    if (taken.has(i)) continue;
    const behind = rows.findLastIndex(({ reference }) => reference.includes(i - 1));
    rows.splice(behind + 1, 0, { reference: [i], source: [] });
  }
  return rows.map(({ reference, source }) => ({ reference: reference.map(i => ofReference[i]!), source }));
}

/** For each sentence of the source, the sentences of the reference that it is paired with, in either direction. */
function linksOf(
  ofReference: readonly ComparedSentence[],
  ofSource: readonly ComparedSentence[],
): ReadonlyMap<number, ReadonlySet<number>> {
  const links = new Map<number, Set<number>>();
  const linked = new Set<number>();
  const link = (source: number, reference: number) => {
    links.set(source, (links.get(source) ?? new Set()).add(reference));
    linked.add(reference);
  };
  for (const [j, { counterpart }] of ofSource.entries()) {
    for (let i = counterpart?.first ?? 0; counterpart && i <= counterpart.last; i++) link(j, i);
  }
  // Of a long sentence that swallowed this one, less than half need come from here.
  for (const [i, { counterpart }] of ofReference.entries()) {
    if (linked.has(i) || !counterpart) continue;
    for (let j = counterpart.first; j <= counterpart.last; j++) link(j, i);
  }
  return links;
}
