import { type Document, isPair, isScalar, visit } from 'yaml';
import type { Span } from '../text/lines';

/** What was meant as a value, but is a comment, because YAML takes ` #` for the beginning of one. */
export interface CommentedValue {
  /** From the # on. */
  readonly span: Span;
  readonly value: string;
  /** The key that has no value for it; of an entry of a list, that of the list. */
  readonly key: string;
}

/**
 * Values of some keys (or entries of lists under them) that are not there because what follows begins with #. A # with a blank
 * behind it begins a comment that is meant.
 */
export function commentedValues(
  text: string,
  document: Document,
  keys: readonly string[],
): readonly CommentedValue[] {
  const found: CommentedValue[] = [];
  const look = (key: string, from: number) => {
    const meant = /[ \t]*(?<=[ \t])(#(?=\S).*)/y;
    meant.lastIndex = from;
    const [whole = '', rest] = meant.exec(text) ?? [];
    if (rest === undefined) return;
    // A comment behind it stays one.
    const value = rest.replace(/[ \t]+#.*$/, '').trimEnd();
    const start = from + whole.length - rest.length;
    found.push({ span: { start, end: start + value.length }, value, key });
  };
  visit(document, {
    Pair(_, { key, value }) {
      const name = isScalar(key) ? String(key.value) : '';
      if (!keys.includes(name) || !isScalar(key) || !key.range) return;
      if (!isMissing(value)) return;
      const colon = text.indexOf(':', key.range[1]);
      if (colon !== -1) look(name, colon + 1);
    },
    Seq(_, list, ancestors) {
      const pair = ancestors.at(-1);
      const name = isPair(pair) && isScalar(pair.key) ? String(pair.key.value) : '';
      if (!keys.includes(name) || list.flow) return;
      for (const item of list.items) {
        if (isScalar(item) && isMissing(item) && item.range) look(name, item.range[0]);
      }
    },
  });
  return found.sort((a, b) => a.span.start - b.span.start);
}

function isMissing(value: unknown): boolean {
  return value === null || (isScalar(value) && value.value === null && (value.source ?? '') === '');
}
