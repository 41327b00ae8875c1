import type { Span } from '../text/lines';

/** A scalar as it is written in a file. */
export interface ScalarToken extends Span {
  /** What it says, without the quotes. */
  readonly text: string;
  /** It is quoted; `start` and `end` lie inside the quotes. */
  readonly quoted: boolean;
}

/**
 * The scalar that a stretch of a line contains; an empty one at `cursor` where it contains nothing. `undefined` where the
 * cursor is beside the scalar, not in it.
 */
export function tokenIn(line: string, { start, end }: Span, cursor: number): ScalarToken | undefined {
  const piece = line.slice(start, end);
  if (piece.trim() === '') return { start: cursor, end: cursor, text: '', quoted: false };
  const from = start + piece.length - piece.trimStart().length;
  const to = start + piece.trimEnd().length;
  const quote = line[from]!;
  if (quote !== '"' && quote !== "'") {
    return cursor < from || cursor > to
      ? undefined
      : { start: from, end: to, text: line.slice(from, to), quoted: false };
  }
  const closed = to - from > 1 && line[to - 1] === quote;
  const inner = { start: from + 1, end: closed ? to - 1 : to };
  if (cursor < inner.start || cursor > inner.end) return undefined;
  return { ...inner, text: unquote(line.slice(from, to)), quoted: true };
}

/** The value of a scalar; the closing quote may still be missing. */
export function unquote(written: string): string {
  const quote = written[0];
  if (quote !== '"' && quote !== "'") return written;
  const inner = written.slice(1, written.length > 1 && written.endsWith(quote) ? -1 : undefined);
  return quote === "'" ? inner.replaceAll("''", "'") : inner.replace(/\\(["\\/])/g, '$1');
}

/** Offset of the end of a quoted scalar that starts at `start`: after its closing quote, or the end of the line. */
export function skipQuoted(line: string, start: number): number {
  const quote = line[start];
  for (let i = start + 1; i < line.length; i++) {
    if (quote === '"' && line[i] === '\\') i++;
    else if (line[i] === quote) return i + 1;
  }
  return line.length;
}

/** Where a line's comment starts; the length of the line where it has none. */
export function commentStart(line: string): number {
  for (let i = 0; i < line.length; i++) {
    const begins = i === 0 || /[\s[{,]/.test(line[i - 1]!);
    if (line[i] === '#' && (i === 0 || /\s/.test(line[i - 1]!))) return i;
    if (begins && (line[i] === '"' || line[i] === "'")) i = skipQuoted(line, i) - 1;
  }
  return line.length;
}

/** Writes text as a scalar that YAML reads as that very text, in a flow collection, too. */
export function writeScalar(text: string): string {
  const plain =
    /^[\p{L}①-⑳][\p{L}\p{N}_./（）()-]*$/u.test(text) &&
    !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return plain ? text : JSON.stringify(text);
}
