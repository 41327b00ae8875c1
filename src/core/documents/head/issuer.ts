import { isOrganisation } from './lines';

/** What a text says of who issued it. */
export interface IssuerSigns {
  /** Lines of the signature, each a body. */
  readonly signature: readonly string[];
  readonly title: string | undefined;
  /** The letterhead, without 文件. */
  readonly letterhead: string | undefined;
  /** Who issued an order. */
  readonly order: string | undefined;
  /** For whom a report was given. */
  readonly speaker: string | undefined;
}

/** The issuer, and whether the places that name one agree. */
export function issuerOf({
  signature,
  title,
  letterhead,
  order,
  speaker,
}: IssuerSigns):
  | { readonly value: string; readonly isCertain: boolean; readonly others: readonly string[] }
  | undefined {
  const signed = signature.length === 0 ? undefined : signature.join('、');
  const named = issuerInTitle(title);
  const all = [order, named, signed, letterhead].filter(each => each !== undefined);
  const [value] = all;
  if (value === undefined) {
    return speaker === undefined ? undefined : { value: speaker, isCertain: false, others: [] };
  }
  const others = [...new Set(all)].filter(each => packed(each) !== packed(value));
  // A letterhead alone is set in many ways, so the name in it is asked.
  const isCertain = others.length === 0 && (order ?? named ?? signed) !== undefined;
  return { value, isCertain, others };
}

/** The bodies before 关于: 国务院办公厅、中央军委办公厅关于…的通知. */
function issuerInTitle(title: string | undefined): string | undefined {
  const before = /^(.{2,60}?)关于/.exec(title ?? '')?.[1];
  return before !== undefined && isOrganisation(before) ? before : undefined;
}

function packed(name: string): string {
  return name.replace(/[\s\u3000、，,]+/g, '');
}
