/**
 * Characters that nobody sees: what Unicode calls default ignorable (joiners, soft hyphens, direction marks and isolates, tags,
 * variation selectors, fillers), control characters, and the anchors of notes and objects that extraction leaves. First
 * and last of each stretch. Fixed here, so that no version of Unicode in an engine changes a count.
 */
const stretches: readonly (readonly [number, number])[] = [
  // A tab, a line end, a vertical tab and a form feed are to be seen.
  [0x00, 0x08],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffc],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff],
];

/** Whether a code point has no width and no effect on how a text reads. */
export function isIgnorable(code: number): boolean {
  return stretches.some(([first, last]) => code >= first && code <= last);
}
