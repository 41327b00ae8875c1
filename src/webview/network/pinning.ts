import type { Translate } from '../../core/base/l10n';
import type { PinnedPlace } from '../../protocol';
import type { Point } from './camera';
import type { DrawnNode } from './scene';

/** What moving nodes needs from the picture. */
export interface PinningPort {
  /** Nodes were pinned, or returned to the layout. */
  pin(nodes: readonly PinnedPlace[]): void;
  /** A node is being moved and drawn apart from the others; `undefined` for none. */
  hold(node: DrawnNode | undefined): void;
  /** A node has a temporary place. */
  place(node: DrawnNode): void;
  /** Places in `moved` have changed for good. */
  rebuild(): void;
  say(text: string): void;
}

/** Lets the user pin nodes by pointer or keyboard, and return them to the layout. */
export class Pinning {
  /** Places that are not in the project yet. */
  readonly moved = new Map<string, Point>();
  /** The moving node, and its place before. */
  private moving: { readonly node: DrawnNode; readonly from: Point; readonly byKey: boolean } | undefined;

  constructor(
    private readonly port: PinningPort,
    private readonly t: Translate,
  ) {}

  /** The current way of moving; `undefined` for none. */
  get by(): 'keys' | 'pointer' | undefined {
    return this.moving && (this.moving.byKey ? 'keys' : 'pointer');
  }

  /** Starts moving a node. */
  take(node: DrawnNode, byKey: boolean): void {
    this.moving = { node, from: { x: node.x, y: node.y }, byKey };
    this.port.hold(node);
    if (!byKey) return;
    const { label } = node.node;
    this.port.say(this.t('Moving {0}: arrow keys move it, Enter pins it, Escape cancels', label));
  }

  moveBy(dx: number, dy: number): void {
    const { moving } = this;
    if (!moving) return;
    moving.node.x += dx;
    moving.node.y += dy;
    this.port.place(moving.node);
  }

  /** Pins the node at its place, or returns it to where it was. */
  letGo(pin: boolean): void {
    const { moving } = this;
    if (!moving) return;
    const { node, from } = moving;
    this.moving = undefined;
    if (pin) this.pin(node);
    else {
      node.x = from.x;
      node.y = from.y;
      this.port.place(node);
      this.port.hold(undefined);
      this.port.say(this.t('{0} is back in its place', node.node.label));
    }
  }

  /** Cancels the movement: the picture is made again, perhaps without the node. */
  stop(): void {
    this.moving = undefined;
    this.port.hold(undefined);
  }

  toggle(drawn: DrawnNode): void {
    if (drawn.pinned) this.unpin([drawn.node.id]);
    else this.pin(drawn);
  }

  unpin(nodes: readonly string[]): void {
    if (nodes.length === 0) return;
    for (const node of nodes) this.moved.delete(node);
    this.port.pin(nodes.map(node => ({ node, at: null })));
    const { t } = this;
    this.port.say(nodes.length === 1 ? t('1 node unpinned') : t('{0} nodes unpinned', nodes.length));
  }

  private pin({ node, x, y }: DrawnNode): void {
    // Tenths are finer than visible, and readable in the project's file.
    const at = { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
    this.moved.set(node.id, at);
    this.port.rebuild();
    this.port.pin([{ node: node.id, at }]);
    this.port.say(this.t('{0} is pinned', node.label));
  }
}
