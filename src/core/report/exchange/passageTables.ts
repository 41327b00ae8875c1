import { compareAnnotations } from '../../annotations/annotation';
import type { Translate } from '../../base/l10n';
import { headingPath } from '../../base/whereabouts';
import { allTexts, type Corpus, isPlaced } from '../../corpus/corpus';
import { whereaboutsOf } from '../../corpus/whereabouts';
import { codeNames } from '../changes/diffWords';
import type { TextTable } from '../formats/tables';
import { waitingNotes } from './waiting';

/** What a list of passages is ordered by: a table for each code, one for each source, or one of all. */
export type PassageOrder = 'code' | 'source' | 'both';
export const passageOrders: readonly PassageOrder[] = ['code', 'source', 'both'];

interface Row {
  readonly source: string;
  readonly page: string;
  readonly heading: string;
  readonly quote: string;
  readonly context: string;
  readonly codes: readonly string[];
  readonly coder: string;
  readonly memo: string;
}

/** Coded passages as people read them: with page, heading, coder and memo, on request with the words around them. */
export function passageTables(
  corpus: Corpus,
  { by, hasContext }: { readonly by: PassageOrder; readonly hasContext: boolean },
  t: Translate,
): readonly TextTable[] {
  const { rows, waiting } = rowsOf(corpus);
  const name = codeNames(corpus.codebook);
  const head = (...first: readonly string[]) => [
    ...first,
    ...(rows.some(({ page }) => page !== '') ? [t('Page')] : []),
    t('Headings'),
    t('Passage'),
    ...(hasContext ? [t('Context')] : []),
    t('Coder'),
    t('Memo'),
  ];
  const cells = (row: Row, ...first: readonly string[]) => [
    ...first,
    ...(rows.some(({ page }) => page !== '') ? [row.page] : []),
    row.heading,
    row.quote,
    ...(hasContext ? [row.context] : []),
    row.coder,
    row.memo,
  ];
  const codesIn = ({ codes }: Row) => codes.map(name).join('; ');
  const notes = waitingNotes(waiting, t);
  if (by === 'both') {
    const all = rows.map(row => cells(row, row.source, codesIn(row)));
    return [{ title: t('Passages'), notes, head: head(t('Source'), t('Codes')), rows: all }];
  }
  if (by === 'source') {
    const sources = [...new Set(rows.map(({ source }) => source))];
    return sources.map((source, i) => ({
      title: source,
      notes: i === 0 ? notes : [],
      head: head(t('Codes')),
      rows: rows.filter(row => row.source === source).map(row => cells(row, codesIn(row))),
    }));
  }
  const used = new Set(rows.flatMap(({ codes }) => codes));
  const known = [...corpus.codebook.codes.keys()].filter(path => used.has(path));
  const unlisted = [...used].filter(path => !corpus.codebook.codes.has(path)).sort();
  return [...known, ...unlisted].map((path, i) => ({
    title: name(path),
    notes: i === 0 ? notes : [],
    head: head(t('Source')),
    rows: rows.filter(({ codes }) => codes.includes(path)).map(row => cells(row, row.source)),
  }));
}

function rowsOf(corpus: Corpus): { readonly rows: readonly Row[]; readonly waiting: number } {
  let waiting = 0;
  const rows = allTexts(corpus).flatMap(({ source, label, annotations }) => {
    const { text } = source;
    const placed = annotations.filter(isPlaced);
    waiting += annotations.length - placed.length;
    return placed
      .sort((a, b) => compareAnnotations(a.annotation, b.annotation))
      .map(({ annotation: { codes, coder = '', memo = '' }, anchor: { span } }): Row => {
        const where = whereaboutsOf(source, span);
        return {
          source: label,
          page: where.page ?? '',
          heading: headingPath(where),
          quote: text.slice(span.start, span.end),
          context: around(text, span.start, span.end),
          codes,
          coder,
          memo: memo.trim(),
        };
      });
  });
  return { rows, waiting };
}

/** The paragraph that a passage stands in, or those that it begins and ends in. */
function around(text: string, start: number, end: number): string {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end);
  return text.slice(from, to === -1 ? text.length : to).trim();
}
