import type { Translate } from '../../base/l10n';
import type { Codebook } from '../../codebook/codebook';
import { type DictionaryAudit, everywhere, type KeywordFinding } from '../../dictionary/audit';
import { toSource } from '../../text/reading';
import { formatShare, type TextTable } from '../formats/tables';

/** The audit as tables: keywords, those that are nearly alike, sources without hits. */
export function dictionaryTables(
  audit: DictionaryAudit,
  codebook: Codebook,
  t: Translate,
): readonly TextTable[] {
  const themes = new Map(codebook.themes.map(({ id, name }) => [id, name]));
  const keywords: TextTable = {
    title: t('Keywords'),
    notes: [
      t('Only this keyword: sources in which no other keyword of its theme has a hit.'),
      t(
        'Inside others: occurrences that do not count, since they are inside another word or inside the hit of another keyword.',
      ),
    ],
    head: [
      t('Theme'),
      t('Keyword'),
      t('Hits'),
      t('Sources'),
      t('Share'),
      t('Only this keyword'),
      t('Inside others'),
      t('Finding'),
    ],
    rows: audit.keywords.map(({ keyword, hits, sources, alone, inside, finding }) => [
      themes.get(keyword.theme) ?? keyword.theme,
      keyword.term,
      String(hits),
      String(sources.length),
      audit.sources === 0 ? '·' : formatShare(sources.length / audit.sources),
      String(alone.length),
      String(inside),
      finding === undefined ? '' : nameOf(finding, t),
    ]),
  };
  const duplicates: TextTable = {
    title: t('Keywords that are nearly alike'),
    notes: [],
    head: [t('Keyword'), t('Other keyword'), t('Likeness')],
    rows: audit.duplicates.map(({ a, b, kind }) => [
      a.text,
      b.text,
      kind === 'contains' ? t('one contains the other') : t('one character differs'),
    ]),
  };
  const silent: TextTable = {
    title: t('Sources without any hit'),
    notes: [t('With sentences drawn at random, to read what the keywords miss.')],
    head: [t('Source'), t('Line'), t('Sentence')],
    rows: placedSentences(audit).flatMap(({ source, sentences }) =>
      sentences.length === 0
        ? [[source, '', '']]
        : sentences.map(({ line, text }) => [source, String(line), text.replace(/\s*\n\s*/g, '')]),
    ),
  };
  return [keywords, duplicates, silent].filter(({ rows }) => rows.length > 0);
}

function nameOf(finding: KeywordFinding, t: Translate): string {
  switch (finding) {
    case 'never':
      return t('never found');
    case 'always-inside':
      return t('always inside others');
    case 'everywhere':
      return t('in {0} of the sources or more', formatShare(everywhere));
  }
}

/** The audit as plain data. */
export function dictionaryRecord(audit: DictionaryAudit): object {
  return {
    sources: audit.sources,
    keywords: audit.keywords.map(({ keyword, finding, ...figures }) => ({
      theme: keyword.theme,
      keyword: keyword.term,
      ...figures,
      finding: finding ?? null,
    })),
    nearlyAlike: audit.duplicates.map(({ a, b, kind }) => ({
      themes: [a.keyword.theme, b.keyword.theme],
      keywords: [a.keyword.term, b.keyword.term],
      forms: [a.text, b.text],
      kind,
    })),
    withoutHits: placedSentences(audit),
  };
}

function placedSentences({ silent }: DictionaryAudit) {
  return silent.map(({ coded, sentences }) => ({
    source: coded.source.path,
    sentences: sentences.map(({ start, text }) => {
      const skipped = coded.analysis.reading.text.slice(start).search(/\S/);
      const place = toSource(coded.analysis.reading, start + skipped, start + skipped + 1);
      return { line: coded.source.lines.range(place).line, text };
    }),
  }));
}
