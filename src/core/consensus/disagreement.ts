import type { Annotation } from '../annotations/annotation';
import type { Settlement } from '../annotations/settlement';
import type { Span } from '../text/lines';

/** How coders differ, if they do. What differs in codes may differ in extent, too; and so on down the list. */
export type DisagreementKind =
  /** Passages about the same place have other codes. */
  | 'codes'
  /** Passages with the same codes have other ends. */
  | 'extent'
  /** Some coded a passage where others, who judged the theme, did not. */
  | 'presence'
  /** Same passages, same codes. */
  | 'agreed'
  /** It was settled, and no coder has such a passage any more. */
  | 'gone';

/** `reopened`: it was settled, and a coder has changed since what it was settled from. */
export type DisagreementState = 'open' | 'later' | 'settled' | 'reopened';

/** Why a settlement no longer holds. */
export type Reopening =
  | { readonly is: 'removed'; readonly coder: string; readonly id: string }
  | {
      readonly is: 'codes';
      readonly coder: string;
      readonly id: string;
      readonly was: readonly string[];
      readonly now: readonly string[];
    }
  | { readonly is: 'extent'; readonly coder: string; readonly id: string }
  /** A coder has a passage there that the settlement does not know. */
  | { readonly is: 'added'; readonly coder: string; readonly id: string }
  /** A coder has judged it since, and coded nothing. */
  | { readonly is: 'judged'; readonly coder: string }
  /** A passage that the settlement made is no longer in the consensus. */
  | { readonly is: 'consensus-removed'; readonly id: string };

/** An annotation of a coder, in today's text. */
export interface CoderPassage {
  readonly coder: string;
  readonly annotation: Annotation;
  /** In offsets of the source. */
  readonly span: Span;
  /** Path of its side file. */
  readonly file: string;
}

/** What one coder has coded there; nothing, if they judged it and saw nothing to code. */
export interface Side {
  readonly coder: string;
  /** In order of place. */
  readonly passages: readonly CoderPassage[];
}

/** Passages of coders about the same place, and what became of them. */
export interface Disagreement {
  /** Unique in its source. It depends on the passages it is about, not on their places, nor on other passages. */
  readonly id: string;
  /** Path of the source. */
  readonly source: string;
  readonly label: string;
  readonly kind: DisagreementKind;
  readonly state: DisagreementState;
  /** Why it is open again. */
  readonly why: readonly Reopening[];
  /** Codes that are compared: at least two coders have judged their themes. In the codebook's order. */
  readonly codes: readonly string[];
  /** Their themes, likewise. */
  readonly themes: readonly string[];
  /** The smallest stretch of the source that holds all passages. */
  readonly span: Span;
  /** Characters of that stretch, as it is read. */
  readonly size: number;
  /** Whoever judged one of the themes, in the order in which coders were asked for. */
  readonly sides: readonly Side[];
  /** What was settled of it, usually one or none. */
  readonly settlements: readonly Settlement[];
  /** The passages that these have made, as they are now. */
  readonly consensus: readonly CoderPassage[];
}
