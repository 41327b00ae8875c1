import type { Review } from '../annotations/annotation';
import { consensusCoder, nameOfCoder } from '../annotations/settlement';
import { ownerOf } from '../annotations/sideFile';
import { oncePer } from '../base/oncePer';
import { themeOf } from '../codebook/codebook';
import type { CodedSource, PlacedAnnotation } from './corpus';

/** What of a source counts. */
export interface Counted {
  readonly annotations: readonly PlacedAnnotation[];
  readonly reviews: readonly Review[];
  /** Paths of side files that cannot be read, or not all of them, and may hold what counts. */
  readonly unread: readonly string[];
  /** Annotations that do not count because the consensus, which does, was settled from them. */
  readonly settled: number;
}

/**
 * What counts of a source. Consensus and what it was settled from never count together: where both are asked for, a passage
 * counts as it was settled, and as its coders have it as long as nothing is settled of it. A consensus that does not say what it
 * was settled from stands for all that was coded in its source.
 */
export const countedIn = oncePer((coded: CodedSource): Counted => {
  const { countedCoders: coders, ...all } = coded;
  const isWanted = (coder: string | undefined) =>
    coders === 'all' || (coder !== undefined && coders.includes(nameOfCoder(coder) ?? ''));
  const isEverything = coders === 'all';
  const annotations = isEverything
    ? all.annotations
    : all.annotations.filter(({ annotation }) => isWanted(annotation.coder));
  const reviews = isEverything ? all.reviews : all.reviews.filter(({ coder }) => isWanted(coder));
  const unread = all.unread.filter(path => {
    const coder = ownerOf(path, each => each === all.source.path)?.coder;
    // A side file for all coders may hold anybody's work.
    return coder === undefined || isWanted(coder);
  });
  const isReplaced = isWanted(consensusCoder) && replacedBy(all);
  if (!isReplaced) return { annotations, reviews, unread, settled: 0 };
  const left = annotations.filter(each => !isReplaced.annotation(each));
  return {
    annotations: left.length === annotations.length ? annotations : left,
    reviews: reviews.filter(each => !isReplaced.review(each)),
    unread,
    settled: annotations.length - left.length,
  };
});

/** What the consensus of a source stands for; `undefined` where there is none. */
function replacedBy({
  annotations,
  reviews,
  sideFiles,
}: Pick<CodedSource, 'annotations' | 'reviews' | 'sideFiles'>):
  | {
      readonly annotation: (placed: PlacedAnnotation) => boolean;
      readonly review: (review: Review) => boolean;
    }
  | undefined {
  const isConsensus = (coder: string | undefined) => nameOfCoder(coder) === consensusCoder;
  const own = annotations.filter(({ annotation }) => isConsensus(annotation.coder));
  const ownReviews = reviews.filter(({ coder }) => isConsensus(coder));
  const settlements = sideFiles
    .filter(({ coder }) => isConsensus(coder))
    .flatMap(each => each.settlements)
    .filter(({ decision }) => decision !== 'later');
  if (own.length + ownReviews.length + settlements.length === 0) return undefined;
  if (settlements.length === 0) {
    return {
      annotation: ({ annotation }) => !isConsensus(annotation.coder),
      review: ({ coder }) => !isConsensus(coder),
    };
  }
  const refOf = (coder: string | undefined, id: string) => `${nameOfCoder(coder) ?? ''} ${id}`;
  const refs = new Set(
    settlements.flatMap(({ from }) =>
      from.flatMap(({ coder, id }) => (id === undefined ? [] : [refOf(coder, id)])),
    ),
  );
  const themes = new Set(
    [...own.flatMap(({ annotation }) => annotation.codes), ...ownReviews.map(({ code }) => code)].map(
      themeOf,
    ),
  );
  return {
    annotation: ({ annotation: { coder, id } }) => !isConsensus(coder) && refs.has(refOf(coder, id)),
    review: ({ coder, code }) => !isConsensus(coder) && themes.has(themeOf(code)),
  };
}
