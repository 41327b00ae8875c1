import type { Shape } from '../codebook/codebook';
import { fixed } from './svg';

/** SVG path of a shape of about the same area as a circle of that radius. */
export function shapePath(shape: Shape, x: number, y: number, radius: number): string {
  switch (shape) {
    case 'circle':
      return circle(x, y, radius);
    case 'ring':
      // Drawn as a thick outline, which reaches beyond the path.
      return circle(x, y, radius * 0.8);
    case 'square':
      return polygon(x, y, radius * 1.25, 4, Math.PI / 4);
    case 'diamond':
      return polygon(x, y, radius * 1.25, 4, 0);
    case 'triangle':
      return polygon(x, y, radius * 1.5, 3, 0);
    case 'pentagon':
      return polygon(x, y, radius * 1.15, 5, 0);
    case 'hexagon':
      return polygon(x, y, radius * 1.1, 6, Math.PI / 6);
    case 'star':
      return star(x, y, radius * 1.5);
  }
}

function circle(x: number, y: number, radius: number): string {
  const [r, d] = [fixed(radius), fixed(2 * radius)];
  return `M${fixed(x - radius)} ${fixed(y)}a${r} ${r} 0 1 0 ${d} 0a${r} ${r} 0 1 0 -${d} 0z`;
}

/** A regular polygon; its first corner points up, turned by `turn` radians. */
function polygon(x: number, y: number, radius: number, corners: number, turn: number): string {
  return path(
    Array.from({ length: corners }, (_, i) => corner(x, y, radius, (2 * Math.PI * i) / corners + turn)),
  );
}

function star(x: number, y: number, radius: number): string {
  return path(
    Array.from({ length: 10 }, (_, i) => corner(x, y, i % 2 ? radius * 0.45 : radius, (Math.PI * i) / 5)),
  );
}

function corner(x: number, y: number, radius: number, angle: number): string {
  return `${fixed(x + radius * Math.sin(angle))} ${fixed(y - radius * Math.cos(angle))}`;
}

function path(corners: readonly string[]): string {
  return `M${corners.join('L')}z`;
}
