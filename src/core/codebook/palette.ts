/** Colours for themes without one: distinguishable in light, dark and high contrast themes, and by most colour-blind readers. */
export const palette: readonly string[] = [
  '#4e79a7',
  '#f28e2b',
  '#59a14f',
  '#e15759',
  '#b07aa1',
  '#2a9d8f',
  '#c9a227',
  '#8c6d5a',
  '#d37295',
  '#6b7fd7',
  '#7f8c2f',
  '#7a7a7a',
];

/** The colour of the theme at a place in the codebook. */
export function paletteColor(index: number): string {
  return palette[index % palette.length]!;
}
