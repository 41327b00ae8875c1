import { setAttribute } from '../dom';
import type { Rect } from './model';
import type { DrawnNode, Scene } from './scene';

const namespace = 'http://www.w3.org/2000/svg';

/** The nodes for pointer, keyboard and screen readers: invisible outlines over the canvas, which shows the nodes. */
export class NodeLayer {
  readonly svg = document.createElementNS(namespace, 'svg');
  private nodes: ReadonlyMap<string, SVGPathElement> = new Map();

  constructor(label: string) {
    setAttribute(this.svg, 'role', 'group');
    setAttribute(this.svg, 'aria-label', label);
  }

  /** Creates the nodes of a scene. Existing ones are kept, with their focus. */
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
    // Inserting all again would remove the focus.
    if (order.some((path, i) => this.svg.children[i] !== path)) {
      const focused = document.activeElement;
      this.svg.append(...order);
      if (order.includes(focused as SVGPathElement))
        (focused as SVGPathElement).focus({ preventScroll: true });
    }
  }

  /** Updates the position of a node. */
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

  /** The only node in the tab order. */
  setStop(stop: string | undefined): void {
    for (const [id, path] of this.nodes) setAttribute(path, 'tabindex', id === stop ? 0 : -1);
  }

  /** Marks emphasised nodes. */
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
