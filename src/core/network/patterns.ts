import { namedColors } from './colors';

/** Tiles of eight by eight that tell communities apart without colours, drawn in `INK` on `PAPER`. */
const tiles: readonly string[] = [
  '<rect width="8" height="8" fill="INK"/>',
  '<rect width="8" height="8" fill="PAPER"/>',
  '<path d="M0 2h8M0 6h8" stroke="INK" stroke-width="1.5"/>',
  '<circle cx="2" cy="2" r="1.3" fill="INK"/><circle cx="6" cy="6" r="1.3" fill="INK"/>',
  '<path d="M-2 2l4-4M0 8l8-8M6 10l4-4" stroke="INK" stroke-width="1.5"/>',
  '<path d="M0 2h8M0 6h8M2 0v8M6 0v8" stroke="INK"/>',
  '<path d="M2 0v8M6 0v8" stroke="INK" stroke-width="1.5"/>',
  '<path d="M0 0h4v4h-4zM4 4h4v4h-4z" fill="INK"/>',
  '<path d="M-2 6l4 4M0 0l8 8M6-2l4 4" stroke="INK" stroke-width="1.5"/>',
  '<path d="M0 0l8 8M8 0l-8 8" stroke="INK"/>',
];
/** Small communities share it, as they share a colour. */
const rest = '<rect width="8" height="8" fill="INK" fill-opacity="0.35"/>';

/** Definitions of the patterns, for the head of a drawing. */
export function patternDefinitions(ink: string, paper: string): string {
  const patterns = [...tiles, rest].map((tile, i) => {
    const drawn = tile.replaceAll('INK', ink).replaceAll('PAPER', paper);
    return (
      `<pattern id="community-${i}" width="8" height="8" patternUnits="userSpaceOnUse">` +
      `<rect width="8" height="8" fill="${paper}"/>${drawn}</pattern>`
    );
  });
  return `<defs>\n${patterns.join('\n')}\n</defs>`;
}

/** The pattern of a community as a paint. */
export function patternOf(community: number): string {
  return `url(#community-${community < 0 ? namedColors : Math.min(community, namedColors)})`;
}
