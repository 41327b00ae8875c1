/** A form of heading in plan texts: what its mark looks like. */
export interface HeadingForm {
  /** Example of how a heading of this form begins. */
  readonly example: string;
}

/** The forms, in their usual order of nesting. A document may have another order. */
const forms = {
  hash1: { example: '#' },
  hash2: { example: '##' },
  hash3: { example: '###' },
  hash4: { example: '####' },
  hash5: { example: '#####' },
  hash6: { example: '######' },
  annex: { example: '附件' },
  unnumbered: { example: '前言' },
  book: { example: '第一编' },
  volume: { example: '第一篇' },
  part: { example: '第一部分' },
  chapter: { example: '第一章' },
  section: { example: '第一节' },
  article: { example: '第一条' },
  clause: { example: '第一款' },
  roman: { example: 'Ⅰ.' },
  han: { example: '一、' },
  hanInBrackets: { example: '（一）' },
  ordinal: { example: '第一，' },
  arabic: { example: '1.' },
  decimal2: { example: '1.1' },
  decimal3: { example: '1.1.1' },
  arabicInBrackets: { example: '（1）' },
  circled: { example: '①' },
  column: { example: '专栏 1' },
  letter: { example: 'A.' },
  smallLetter: { example: 'a.' },
} as const satisfies Record<string, HeadingForm>;

export type FormName = keyof typeof forms;

/** Names of the forms, in their usual order of nesting. */
export const formNames = Object.keys(forms) as readonly FormName[];
export const headingForms: Readonly<Record<FormName, HeadingForm>> = forms;

/** Rank of a form in the usual order. */
export const usualRank: Readonly<Record<FormName, number>> = Object.fromEntries(
  formNames.map((name, rank) => [name, rank]),
) as Record<FormName, number>;
