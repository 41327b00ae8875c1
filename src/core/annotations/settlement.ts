import { asFields, asList, asText, asTexts, defined, type Fields } from '../base/values';
import { hashText } from '../text/source';
import type { Annotation } from './annotation';

/** The coder whose side files hold what coders have agreed on and settled. */
export const consensusCoder = 'consensus';

/** Names as two systems write them are one. */
export function nameOfCoder(coder: string | undefined): string | undefined {
  return coder?.normalize('NFC');
}

/** Everybody whom some work names, each once. */
export function namesOfCoders(work: readonly { readonly coder?: string | undefined }[]): readonly string[] {
  return [...new Set(work.map(({ coder }) => nameOfCoder(coder)))].filter(name => name !== undefined);
}

/**
 * What became of a disagreement: all coders had agreed, the work of some was taken, the extent or the codes were decided
 * anew, nobody was right, or it was put off.
 */
export const decisions = ['agreed', 'taken', 'extent', 'codes', 'neither', 'later'] as const;
export type Decision = (typeof decisions)[number];

/** What a settlement was made from: a passage as a coder had it; or, without `id`, that they judged it and coded nothing. */
export interface SettledFrom {
  readonly coder: string;
  /** Id of the annotation in the coder's side file. */
  readonly id?: string;
  readonly codes?: readonly string[];
  /** Mark of its quote: another quote has another. */
  readonly quote?: string;
}

/** A settled disagreement, or passages that coders agreed on, as the side file of `consensus` records it. */
export interface Settlement {
  /** Id of the disagreement, unique in its source. */
  readonly id: string;
  readonly decision: Decision;
  /** Whose work was taken. */
  readonly taken?: readonly string[];
  readonly from: readonly SettledFrom[];
  /** Ids of the annotations in the same file that it made. */
  readonly made: readonly string[];
  readonly memo?: string;
  /** Who settled it. */
  readonly by?: readonly string[];
  /** Day it was settled, YYYY-MM-DD. */
  readonly created?: string;
}

/** The keys of a settlement in a side file, in the order they are written. */
export const settlementFields: readonly string[] = [
  'id',
  'decision',
  'taken',
  'from',
  'made',
  'memo',
  'by',
  'created',
];

/** Reads a settlement; `undefined` if its id or its decision is missing. */
export function readSettlement(fields: Fields): Settlement | undefined {
  const id = asText(fields.id);
  const decision = decisions.find(each => each === fields.decision);
  if (id === undefined || decision === undefined) return undefined;
  return {
    id,
    decision,
    from: asList(fields.from)
      .map(each => readFrom(asFields(each)))
      .filter(each => each !== undefined),
    made: asTexts(fields.made),
    ...defined({
      taken: textsIn(fields.taken),
      memo: asText(fields.memo),
      by: textsIn(fields.by),
      created: asText(fields.created),
    }),
  };
}

function readFrom({ coder, id, codes, quote }: Fields): SettledFrom | undefined {
  const name = asText(coder);
  if (name === undefined) return undefined;
  return { coder: name, ...defined({ id: asText(id), codes: textsIn(codes), quote: asText(quote) }) };
}

function textsIn(value: unknown): readonly string[] | undefined {
  const texts = asTexts(value);
  return texts.length > 0 ? texts : undefined;
}

/** A settlement as a side file has it: lists without entries are left out. */
export function writeSettlement({ made, ...rest }: Settlement): Fields {
  return { ...rest, ...(made.length > 0 && { made }) };
}

/** What a settlement remembers of a passage. Blanks and line ends are left out: a text may be wrapped anew. */
export function settledFrom(coder: string, { id, codes, quote }: Annotation): SettledFrom {
  return { coder, id, codes, quote: markOfQuote(quote) };
}

/** Tells one quote from another. */
export function markOfQuote(quote: string): string {
  return shortHash(quote.normalize('NFC').replace(/\s+/g, ''), 8);
}

/** The first digits of the hash of a text. */
export function shortHash(text: string, length: number): string {
  return hashText(text).replace('sha256:', '').slice(0, length);
}
