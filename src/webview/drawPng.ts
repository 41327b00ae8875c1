import type { ToWebview } from '../protocol';

/** Draws an SVG on a canvas of so many pixels, and hands over the PNG; `undefined` where the browser cannot. */
export async function drawPng(
  { svg, width, height }: Extract<ToWebview, { type: 'draw' }>,
  done: (png: Uint8Array | undefined) => void,
): Promise<void> {
  const image = new Image();
  // As data, since a page may load nothing from elsewhere; of pixels, so that the browser does not draw it small first.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(sized(svg, width, height))}`;
  try {
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    canvas.getContext('2d')!.drawImage(image, 0, 0, width, height);
    const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/png'));
    done(blob ? new Uint8Array(await blob.arrayBuffer()) : undefined);
  } catch {
    done(undefined);
  }
}

function sized(svg: string, width: number, height: number): string {
  return svg.replace(/^(<svg [^>]*?) width="[^"]*" height="[^"]*"/, `$1 width="${width}" height="${height}"`);
}
