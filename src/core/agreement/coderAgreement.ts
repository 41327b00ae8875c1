import { compareText } from '../base/order';
import type { Steps } from '../base/steps';
import type { Code } from '../codebook/codebook';
import type { Corpus } from '../corpus/corpus';
import type { AttributeValue } from '../corpus/settings';
import { groupRows } from '../coverage/groups';
import { seededRandom } from '../network/random';
import {
  type BootstrapRules,
  type Intervals,
  reordered,
  sourceIntervals,
  unitIntervals,
  usualBootstrap,
} from './bootstrap';
import { type Compared, compareCode, compareSets, continuaOf, type LeftOut } from './compared';
import { type FigureName, type Figures, figuresOf } from './figures';
import { type AgreementUnit, type JudgedSource, judgedSources } from './judged';
import { type Shares, sharesOf, type TwoByTwo, tableOf } from './paradox';
import type { Reliability } from './reliability';
import { type SetFigureName, setFigures } from './sets';
import { type AgreementTrouble, troublesOf } from './troubles';
import type { Continuum } from './unitizing/continuum';
import { type GammaRules, usualGammaRules } from './unitizing/gamma/gamma';
import { type Unitizing, unitizingFigures } from './unitizing/unitizing';
import { comparedCoders } from './whoCoded';

/** What is compared. */
export interface AgreementOptions {
  /** Names of coders; those of the project where none are given. */
  readonly coders?: readonly string[];
  readonly unit?: AgreementUnit;
  /** An attribute whose groups get figures of their own. */
  readonly by?: string;
  readonly seed?: number;
  readonly bootstrap?: BootstrapRules;
  /** `null`: without gamma, which takes longest. */
  readonly gamma?: GammaRules | null;
}

/** Figures of some units, and how many these are. */
interface Part<Name extends string> {
  readonly units: number;
  readonly leftOut: LeftOut;
  readonly figures: Figures<Name>;
  /** Of two coders. */
  readonly table?: TwoByTwo;
  readonly shares?: Shares;
}

/** Agreement on one theme, or on one code below a theme. */
export interface CodeAgreement extends Part<FigureName> {
  /** Path of the code. */
  readonly code: string;
  readonly name: string;
}

/** With intervals, by units and by sources drawn anew. */
export interface Drawn<Name extends string> {
  readonly intervals: Intervals<Name>;
  readonly sourceIntervals: Intervals<Name>;
}

export type SetAgreement = Part<SetFigureName>;

export interface PairAgreement extends SetAgreement {
  readonly coders: readonly [string, string];
  readonly themes: readonly CodeAgreement[];
}

export interface SourceAgreement extends SetAgreement {
  readonly source: string;
  readonly label: string;
}

export interface GroupAgreement extends SetAgreement {
  readonly value: AttributeValue | undefined;
  readonly sources: number;
}

/** How far coders agree. */
export interface CoderAgreement {
  readonly coders: readonly string[];
  readonly unit: AgreementUnit;
  readonly seed: number;
  /** Sources in which two of the coders have judged a theme, of all there are. */
  readonly sourcesCompared: number;
  readonly sourcesInAll: number;
  readonly themes: readonly (CodeAgreement & Drawn<FigureName>)[];
  /** Codes below themes. */
  readonly codes: readonly CodeAgreement[];
  readonly overall: SetAgreement & Drawn<SetFigureName>;
  readonly unitizing: Unitizing;
  readonly pairs: readonly PairAgreement[];
  readonly sources: readonly SourceAgreement[];
  /** The attribute of the groups. */
  readonly by?: string;
  readonly groups: readonly GroupAgreement[];
  readonly troubles: readonly AgreementTrouble[];
}

/** Compares coders: what two or more have judged, by theme, and all themes together. */
export function* coderAgreement(corpus: Corpus, options: AgreementOptions = {}): Steps<CoderAgreement> {
  const { codebook } = corpus;
  const coders = options.coders ?? comparedCoders(corpus);
  const { unit = 'sentence', by, seed = 1, bootstrap = usualBootstrap, gamma = usualGammaRules } = options;
  const sources = judgedSources(corpus, coders, unit);
  yield;
  const all = coders.map((_, i) => i);
  const themes = codebook.themes.map(({ id }) => id);
  const order = inOneOrder(sources, all);
  const compared: (CodeAgreement & Drawn<FigureName>)[] = [];
  for (const theme of codebook.themes) {
    const found = compareCode(sources, all, theme.id);
    compared.push({
      ...codeAgreement(theme, found),
      ...(yield* intervalsOf(found, order, codeFigures, seed, bootstrap)),
    });
    yield;
  }
  const below = [...codebook.codes.values()].filter(({ path }) => path.includes('/'));
  const overall = compareSets(sources, all, themes);
  const pairs: PairAgreement[] = [];
  for (const a of all) {
    for (const b of all.slice(a + 1)) {
      pairs.push(pairOf(corpus, sources, coders, [a, b]));
      yield;
    }
  }
  return {
    coders,
    unit,
    seed,
    sourcesCompared: overall.bySource.filter(rows => rows.some(isCompared)).length,
    sourcesInAll: sources.length,
    themes: compared,
    codes: below.map(code => codeAgreement(code, compareCode(sources, all, code.path))),
    overall: {
      ...setAgreement(overall),
      ...(yield* intervalsOf(overall, order, setFigures(overall.codes), seed, bootstrap)),
    },
    unitizing: yield* unitizingFigures(continuaOf(sources, all, themes), themes, gamma && { ...gamma, seed }),
    pairs,
    sources: sources.map(source => ({
      source: source.path,
      label: source.label,
      ...setAgreement(compareSets([source], all, themes)),
    })),
    ...(by !== undefined && { by }),
    groups:
      by === undefined
        ? []
        : groupRows(sources, by).map(({ value, rows }) => ({
            value,
            sources: rows.length,
            ...setAgreement(compareSets(rows, all, themes)),
          })),
    troubles: troublesOf(corpus, coders, sources),
  };
}

/** What agreement on passages is worked out of, as plain data that can be sent to another thread. */
export interface UnitizingInput {
  readonly texts: readonly Continuum[];
  readonly themes: readonly string[];
  readonly seed: number;
}

/** Gathers the passages that are compared, by the same rules as `coderAgreement`. */
export function unitizingInput(
  corpus: Corpus,
  { coders = comparedCoders(corpus), unit = 'sentence', seed = 1 }: AgreementOptions,
): UnitizingInput {
  const themes = corpus.codebook.themes.map(({ id }) => id);
  const numbers = coders.map((_, i) => i);
  return { texts: continuaOf(judgedSources(corpus, coders, unit), numbers, themes), themes, seed };
}

/** Agreement on passages, with gamma. */
export function workOutUnitizing({ texts, themes, seed }: UnitizingInput): Steps<Unitizing> {
  return unitizingFigures(texts, themes, { ...usualGammaRules, seed });
}

function isCompared({ values }: { readonly values: readonly (number | null)[] }): boolean {
  return values.filter(value => value !== null).length > 1;
}

const codesOfCategory = [[], ['coded']] as const;
const codeFigures = (data: Reliability) => figuresOf(data, category => codesOfCategory[category] ?? []);

function codeAgreement({ path, name }: Code, { data, units, leftOut }: Compared): CodeAgreement {
  const shares = data.coders === 2 ? sharesOf(data) : undefined;
  return {
    code: path,
    name,
    units,
    leftOut,
    figures: codeFigures(data),
    ...(data.coders === 2 && { table: tableOf(data) }),
    ...(shares && { shares }),
  };
}

function setAgreement({ data, codes, units, leftOut }: Compared): SetAgreement {
  return { units, leftOut, figures: setFigures(codes)(data) };
}

function pairOf(
  { codebook }: Corpus,
  sources: readonly JudgedSource[],
  coders: readonly string[],
  pair: readonly [number, number],
): PairAgreement {
  const themes = codebook.themes.map(({ id }) => id);
  return {
    coders: [coders[pair[0]]!, coders[pair[1]]!],
    ...setAgreement(compareSets(sources, pair, themes)),
    themes: codebook.themes.map(theme => codeAgreement(theme, compareCode(sources, pair, theme.id))),
  };
}

/** Each figure is drawn for from the same seed, so that a theme that comes or goes changes no other. */
function* intervalsOf<Name extends string>(
  { data, bySource }: Compared,
  order: readonly number[],
  figures: (data: Reliability) => Figures<Name>,
  seed: number,
  rules: BootstrapRules,
): Steps<Drawn<Name>> {
  const sorted = { ...data, rows: reordered(data.rows, order) };
  const rows = bySource.map(each => reordered(each, order));
  return {
    intervals: yield* unitIntervals(sorted, figures, seededRandom(seed), rules),
    sourceIntervals: yield* sourceIntervals(sorted, rows, figures, seededRandom(seed), rules),
  };
}

/** The coders in an order that depends on what they coded, not on their names: what is drawn by chance follows it. */
function inOneOrder(sources: readonly JudgedSource[], coders: readonly number[]): readonly number[] {
  const keys = coders.map(number =>
    JSON.stringify(
      sources.map(({ coders: all }) => {
        const { segments, judged, isDone, coded } = all[number]!;
        return [isDone, [...judged].sort(), segments, [...coded].map(([code, units]) => [code, [...units]])];
      }),
    ),
  );
  return [...coders].sort((a, b) => compareText(keys[a]!, keys[b]!));
}
