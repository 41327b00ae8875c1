import type { Range } from '../../base/issue';
import type { CodedSource } from '../../corpus/corpus';
import type { ComparedSentence, ReferenceComparison } from '../../passages/compare';
import { sharesOf } from '../../passages/compare';
import type { DistinctiveSentence } from '../../passages/distinctive';
import type { Quoted } from '../../passages/indexed';

/** A passage as scripts read it: its place, and the text as it is read. */
export interface PassageRecord extends Range {
  readonly text: string;
}

/** Own-task candidates of a source, as schemas/distinctive.schema.json describes them. */
export interface DistinctiveRecord {
  readonly source: string;
  readonly sentences: readonly (PassageRecord & {
    readonly score: number;
    readonly terms: DistinctiveSentence['terms'];
    readonly nearest: (PassageRecord & { readonly source: string; readonly share: number }) | null;
  })[];
}

/** A comparison, as schemas/comparison.schema.json describes it. */
export interface ComparisonRecord {
  readonly reference: string;
  readonly source: string;
  readonly letters: ReferenceComparison['letters'];
  readonly shares: { readonly reference: SideShares; readonly source: SideShares };
  readonly ofReference: readonly ComparedRecord[];
  readonly ofSource: readonly ComparedRecord[];
}

type SideShares = ReturnType<typeof sharesOf>;
type ComparedRecord = PassageRecord & {
  readonly state: ComparedSentence['state'];
  readonly counterpart: (PassageRecord & { readonly share: number; readonly jaccard: number }) | null;
};

export function distinctiveRecord(
  coded: CodedSource,
  sentences: readonly DistinctiveSentence[],
): DistinctiveRecord {
  return {
    source: coded.source.path,
    sentences: sentences.map(({ score, terms, nearest, ...quoted }) => ({
      ...passage(coded, quoted),
      score,
      terms,
      nearest: nearest
        ? { source: nearest.coded.source.path, ...passage(nearest.coded, nearest), share: nearest.share }
        : null,
    })),
  };
}

export function comparisonRecord({
  reference,
  source,
  ofReference,
  ofSource,
  letters,
}: ReferenceComparison): ComparisonRecord {
  const side = (own: CodedSource, other: CodedSource, compared: readonly ComparedSentence[]) =>
    compared.map(
      ({ state, counterpart, ...quoted }): ComparedRecord => ({
        ...passage(own, quoted),
        state,
        counterpart: counterpart
          ? { ...passage(other, counterpart), share: counterpart.share, jaccard: counterpart.jaccard }
          : null,
      }),
    );
  return {
    reference: reference.source.path,
    source: source.source.path,
    letters,
    shares: { reference: sharesOf(letters.reference), source: sharesOf(letters.source) },
    ofReference: side(reference, source, ofReference),
    ofSource: side(source, reference, ofSource),
  };
}

function passage({ source }: CodedSource, { span, text }: Quoted): PassageRecord {
  return { ...source.lines.range(span), text };
}
