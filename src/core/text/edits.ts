import type { Range } from '../base/issue';
import type { LineIndex } from './lines';

/** One replacement: `text` replaces `range` of the previous text. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * Where a stretch of a text is after an edit; `undefined` when the edit has taken all of it. What is typed at either
 * end stays outside; what replaces a part of it, up to its end at most, belongs to it.
 */
export function followEdit(range: Range, edit: TextEdit): Range | undefined {
  const [start, end] = [startOf(range), endOf(range)];
  const [from, to] = [startOf(edit.range), endOf(edit.range)];
  if (compare(from, end) >= 0) return range;
  const shift = (position: Position) => shifted(position, to, insertedEnd(from, edit.text));
  if (compare(to, start) <= 0) return rangeOf(shift(start), shift(end));
  const cutsStart = compare(from, start) < 0;
  const cutsEnd = compare(to, end) > 0;
  const takesAll = compare(from, start) <= 0 && compare(to, end) >= 0;
  if (takesAll) return undefined;
  return rangeOf(cutsStart ? shift(to) : start, cutsEnd ? from : shift(end));
}

/** An edit without its unchanged beginning and end. */
export function narrowed(before: LineIndex, edit: TextEdit): TextEdit {
  const span = before.span(edit.range);
  const old = before.text.slice(span.start, span.end);
  const { text } = edit;
  if (old === '' || text === '') return edit;
  const most = Math.min(old.length, text.length);
  let same = 0;
  while (same < most && old[same] === text[same]) same++;
  let tail = 0;
  while (tail < most - same && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail++;
  return {
    range: before.range({ start: span.start + same, end: span.end - tail }),
    text: text.slice(same, text.length - tail),
  };
}

/** The edits from the last place in the text to the first, so that none moves the places of those to come. */
export function lastFirst(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => compare(startOf(b.range), startOf(a.range)));
}

/** A text after edits with places in the previous text. */
export function applyEdits(before: LineIndex, edits: readonly TextEdit[]): string {
  let { text } = before;
  for (const edit of lastFirst(edits)) {
    const { start, end } = before.span(edit.range);
    text = text.slice(0, start) + edit.text + text.slice(end);
  }
  return text;
}

const startOf = ({ line, column }: Range): Position => ({ line, column });
const endOf = ({ endLine, endColumn }: Range): Position => ({ line: endLine, column: endColumn });

function rangeOf(start: Position, end: Position): Range {
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.column - b.column;
}

/** Where a text ends that begins at a place. */
function insertedEnd(from: Position, text: string): Position {
  const breaks = text.split('\n');
  const last = breaks.at(-1)!.length;
  return breaks.length === 1
    ? { line: from.line, column: from.column + last }
    : { line: from.line + breaks.length - 1, column: last + 1 };
}

/** A place after an edit that ended at `to` and now ends at `end`. */
function shifted(position: Position, to: Position, end: Position): Position {
  return position.line === to.line
    ? { line: end.line, column: end.column + position.column - to.column }
    : { line: position.line + end.line - to.line, column: position.column };
}
