import { allThemes, type Review } from '../../annotations/annotation';
import type { Range } from '../../base/issue';
import { enumerate, type Translate } from '../../base/l10n';
import type { Corpus } from '../../corpus/corpus';
import type { AbsenceEvidence, SearchedKeyword } from '../../coverage/absence';
import { buildCoverage, type CellState } from '../../coverage/coverage';
import type { NearReason, NearSentence } from '../../coverage/nearReasons';
import { toSource } from '../../text/reading';
import { type Passage, stretchPassage } from './passages';
import { describeVerdict } from './verdicts';

/** What a reviewer has recorded. */
export interface CellReview extends Omit<Review, 'code'> {
  /** Recorded for all themes, not for this one alone. */
  readonly all?: true;
}

/** Why a sentence comes near to a theme. */
export interface NearPassageReason {
  readonly is: NearReason['is'];
  /** In words, in the translator's language. */
  readonly text: string;
  /** The passage that it is like. */
  readonly like?: {
    readonly source: string;
    readonly label: string;
    readonly range: Range;
    readonly quote: string;
    /** Dice's coefficient of their bigrams, weighted by how much they tell of the theme; above 0 to 1. */
    readonly likeness: number;
  };
}

/** A sentence that comes near to a theme; marked is what is to be seen in it. */
export interface NearPassage extends Passage {
  /** One or more, the strongest first. */
  readonly reasons: readonly NearPassageReason[];
}

/** The account of a cell of the table: who looked, what was searched for, what comes nearest. Plain JSON. */
export interface CellAccount {
  readonly source: string;
  readonly label: string;
  /** Id. */
  readonly theme: string;
  readonly name: string;
  readonly state: CellState;
  readonly reviews: readonly CellReview[];
  /** Annotations of the theme in this source without a certain place; they are not counted. */
  readonly unplaced: number;
  readonly keywords: readonly SearchedKeyword[];
  /** Coded passages of other sources that sentences were compared with. */
  readonly passages: number;
  /** At most eight, the strongest first; none where something is coded. */
  readonly nearest: readonly NearPassage[];
}

/** The evidence for a cell as it is shown: on the page, in a terminal, as JSON. */
export function describeEvidence(corpus: Corpus, evidence: AbsenceEvidence, t: Translate): CellAccount {
  const { coded, theme, reviews, unplaced, keywords, passages, nearest } = evidence;
  const [row] = buildCoverage({ ...corpus, sources: [coded] }).rows;
  return {
    source: coded.source.path,
    label: coded.label,
    theme: theme.id,
    name: theme.name,
    state: row?.cells.find(cell => cell.theme === theme.id)?.state ?? 'unreviewed',
    reviews: reviews.map(({ code, ...said }) => ({
      ...said,
      ...(code === allThemes && { all: true as const }),
    })),
    unplaced,
    keywords,
    passages,
    nearest: nearest.map(sentence => nearPassage(evidence, sentence, t)),
  };
}

function nearPassage({ coded }: AbsenceEvidence, sentence: NearSentence, t: Translate): NearPassage {
  return {
    ...stretchPassage(coded, sentence.span, sentence.marks),
    reasons: sentence.reasons.map(reason => describeReason(reason, t)),
  };
}

function describeReason(reason: NearReason, t: Translate): NearPassageReason {
  const { is } = reason;
  switch (is) {
    case 'hit':
      return {
        is,
        text:
          reason.text === reason.form.keyword.term
            ? t('keyword hit "{0}"', reason.text)
            : t('keyword hit "{0}", counted as "{1}"', reason.text, reason.form.keyword.term),
      };
    case 'left-out':
      return {
        is,
        text: t('keyword "{0}": {1}', reason.text, describeVerdict(reason.form, reason.verdict, t)),
      };
    case 'one-edit':
      return { is, text: t('"{0}" differs from "{1}" by one character', reason.text, reason.keyword) };
    case 'apart':
      return {
        is,
        text: t(
          '"{0}" and "{1}", parts of "{2}", are close together',
          reason.parts[0],
          reason.parts[1],
          reason.keyword,
        ),
      };
    case 'alike': {
      const { coded, place, likeness, terms } = reason;
      const { reading } = coded.analysis;
      const range = coded.source.lines.range(toSource(reading, place.start, place.end));
      return {
        is,
        text: t('similar to the passage of {0}, line {1}: {2}', coded.label, range.line, enumerate(terms, t)),
        like: {
          source: coded.source.path,
          label: coded.label,
          range,
          quote: reading.text.slice(place.start, place.end),
          likeness: Math.round(likeness * 1000) / 1000,
        },
      };
    }
    case 'defined':
      return { is, text: t('has words of the codebook: {0}', enumerate(reason.terms, t)) };
  }
}

/** The account of a cell, in sentences: who looked, what does not count, what was searched for. */
export function accountSentences(account: CellAccount, t: Translate): readonly string[] {
  const { reviews, unplaced, keywords, passages, state } = account;
  const lines = reviews.map(({ all, absent, coder, created, memo }) =>
    [whatIsSaid(all === true, absent, t), coder, created, memo?.trim()]
      .filter(part => part !== undefined && part !== '')
      .join(' · '),
  );
  if (state === 'unknown') {
    lines.push(t('A side file cannot be read, so there may be passages. Problems says what to do.'));
  }
  if (unplaced === 1) lines.push(t('The place of 1 annotation in the text is uncertain; it is not counted.'));
  else if (unplaced > 1) {
    lines.push(t('The places of {0} annotations in the text are uncertain; they are not counted.', unplaced));
  }
  if (keywords.length === 0) lines.push(t('The theme has no keywords to search for.'));
  if (state === 'coded') return lines;
  if (passages === 1) lines.push(t('Compared with 1 passage coded with it in another source.'));
  else if (passages > 1)
    lines.push(t('Compared with {0} passages coded with it in other sources.', passages));
  else lines.push(t('No passage is coded with it elsewhere to compare with.'));
  return lines;
}

function whatIsSaid(isAll: boolean, isAbsent: boolean, t: Translate): string {
  if (isAll) return t('Read for all themes');
  return isAbsent ? t('Marked absent') : t('Looked for and found');
}
