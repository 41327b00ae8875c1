import type { Pressed } from '../keys';
import { type Arrow, arrows, isArrow } from './model';

/** What a key does with the picture. */
export type NetworkKeyAction =
  /** Moves the node by so many pixels. */
  | { readonly do: 'move'; readonly dx: number; readonly dy: number }
  /** Pins the moved node, or cancels the move. */
  | { readonly do: 'drop'; readonly pin: boolean }
  | { readonly do: 'zoom'; readonly factor: number }
  /** Shows all; searches for a node; leaves the surroundings of one. */
  | { readonly do: 'fit' | 'search' | 'leave' }
  /** Moves to the next node in a direction. */
  | { readonly do: 'go'; readonly arrow: Arrow }
  /** Acts on the focused node. */
  | { readonly do: 'open' | 'surround' | 'take' | 'togglePin' };

/** State at the time of the key press. */
export interface KeyState {
  /** A node is being moved with the keyboard. */
  readonly moving: boolean;
  /** Only the neighbours of a node are shown. */
  readonly surroundings: boolean;
  /** A node has the focus. */
  readonly focused: boolean;
}

const always: Readonly<Record<string, NetworkKeyAction>> = {
  '+': { do: 'zoom', factor: 1.25 },
  '=': { do: 'zoom', factor: 1.25 },
  '-': { do: 'zoom', factor: 0.8 },
  '0': { do: 'fit' },
  '/': { do: 'search' },
};

const onNode: Readonly<Record<string, NetworkKeyAction>> = {
  Enter: { do: 'open' },
  ' ': { do: 'open' },
  e: { do: 'surround' },
  m: { do: 'take' },
  p: { do: 'togglePin' },
};

/** Action of a key; `undefined` if it has no meaning here. */
export function networkKeyAction(
  { key, shiftKey, ctrlKey, altKey, metaKey }: Pressed,
  { moving, surroundings, focused }: KeyState,
): NetworkKeyAction | undefined {
  if (ctrlKey || altKey || metaKey) return undefined;
  if (moving) {
    if (key === 'Enter' || key === 'Escape') return { do: 'drop', pin: key === 'Enter' };
    if (!isArrow(key)) return undefined;
    const pixels = shiftKey ? 1 : 10;
    const [x, y] = arrows[key];
    return { do: 'move', dx: x * pixels, dy: y * pixels };
  }
  if (Object.hasOwn(always, key)) return always[key];
  if (key === 'Escape') return surroundings ? { do: 'leave' } : undefined;
  if (!focused) return undefined;
  if (isArrow(key)) return { do: 'go', arrow: key };
  const name = key.length === 1 ? key.toLowerCase() : key;
  return Object.hasOwn(onNode, name) ? onNode[name] : undefined;
}
