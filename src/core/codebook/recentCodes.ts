/** The codes used last, and their digit keys. */
export interface RecentCodesState {
  /** Paths, the latest first. */
  readonly recent: readonly string[];
  /** The codes on the keys 1 to 9; `null` = none. */
  readonly digits: readonly (string | null)[];
  /** Codes that stay on their key, whatever is used. */
  readonly pinned: readonly string[];
  /** New paths of renamed codes, the latest first. Each renaming may have been undone, or never happened. */
  readonly renamed: readonly (readonly [from: string, to: string])[];
}

const keys = 9;
/** More than the number of keys: a pinned code that is never used takes a key, but no place here. */
const remembered = 2 * keys;
const mostRenamed = 50;

export const noRecentCodes: RecentCodesState = {
  recent: [],
  digits: Array(keys).fill(null),
  pinned: [],
  renamed: [],
};

/**
 * Records the use of codes. A code on a key stays there, so that it can be memorised; another takes the first free key,
 * else that of the code unused for longest. A key is free if its code no longer `exists`. If all are pinned, nothing moves.
 */
export function useCodes(
  state: RecentCodesState,
  codes: readonly string[],
  exists: (code: string) => boolean,
): RecentCodesState {
  const recent = [...codes, ...state.recent.filter(code => !codes.includes(code) && exists(code))];
  const pinned = state.pinned.filter(exists);
  const digits = state.digits.map(code => (code !== null && exists(code) ? code : null));
  for (const code of codes.slice(0, keys)) {
    if (digits.includes(code)) continue;
    const free = digits.indexOf(null);
    const key = free === -1 ? leastRecent(digits, recent, pinned) : free;
    if (key !== undefined) digits[key] = code;
  }
  return { ...state, recent: recent.slice(0, remembered), digits, pinned };
}

/** Pins a code to a key (1 to 9). The code that was there moves to the key that this one leaves, if any. */
export function pinCode(state: RecentCodesState, code: string, digit: number): RecentCodesState {
  const before = state.digits.indexOf(code);
  const there = state.digits[digit - 1] ?? null;
  const digits = state.digits.map((each, i) =>
    i === digit - 1 ? code : i === before ? there : each === code ? null : each,
  );
  const pinned = state.pinned.filter(each => each !== code && digits.includes(each));
  return { ...state, digits, pinned: [...pinned, code] };
}

/** Unpins a code: it gives up its key when another code needs it. */
export function unpinCode(state: RecentCodesState, code: string): RecentCodesState {
  return { ...state, pinned: state.pinned.filter(each => each !== code) };
}

/** Records renamed codes, with `undefined` for deleted ones. `presentCodes` asks the codebook which of the paths are valid. */
export function renameCodes(
  state: RecentCodesState,
  pathAfter: (code: string) => string | undefined,
): RecentCodesState {
  const codes = new Set([...state.digits.filter(code => code !== null), ...state.pinned, ...state.recent]);
  const renamed = [...codes].flatMap(code => {
    const now = pathAfter(code);
    return now === undefined || now === code ? [] : [[code, now] as const];
  });
  const known = new Set(renamed.map(pair => JSON.stringify(pair)));
  const older = state.renamed.filter(pair => !known.has(JSON.stringify(pair)));
  return { ...state, renamed: [...renamed, ...older].slice(0, mostRenamed) };
}

/**
 * The codes under the paths that `exist`, whether they were renamed or the renaming was undone. If two have become one, it
 * keeps the key of the first.
 */
export function presentCodes(state: RecentCodesState, exists: (code: string) => boolean): RecentCodesState {
  const now = (code: string) => namesOf(code, state.renamed).find(exists) ?? code;
  const digits = state.digits.map(code => code && now(code));
  return {
    ...state,
    recent: [...new Set(state.recent.map(now))],
    digits: digits.map((code, i) => (digits.indexOf(code) === i ? code : null)),
    pinned: [...new Set(state.pinned.map(now))],
  };
}

/** A path and all paths linked to it by renamings, the nearest first. */
function namesOf(code: string, renamed: RecentCodesState['renamed']): readonly string[] {
  const names = [code];
  // The list grows while it is walked.
  for (const name of names) {
    for (const [from, to] of renamed) {
      const other = from === name ? to : to === name ? from : undefined;
      if (other !== undefined && !names.includes(other)) names.push(other);
    }
  }
  return names;
}

/** The key (1 to 9) of a code. */
export function digitOf({ digits }: RecentCodesState, code: string): number | undefined {
  const key = digits.indexOf(code);
  return key === -1 ? undefined : key + 1;
}

function leastRecent(
  digits: readonly (string | null)[],
  recent: readonly string[],
  pinned: readonly string[],
): number | undefined {
  const age = (code: string | null) => {
    const place = recent.indexOf(code ?? '');
    return place === -1 ? remembered : place;
  };
  let oldest: number | undefined;
  digits.forEach((code, i) => {
    if (pinned.includes(code ?? '')) return;
    if (oldest === undefined || age(code) > age(digits[oldest]!)) oldest = i;
  });
  return oldest;
}
