import { countBefore } from '../base/count';
import { fileStart, type Range } from '../base/issue';
import { compareText } from '../base/order';
import { finish, type Steps, sortInSteps } from '../base/steps';
import { emptyCodebook } from '../codebook/codebook';
import type { CodedSource, Corpus } from '../corpus/corpus';
import { findMatches, type Match } from '../keywords/match';
import { createMatcher, type Matcher } from '../keywords/matcher';
import { isLowSurrogate } from '../text/offsets';
import { unitSpan } from '../text/units';

/** Order of the lines: by left context (read backwards), right context, or place. */
export type ConcordanceOrder = 'left' | 'right' | 'source';
export const concordanceOrders: readonly ConcordanceOrder[] = ['left', 'right', 'source'];

/** One occurrence of a term with its context in the unit (keyword in context, KWIC). */
export interface ConcordanceLine {
  /** Path and label of the source. */
  readonly source: string;
  readonly label: string;
  readonly range: Range;
  /** Text as read: without soft line ends; other line ends and runs of white space are one blank. */
  readonly left: string;
  readonly text: string;
  readonly right: string;
  /** The keyword that the codebook counts here: the term itself, or a longer one that contains it; `undefined` for none. */
  readonly keyword?: string;
}

/** Matcher for one term, by the same rules as the corpus's keywords. */
export function termMatcher(term: string, { settings }: Corpus): Matcher {
  const keyword = { term, theme: '', aliases: [], except: [], wholeWord: false, range: fileStart };
  return createMatcher({ ...emptyCodebook, keywords: [keyword] }, settings.matching);
}

/** All occurrences of a term in a source, in the codebook or not, in scope or not, part of a keyword or not. */
export function occurrences(coded: CodedSource, matcher: Matcher): readonly Match[] {
  return finish(findMatches(matcher, coded.analysis.reading, coded.analysis.units));
}

/**
 * Occurrences of a term in a source. For a keyword, these are its hits as the codebook counts them; for any other term, the
 * same rules apply.
 */
export function occurrencesOf(corpus: Corpus, coded: CodedSource, term: string): readonly Match[] {
  return corpus.codebook.keywords.some(each => each.term === term)
    ? coded.analysis.matches.filter(({ keyword }) => keyword.term === term)
    : occurrences(coded, termMatcher(term, corpus));
}

/**
 * All lines of a term in the requested order; ties by place. `context` is the maximum length of either side, in characters.
 * A term that consists of white space has no lines.
 */
export function* concordance(
  corpus: Corpus,
  term: string,
  order: ConcordanceOrder = 'source',
  context = 40,
): Steps<readonly ConcordanceLine[]> {
  const wanted = term.trim();
  if (wanted === '') return [];
  const matcher = termMatcher(wanted, corpus);
  const lines: ConcordanceLine[] = [];
  for (const coded of corpus.sources) {
    for (const match of occurrences(coded, matcher)) {
      lines.push(concordanceLine(coded, match, context));
      if (lines.length % 1024 === 0) yield;
    }
    yield;
  }
  if (order === 'source') return lines;
  const keyed = lines.map(line => ({ line, key: keyOf(line, order) }));
  const sorted = yield* sortInSteps(keyed, (a, b) => compareText(a.key, b.key));
  return sorted.map(({ line }) => line);
}

/** The line of one match; `context` is the maximum length of either side, in characters. */
export function concordanceLine(coded: CodedSource, match: Match, context: number): ConcordanceLine {
  const { reading, units, matches } = coded.analysis;
  const { text } = reading;
  const unit = unitSpan(units, match.unit);
  const start = wholeFrom(text, Math.max(unit.start, match.readingStart - context));
  const end = wholeTo(text, Math.max(match.readingEnd, Math.min(unit.end, match.readingEnd + context)));
  const keyword = covering(matches, match)?.keyword.term;
  return {
    source: coded.source.path,
    label: coded.label,
    range: coded.source.lines.range(match),
    left: onOneLine(text.slice(start, match.readingStart)).trimStart(),
    text: onOneLine(text.slice(match.readingStart, match.readingEnd)),
    right: onOneLine(text.slice(match.readingEnd, end)).trimEnd(),
    ...(keyword !== undefined && { keyword }),
  };
}

/** The match that covers a stretch; `undefined` for none. Matches are sorted and do not overlap. */
function covering(matches: readonly Match[], { readingStart, readingEnd }: Match): Match | undefined {
  const found = matches[countBefore(matches, match => match.readingEnd < readingEnd)];
  return found && found.readingStart <= readingStart ? found : undefined;
}

function keyOf({ left, right }: ConcordanceLine, order: 'left' | 'right'): string {
  return order === 'left' ? [...left.trimEnd()].reverse().join('') : right.trimStart();
}

function onOneLine(text: string): string {
  return /\s/.test(text) ? text.replace(/\s+/g, ' ') : text;
}

/** The offset, or the next one if it would split a surrogate pair. */
function wholeFrom(text: string, offset: number): number {
  return isLowSurrogate(text, offset) ? offset + 1 : offset;
}

function wholeTo(text: string, offset: number): number {
  return isLowSurrogate(text, offset) ? offset - 1 : offset;
}
