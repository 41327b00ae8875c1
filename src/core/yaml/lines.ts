import { lineStart } from '../text/offsets';

/** Offset after the line that a YAML value ends on. A block scalar ends after its last line already. */
export function lineEnd(text: string, offset: number): number {
  if (text[offset - 1] === '\n') return offset;
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

/** A stretch of a text, and what takes its place. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  /** Whole lines, a piece of one, or empty. */
  readonly lines: string;
}

/** Makes changes that do not overlap. Of two at one place, the first given comes first. */
export function splice(text: string, ...splices: readonly Splice[]): string {
  return spliceAll(text, splices);
}

/** Likewise, for any number of changes: JavaScript limits the number of arguments. */
export function spliceAll(text: string, splices: readonly Splice[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, lines } of [...splices].sort((a, b) => a.start - b.start)) {
    result += text.slice(at, start);
    // The last line of a file may lack its line end.
    if (lines !== '' && start === text.length && result !== '' && !result.endsWith('\n')) result += '\n';
    result += lines;
    at = end;
  }
  return result + text.slice(at);
}

/** Indents every line that is not empty. */
export function indentLines(lines: string, indent: number): string {
  // Not by a pattern: `^` also matches after U+2028, which is not a line end in YAML.
  return lines
    .split('\n')
    .map(line => (line === '' ? line : ' '.repeat(indent) + line))
    .join('\n');
}

/**
 * Where an item begins with the comment lines right above it, which are taken to be about it. `offset`: of its key or dash; it begins
 * at `least` or later.
 */
export function headOf(text: string, offset: number, least: number): number {
  let head = lineStart(text, offset);
  const column = offset - head;
  while (head > least) {
    const above = lineStart(text, head - 1);
    const comment = /^( *)#/.exec(text.slice(above, head));
    // A comment that stands deeper belongs to the item above it.
    if (!comment || comment[1]!.length > column) break;
    head = above;
  }
  return head;
}
