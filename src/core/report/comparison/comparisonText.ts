import type { Translate } from '../../base/l10n';
import type { ComparedSentence, ReferenceComparison } from '../../passages/compare';
import { type AlignedRow, alignSides } from '../../passages/sideBySide';
import { withoutLineEnds } from '../../text/offsets';
import { formatShare } from '../formats/tables';
import { nameOfState, summarizeComparison } from './comparisonWords';

/** A comparison as two texts to be shown side by side, line by line, and the places that the lines lead to. */
export interface ComparisonText {
  readonly reference: string;
  readonly source: string;
  /** By line of either text, from 0: the sentence that stands there. */
  readonly referenceLines: ReadonlyMap<number, ComparedSentence>;
  readonly sourceLines: ReadonlyMap<number, ComparedSentence>;
}

/**
 * Both sides of a comparison. Each row begins with a line that is the same on both, so that whatever shows the difference
 * keeps the rows together; below it stands what each of the two says.
 */
export function writeComparisonText(comparison: ReferenceComparison, t: Translate): ComparisonText {
  const left: string[] = [];
  const right: string[] = [];
  const referenceLines = new Map<number, ComparedSentence>();
  const sourceLines = new Map<number, ComparedSentence>();
  const both = (line: string) => {
    left.push(line);
    right.push(line);
  };
  summarizeComparison(comparison, t).forEach(both);
  both(t('F12 on a line leads to its place in the text.'));
  for (const [i, row] of alignSides(comparison).entries()) {
    both('');
    both(`[${i + 1}] ${headOf(row, t)}`);
    for (const sentence of row.reference) {
      referenceLines.set(left.length, sentence);
      left.push(withoutLineEnds(sentence.text));
    }
    for (const sentence of row.source) {
      sourceLines.set(right.length, sentence);
      right.push(withoutLineEnds(sentence.text));
    }
  }
  both('');
  return { reference: left.join('\n'), source: right.join('\n'), referenceLines, sourceLines };
}

/** What became of a row: of the source's sentences where it has some, else of the reference's. */
function headOf({ reference, source }: AlignedRow, t: Translate): string {
  const told = source.length > 0 && reference.length > 0 ? source : [...source, ...reference];
  const words = told.map(({ state, counterpart }) =>
    counterpart ? `${nameOfState(state, t)} ${formatShare(counterpart.share)}` : nameOfState(state, t),
  );
  return words.join(' · ');
}
