import { describe } from '../annotations/anchor';
import type { Target } from '../annotations/annotation';
import { foldToLetters, fromLetters, type Letters } from '../annotations/letters';
import type { Codebook } from '../codebook/codebook';
import type { CodedSource } from '../corpus/corpus';
import type { Span } from '../text/lines';
import { hashSource } from '../text/source';

/** What a model says: these words, with this code, for this reason. Nothing of it is believed. */
export interface RawSuggestion {
  readonly quote: string;
  /** Paths of codes, or names that only one code has. */
  readonly codes: readonly string[];
  readonly reason?: string;
}

/** A suggestion whose words stand in the text, once. */
export interface CheckedSuggestion {
  readonly target: Target;
  readonly span: Span;
  /** Paths of codes of the codebook. */
  readonly codes: readonly string[];
  readonly reason?: string;
}

/**
 * Why a suggestion is dropped: its quote is not in the text, or in several places; it names no code, or one that the codebook has not;
 * its passage goes over several sections; the text is another than the model was given; it is no suggestion at all; it is there
 * already; or there were too many.
 */
export const dropReasons = [
  'not-there',
  'several-places',
  'unknown-code',
  'several-sections',
  'text-changed',
  'unreadable',
  'repeated',
  'too-many',
] as const;
export type DropReason = (typeof dropReasons)[number];

/** How many were dropped for which reason. */
export type Dropped = Readonly<Record<DropReason, number>>;

export const nothingDropped: Dropped = Object.fromEntries(dropReasons.map(reason => [reason, 0])) as Dropped &
  Record<DropReason, number>;

export interface Checked {
  readonly kept: readonly CheckedSuggestion[];
  readonly dropped: Dropped;
}

/** What is asked of a model: a stretch of a source, in source offsets, and the hash of the text it was given. */
export interface Asked {
  readonly span?: Span;
  readonly hash?: string;
  /** Paths of the codes that were asked for, with those below them; all of the codebook if left out. */
  readonly codes?: readonly string[];
}

/** More suggestions for one text than a person can judge are a fault of the model. */
export const mostSuggestions = 500;
/** Characters of a reason that are kept. */
const longestReason = 1000;

/**
 * Checks suggestions against the text by the rules of anchoring: letters count, not their meaning; blanks, line ends, width and
 * quotation marks make no difference. Each must stand in exactly one place of the stretch that was asked about, within one section.
 */
export function checkSuggestions(
  coded: CodedSource,
  codebook: Codebook,
  raw: readonly RawSuggestion[],
  { span, hash, codes }: Asked = {},
): Checked {
  const { source, analysis } = coded;
  const dropped: Record<DropReason, number> = { ...nothingDropped };
  if (hash !== undefined && hash !== hashSource(source)) {
    return { kept: [], dropped: { ...nothingDropped, 'text-changed': raw.length } };
  }
  const whole = span ?? { start: 0, end: source.text.length };
  const letters = foldToLetters(source.text.slice(whole.start, whole.end));
  const paths = uniquePaths(codebook);
  const kept: CheckedSuggestion[] = [];
  const seen = new Set<string>();
  for (const { quote, codes: named, reason } of raw.slice(0, mostSuggestions)) {
    const drop = (why: DropReason) => dropped[why]++;
    const found = placeOf(letters, quote);
    const known = named.map(name => paths.get(name.trim()));
    if (typeof found === 'string') drop(found);
    else if (known.length === 0 || known.some(path => path === undefined || !isAsked(path, codes)))
      drop('unknown-code');
    else {
      const place = { start: whole.start + found.start, end: whole.start + found.end };
      const own = [...new Set(known as readonly string[])];
      const key = `${place.start}-${place.end} ${[...own].sort().join(' ')}`;
      if (analysis.headings.some(({ start }) => start > place.start && start < place.end))
        drop('several-sections');
      else if (seen.has(key)) drop('repeated');
      else {
        seen.add(key);
        const target = describe(source, analysis.reading, place);
        if (!target) {
          drop('not-there');
          continue;
        }
        const said = reason?.trim().slice(0, longestReason);
        kept.push({
          target,
          span: place,
          codes: own,
          ...(said && { reason: said }),
        });
      }
    }
  }
  dropped['too-many'] += Math.max(0, raw.length - mostSuggestions);
  return { kept, dropped };
}

/** Adds up what was dropped. */
export function addDropped(a: Dropped, b: Partial<Dropped>): Dropped {
  return Object.fromEntries(
    dropReasons.map(reason => [reason, a[reason] + (b[reason] ?? 0)]),
  ) as unknown as Dropped;
}

/** The only place of a quote, as a stretch of the text that the letters are of. */
function placeOf(letters: Letters, quote: string): Span | 'not-there' | 'several-places' {
  const wanted = foldToLetters(quote).text;
  if (wanted === '') return 'not-there';
  const at = letters.text.indexOf(wanted);
  if (at === -1) return 'not-there';
  if (letters.text.includes(wanted, at + 1)) return 'several-places';
  return fromLetters(letters, at, at + wanted.length) ?? 'not-there';
}

function isAsked(path: string, codes: readonly string[] | undefined): boolean {
  return codes === undefined || codes.some(code => path === code || path.startsWith(`${code}/`));
}

/** Codes by path, and by a name that only one of them has. */
function uniquePaths({ codes }: Codebook): ReadonlyMap<string, string> {
  const paths = new Map<string, string | undefined>();
  for (const { name, path } of codes.values()) paths.set(name, paths.has(name) ? undefined : path);
  for (const path of codes.keys()) paths.set(path, path);
  return new Map([...paths].filter((each): each is [string, string] => each[1] !== undefined));
}
