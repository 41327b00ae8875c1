/**
 * Invisible characters: Unicode's default ignorable ones (joiners, soft hyphens, direction marks and isolates, tags,
 * variation selectors, fillers), control characters, and the anchors of notes and objects left by extraction. First and
 * last of each range. Fixed here, so that the Unicode version of an engine changes no count.
 */
const stretches: readonly (readonly [number, number])[] = [
  // Tabs, line ends, vertical tabs and form feeds are visible.
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

/** Whether a code point is invisible and does not affect how a text reads. */
export function isIgnorable(code: number): boolean {
  return stretches.some(([first, last]) => code >= first && code <= last);
}
