/** What tells two texts apart, as one run of lines: the lines before it, and what it was and is. */
export function ownLines(
  old: string,
  now: string,
): {
  readonly before: readonly string[];
  readonly removed: readonly string[];
  readonly added: readonly string[];
} {
  const [was, is] = [old.split('\n'), now.split('\n')];
  let head = 0;
  while (head < Math.min(was.length, is.length) && was[head] === is[head]) head++;
  let tail = 0;
  while (tail < Math.min(was.length, is.length) - head && was.at(-1 - tail) === is.at(-1 - tail)) tail++;
  return {
    before: was.slice(0, head),
    removed: was.slice(head, was.length - tail),
    added: is.slice(head, is.length - tail),
  };
}
