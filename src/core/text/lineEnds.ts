import { normalizeText } from './source';

/**
 * Restores the BOM and line ends of a file in a text that was changed with LF line ends. The unchanged head and tail stay
 * the same byte for byte; the rest gets the first kind of line end in the file.
 */
export function restoreLineEnds(original: string, changed: string): string {
  const normal = normalizeText(original);
  if (normal === original) return changed;
  const most = Math.min(normal.length, changed.length);
  let head = 0;
  while (head < most && normal[head] === changed[head]) head++;
  let tail = 0;
  while (tail < most - head && normal.at(-1 - tail) === changed.at(-1 - tail)) tail++;
  const lineEnd = /\r\n?|\n/.exec(original)?.[0] ?? '\n';
  const restored =
    original.slice(0, offsetIn(original, head)) +
    changed.slice(head, changed.length - tail).replaceAll('\n', lineEnd) +
    original.slice(offsetIn(original, normal.length - tail));
  // A lone CR before an LF would merge two line ends into one.
  return normalizeText(restored) === changed ? restored : changed.replaceAll('\n', lineEnd);
}

/** Offset in a text of the character at an offset of its normal form. */
function offsetIn(original: string, normalOffset: number): number {
  let at = original.startsWith('\ufeff') ? 1 : 0;
  for (let count = 0; count < normalOffset; count++) at += original.startsWith('\r\n', at) ? 2 : 1;
  return at;
}
