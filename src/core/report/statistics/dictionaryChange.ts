import type { Translate } from '../../base/l10n';
import type { Codebook } from '../../codebook/codebook';
import type { ChangedHit, DictionaryChange } from '../../dictionary/change';
import type { TextTable } from '../formats/tables';

/** What a change of the codebook does to the hits, as tables. `since`: the version it is compared with. */
export function dictionaryChangeTables(
  { gained, lost, flipped }: DictionaryChange,
  since: string,
  [after, before]: readonly [after: Codebook, before: Codebook],
  t: Translate,
): readonly TextTable[] {
  // Today's name, where there is one.
  const names = new Map([...before.themes, ...after.themes].map(({ id, name }) => [id, name]));
  const nameOf = (theme: string) => names.get(theme) ?? theme;
  const cells: TextTable = {
    title: t('Cells that change between no hit and some: {0}', flipped.length),
    notes: [t('The texts of today, with the codebook of today and that of {0}.', since)],
    head: [t('Source'), t('Theme'), t('Hits before'), t('Hits now'), t('Lines')],
    rows: flipped.map(cell => [
      cell.source,
      nameOf(cell.theme),
      String(cell.before),
      String(cell.after),
      cell.hits.map(hit => `${placed(hit).line} ${hit.match.keyword.term}`).join('; '),
    ]),
  };
  const hits = (title: string, changed: readonly ChangedHit[]): TextTable => ({
    title,
    notes: [],
    head: [t('Source'), t('Line'), t('Theme'), t('Keyword'), t('Text')],
    rows: changed.map(hit => {
      const { source, line, theme, keyword, text } = placed(hit);
      return [source, String(line), nameOf(theme), keyword, text];
    }),
  });
  return [
    cells,
    hits(t('Hits gained: {0}', gained.length), gained),
    hits(t('Hits lost: {0}', lost.length), lost),
  ];
}

/** The change as plain data. */
export function dictionaryChangeRecord({ gained, lost, flipped }: DictionaryChange, since: string): object {
  return {
    since,
    flipped: flipped.map(({ hits, ...cell }) => ({ ...cell, hits: hits.map(placed) })),
    gained: gained.map(placed),
    lost: lost.map(placed),
  };
}

function placed({ coded: { source, analysis }, match }: ChangedHit) {
  return {
    source: source.path,
    ...source.lines.range(match),
    theme: match.keyword.theme,
    keyword: match.keyword.term,
    text: analysis.reading.text.slice(match.readingStart, match.readingEnd),
  };
}
