import type { LabelPlace } from '../../core/network/picture';
import { changeSigns, type Paints } from './paints';
import { type DrawnEdge, type DrawnNode, paper } from './scene';

/** Draws the parts of a scene on a canvas whose coordinates are those of the picture. */
export class Brush {
  /** `pixel`: width of a pixel in the coordinates of the picture. */
  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly paints: Paints,
    private readonly pixel: number,
  ) {
    context.lineCap = 'round';
    context.lineJoin = 'round';
  }

  edge({ a, b, width, opacity, color, change }: DrawnEdge, lit = false): void {
    const { context, paints } = this;
    const sign = change && changeSigns[change];
    const drawn = sign ? Math.max(width * sign.width, 1.5 * this.pixel) : width;
    context.globalAlpha = lit ? Math.max(0.85, opacity) : sign && change !== 'stays' ? 0.9 : opacity;
    context.strokeStyle = (sign ? sign.color : color) ?? paints.edge;
    context.lineWidth = drawn;
    if (sign) context.setLineDash(sign.dash.map(length => length * Math.min(drawn, 3 * this.pixel)));
    context.beginPath();
    context.moveTo(a.x, a.y);
    context.lineTo(b.x, b.y);
    context.stroke();
    if (sign) context.setLineDash([]);
  }

  node({ x, y, sign, lonely }: DrawnNode, lit = false): void {
    const { context, paints } = this;
    const outline = outlineOf(sign.path);
    context.globalAlpha = lonely && !lit ? 0.3 : 1;
    context.translate(x, y);
    context.fillStyle = sign.fill === paper ? paints.paper : sign.fill;
    context.fill(outline);
    context.strokeStyle = sign.stroke === paper ? paints.paper : sign.stroke;
    context.lineWidth = sign.strokeWidth;
    context.stroke(outline);
    context.translate(-x, -y);
  }

  /** A ring around an emphasised node. */
  ring({ x, y, sign }: DrawnNode): void {
    const { context, paints, pixel } = this;
    const outline = outlineOf(sign.path);
    context.globalAlpha = 1;
    context.translate(x, y);
    context.strokeStyle = paints.focus;
    context.lineWidth = sign.strokeWidth + 5 * pixel;
    context.stroke(outline);
    context.translate(-x, -y);
  }

  /** The sign of a pin, of the same size on the screen at any zoom. */
  pin({ x, y, radius, pinned }: DrawnNode): void {
    if (!pinned) return;
    const { context, paints, pixel } = this;
    const [px, py] = [x + radius * 0.7 + 3 * pixel, y - radius * 0.7 - 3 * pixel];
    context.globalAlpha = 1;
    context.beginPath();
    context.moveTo(px, py);
    context.lineTo(px - 7 * pixel, py + 7 * pixel);
    context.strokeStyle = paints.paper;
    context.lineWidth = 4.5 * pixel;
    context.stroke();
    context.strokeStyle = paints.ink;
    context.lineWidth = 1.8 * pixel;
    context.stroke();
    context.beginPath();
    context.arc(px, py, 4.6 * pixel, 0, 2 * Math.PI);
    context.fillStyle = paints.ink;
    context.fill();
    context.strokeStyle = paints.paper;
    context.lineWidth = 1.4 * pixel;
    context.stroke();
  }

  /** A label, outlined in the background colour. */
  label({ node, lonely }: DrawnNode, place: LabelPlace, fontSize: number, lit = false, bold = false): void {
    const { context, paints } = this;
    context.globalAlpha = lonely && !lit ? 0.3 : 1;
    context.font = `${bold ? '600 ' : ''}${fontSize}px ${paints.fonts}`;
    context.textAlign = place.anchor === 'middle' ? 'center' : place.anchor;
    context.strokeStyle = paints.paper;
    context.lineWidth = fontSize / 5;
    context.strokeText(node.label, place.x, place.y);
    context.fillStyle = paints.ink;
    context.fillText(node.label, place.x, place.y);
  }
}

/** Cache of outlines: nodes of one kind and size share one. */
const outlines = new Map<string, Path2D>();

function outlineOf(path: string): Path2D {
  let outline = outlines.get(path);
  if (!outline) {
    outline = new Path2D(path);
    outlines.set(path, outline);
  }
  return outline;
}
