import { countUpTo } from '../base/count';
import type { Range } from '../base/issue';

/** A half-open stretch of text in UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Converts between UTF-16 offsets and 1-based line:column in a text whose line ends are all LF. */
export class LineIndex {
  /** Offset of the first character of each line. */
  readonly starts: readonly number[];

  constructor(readonly text: string) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.starts = starts;
  }

  get count(): number {
    return this.starts.length;
  }

  /** Text of a 1-based line, without its line end; empty where there is no such line. */
  line(line: number): string {
    const start = this.starts[line - 1];
    return start === undefined ? '' : this.text.slice(start, this.endOf(line));
  }

  /** Offset of a 1-based line:column; clamped into the line, and into the text. */
  offset(line: number, column: number): number {
    if (line < 1) return 0;
    const start = this.starts[line - 1];
    if (start === undefined) return this.text.length;
    return Math.min(start + Math.max(0, column - 1), this.endOf(line));
  }

  /** 1-based line:column of an offset. */
  position(offset: number): { readonly line: number; readonly column: number } {
    const line = Math.max(1, countUpTo(this.starts, offset));
    return { line, column: offset - this.starts[line - 1]! + 1 };
  }

  range(span: Span): Range {
    const start = this.position(span.start);
    const end = this.position(span.end);
    return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  }

  span(range: Range): Span {
    const start = this.offset(range.line, range.column);
    return { start, end: Math.max(start, this.offset(range.endLine, range.endColumn)) };
  }

  /** Offset of the end of a 1-based line, before its line end. */
  private endOf(line: number): number {
    const next = this.starts[line];
    return next === undefined ? this.text.length : next - 1;
  }
}
