import type { Code } from '../../codebook/codebook';
import { type Corpus, sourceAt } from '../../corpus/corpus';
import { findPassages, type Passage } from '../evidence/passages';
import type { Overview } from '../overview/overview';

/** What language models may ask, read-only. Answers are short lines of text in English, each with its place, bounded in size. */

/** Maximum length of an answer, in characters; it says how many lines did not fit. */
const longest = 12_000;
/** Passages in an answer: the default and the maximum. */
const usual = 20;
const most = 100;

/** The codebook: path, name and definition of each code, with its passages and, for a theme, its keyword hits. */
export function answerCodes(corpus: Corpus, { coverage }: Overview): string {
  const counts = new Map(coverage.totals.map(total => [total.theme, total]));
  const lines = (codes: readonly Code[]): readonly string[] =>
    codes.flatMap(({ path, name, definition, codes: below }) => {
      const total = counts.get(path);
      const figures = total
        ? ` (${total.annotations} coded passages in ${total.coded} sources, ${total.matches} keyword hits)`
        : '';
      return [`${path}: ${name}${figures}${definition ? ` - ${flat(definition)}` : ''}`, ...lines(below)];
    });
  return bounded(lines(corpus.codebook.themes));
}

/** The coverage table, or the rows and columns asked for: what is coded, absent or unreviewed. */
export function answerCoverage(
  { coverage, themes }: Overview,
  { source, theme }: { readonly source?: string; readonly theme?: string },
): string {
  if (theme !== undefined && !themes.some(({ id }) => id === theme)) return `There is no theme "${theme}".`;
  const rows = coverage.rows.filter(
    row => source === undefined || row.source === source || row.label === source,
  );
  if (rows.length === 0)
    return source === undefined ? 'There are no sources.' : `There is no source "${source}".`;
  return bounded(
    rows.map(({ source, cells }) => {
      const asked = cells.filter(cell => theme === undefined || cell.theme === theme);
      const told = asked.map(
        cell => `${cell.theme} ${cell.state} (${cell.annotations} coded, ${cell.matches} hits)`,
      );
      return `${source}: ${told.join('; ')}`;
    }),
  );
}

/** Passages that are coded with a code, or hits of a keyword, each with its place (1-based line:column, end exclusive). */
export function answerPassages(
  corpus: Corpus,
  asked: {
    readonly code?: string;
    readonly keyword?: string;
    readonly source?: string;
    readonly limit?: number;
  },
): string {
  const { code, keyword, source, limit = usual } = asked;
  if (source !== undefined && !sourceAt(corpus, source)) return `There is no source "${source}".`;
  if (code !== undefined && !corpus.codebook.codes.has(code)) return `There is no code "${code}".`;
  const found =
    keyword === undefined
      ? findPassages(corpus, {
          of: 'cell',
          basis: 'coded',
          ...(code !== undefined && { theme: code }),
          ...(source !== undefined && { source }),
        })
      : hitsOf(corpus, keyword, source);
  if (found.length === 0) return 'There are no such passages.';
  const count = Math.max(1, Math.min(most, Math.floor(limit)));
  return bounded(found.slice(0, count).map(lineOf), found.length - Math.min(count, found.length));
}

/** Also where the network is one of codes. */
function hitsOf(corpus: Corpus, keyword: string, source: string | undefined): readonly Passage[] {
  const { settings } = corpus;
  const ofKeywords = { ...settings, network: { ...settings.network, nodes: 'keywords' as const } };
  const found = findPassages({ ...corpus, settings: ofKeywords }, { of: 'node', node: keyword });
  return found.filter(passage => source === undefined || passage.source === source);
}

function lineOf({ source, range, pieces, codes, coder }: Passage): string {
  const { line, column, endLine, endColumn } = range;
  const text = pieces.map(piece => (piece.marked ? `[${piece.text}]` : piece.text)).join('');
  const said = [...(codes ?? []), ...(coder === undefined ? [] : [`coder ${coder}`])];
  return `${source}:${line}:${column}-${endLine}:${endColumn}${said.length > 0 ? ` {${said.join('; ')}}` : ''} ${flat(text)}`;
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Lines up to the bound, and how many more there are. */
function bounded(lines: readonly string[], more = 0): string {
  const kept: string[] = [];
  let length = 0;
  for (const line of lines) {
    length += line.length + 1;
    if (length > longest) break;
    kept.push(line);
  }
  const left = lines.length - kept.length + more;
  return [...kept, ...(left > 0 ? [`... and ${left} more`] : [])].join('\n');
}
