import type { Translate } from '../base/l10n';
import type { Fields } from '../base/values';

/** Range of valid numbers. */
export interface NumberRange {
  readonly least: number;
  /** `least` itself is not valid. */
  readonly above?: true;
  /** Exclusive upper bound. */
  readonly below?: number;
  readonly whole?: true;
}

/**
 * A limit that leaves nodes or edges out of the network. The reader of corpus.yaml, the form, the method and the sentences
 * use this definition.
 */
export interface NetworkLimit<Usual extends number | undefined = number | undefined> {
  readonly of: 'nodes' | 'edges';
  /** The default if corpus.yaml does not set it; leaves everything in. `undefined` = there is no limit. */
  readonly usual: Usual;
  readonly range: NumberRange;
  readonly label: (t: Translate) => string;
  /** Explanation for people who set it. The schema of corpus.yaml has the same text. */
  readonly hint: (t: Translate) => string;
  /** Sentence about the limit for people who read the network. */
  readonly sentence: (limit: number, t: Translate) => string;
}

const count: NumberRange = { least: 1, whole: true };
const level: NumberRange = { least: 0, above: true, below: 1 };
const none: number | undefined = undefined;

const minFrequency: NetworkLimit<number> = {
  of: 'nodes',
  usual: 1,
  range: count,
  label: t => t('Minimum frequency'),
  hint: t => t('Nodes that occur less often are excluded.'),
  sentence: (limit, t) => t('Only nodes that occur {0} times or more.', limit),
};

const topNodes: NetworkLimit = {
  of: 'nodes',
  usual: none,
  range: count,
  label: t => t('Most frequent nodes'),
  hint: t => t('Keep only this many of the most frequent nodes, and those that tie with the last.'),
  sentence: (limit, t) => t('Only the {0} most frequent nodes, and those that tie with the last.', limit),
};

const significance: NetworkLimit = {
  of: 'edges',
  usual: none,
  range: level,
  label: t => t('Significance'),
  hint: t =>
    t(
      'Keep only pairs that co-occur more often than by chance: hypergeometric test, false discovery rate at this level (Benjamini-Hochberg), such as 0.05.',
    ),
  sentence: (limit, t) =>
    t(
      'Only pairs that co-occur more often than by chance: hypergeometric test, false discovery rate {0} (Benjamini-Hochberg).',
      limit,
    ),
};

const minWeight: NetworkLimit<number> = {
  of: 'edges',
  usual: 0,
  range: { least: 0 },
  label: t => t('Minimum weight'),
  hint: t => t('Pairs with a lower weight are excluded.'),
  sentence: (limit, t) => t('Only pairs with a weight of {0} or more.', limit),
};

const backbone: NetworkLimit = {
  of: 'edges',
  usual: none,
  range: level,
  label: t => t('Backbone'),
  hint: t =>
    t(
      'Keep only the backbone: edges that the disparity filter finds significant for one of their ends at this level, such as 0.05.',
    ),
  sentence: (limit, t) =>
    t(
      'Only the backbone: edges that are significant for one of their ends (disparity filter, level {0}).',
      limit,
    ),
};

const topEdges: NetworkLimit = {
  of: 'edges',
  usual: none,
  range: count,
  label: t => t('Heaviest edges'),
  hint: t => t('Keep only this many of the heaviest edges, and those that tie with the last.'),
  sentence: (limit, t) => t('Only the {0} heaviest edges, and those that tie with the last.', limit),
};

const kCore: NetworkLimit = {
  of: 'edges',
  usual: none,
  range: count,
  label: t => t('k-core'),
  hint: t => t('Keep only the k-core: nodes with at least this many neighbours inside it.'),
  sentence: (limit, t) => t('Only the {0}-core: nodes with at least that many neighbours inside it.', limit),
};

/** All limits, by their keys in corpus.yaml, in the order of application (network/choose.ts). */
export const networkLimits = { minFrequency, topNodes, significance, minWeight, backbone, topEdges, kCore };

export type LimitName = keyof typeof networkLimits;
export const limitNames = Object.keys(networkLimits) as readonly LimitName[];

type OfLimits<None> = {
  readonly [K in LimitName]: (typeof networkLimits)[K] extends NetworkLimit<number> ? number : number | None;
};
/** The current limits. */
export type NetworkLimits = OfLimits<undefined>;
/** The same as plain JSON: `null` = no limit. */
export type LimitValues = OfLimits<null>;

/** Reads the limits from `network` in corpus.yaml. Invalid ones get their default. */
export function readLimits(fields: Fields): NetworkLimits {
  return eachLimit(name => numberIn(fields[name], networkLimits[name].range) ?? networkLimits[name].usual);
}

export const usualLimits: NetworkLimits = readLimits({});

export function limitValues(limits: NetworkLimits): LimitValues {
  return eachLimit(name => limits[name] ?? null);
}

export function limitsOf(values: LimitValues): NetworkLimits {
  return eachLimit(name => values[name] ?? undefined);
}

/** A sentence for each limit that leaves something out. */
export function explainLimits(of: NetworkLimit['of'], values: LimitValues, t: Translate): readonly string[] {
  return limitNames.flatMap(name => {
    const { of: what, usual, sentence } = networkLimits[name];
    const limit = values[name];
    return what !== of || limit === null || limit === usual ? [] : [sentence(limit, t)];
  });
}

/** Whether a number is in range. */
export function isInRange(number: number, { least, above, below, whole }: NumberRange): boolean {
  return (
    Number.isFinite(number) &&
    (above ? number > least : number >= least) &&
    (below === undefined || number < below) &&
    (!whole || Number.isSafeInteger(number))
  );
}

function numberIn(value: unknown, range: NumberRange): number | undefined {
  return typeof value === 'number' && isInRange(value, range) ? value : undefined;
}

function eachLimit<T>(make: (name: LimitName) => number | undefined | null): T {
  return Object.fromEntries(limitNames.map(name => [name, make(name)])) as T;
}
