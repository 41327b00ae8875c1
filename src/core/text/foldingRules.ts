/** What counts as the same character when keywords are searched for; each can be switched off in corpus.yaml. */
export interface FoldingRules {
  /** Capital and small letters. */
  readonly case: boolean;
  /** Full-width and half-width forms: １ = 1, ＡＩ = AI, ideographic blanks. */
  readonly width: boolean;
  /** Compatibility forms (Unicode NFKC): ㎡ = m2, ⼈ = 人, composed and decomposed letters; look-alikes: ⻔ = 门, ○ = 〇. */
  readonly compatibility: boolean;
  /** Blanks beside Han characters are not there, runs of others are one; invisible characters are none. */
  readonly blanks: boolean;
  /** Quotation marks of every kind, dashes of every length, middle dots, wave dashes. */
  readonly punctuation: boolean;
  /** Traditional characters count as the simplified ones they are written as today. */
  readonly traditional: boolean;
}

export const foldingRuleNames = [
  'case',
  'width',
  'compatibility',
  'blanks',
  'punctuation',
  'traditional',
] as const satisfies readonly (keyof FoldingRules)[];

export const defaultFoldingRules: FoldingRules = {
  case: true,
  width: true,
  compatibility: true,
  blanks: true,
  punctuation: true,
  traditional: false,
};
