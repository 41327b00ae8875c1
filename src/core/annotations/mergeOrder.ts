/**
 * The order of what two sides hold, by keys. What both hold stands as the side has it that changed its order; what only
 * one of them holds stays after the one it stood after there. `compare` decides between newcomers to one place, and
 * must tell any two of them apart.
 */
export function mergeOrder(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
  compare: (a: string, b: string) => number,
): readonly string[] {
  const [mine, other] = [new Set(ours), new Set(theirs)];
  const spine = spineOf(
    base,
    ours.filter(key => other.has(key)),
    theirs.filter(key => mine.has(key)),
  );
  const [ourNews, theirNews] = [newsBehind(ours, other), newsBehind(theirs, mine)];
  return [undefined, ...spine].flatMap(key => [
    ...(key === undefined ? [] : [key]),
    ...zip(ourNews.get(key) ?? [], theirNews.get(key) ?? [], compare),
  ]);
}

/** The order of what both hold. */
function spineOf(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
): readonly string[] {
  const common = new Set(ours);
  const old = new Set(base);
  const known = base.filter(key => common.has(key)).join('\n');
  const asBefore = (side: readonly string[]) => side.filter(key => old.has(key)).join('\n') === known;
  if (asBefore(ours) !== asBefore(theirs)) return asBefore(ours) ? theirs : ours;
  // Both have moved something, or added the same: either order will do, but it must be the same from both sides.
  return ours.join('\n') <= theirs.join('\n') ? ours : theirs;
}

/** Keys of one side only, by the shared key before them; `undefined` is the beginning. */
function newsBehind(
  side: readonly string[],
  other: ReadonlySet<string>,
): ReadonlyMap<string | undefined, readonly string[]> {
  const news = new Map<string | undefined, string[]>();
  let last: string | undefined;
  for (const key of side) {
    if (other.has(key)) last = key;
    else {
      const behind = news.get(last) ?? [];
      news.set(last, behind);
      behind.push(key);
    }
  }
  return news;
}

/** Two runs as one, each in its own order. */
function zip(
  ours: readonly string[],
  theirs: readonly string[],
  compare: (a: string, b: string) => number,
): readonly string[] {
  const merged: string[] = [];
  let [i, k] = [0, 0];
  while (i < ours.length || k < theirs.length) {
    const [a, b] = [ours[i], theirs[k]];
    if (b === undefined || (a !== undefined && compare(a, b) < 0)) {
      merged.push(a!);
      i++;
    } else {
      merged.push(b);
      k++;
    }
  }
  return merged;
}
