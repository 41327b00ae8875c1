/** The codes that a coder used last, and their digit keys. */
export interface RecentCodesState {
  /** Paths, the latest first. */
  readonly recent: readonly string[];
  /** The codes on the keys 1 to 9; `null` = none. */
  readonly digits: readonly (string | null)[];
  /** Codes that stay on their key, whatever is used. */
  readonly pinned: readonly string[];
  /** Paths that codes got instead of others, the latest first. Each renaming may have been undone, or never made. */
  readonly renamed: readonly (readonly [from: string, to: string])[];
}

const keys = 9;
/** More than there are keys: a pinned code that is never used takes one, and no place here. */
const remembered = 2 * keys;
const mostRenamed = 50;

export const noRecentCodes: RecentCodesState = {
  recent: [],
  digits: Array(keys).fill(null),
  pinned: [],
  renamed: [],
};

/**
 * Codes are used. One that stands on a key stays there, so that the hand may learn it; another takes the first free key,
 * else that of the code not used for longest. A key is free when its code `exists` no more. Where all are pinned, none moves.
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

/** Lets a code go from its key again when another needs it. */
export function unpinCode(state: RecentCodesState, code: string): RecentCodesState {
  return { ...state, pinned: state.pinned.filter(each => each !== code) };
}

/** Codes may get other paths, or `undefined` if they are deleted. `presentCodes` asks the codebook which of the two applies. */
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
 * The codes by the paths under which they `exist`, whether they were renamed or that was undone since; where two have become one,
 * it stands on the key of the first.
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

/** A path, and all others that lead to it or that it leads to, the nearest first. */
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
