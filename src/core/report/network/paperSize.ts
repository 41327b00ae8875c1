/** Extent of a picture on paper in inches, as its SVG says: in millimetres, or in pixels of which an inch has 96. */
export function inchesOf(svg: string): { readonly width: number; readonly height: number } {
  const [, width, height] = /^<svg [^>]*? width="([\d.]+(?:mm)?)" height="([\d.]+(?:mm)?)"/.exec(svg) ?? [];
  return { width: inches(width), height: inches(height) };
}

function inches(length: string | undefined): number {
  if (length === undefined) throw new Error('The picture does not say how large it is.');
  return Number.parseFloat(length) / (length.endsWith('mm') ? 25.4 : 96);
}
