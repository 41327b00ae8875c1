import type {
  CodeAgreement,
  CoderAgreement,
  Drawn,
  PairAgreement,
  SetAgreement,
} from '../../agreement/coderAgreement';
import type { UnitField } from '../../agreement/comparedUnits';
import { type FigureName, figureNames } from '../../agreement/figures';
import type { SetFigureName } from '../../agreement/sets';
import { enumerate, type Translate, wordFor } from '../../base/l10n';
import type { AgreementQuery } from '../evidence/passages';
import { formatShare } from '../formats/tables';
import type { Method } from '../method/method';
import { methodRows } from '../method/methodTable';
import {
  type AgreementColumn,
  type AgreementRow,
  figureCell,
  leftOutNote,
  unitCells,
  unitColumns,
} from './agreementCells';
import { sumOf } from './agreementRecord';
import { describeParadox, describeTrouble, nameOfAgreementUnit, nameOfFigure } from './agreementWords';
import { passageNames, setNames } from './coderAgreementTables';

/** A part of the page, which is shown by itself. */
export const agreementParts = [
  'themes',
  'together',
  'passages',
  'codes',
  'pairs',
  'sources',
  'groups',
  'method',
] as const;
export type AgreementPart = (typeof agreementParts)[number];

/** Agreement as a page shows it: every number with what it rests on. */
export interface AgreementPage {
  /** Whose work is compared, and how. */
  readonly summary: string;
  /** What one should know of what the figures rest on. */
  readonly notes: readonly string[];
  /** Nothing can be compared: there are no figures. */
  readonly isEmpty: boolean;
  readonly tables: readonly AgreementTable[];
}

export interface AgreementTable {
  readonly part: AgreementPart;
  readonly title: string;
  readonly notes: readonly string[];
  /** Head of the column of names. */
  readonly first: string;
  readonly columns: readonly AgreementColumn[];
  readonly rows: readonly AgreementRow[];
}

/** What a page shows of figures of agreement. */
export function agreementPage(agreement: CoderAgreement, method: Method, t: Translate): AgreementPage {
  return new PageWriter(agreement, t).page(method);
}

class PageWriter {
  constructor(
    private readonly agreement: CoderAgreement,
    private readonly t: Translate,
  ) {}

  page(method: Method): AgreementPage {
    const { t } = this;
    const { coders, unit, seed, sourcesCompared, sourcesInAll, troubles, themes, codes, pairs, sources } =
      this.agreement;
    const isEmpty = sourcesCompared === 0;
    const methodTable: AgreementTable = {
      part: 'method',
      title: t('Method'),
      notes: [],
      first: t('Parameter'),
      columns: [{ id: 'value', label: t('Value'), isUsual: true }],
      rows: methodRows(method, t).map(([name, text]) => ({ name, cells: [{ text }] })),
    };
    const codedBelow = codes.filter(({ units }) => units > 0);
    return {
      summary: t(
        'Coders: {0}. Unit: {1}. Sources compared: {2} of {3}. Seed: {4}.',
        coders.length === 0 ? t('none') : enumerate(coders, t),
        nameOfAgreementUnit(unit, t),
        sourcesCompared,
        sourcesInAll,
        seed,
      ),
      notes: troubles.map(trouble => describeTrouble(trouble, t)),
      isEmpty,
      tables: isEmpty
        ? []
        : [
            this.codesTable(
              'themes',
              t('Agreement by theme, by {0}', nameOfAgreementUnit(unit, t)),
              coders,
              themes,
            ),
            this.togetherTable(),
            this.passagesTable(),
            ...(codedBelow.length > 0
              ? [
                  this.codesTable(
                    'codes',
                    t('Agreement by code, by {0}', nameOfAgreementUnit(unit, t)),
                    coders,
                    codedBelow.map(code => ({ ...code, name: code.code })),
                  ),
                ]
              : []),
            ...(pairs.length > 1 ? this.pairTables(pairs) : []),
            this.setsTable(
              'sources',
              t('Agreement by source'),
              sources.map(each => ({
                name: each.label,
                part: each,
                query: this.query({ source: each.source }),
              })),
            ),
            ...this.groupTables(),
            methodTable,
          ],
    };
  }

  private query(
    of: Partial<AgreementQuery>,
    coders: readonly string[] = this.agreement.coders,
  ): AgreementQuery {
    return { of: 'agreement', coders, unit: this.agreement.unit, ...of };
  }

  private codesTable(
    part: AgreementPart,
    title: string,
    coders: readonly string[],
    codes: readonly (CodeAgreement & Partial<Drawn<FigureName>>)[],
  ): AgreementTable {
    const { t } = this;
    const [a = '', b = ''] = coders;
    const fields: readonly (readonly [UnitField, string])[] =
      coders.length === 2
        ? [
            ['both', t('both')],
            ['onlyFirst', t('only {0}', a)],
            ['onlySecond', t('only {0}', b)],
            ['neither', t('neither')],
          ]
        : [];
    const usual: readonly FigureName[] = [
      'percent',
      coders.length === 2 ? 'cohenKappa' : 'fleissKappa',
      'krippendorffAlpha',
      'gwetAC1',
      'f1',
    ];
    const countOf = ({ table }: CodeAgreement, at: number) => table?.flat()[at] ?? 0;
    return {
      part,
      title,
      notes: codes.map(code => describeParadox(code, t)).filter(note => note !== undefined),
      first: part === 'codes' ? t('Code') : t('Theme'),
      columns: [
        ...unitColumns(t),
        ...fields.map(([id, label]) => ({ id, label, isUsual: true })),
        ...figureNames.map(id => ({ id, label: nameOfFigure(id, t), isUsual: usual.includes(id) })),
      ],
      rows: codes.map(code => {
        const behind = (field?: UnitField) =>
          this.query({ code: code.code, ...(field && { field }) }, coders);
        return {
          name: code.name,
          query: behind(),
          cells: [
            ...unitCells(t, code, behind('all')),
            ...fields.map(([field], at) => ({ text: String(countOf(code, at)), query: behind(field) })),
            ...figureNames.map(name => figureCell(t, code.figures, name, behind(), code)),
          ],
        };
      }),
    };
  }

  private togetherTable(): AgreementTable {
    const { t } = this;
    const { overall } = this.agreement;
    const query = this.query({});
    return {
      part: 'together',
      title: t('All themes together, with intervals'),
      notes: [
        t(
          'Together: each unit with the set of its themes. Units compared: {0}; left out: {1}.',
          overall.units,
          sumOf(overall.leftOut),
        ),
        ...leftOutNote(overall, t),
      ],
      first: t('Figure'),
      columns: [{ id: 'value', label: t('Value'), isUsual: true }],
      rows: setNames.map(name => ({
        name: nameOfFigure(name, t),
        cells: [figureCell(t, overall.figures, name, query, overall)],
      })),
    };
  }

  private passagesTable(): AgreementTable {
    const { t } = this;
    const { unitizing, themes } = this.agreement;
    const { figures, kuAlpha, uAlphaByTheme, coverage, samples, isExact } = unitizing;
    const query = this.query({});
    return {
      part: 'passages',
      title: t('Passages: where, and what'),
      notes: [
        t(
          'Where and what: uα, gamma. Where alone: |uα. What alone, of what both coded: cuα, (k)uα, gamma-cat.',
        ),
        ...(coverage === null ? [] : [t('cuα rests on {0} of the text.', formatShare(coverage))]),
        ...(samples === 0 ? [] : [t('Gamma rests on {0} texts coded by chance.', samples)]),
        ...(isExact ? [] : [t('Some alignments are the best found, and may not be the best there are.')]),
      ],
      first: t('Figure'),
      columns: [{ id: 'value', label: t('Value'), isUsual: true }],
      rows: [
        ...passageNames.map(name => ({
          name: nameOfFigure(name, t),
          cells: [figureCell(t, figures, name, query)],
        })),
        ...themes.flatMap(({ code, name }) => {
          const ofTheme = this.query({ code });
          return [
            { name: `(k)uα ${name}`, cells: [figureCell(t, kuAlpha, code, ofTheme)] },
            { name: `uα ${name}`, cells: [figureCell(t, uAlphaByTheme, code, ofTheme)] },
          ];
        }),
      ],
    };
  }

  private pairTables(pairs: readonly PairAgreement[]): readonly AgreementTable[] {
    const { t } = this;
    return [
      this.setsTable(
        'pairs',
        t('Agreement by pair of coders'),
        pairs.map(pair => ({
          name: pair.coders.join(' – '),
          part: pair,
          query: this.query({}, pair.coders),
        })),
      ),
      ...pairs.map(({ coders, themes }) =>
        this.codesTable(
          'pairs',
          t('Agreement of {0} and {1} by theme', coders[0], coders[1]),
          coders,
          themes,
        ),
      ),
    ];
  }

  private groupTables(): readonly AgreementTable[] {
    const { t } = this;
    const { by, groups } = this.agreement;
    if (by === undefined || groups.length === 0) return [];
    const rows = groups.map(each => ({
      name: each.value === undefined ? t('none') : wordFor(each.value, t),
      part: each,
    }));
    return [this.setsTable('groups', t('Agreement by {0}', by), rows)];
  }

  private setsTable(
    part: AgreementPart,
    title: string,
    rows: readonly { readonly name: string; readonly part: SetAgreement; readonly query?: AgreementQuery }[],
  ): AgreementTable {
    const { t } = this;
    const usual: readonly SetFigureName[] = [
      'percent',
      'alphaNominal',
      'alphaJaccard',
      'alphaMasi',
      'gwetAC1',
      'f1',
    ];
    return {
      part,
      title,
      notes: [],
      first: part === 'pairs' ? t('Coders') : part === 'sources' ? t('Source') : t('Value'),
      columns: [
        ...unitColumns(t),
        ...setNames.map(id => ({ id, label: nameOfFigure(id, t), isUsual: usual.includes(id) })),
      ],
      rows: rows.map(({ name, part: each, query }) => ({
        name,
        ...(query && { query }),
        cells: [...unitCells(t, each), ...setNames.map(figure => figureCell(t, each.figures, figure, query))],
      })),
    };
  }
}
