import type { CodedSource } from '../corpus/corpus';
import type { HitVerdict } from '../keywords/explain';
import type { Form } from '../keywords/matcher';
import type { Span } from '../text/lines';

/** Why a sentence may be evidence. */
export type NearReason =
  /** A keyword hit that counts. */
  | { readonly is: 'hit'; readonly form: Form; readonly text: string }
  /** A keyword hit that does not count; `outside`: it is out of scope; `no-word`: other words stand there, unknown which. */
  | {
      readonly is: 'left-out';
      readonly form: Form;
      readonly text: string;
      readonly verdict:
        | Exclude<HitVerdict, { is: 'counted' }>
        | { readonly is: 'outside' | 'in-contents' | 'no-word' };
    }
  /** One character other, more or less than a keyword. */
  | { readonly is: 'one-edit'; readonly keyword: string; readonly text: string }
  /** The parts of a keyword, apart in one sentence. */
  | { readonly is: 'apart'; readonly keyword: string; readonly parts: readonly [string, string] }
  /** Like a passage that is coded with the theme in another source. */
  | {
      readonly is: 'alike';
      readonly coded: CodedSource;
      /** Its place in the reading of that source. */
      readonly place: Span;
      /** Dice's coefficient of their bigrams, weighted by how much they tell of the theme; above 0 to 1. */
      readonly likeness: number;
      /** What both have in common, the most telling first. */
      readonly terms: readonly string[];
    }
  /** Like what the codebook says of the theme. */
  | { readonly is: 'defined'; readonly likeness: number; readonly terms: readonly string[] };

/** A sentence that comes near to a theme. */
export interface NearSentence {
  /** Place in the reading, without the blanks around it. */
  readonly span: Span;
  /** Ranges to highlight in it, in order of place. */
  readonly marks: readonly Span[];
  /** One or more, the strongest first. */
  readonly reasons: readonly NearReason[];
}

/** The keyword that a reason is about; `undefined` where it is about none. */
export function keywordOf(reason: NearReason): string | undefined {
  if ('form' in reason) return reason.form.keyword.term;
  return 'keyword' in reason ? reason.keyword : undefined;
}
