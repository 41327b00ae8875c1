import type { Corpus } from '../corpus/corpus';
import type { JudgedSource } from './judged';

/** What anybody who reads figures of agreement should know of what they rest on. */
export type AgreementTrouble =
  | { readonly is: 'no-coder' }
  | { readonly is: 'one-coder'; readonly coder: string }
  /** No source that two coders have judged. */
  | { readonly is: 'no-common-source' }
  | { readonly is: 'coded-nothing'; readonly coder: string }
  /** corpus.yaml lists coders, and this one is not among them. */
  | { readonly is: 'not-listed'; readonly coder: string }
  | { readonly is: 'waiting'; readonly coder: string; readonly count: number }
  /** Annotations and reviews that name no coder. */
  | { readonly is: 'unnamed'; readonly count: number }
  | { readonly is: 'unread'; readonly file: string }
  /** Passages that hold no character. */
  | { readonly is: 'no-width'; readonly coder: string; readonly count: number };

/** What is notable about some coders and their sources. */
export function troublesOf(
  { settings, sources: all }: Corpus,
  coders: readonly string[],
  sources: readonly JudgedSource[],
): readonly AgreementTrouble[] {
  const troubles: AgreementTrouble[] = [];
  const [only] = coders;
  if (only === undefined) troubles.push({ is: 'no-coder' });
  else if (coders.length === 1) troubles.push({ is: 'one-coder', coder: only });
  const judges = sources.map(each => each.coders.map(({ isDone, judged }) => isDone || judged.size > 0));
  const listed = settings.coders.map(coder => coder.normalize('NFC'));
  coders.forEach((coder, i) => {
    const own = sources.map(each => each.coders[i]!);
    if (!judges.some(each => each[i])) troubles.push({ is: 'coded-nothing', coder });
    if (listed.length > 0 && !listed.includes(coder)) troubles.push({ is: 'not-listed', coder });
    const waiting = own.reduce((sum, { unplaced }) => sum + unplaced, 0);
    if (waiting > 0) troubles.push({ is: 'waiting', coder, count: waiting });
    const empty = own.reduce((sum, { withoutWidth }) => sum + withoutWidth, 0);
    if (empty > 0) troubles.push({ is: 'no-width', coder, count: empty });
  });
  const hasCommon = judges.some(each => each.filter(Boolean).length > 1);
  if (coders.length > 1 && !hasCommon) troubles.push({ is: 'no-common-source' });
  const unnamed = all.reduce(
    (sum, { annotations, reviews }) =>
      sum +
      annotations.filter(({ annotation }) => annotation.coder === undefined).length +
      reviews.filter(({ coder }) => coder === undefined).length,
    0,
  );
  if (unnamed > 0) troubles.push({ is: 'unnamed', count: unnamed });
  for (const file of all.flatMap(({ unread }) => unread)) troubles.push({ is: 'unread', file });
  return troubles;
}
