import type { Interval } from '../../agreement/bootstrap';
import { usualBootstrap } from '../../agreement/bootstrap';
import type { CodeAgreement, CoderAgreement, SetAgreement } from '../../agreement/coderAgreement';
import { type FigureName, type Figures, figureNames } from '../../agreement/figures';
import type { Undefined } from '../../agreement/reliability';
import type { SetFigureName } from '../../agreement/sets';
import type { UnitizingName } from '../../agreement/unitizing/unitizing';
import { enumerate, type Translate, wordFor } from '../../base/l10n';
import { formatFigure, formatShare, type TextTable } from '../formats/tables';
import { sumOf } from './agreementRecord';
import {
  describeLeftOutUnits,
  describeParadox,
  describeTrouble,
  describeUndefined,
  nameOfAgreementUnit,
  nameOfFigure,
} from './agreementWords';

const digits = 3;
const figure = (value: number | null | undefined) => formatFigure(value ?? null, digits);

/** Agreement of coders as tables: by theme, all themes together, passages, and by pair, source, group and code. */
export function coderAgreementTables(agreement: CoderAgreement, t: Translate): readonly TextTable[] {
  const { pairs, groups, codes, sources, unit, sourcesCompared } = agreement;
  const unitWord = nameOfAgreementUnit(unit, t);
  const first = themesTable(agreement, t);
  // If nothing can be compared, a table of undefined figures would tell nothing.
  if (sourcesCompared === 0) return [{ ...first, head: [], rows: [] }];
  return [
    first,
    overallTable(agreement, t),
    passagesTable(agreement, t),
    ...(codes.some(({ units }) => units > 0)
      ? [
          codesTable(
            t('Agreement by code, by {0}', unitWord),
            t('Code'),
            codes.map(code => ({ ...code, name: code.code })),
            agreement,
            t,
          ),
        ]
      : []),
    ...(pairs.length > 1
      ? [
          partsTable(
            t('Agreement by pair of coders'),
            t('Coders'),
            pairs.map(pair => [pair.coders.join(' – '), pair] as const),
            t,
          ),
          ...pairs.map(pair =>
            codesTable(
              t('Agreement of {0} and {1} by theme', pair.coders[0], pair.coders[1]),
              t('Theme'),
              pair.themes,
              pair,
              t,
            ),
          ),
        ]
      : []),
    partsTable(
      t('Agreement by source'),
      t('Source'),
      sources.map(each => [each.label, each] as const),
      t,
    ),
    ...(groups.length > 0
      ? [
          partsTable(
            t('Agreement by {0}', agreement.by ?? ''),
            t('Value'),
            groups.map(
              each => [each.value === undefined ? t('none') : wordFor(each.value, t), each] as const,
            ),
            t,
          ),
        ]
      : []),
  ];
}

function themesTable(agreement: CoderAgreement, t: Translate): TextTable {
  const { coders, unit, themes, seed, sourcesCompared, sourcesInAll, troubles } = agreement;
  const table = codesTable(
    t('Agreement by theme, by {0}', nameOfAgreementUnit(unit, t)),
    t('Theme'),
    themes,
    agreement,
    t,
  );
  return {
    ...table,
    notes: [
      t(
        'Coders: {0}. Unit: {1}. Sources compared: {2} of {3}. Seed: {4}.',
        coders.length === 0 ? t('none') : enumerate(coders, t),
        nameOfAgreementUnit(unit, t),
        sourcesCompared,
        sourcesInAll,
        seed,
      ),
      t(
        'A unit is compared if two coders have coded the theme in its source, reviewed it there, or read the source for all themes.',
      ),
      ...troubles.map(trouble => describeTrouble(trouble, t)),
      ...table.notes,
      ...themes.map(theme => describeParadox(theme, t)).filter(note => note !== undefined),
    ],
  };
}

/** The figures of some codes, a row each, with the table of two coders. */
function codesTable(
  title: string,
  first: string,
  codes: readonly CodeAgreement[],
  { coders }: { readonly coders: readonly string[] },
  t: Translate,
): TextTable {
  const [a, b] = coders;
  const counts =
    coders.length === 2 ? [t('both'), t('only {0}', a ?? ''), t('only {0}', b ?? ''), t('neither')] : [];
  return {
    title,
    notes: [
      ...leftOutNotes(codes, t),
      ...notDefined(
        codes.map(({ name, figures }) => [name, figures] as const),
        t,
      ),
    ],
    head: [first, t('Units'), t('Left out'), ...counts, ...figureNames.map(name => nameOfFigure(name, t))],
    rows: codes.map(({ name, units, leftOut, table, figures }) => [
      name,
      String(units),
      String(sumOf(leftOut)),
      ...(coders.length === 2
        ? (
            table ?? [
              [0, 0],
              [0, 0],
            ]
          )
            .flat()
            .map(String)
        : []),
      ...figureNames.map(each => figure(figures.values[each])),
    ]),
  };
}

/** What is left out and why; codes with the same numbers share a line. */
function leftOutNotes(codes: readonly CodeAgreement[], t: Translate): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const { name, leftOut } of codes) {
    const why = describeLeftOutUnits(leftOut, t);
    if (why !== '') byReason.set(why, [...(byReason.get(why) ?? []), name]);
  }
  return [...byReason].map(([why, names]) =>
    names.length === codes.length
      ? t('Units left out: {0}.', why)
      : t('Units left out of {0}: {1}.', enumerate(names, t), why),
  );
}

/** Figures of sets of themes, in the order of tables. */
export const setNames: readonly SetFigureName[] = [
  ...figureNames.filter(name => name !== 'krippendorffAlpha'),
  'alphaNominal',
  'alphaJaccard',
  'alphaMasi',
];

function overallTable({ overall, themes }: CoderAgreement, t: Translate): TextTable {
  const level = formatShare(usualBootstrap.level);
  const rowOf = (
    title: string,
    values: Figures<string>['values'],
    name: string,
    by: Readonly<Partial<Record<string, Interval>>>,
    bySource: Readonly<Partial<Record<string, Interval>>>,
  ) => [title, figure(values[name]), ends(by[name]), ends(bySource[name])];
  return {
    title: t('All themes together, with intervals'),
    notes: [
      t(
        'Together: each unit with the set of its themes. Units compared: {0}; left out: {1}.',
        overall.units,
        sumOf(overall.leftOut),
      ),
      t(
        'Intervals: {0} of {1} figures, with units or whole sources drawn anew (percentile bootstrap).',
        level,
        usualBootstrap.repetitions,
      ),
      ...notDefined([[t('all themes'), overall.figures]], t),
    ],
    head: [t('Figure'), t('Value'), t('Interval by units'), t('Interval by sources')],
    rows: [
      ...setNames.map(name =>
        rowOf(
          nameOfFigure(name, t),
          overall.figures.values,
          name,
          overall.intervals,
          overall.sourceIntervals,
        ),
      ),
      ...themes.flatMap(theme =>
        intervalNames.map(name =>
          rowOf(
            `${theme.name}: ${nameOfFigure(name, t)}`,
            theme.figures.values,
            name,
            theme.intervals,
            theme.sourceIntervals,
          ),
        ),
      ),
    ],
  };
}

/** Figures whose intervals fit into a table of themes; JSON contains all. */
const intervalNames: readonly FigureName[] = ['krippendorffAlpha', 'gwetAC1', 'f1'];

/** An interval as text; · for none. */
export function ends(interval: Interval | undefined): string {
  return interval ? `${interval[0].toFixed(digits)} – ${interval[1].toFixed(digits)}` : '·';
}

/** Figures of passages, in the order of tables. */
export const passageNames: readonly UnitizingName[] = [
  'uAlpha',
  'uAlphaBinary',
  'cuAlpha',
  'gamma',
  'gammaCat',
  'alphaU1995',
  'f1Exact',
  'f1Characters',
];

function passagesTable({ unitizing, themes }: CoderAgreement, t: Translate): TextTable {
  const { figures, kuAlpha, uAlphaByTheme, coverage, samples, isExact } = unitizing;
  const nameOf = new Map(themes.map(({ code, name }) => [code, name]));
  const named = ({ reasons, values }: Figures<string>, prefix: string): Figures<string> => ({
    values,
    reasons: Object.fromEntries(
      Object.entries(reasons).map(([code, reason]) => [`${prefix} ${nameOf.get(code) ?? code}`, reason]),
    ),
  });
  return {
    title: t('Passages: where, and what'),
    notes: [
      t(
        'Where and what: uα, gamma. Where alone: |uα. What alone, of what both coded: cuα, (k)uα, gamma-cat.',
      ),
      ...(coverage === null ? [] : [t('cuα rests on {0} of the text.', formatShare(coverage))]),
      ...(samples === 0 ? [] : [t('Gamma rests on {0} texts coded by chance.', samples)]),
      ...(isExact ? [] : [t('Some alignments are the best found, and may not be the best there are.')]),
      ...reasonNotes(
        [
          ...Object.entries(figures.reasons).map(
            ([name, reason]) => [nameOfFigure(name as UnitizingName, t), reason] as const,
          ),
          ...Object.entries(named(kuAlpha, '(k)uα').reasons),
          ...Object.entries(named(uAlphaByTheme, 'uα').reasons),
        ],
        t,
      ),
    ],
    head: [t('Figure'), t('Value')],
    rows: [
      ...passageNames.map(name => [nameOfFigure(name, t), figure(figures.values[name])]),
      ...themes.flatMap(({ code, name }) => [
        [`(k)uα ${name}`, figure(kuAlpha.values[code])],
        [`uα ${name}`, figure(uAlphaByTheme.values[code])],
      ]),
    ],
  };
}

function partsTable(
  title: string,
  first: string,
  parts: readonly (readonly [name: string, part: SetAgreement])[],
  t: Translate,
): TextTable {
  return {
    title,
    notes: notDefined(
      parts.map(([name, { figures }]) => [name, figures] as const),
      t,
    ),
    head: [first, t('Units'), t('Left out'), ...setNames.map(name => nameOfFigure(name, t))],
    rows: parts.map(([name, { units, leftOut, figures }]) => [
      name,
      String(units),
      String(sumOf(leftOut)),
      ...setNames.map(each => figure(figures.values[each])),
    ]),
  };
}

/** What · stands for, by reason: which figures of what. */
function notDefined(
  parts: readonly (readonly [name: string, figures: Figures<SetFigureName> | Figures])[],
  t: Translate,
): readonly string[] {
  const byReason = new Map<Undefined, Map<string, string[]>>();
  for (const [part, { reasons }] of parts) {
    for (const [name, reason] of Object.entries(reasons)) {
      if (!reason || (name === 'krippendorffAlpha' && 'alphaNominal' in reasons)) continue;
      const figures = byReason.get(reason) ?? new Map<string, string[]>();
      byReason.set(reason, figures);
      const title = nameOfFigure(name as SetFigureName, t);
      figures.set(title, [...(figures.get(title) ?? []), part]);
    }
  }
  return [...byReason].map(([reason, figures]) => {
    // Figures that are not defined for the same codes share a line.
    const byParts = new Map<string, string[]>();
    for (const [title, names] of figures) {
      const list = names.length === parts.length ? '' : enumerate(names, t);
      byParts.set(list, [...(byParts.get(list) ?? []), title]);
    }
    const told = [...byParts].map(([names, titles]) =>
      names === '' ? enumerate(titles, t) : `${enumerate(titles, t)} (${names})`,
    );
    return t('Not defined (·), because {0}: {1}.', describeUndefined(reason, t), told.join('; '));
  });
}

function reasonNotes(
  all: readonly (readonly [title: string, reason: Undefined | undefined])[],
  t: Translate,
): readonly string[] {
  const byReason = new Map<Undefined, string[]>();
  for (const [title, reason] of all) {
    if (reason) byReason.set(reason, [...(byReason.get(reason) ?? []), title]);
  }
  return [...byReason].map(([reason, titles]) =>
    t('Not defined (·), because {0}: {1}.', describeUndefined(reason, t), enumerate(titles, t)),
  );
}
