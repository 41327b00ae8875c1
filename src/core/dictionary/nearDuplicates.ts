import type { Form, Matcher } from '../keywords/matcher';

/** Two forms of different keywords that are nearly alike. */
export interface NearDuplicate {
  readonly a: Form;
  readonly b: Form;
  /** One contains the other; or one character put in, taken out or exchanged makes the other of it. */
  readonly kind: 'contains' | 'one-edit';
}

/** Shorter forms that differ in a character are different words: 开放, 开发. */
const shortest = 4;

/** Forms of different keywords that are nearly alike as the matching rules read them, in the order of the codebook. */
export function nearDuplicates({ forms, folding }: Matcher): readonly NearDuplicate[] {
  const folded = forms
    .map(form => ({ form, text: folding.foldTerm(form.text) }))
    .filter(({ text }) => text !== '');
  return folded.flatMap((a, i) =>
    folded.slice(i + 1).flatMap(b => {
      if (a.form.keyword === b.form.keyword) return [];
      const kind = likeness(a.text, b.text);
      return kind === undefined ? [] : [{ a: a.form, b: b.form, kind }];
    }),
  );
}

function likeness(a: string, b: string): NearDuplicate['kind'] | undefined {
  if (a.includes(b) || b.includes(a)) return 'contains';
  if (Math.min(a.length, b.length) < shortest || Math.abs(a.length - b.length) > 1) return undefined;
  let head = 0;
  while (a[head] === b[head]) head++;
  // After the first difference, one of them may have a character more, or both another one.
  const [restA, restB] = [a.slice(head), b.slice(head)];
  const isOne = restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
  return isOne ? 'one-edit' : undefined;
}
