import type { Shape } from '../codebook/codebook';
import type { Box } from './boxes';
import { fixed } from './svg';

/** Width of the line around a mark, half of which lies outside its path. */
export const outlineWidth = 1.5;

/** SVG path of a shape of about the same area as a circle of that radius. */
export function shapePath(shape: Shape, x: number, y: number, radius: number): string {
  const corners = cornersOf(shape, radius);
  // A ring is drawn as a thick outline, which reaches beyond the path.
  if (!corners) return circle(x, y, shape === 'ring' ? radius * 0.8 : radius);
  return `M${corners.map(corner => `${fixed(x + corner.x)} ${fixed(y + corner.y)}`).join('L')}z`;
}

/** What the mark of a node covers, its outline included, however it is drawn. */
export function shapeBox(shape: Shape, x: number, y: number, radius: number): Box {
  const corners = cornersOf(shape, radius) ?? [
    { x: -radius, y: -radius },
    { x: radius, y: radius },
  ];
  const reach = (of: (corner: Corner) => number) => Math.max(...corners.map(of)) + outlineWidth / 2;
  return {
    left: x - reach(corner => -corner.x),
    right: x + reach(corner => corner.x),
    top: y - reach(corner => -corner.y),
    bottom: y + reach(corner => corner.y),
  };
}

/** A corner as seen from the middle of its shape. */
interface Corner {
  readonly x: number;
  readonly y: number;
}

/** Corners of a shape; `undefined` where it is round. */
function cornersOf(shape: Shape, radius: number): readonly Corner[] | undefined {
  switch (shape) {
    case 'circle':
    case 'ring':
      return undefined;
    case 'square':
      return polygon(radius * 1.25, 4, Math.PI / 4);
    case 'diamond':
      return polygon(radius * 1.25, 4, 0);
    case 'triangle':
      return polygon(radius * 1.5, 3, 0);
    case 'pentagon':
      return polygon(radius * 1.15, 5, 0);
    case 'hexagon':
      return polygon(radius * 1.1, 6, Math.PI / 6);
    case 'star':
      return star(radius * 1.5);
  }
}

function circle(x: number, y: number, radius: number): string {
  const [r, d] = [fixed(radius), fixed(2 * radius)];
  return `M${fixed(x - radius)} ${fixed(y)}a${r} ${r} 0 1 0 ${d} 0a${r} ${r} 0 1 0 -${d} 0z`;
}

/** A regular polygon; its first corner points up, turned by `turn` radians. */
function polygon(radius: number, corners: number, turn: number): readonly Corner[] {
  return Array.from({ length: corners }, (_, i) => corner(radius, (2 * Math.PI * i) / corners + turn));
}

function star(radius: number): readonly Corner[] {
  return Array.from({ length: 10 }, (_, i) => corner(i % 2 ? radius * 0.45 : radius, (Math.PI * i) / 5));
}

function corner(radius: number, angle: number): Corner {
  return { x: radius * Math.sin(angle), y: -radius * Math.cos(angle) };
}
