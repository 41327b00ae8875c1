/** Start of the line that contains an offset. */
export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** End of the line that contains an offset, before its line end. */
export function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

/** Whether an offset is in the middle of a surrogate pair. */
export function isLowSurrogate(text: string, offset: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(Math.max(0, offset - 1), offset + 1));
}

/** A text without line ends and the white space beside them. */
export function withoutLineEnds(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}
