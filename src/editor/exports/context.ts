import type { DrawnKind, DrawPicture } from '../../core';
import type { NetworkCache } from '../network/networkCache';
import type { Looks } from '../overview';
import type { Session } from '../session/session';

/** What exports are made of. */
export interface ExportContext {
  readonly session: Session;
  /** Computes the structure of networks. */
  readonly networks: NetworkCache;
  /** How the overview is looked at. */
  readonly looks: Looks;
  readonly draw: DrawPicture;
  /** What `draw` can draw here. */
  readonly drawn: readonly DrawnKind[];
}
