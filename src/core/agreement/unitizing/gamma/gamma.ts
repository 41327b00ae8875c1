import { finish, type Steps } from '../../../base/steps';
import { seededRandom } from '../../../network/random';
import { type Coefficient, undefinedFor } from '../../reliability';
import { type Continuum, judgedByTwo, noCommonText, type Segment } from '../continuum';
import { type Alignment, bestAlignment } from './alignment';
import { type Dissimilarity, positional, usualDissimilarity } from './dissimilarity';
import { shuffled } from './shuffle';

/** Mathet's gamma and gamma-cat, with what they rest on. */
export interface Gamma {
  readonly gamma: Coefficient;
  readonly gammaCat: Coefficient;
  /** How many texts by chance were drawn. */
  readonly samples: number;
  /** Whether every alignment is known to be the best; else, figures are those of the best ones found. */
  readonly isExact: boolean;
}

export interface GammaRules {
  readonly dissimilarity: Dissimilarity;
  readonly seed: number;
  /** Texts by chance that are drawn at first, and at most. */
  readonly fewest: number;
  readonly most: number;
}

export const usualGammaRules: GammaRules = {
  dissimilarity: usualDissimilarity,
  seed: 1,
  fewest: 30,
  most: 100,
};

/** As many samples are drawn as put the error of the expected disorder below two per cent, nineteen times out of twenty. */
const precision = 0.02;
const deviations = 1.96;

/**
 * Mathet's gamma: 1 - disorder of the best alignment of the coders' passages / that of texts coded by chance; where and what at once,
 * with passages that overlap. Gamma-cat asks of the passages that are aligned whether they have the same code, each pair weighing as much as its places
 * agree. Texts add up: disorders are sums over all of them, divided by the mean number of passages of a coder.
 * Sources: Mathet, Widlöcher & Métivier, Computational Linguistics 41 (2015), 437-479; Mathet, Computational Linguistics 43 (2017),
 * 661-681.
 */
export function* gamma(texts: readonly Continuum[], rules: GammaRules = usualGammaRules): Steps<Gamma> {
  const reason = noCommonText(texts);
  if (reason) return none(undefinedFor(reason));
  const judged = judgedByTwo(texts).map(({ length, coders }) => ({
    length,
    coders: coders
      .filter(segments => segments !== null)
      .map(segments => segments.filter(({ start, end }) => end > start)),
  }));
  if (judged.every(({ coders }) => coders.flat().length === 0)) return none(undefinedFor('nothing-coded'));
  const { dissimilarity, seed, fewest, most } = rules;
  const observed = yield* disordersOf(judged, dissimilarity);
  if (!observed) return none(undefinedFor('too-many'));
  const random = seededRandom(seed);
  const expected: Disorders[] = [];
  for (let wanted = fewest; expected.length < wanted; ) {
    const chance = judged.map(({ length, coders }) => ({ length, coders: shuffled(coders, length, random) }));
    const found = yield* disordersOf(chance, dissimilarity);
    if (!found) return none(undefinedFor('too-many'));
    expected.push(found);
    if (expected.length === fewest) wanted = Math.min(most, samplesNeeded(expected.map(each => each.all)));
  }
  return {
    gamma: against(observed.all, mean(expected.map(each => each.all))),
    gammaCat:
      observed.codes === null
        ? undefinedFor('nothing-shared')
        : against(observed.codes, mean(expected.map(each => each.codes).filter(each => each !== null))),
    samples: expected.length,
    isExact: observed.isExact && expected.every(each => each.isExact),
  };
}

/** As `gamma`, at once. */
export function gammaOf(texts: readonly Continuum[], rules: GammaRules = usualGammaRules): Gamma {
  return finish(gamma(texts, rules));
}

/** What stands for gamma where it is not worked out. */
export const withoutGamma: Gamma = none(undefinedFor('not-asked'));

function none(figure: Coefficient): Gamma {
  return { gamma: figure, gammaCat: figure, samples: 0, isExact: true };
}

interface Judged {
  readonly length: number;
  readonly coders: readonly (readonly Segment[])[];
}

/** Disorder of some texts by passage, and of the codes of those that are aligned. */
export interface Disorders {
  readonly all: number;
  /** `null` where no passages of two coders are aligned. */
  readonly codes: number | null;
  readonly isExact: boolean;
}

export function* disordersOf(texts: readonly Judged[], rules: Dissimilarity): Steps<Disorders | undefined> {
  let [disorder, passages, apart, weights, isExact] = [0, 0, 0, 0, true];
  for (const { coders } of texts) {
    const alignment = bestAlignment(coders, rules);
    if (!alignment) return undefined;
    disorder += alignment.disorder;
    passages += coders.reduce((sum, list) => sum + list.length, 0) / coders.length;
    isExact &&= alignment.isBest;
    const codes = codesOf(alignment, rules);
    apart += codes.apart;
    weights += codes.weights;
    yield;
  }
  return { all: disorder / passages, codes: weights > 0 ? apart / weights : null, isExact };
}

/** How different the codes of aligned passages are, by the weights of their pairs. */
function codesOf({ unitary }: Alignment, rules: Dissimilarity): { apart: number; weights: number } {
  let [apart, weights] = [0, 0];
  for (const row of unitary) {
    const real = row.filter(segment => segment !== null);
    for (let a = 0; a < real.length; a++) {
      for (let b = a + 1; b < real.length; b++) {
        const [one, other] = [real[a]!, real[b]!];
        const agreement = Math.max(0, 1 - positional(one, other, rules) / rules.empty);
        const weight = agreement / (real.length - 1);
        weights += weight;
        apart += weight * rules.ofCodes(one.code, other.code);
      }
    }
  }
  return { apart, weights };
}

function against(observed: number, expected: number): Coefficient {
  if (!(expected > 0)) return { value: null, reason: 'no-variation', observed };
  return { value: 1 - observed / expected, observed, expected };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}

function samplesNeeded(values: readonly number[]): number {
  const middle = mean(values);
  const variance = values.reduce((sum, each) => sum + (each - middle) ** 2, 0) / (values.length - 1);
  if (middle === 0) return values.length;
  return Math.ceil(((Math.sqrt(variance) / middle) * (deviations / precision)) ** 2);
}
