import { type AnalysisUnit, unitNumberText } from '../../analysisUnits/analysisUnits';
import { formatRange } from '../../annotations/annotation';
import type { Translate } from '../../base/l10n';
import { type Corpus, isPlaced } from '../../corpus/corpus';
import { codeNames } from '../changes/diffWords';
import type { TextTable } from '../formats/tables';
import { waitingNotes } from './waiting';

/** The numbered table of analysis units as journals print it: document, policy, text of the unit, number, codes. */
export function analysisUnitTable(corpus: Corpus, units: readonly AnalysisUnit[], t: Translate): TextTable {
  const name = codeNames(corpus.codebook);
  const waiting = corpus.sources.flatMap(({ annotations }) =>
    annotations.filter(each => !isPlaced(each)),
  ).length;
  const lost = units.flatMap(({ lost, number }) =>
    lost === undefined
      ? []
      : [t('{0} is the number of two units; one of them is {1} here.', lost, unitNumberText(number))],
  );
  return {
    title: t('Analysis units'),
    notes: [
      t('Numbers are document, chapter and article: {0}.', '1-2-3'),
      ...waitingNotes(waiting, t),
      ...lost,
    ],
    head: [t('No.'), t('Policy'), t('Analysis unit'), t('Unit number'), t('Codes')],
    rows: units.map(({ number, coded, text, codes }) => [
      String(number.document),
      coded.label,
      text.trim().replace(/\s*\n\s*/g, ''),
      unitNumberText(number),
      codes.map(name).join('; '),
    ]),
  };
}

/** The units as plain data. */
export function analysisUnitRecords(units: readonly AnalysisUnit[]): readonly object[] {
  return units.map(({ number, isKept, coded, range, text, codes, coders }) => ({
    number: unitNumberText(number),
    kept: isKept,
    source: coded.source.path,
    at: formatRange(range),
    text,
    codes,
    coders,
  }));
}
