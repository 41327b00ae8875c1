/** A run of letters that two texts have in common: from `a` in the one and `b` in the other, `length` letters long. */
export interface SharedRun {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/**
 * Letters of the shortest run that counts as the same words: shorter ones (档案工作 apart, most words have two or three
 * characters) meet in any two plans.
 */
export const leastRun = 4;

/** What two texts have in common, in the same order: the runs, and how many letters they are together. */
export interface SentenceAlignment {
  readonly runs: readonly SharedRun[];
  readonly same: number;
}

/**
 * The alignment of two texts with the most letters in common runs of `least` letters or more, in the same order in both.
 * LCSk++ (Pavetić, Žužić, Šikić 2014): with e(i, j) for a run that ends at i and j,
 * e(i, j) = max(d(i - k, j - k) + k, e(i - 1, j - 1) + 1 where the run is longer than k), d = max over what lies before.
 */
export function align(a: string, b: string, least = leastRun): SentenceAlignment {
  if (a === b) {
    const isLong = a.length >= least;
    return { runs: isLong ? [{ a: 0, b: 0, length: a.length }] : [], same: isLong ? a.length : 0 };
  }
  const table = fill(a, b, least);
  const runs: SharedRun[] = [];
  for (let i = a.length, j = b.length; table.best(i, j) > 0; ) {
    const value = table.best(i, j);
    if (table.best(i - 1, j) === value) i--;
    else if (table.best(i, j - 1) === value) j--;
    else {
      const { length } = table.run(i, j);
      i -= length;
      j -= length;
      const next = runs.at(-1);
      const goesOn = next?.a === i + length && next.b === j + length;
      if (goesOn) runs.pop();
      runs.push({ a: i, b: j, length: goesOn ? length + next.length : length });
    }
  }
  return { runs: runs.reverse(), same: table.best(a.length, b.length) };
}

interface Table {
  /** Most letters in common runs of the first `i` letters and the first `j`. */
  best(i: number, j: number): number;
  /** The run that ends at `i` and `j` in the best alignment. */
  run(i: number, j: number): { readonly length: number };
}

function fill(a: string, b: string, least: number): Table {
  const width = b.length + 1;
  const best = new Uint16Array((a.length + 1) * width);
  const ending = new Uint16Array(best.length);
  const common = new Uint16Array(best.length);
  for (let i = 1; i <= a.length; i++) {
    const unit = a.charCodeAt(i - 1);
    for (let j = 1, at = i * width + 1; j <= b.length; j++, at++) {
      let most = Math.max(best[at - width]!, best[at - 1]!);
      if (unit === b.charCodeAt(j - 1)) {
        const length = common[at - width - 1]! + 1;
        common[at] = length;
        if (length >= least) {
          const begun = best[at - least * (width + 1)]! + least;
          const end = length > least ? Math.max(begun, ending[at - width - 1]! + 1) : begun;
          ending[at] = end;
          most = Math.max(most, end);
        }
      }
      best[at] = most;
    }
  }
  return {
    best: (i, j) => (i < 0 || j < 0 ? -1 : best[i * width + j]!),
    run: (i, j) => {
      let length = least;
      for (let at = i * width + j; common[at]! > least; at -= width + 1) {
        if (best[at - least * (width + 1)]! + least === ending[at]) break;
        length++;
      }
      return { length };
    },
  };
}
