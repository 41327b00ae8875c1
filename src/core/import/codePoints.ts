import type { Span } from '../text/lines';

/** Places in the text of a file, counted in code points: a CRLF counts as two, a BOM is not counted. */
export class CodePoints {
  /** For each code point, its offset in the source, where every line end is one unit; one more for the end. */
  private readonly offsets: Uint32Array;

  constructor(text: string) {
    const offsets = new Uint32Array(text.length + 1);
    let [count, offset] = [0, 0];
    for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length; count++) {
      offsets[count] = offset;
      const length = text.codePointAt(at)! > 0xffff ? 2 : 1;
      offset += text.startsWith('\r\n', at) ? 0 : length;
      at += length;
    }
    offsets[count] = offset;
    this.offsets = offsets.subarray(0, count + 1);
  }

  /** The stretch of the source; `undefined` where there is none such. */
  span(start: number | undefined, end: number | undefined): Span | undefined {
    if (start === undefined || end === undefined || start < 0 || end <= start) return undefined;
    const [from, to] = [this.offsets[start], this.offsets[end]];
    return from === undefined || to === undefined ? undefined : { start: from, end: to };
  }
}
