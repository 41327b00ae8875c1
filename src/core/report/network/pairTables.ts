import type { Translate } from '../../base/l10n';
import { explainMeasure, type Measure, nameOfMeasure } from '../../measures/measures';
import { nameOfUnit } from '../../network/legend';
import { formatFigure, formatP, type TextTable } from '../formats/tables';
import type { PairAccount } from './pairAccount';

/** The weight of a pair in sentences: its formula, the same with the numbers, and what these are. */
export function explainPair(account: PairAccount, t: Translate): readonly string[] {
  const { counts, measure, measures, edge, counted } = account;
  const { formula = '' } = measures.find(each => each.measure === measure) ?? {};
  const value = trim(account.weight);
  return [
    explainMeasure(measure as Measure, t),
    [nameOfMeasure(measure, t), ...(formula === value ? [] : [formula]), value].join(' = '),
    t(
      'c = {0}: {1}. a = {2}: "{3}". b = {4}: "{5}". n = {6}: all.',
      counts.both,
      nameOfCounted(account, t),
      counts.first,
      account.first.label,
      counts.second,
      account.second.label,
      counts.all,
    ),
    ...(counted === 'units'
      ? []
      : [
          t(
            'a and b: pairs of hits with the one or the other; n: all pairs. Each is counted from both ends.',
          ),
        ]),
    ...(edge ? [] : [t('The settings of the network exclude this pair.')]),
  ];
}

function nameOfCounted({ counted, unit, window }: PairAccount, t: Translate): string {
  switch (counted) {
    case 'units':
      return t('units ({0}) that contain both', nameOfUnit(unit, t));
    case 'pairs in one unit':
      return t('pairs of hits in one {0}', nameOfUnit(unit, t));
    case 'pairs in one window':
      return t('pairs of hits within {0} characters', window ?? 0);
  }
}

/** The units of a pair as a 2 × 2 table, and the pair by every measure. */
export function pairTables(account: PairAccount, t: Translate): readonly TextTable[] {
  return [...unitTable(account, t), measureTable(account, t)];
}

function unitTable({ table, first, second, unit, q }: PairAccount, t: Translate): readonly TextTable[] {
  if (!table) return [];
  const { both, onlyFirst, onlySecond, neither, expected, p } = table;
  const cells = (...numbers: number[]) => numbers.map(String);
  return [
    {
      title: t('Units: {0}', nameOfUnit(unit, t)),
      notes: [
        t('By chance, {0} units would contain both.', trim(expected)),
        t('Probability of {0} or more by chance (hypergeometric test): p {1}.', both, withSign(formatP(p))),
        ...(q === null ? [] : [t('False discovery rate among all pairs: q {0}.', withSign(formatP(q)))]),
      ],
      head: ['', t('with "{0}"', second.label), t('without "{0}"', second.label), t('All')],
      rows: [
        [t('with "{0}"', first.label), ...cells(both, onlyFirst, both + onlyFirst)],
        [t('without "{0}"', first.label), ...cells(onlySecond, neither, onlySecond + neither)],
        [t('All'), ...cells(both + onlySecond, onlyFirst + neither, both + onlyFirst + onlySecond + neither)],
      ],
    },
  ];
}

function measureTable({ measure, measures }: PairAccount, t: Translate): TextTable {
  const own = measures.filter(each => each.measure === measure);
  const others = measures.filter(each => each.measure !== measure);
  return {
    title: t('By every measure'),
    notes: [],
    head: [t('Measure'), t('Formula'), t('Value')],
    rows: [...own, ...others].map(each => [
      nameOfMeasure(each.measure, t),
      each.formula,
      each.value === null ? formatFigure(null) : trim(each.value),
    ]),
  };
}

/** The sources that have the pair, and how often each has it. */
export function pairSourceTable({ sources }: PairAccount, t: Translate): TextTable {
  return {
    title: t('Sources'),
    notes: [],
    head: [t('Source'), t('Together')],
    rows: sources.map(({ label, both }) => [label, String(both)]),
  };
}

function withSign(p: string): string {
  return p.startsWith('<') ? p : `= ${p}`;
}

/** At most three decimals; four significant digits for small numbers. */
function trim(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  return rounded === 0 && value !== 0 ? value.toPrecision(2) : String(rounded);
}
