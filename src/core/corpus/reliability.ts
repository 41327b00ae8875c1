import { asFields, asList, asText, asTexts, defined } from '../base/values';

/** One text of a sample: a source, or a section of one. */
export interface SampledText {
  /** Path of the source. */
  readonly source: string;
  /** Title of the section; empty for what stands above the first heading. */
  readonly section?: string;
  /** Line that the section began at when it was drawn: tells sections of one title apart. */
  readonly line?: number;
}

/** Texts that several coders code, to see how far they agree, and how these were drawn. */
export interface Reliability {
  readonly coders: readonly string[];
  readonly of: 'sources' | 'sections';
  /** What share of all was asked for, as a percentage; or how many. */
  readonly share?: string;
  readonly count?: number;
  /** The attribute by whose groups it was drawn. */
  readonly by?: string;
  readonly seed: number;
  /** How many there were to draw from. */
  readonly among?: number;
  readonly sample: readonly SampledText[];
}

/** Reads `reliability` of corpus.yaml; `undefined` where no text is named. */
export function readReliability(value: unknown): Reliability | undefined {
  const fields = asFields(value);
  const sample = asList(fields.sample)
    .map(readText)
    .filter(text => text !== undefined);
  if (sample.length === 0) return undefined;
  return {
    coders: asTexts(fields.coders),
    of: fields.of === 'sections' ? 'sections' : 'sources',
    seed: wholeNumber(fields.seed) ?? 1,
    sample,
    ...defined({
      share: asText(fields.share),
      count: wholeNumber(fields.count),
      by: asText(fields.by),
      among: wholeNumber(fields.among),
    }),
  };
}

function readText(value: unknown): SampledText | undefined {
  const path = asText(value);
  if (path !== undefined) return { source: path };
  const { source, section, line } = asFields(value);
  const found = asText(source);
  return found === undefined
    ? undefined
    : { source: found, ...defined({ section: asText(section), line: wholeNumber(line) }) };
}

function wholeNumber(value: unknown): number | undefined {
  return Number.isSafeInteger(value) ? Number(value) : undefined;
}
