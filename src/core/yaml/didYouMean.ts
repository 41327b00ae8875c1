/**
 * The known key that was probably meant by an unknown one: the only one with one typing error less, or that differs only
 * in case and hyphens. `undefined` if there is none, or more than one.
 */
export function didYouMean(key: string, known: readonly string[]): string | undefined {
  // In a short word, one letter is too much to guess.
  if (key.length < 3) return undefined;
  const written = plain(key);
  const near = known.filter(each => isOneTypo(written, plain(each)));
  return near.length === 1 ? near[0] : undefined;
}

const plain = (key: string) => key.toLowerCase().replace(/[-_]/g, '');

/** Whether two words differ by one letter at most, more, less or another, or by two neighbours that changed places. */
function isOneTypo(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && left === `${right[1]}${right[0]}` && right.length === 2;
}
