import type { SettleItem, SettleQueue, SettleRequest } from '../core/report/page/settleQueue';
import type { FromWebview, Range, ToWebview } from '../protocol';

export type { Range, SettleItem, SettleQueue, SettleRequest };

/** What the host tells the page that goes through disagreements. */
export type ToSettle =
  | Extract<ToWebview, { type: 'language' | 'noProject' }>
  | { readonly type: 'queue'; readonly queue: SettleQueue }
  /** The disagreement is settled; the page goes on. */
  | { readonly type: 'settled'; readonly key: string }
  /** Nothing was written; why. */
  | { readonly type: 'refused'; readonly reason: string };

/** What the page that goes through disagreements asks of the host. */
export type FromSettle =
  | Extract<FromWebview, { type: 'ready' | 'open' }>
  | { readonly type: 'order'; readonly order: SettleQueue['order'] }
  | ({ readonly type: 'settle' } & SettleRequest)
  /** Take over what all coded alike. */
  | { readonly type: 'takeOver' }
  | { readonly type: 'undo' };
