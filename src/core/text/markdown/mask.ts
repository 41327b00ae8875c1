/** Records how each code unit of a Markdown text is read: as it is, not at all, or as something else. */
export class Mask {
  private readonly gone: Uint8Array;
  /** Replacements of stretches, by place. */
  private readonly put = new Map<number, { readonly end: number; readonly character: string }>();

  constructor(private readonly text: string) {
    this.gone = new Uint8Array(text.length);
  }

  /** Omits a stretch, except its line ends. */
  hide(start: number, end: number): void {
    this.gone.fill(1, start, end);
  }

  /** Replaces a stretch by a character. */
  replace(start: number, end: number, character: string): void {
    this.hide(start, end);
    this.put.set(start, { end, character });
  }

  isHidden(at: number): boolean {
    return this.gone[at] === 1;
  }

  /** The resulting text, and the stretch of the source for each of its code units. */
  apply(): { readonly text: string; readonly starts: Uint32Array; readonly ends: Uint32Array } {
    const { text, gone, put } = this;
    const pieces: string[] = [];
    const starts = new Uint32Array(text.length);
    const ends = new Uint32Array(text.length);
    let length = 0;
    const take = (piece: string, start: number, end: number) => {
      pieces.push(piece);
      for (let i = 0; i < piece.length; i++) {
        starts[length] = start;
        ends[length++] = end;
      }
    };
    let from = 0;
    const keep = (to: number) => {
      if (to > from) pieces.push(text.slice(from, to));
      for (let at = from; at < to; at++) {
        starts[length] = at;
        ends[length++] = at + 1;
      }
    };
    for (let at = 0; at < text.length; at++) {
      if (gone[at] === 0 || (text[at] === '\n' && !put.has(at))) continue;
      keep(at);
      const instead = put.get(at);
      if (instead) take(instead.character, at, instead.end);
      from = at + 1;
    }
    keep(text.length);
    return { text: pieces.join(''), starts: starts.slice(0, length), ends: ends.slice(0, length) };
  }
}
