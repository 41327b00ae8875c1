import type { Translate } from '../base/l10n';

/** Segmenters for Chinese text, best first. */
export const segmenterEngines = ['nodejieba', 'jieba-wasm', 'intl'] as const;
export type SegmenterEngine = (typeof segmenterEngines)[number];

/** Everything that segmentation depends on: equal values give equal words. */
export interface SegmenterInfo {
  readonly engine: SegmenterEngine;
  readonly version: string;
  /** `sha256:<hex>` over the dictionaries, the user's own included; `null` for an engine that has none of its own. */
  readonly dictionary: string | null;
  /** Number of additional project terms it knows. */
  readonly terms: number;
}

/** Answer of a segmenter, as a whole from one engine. */
export interface Segmentation {
  readonly info: SegmenterInfo;
  /**
   * Words of each text in the order asked: word `i` reaches from `ends[i - 1]` (0 for the first) to `ends[i]`, in
   * UTF-16 offsets. Words cover the whole text: blanks and marks are words too.
   */
  readonly ends: readonly Uint32Array[];
}

/** A word segmenter. If an engine dies or is missing, the next best takes over. */
export interface Segmenter {
  /**
   * Cuts texts into words. `terms` are words of the project that dictionaries may lack; the answer depends on
   * nothing but texts, terms and what `info` says. `undefined` once the segmenter is disposed of.
   */
  cut(texts: readonly string[], terms: readonly string[]): Promise<Segmentation | undefined>;
  dispose(): void;
}

/** The words that `ends` cuts a text into; joined, they are the text. */
export function wordsOf(text: string, ends: Uint32Array): readonly string[] {
  return Array.from(ends, (end, i) => text.slice(i === 0 ? 0 : ends[i - 1]!, end));
}

export function sameSegmenter(a: SegmenterInfo, b: SegmenterInfo): boolean {
  return (
    a.engine === b.engine && a.version === b.version && a.dictionary === b.dictionary && a.terms === b.terms
  );
}

/** Description of the segmenter for reports: engine, version, dictionary, number of codebook terms. */
export function describeSegmenter(
  { engine, version, dictionary, terms }: SegmenterInfo,
  t: Translate,
): string {
  return t(
    'Words segmented by {0} {1}, dictionary {2}, with {3} terms of the codebook',
    engine,
    version,
    dictionary ?? t('none'),
    terms,
  );
}

/** A problem with a segmenter; coding can go on. */
export interface SegmenterTrouble {
  /** The engine it happened to. */
  readonly engine: SegmenterEngine;
  readonly reason: TroubleReason;
  /** For the log: what the engine or the system said; may be empty. */
  readonly detail: string;
  /** The engine used from now on; the same one if only the user dictionary is left out. */
  readonly serving: SegmenterEngine;
}

const reasons = {
  'no-binding': 'its program file is missing',
  'bad-binding': 'its program file cannot be loaded',
  'no-dictionary': 'its dictionary is missing',
  'bad-dictionary': 'its dictionary is damaged',
  'no-user-dictionary': 'the user dictionary cannot be read',
  'bad-user-dictionary': 'the user dictionary is damaged',
  'cannot-start': 'its process cannot be started',
  died: 'its process died twice',
  'no-answer': 'it did not answer in time',
  'wrong-answer': 'its words do not match the text',
} as const;

export type TroubleReason = keyof typeof reasons;

/** One sentence or two for the user. */
export function describeTrouble({ engine, reason, serving }: SegmenterTrouble, t: Translate): string {
  const why = t(reasons[reason]);
  return engine === serving
    ? t('Word segmenter {0}: {1}. Words are segmented without the user dictionary.', engine, why)
    : t('Word segmenter {0} cannot be used: {1}. Using {2} instead.', engine, why, serving);
}

/** All templates, for the test of the translations. */
export const troubleTemplates: readonly string[] = Object.values(reasons);
