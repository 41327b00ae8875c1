import { FileTrouble } from '../core';

/** The bytes read so far: never more than `most`, whatever size the system reports (0 for a file of /proc). */
export class ReadBuffer {
  private readonly parts: Buffer[] = [];
  private length = 0;
  private part: Buffer | undefined;
  private isEnded = false;

  constructor(
    private readonly size: number,
    private readonly most: number,
  ) {}

  /** The buffer for the next bytes; `undefined` at the end. */
  room(): Buffer | undefined {
    if (this.isEnded) return undefined;
    // One byte more than expected, to find the end.
    this.part = Buffer.allocUnsafe(Math.max(this.size - this.length, 4095) + 1);
    return this.part;
  }

  took(bytes: number): void {
    this.isEnded = bytes === 0;
    this.length += bytes;
    if (this.length > this.most) throw tooLarge(this.most);
    if (this.part && bytes > 0) this.parts.push(this.part.subarray(0, bytes));
  }

  whole(): Buffer {
    const [only] = this.parts;
    return only && this.parts.length === 1 ? only : Buffer.concat(this.parts);
  }
}

/** The refusal of a file that is larger than so many bytes. */
export function tooLarge(most: number): FileTrouble {
  return new FileTrouble('too-large', Math.floor(most / 1_000_000));
}
