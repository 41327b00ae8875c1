/** Offset of the first character of the line that an offset is in. */
export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset behind the last character of that line, before its line end. */
export function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

/** Whether an offset is in the middle of a surrogate pair. */
export function isLowSurrogate(text: string, offset: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(Math.max(0, offset - 1), offset + 1));
}

/** A text without its line ends and the blanks beside them. */
export function withoutLineEnds(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}
