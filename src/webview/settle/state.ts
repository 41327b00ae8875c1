import type { SettleItem, SettleQueue } from '../../protocol/settle';
import { asFields, isText } from '../fields';

/** What the page keeps when it is hidden or the window reloaded. */
export interface SettleState {
  /** Key of the disagreement that is shown. */
  readonly current: string | undefined;
  /** Settled ones are in the list, too. */
  readonly withSettled: boolean;
  readonly order: SettleQueue['order'] | undefined;
  /** Notes that are typed and not written yet, by key. */
  readonly notes: Readonly<Record<string, string>>;
}

export function restoreSettle(kept: unknown): SettleState {
  const { current, withSettled, order, notes } = asFields(kept);
  return {
    current: isText(current) ? current : undefined,
    withSettled: withSettled === true,
    order: order === 'theme' || order === 'source' || order === 'size' ? order : undefined,
    notes: Object.fromEntries(Object.entries(asFields(notes)).filter(([, note]) => isText(note))) as Record<
      string,
      string
    >,
  };
}

/** Whether a person still has to decide on it now. */
export function isToDecide({ state }: SettleItem): boolean {
  return state === 'open' || state === 'reopened';
}

/** What is in the list: what is open, then what was put off; what is settled only on request. */
export function listed(items: readonly SettleItem[], withSettled: boolean): readonly SettleItem[] {
  return [
    ...items.filter(isToDecide),
    ...items.filter(({ state }) => state === 'later'),
    ...(withSettled ? items.filter(({ state }) => state === 'settled') : []),
  ];
}

/** The one to go on with after another: the next that is to be decided in the list as it was, round the end. */
export function nextAfter(
  key: string,
  before: readonly SettleItem[],
  now: readonly SettleItem[],
): string | undefined {
  const open = new Set(now.filter(isToDecide).map(each => each.key));
  const at = before.findIndex(each => each.key === key);
  const inTurn = [...before.slice(at + 1), ...before.slice(0, Math.max(0, at))];
  return inTurn.find(each => each.key !== key && open.has(each.key))?.key ?? now.find(isToDecide)?.key;
}
