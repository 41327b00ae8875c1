import type { CellState } from './cells';

/**
 * State of a code that has no cell of its own: absent if the code above it is, since whoever looked for that one has looked for
 * this one; unknown if that is; else unreviewed. `stateOf` gives the state of a code with a cell.
 */
export function inheritedState(path: string, stateOf: (code: string) => CellState | undefined): CellState {
  for (let at = path.lastIndexOf('/'); at !== -1; at = path.lastIndexOf('/', at - 1)) {
    const state = stateOf(path.slice(0, at));
    if (state === 'absent' || state === 'unknown') return state;
  }
  return 'unreviewed';
}
