import type { FormName } from './headingForms';
import { romanNumber } from './numerals';

/** Words for divisions in the languages of `abbreviations.ts`; in capitals, or with a capital initial. */
const words: Readonly<Partial<Record<FormName, string>>> = {
  book: 'Book Buch Livre Libro Livro Книга',
  volume: 'Title Titel Titre Título Titolo Раздел',
  part: 'Part Teil Partie Parte Часть',
  chapter: 'Chapter Ch. Kapitel Chapitre Capítulo Capitolo Capo Глава',
  section: 'Section Sec. Sect. Abschnitt Sección Sezione Seção',
  article: 'Article Art. Artikel Artículo Articolo Artigo Статья §',
  clause: 'Clause Klausel Cláusula Пункт',
  annex: 'Annex Appendix Schedule Anhang Anlage Annexe Anexo Allegato Приложение',
};

const formOf = new Map<string, FormName>();
for (const [form, list] of Object.entries(words) as [FormName, string][]) {
  for (const word of list.split(' ')) {
    formOf.set(word, form);
    formOf.set(word.toUpperCase(), form);
  }
}

const counted =
  'One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen Twenty'.split(
    ' ',
  );
const countedValues = new Map(
  counted.flatMap((word, i) => [word, word.toUpperCase()].map(each => [each, i + 1] as const)),
);

const pattern =
  /^(§|\p{Lu}\p{L}{1,9}\.?) {0,3}((?:0?[0-9]{1,3})(?:\.[0-9]{1,3}){0,2}|[IVXLC]{1,7}|\p{Lu}\p{L}{2,8}|[A-Z])(?![\p{L}\p{Nd}])/u;

export interface LatinDivision {
  readonly form: FormName;
  readonly value: number;
  /** `2` of Section 2.1. */
  readonly prefix: string;
  /** `none` where a title or nothing follows, `bare` where it may be a sentence, `likely` where a sentence goes on. */
  readonly doubt: 'none' | 'bare' | 'likely';
  readonly length: number;
}

/** Reads Chapter 1, SECTION II, Annex A and the like at the start of a line. */
export function matchLatinDivision(head: string): LatinDivision | undefined {
  const found = pattern.exec(head);
  const form = found && formOf.get(found[1]!);
  if (!found || !form) return undefined;
  const path = found[2]!.split('.');
  const value = numberIn(path.pop()!);
  if (value === undefined) return undefined;
  const rest = head.slice(found[0].length);
  return { form, value, prefix: path.join('.'), doubt: doubtOf(rest), length: found[0].length };
}

function numberIn(number: string): number | undefined {
  if (/^[0-9]+$/.test(number)) return Number(number);
  // Annex C and Annex L are letters; Annex I, V and X are numbers.
  if (/^[A-Z]$/.test(number) && !/[IVX]/.test(number)) return number.charCodeAt(0) - 64;
  return romanNumber(number) ?? countedValues.get(number);
}

function doubtOf(rest: string): LatinDivision['doubt'] {
  if (/^ *$/.test(rest) || /^ {0,2}(?:[.:]|[-—–―]{1,2}) {0,2}(?![\p{Ll},;)]|$)/u.test(rest)) return 'none';
  return /^ {1,4}[\p{Lu}\p{Lo}"'“‘«(0-9]/u.test(rest) ? 'bare' : 'likely';
}
