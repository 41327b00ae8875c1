import type { Keyword } from '../codebook/codebook';
import type { CodedSource, Corpus } from '../corpus/corpus';
import { allForms } from '../keywords/hits';
import type { Match } from '../keywords/match';
import { createMatcher, type Matcher } from '../keywords/matcher';
import { seededRandom } from '../network/random';
import { cutUnits, saysSomething } from '../text/units';
import { type NearDuplicate, nearDuplicates } from './nearDuplicates';

/** What one keyword finds, and what it adds to the others of its theme. */
export interface KeywordAudit {
  readonly keyword: Keyword;
  /** Hits that count. */
  readonly hits: number;
  /** Paths of the sources with such a hit, in the order of the table. */
  readonly sources: readonly string[];
  /** Those of them in which no other keyword of its theme has a hit. */
  readonly alone: readonly string[];
  /** Occurrences in scope that do not count since they are inside another word, or inside the hit of another keyword. */
  readonly inside: number;
  /** `undefined`: neither suspicious. */
  readonly finding: KeywordFinding | undefined;
}

/** Without a hit, but inside other words; without any occurrence; in nearly every source. */
export type KeywordFinding = 'always-inside' | 'never' | 'everywhere';

/** A source in which no keyword has a hit that counts. */
export interface SilentSource {
  readonly coded: CodedSource;
  /** Some of its sentences, drawn at random, in the order of the text. */
  readonly sentences: readonly { readonly start: number; readonly text: string }[];
}

export interface DictionaryAudit {
  /** In the order of the codebook. */
  readonly keywords: readonly KeywordAudit[];
  readonly duplicates: readonly NearDuplicate[];
  readonly silent: readonly SilentSource[];
  /** All sources of the table. */
  readonly sources: number;
}

export interface AuditOptions {
  readonly seed: number;
  /** Sentences drawn from a source without hits. */
  readonly sentences: number;
}

/** Share of the sources from which on a keyword tells hardly any of them from others. */
export const everywhere = 0.9;

/** What every keyword finds, which sources none finds anything in, and which keywords are nearly alike. */
export function auditDictionary(corpus: Corpus, { seed, sentences }: AuditOptions): DictionaryAudit {
  const { codebook, sources, settings } = corpus;
  const matcher = createMatcher(codebook, settings.matching);
  const tallies = new Map(codebook.keywords.map(each => [each, new Tally()]));
  for (const coded of sources) {
    const { matches } = coded.analysis;
    const hit = new Set(matches.map(({ keyword }) => keyword));
    for (const { keyword } of matches) tallies.get(keyword)!.hits++;
    for (const keyword of hit) {
      const tally = tallies.get(keyword)!;
      tally.sources.push(coded.source.path);
      const others = [...hit].some(other => other !== keyword && other.theme === keyword.theme);
      if (!others) tally.alone.push(coded.source.path);
    }
    for (const keyword of insideOthers(coded, matcher)) tallies.get(keyword)!.inside++;
  }
  const random = seededRandom(seed);
  return {
    keywords: [...tallies].map(([keyword, { hits, sources: found, alone, inside }]) => ({
      keyword,
      hits,
      sources: found,
      alone,
      inside,
      finding: findingOf(hits, inside, found.length, sources.length),
    })),
    duplicates: nearDuplicates(matcher),
    silent: sources
      .filter(({ analysis }) => analysis.matches.length === 0)
      .map(coded => ({ coded, sentences: drawSentences(coded, sentences, random) })),
    sources: sources.length,
  };
}

class Tally {
  hits = 0;
  inside = 0;
  readonly sources: string[] = [];
  readonly alone: string[] = [];
}

/** One source says nothing of "everywhere". */
function findingOf(hits: number, inside: number, found: number, all: number): KeywordFinding | undefined {
  if (hits === 0) return inside > 0 ? 'always-inside' : 'never';
  return all > 1 && found / all >= everywhere ? 'everywhere' : undefined;
}

/** The keyword of every occurrence that does not count since a longer word, or the hit of another keyword, contains it. */
function insideOthers({ analysis }: CodedSource, matcher: Matcher): readonly Keyword[] {
  const { reading, found, matches, outOfScope, pending, scope } = analysis;
  const isTaken = new Set([...matches, ...outOfScope, ...pending].map(placeOf));
  const isFound = new Set(found.map(placeOf));
  const isInScope = (start: number) =>
    scope === undefined || scope.some(span => span.start <= start && start < span.end);
  const seen = new Set<string>();
  const keywords: Keyword[] = [];
  let next = 0;
  for (const { form, start, end, cut } of allForms(matcher, reading)) {
    while (next < found.length && found[next]!.readingEnd <= start) next++;
    const { keyword } = form;
    const place = placeOf({ keyword, readingStart: start, readingEnd: end });
    if (!isInScope(start) || isTaken.has(place) || seen.has(place)) continue;
    seen.add(place);
    // Found, but taken by nobody: its sentence has no such word.
    if (cut || isFound.has(place) || isInsideHit(found, next, keyword, start, end)) keywords.push(keyword);
  }
  return keywords;
}

function isInsideHit(
  found: readonly Match[],
  from: number,
  keyword: Keyword,
  start: number,
  end: number,
): boolean {
  for (let i = from; i < found.length && found[i]!.readingStart <= start; i++) {
    if (found[i]!.keyword !== keyword && found[i]!.readingEnd >= end) return true;
  }
  return false;
}

function placeOf({
  keyword,
  readingStart,
  readingEnd,
}: Pick<Match, 'keyword' | 'readingStart' | 'readingEnd'>): string {
  return `${readingStart} ${readingEnd} ${keyword.theme} ${keyword.term}`;
}

function drawSentences({ analysis }: CodedSource, most: number, random: () => number) {
  const { reading, headings } = analysis;
  const { ends } = cutUnits('sentence', reading, headings);
  const sentences = [...ends].flatMap((end, i) => {
    const start = i === 0 ? 0 : ends[i - 1]!;
    const text = reading.text.slice(start, end);
    return saysSomething(text) ? [{ start, text: text.trim() }] : [];
  });
  // Each of the first places gets one of the sentences that are left.
  const count = Math.min(most, sentences.length);
  for (let i = 0; i < count; i++) {
    const k = i + Math.floor(random() * (sentences.length - i));
    [sentences[i], sentences[k]] = [sentences[k]!, sentences[i]!];
  }
  return sentences.slice(0, count).sort((a, b) => a.start - b.start);
}
