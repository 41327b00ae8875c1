import { setAttribute } from '../dom';
import type { Rect } from './model';
import type { DrawnNode, Scene } from './scene';

const namespace = 'http://www.w3.org/2000/svg';

/**
 * The nodes as one meets them who points, uses the keyboard or has the page read out: outlines without paint over the
 * canvas, which shows the nodes themselves.
 */
export class NodeLayer {
  readonly svg = document.createElementNS(namespace, 'svg');
  private nodes: ReadonlyMap<string, SVGPathElement> = new Map();

  constructor(label: string) {
    setAttribute(this.svg, 'role', 'group');
    setAttribute(this.svg, 'aria-label', label);
  }

  /** Makes the nodes of a scene; those that were there already stay, and keep the keyboard. */
  show({ nodes }: Scene, describe: (node: DrawnNode) => string): void {
    const before = this.nodes;
    this.nodes = new Map(nodes.map(({ node: { id } }) => [id, before.get(id) ?? outline(id)]));
    for (const each of nodes) {
      const path = this.nodes.get(each.node.id)!;
      setAttribute(path, 'd', each.sign.path);
      setAttribute(path, 'aria-label', describe(each));
      path.classList.toggle('pinned', each.pinned);
      this.place(each);
    }
    for (const [id, path] of before) if (!this.nodes.has(id)) path.remove();
    const order = [...this.nodes.values()];
    // To put all in again would take the keyboard from the one that has it.
    if (order.some((path, i) => this.svg.children[i] !== path)) {
      const focused = document.activeElement;
      this.svg.append(...order);
      if (order.includes(focused as SVGPathElement))
        (focused as SVGPathElement).focus({ preventScroll: true });
    }
  }

  /** Puts a node where it is drawn now. */
  place({ node, x, y }: DrawnNode): void {
    const path = this.nodes.get(node.id);
    if (path) setAttribute(path, 'transform', `translate(${x} ${y})`);
  }

  /** Shows a part of the picture. */
  look({ left, top, width, height }: Rect): void {
    setAttribute(this.svg, 'viewBox', `${left} ${top} ${width} ${height}`);
  }

  node(id: string): SVGPathElement | undefined {
    return this.nodes.get(id);
  }

  /** The only node that the tab key reaches. */
  setStop(stop: string | undefined): void {
    for (const [id, path] of this.nodes) setAttribute(path, 'tabindex', id === stop ? 0 : -1);
  }

  /** Marks nodes that stand out. */
  light(lit: ReadonlySet<string>, chosen: ReadonlySet<string>): void {
    for (const [id, path] of this.nodes) {
      path.classList.toggle('lit', lit.has(id));
      path.classList.toggle('chosen', chosen.has(id));
    }
  }
}

function outline(id: string): SVGPathElement {
  const path = document.createElementNS(namespace, 'path');
  setAttribute(path, 'class', 'node');
  setAttribute(path, 'role', 'button');
  setAttribute(path, 'tabindex', -1);
  setAttribute(path, 'data-node', id);
  return path;
}
