/**
 * Merges two orders of keys. Shared keys follow the side that changed their order. A key of one side only stays after its
 * predecessor there. `compare` orders newcomers at the same place, and must distinguish any two of them.
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

/** Order of the shared keys. */
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
  // Both sides have moved or added something. Either order is fine, but it must be the same from both sides.
  return ours.join('\n') <= theirs.join('\n') ? ours : theirs;
}

/** Keys of one side only, by the shared key before them; `undefined` for the beginning. */
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

/** Interleaves two runs; each keeps its own order. */
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
