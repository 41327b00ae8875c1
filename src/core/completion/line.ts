import type { Span } from '../text/lines';
import { commentStart, unquote } from './scalars';

/** What a line of block YAML opens: an item of a list (`- `) or the value of a key (`key:`). */
export type LineMark =
  | { readonly kind: 'item'; readonly column: number }
  | { readonly kind: 'key'; readonly column: number; readonly end: number; readonly name: string };

/** A line of block YAML: its marks, and what is written after them. Columns count from 0. */
export interface BlockLine {
  readonly marks: readonly LineMark[];
  /** From where a scalar may stand after the marks (right after `- ` or `key:`) up to the comment. */
  readonly rest: Span;
  /** What is written there, trimmed. */
  readonly value: string;
}

/** The key at the start of a text: quoted or plain, with its colon following. */
const key =
  /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?![\s#"'[\]{},&*!|>%@`]|[-?:](?:\s|$))(?:[^:]|:(?=\S))*?)(?=\s*:(?:\s|$))/;

/** Reads one line; `undefined` for a line that is blank or all comment. */
export function parseLine(line: string): BlockLine | undefined {
  const end = commentStart(line);
  const text = line.slice(0, end);
  let at = text.search(/\S/);
  if (at === -1) return undefined;
  const marks: LineMark[] = [];
  while (/^-(?:\s|$)/.test(text.slice(at, at + 2))) {
    marks.push({ kind: 'item', column: at });
    at++;
    const blanks = text.slice(at).search(/\S/);
    // Where only blanks follow, whatever comes next is written at the end of the line.
    at = blanks === -1 ? text.length : at + blanks;
  }
  const found = key.exec(text.slice(at))?.[0];
  if (found) {
    marks.push({ kind: 'key', column: at, end: at + found.length, name: unquote(found) });
    at = text.indexOf(':', at + found.length) + 1;
  }
  return { marks, rest: { start: at, end }, value: text.slice(at).trim() };
}
