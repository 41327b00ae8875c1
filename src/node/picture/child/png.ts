import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { inchesOf, withDensity } from '../../../core';
import { mostOfUser, readBytesSync } from '../../files';
import type { DrawingTask } from '../messages';

/** The picture as PNG, with so many pixels to an inch of its size on paper; `resvg` is the path of the program that draws. */
export async function drawPng({ svg, dpi, font }: DrawingTask, resvg: string): Promise<Uint8Array> {
  await initWasm(readBytesSync(resvg));
  const renderer = new Resvg(svg, {
    fitTo: { mode: 'width', value: Math.round(inchesOf(svg).width * dpi) },
    font: {
      fontBuffers: [readBytesSync(font.path, { most: mostOfUser })],
      defaultFontFamily: font.family,
      sansSerifFamily: font.family,
    },
  });
  return withDensity(renderer.render().asPng(), dpi);
}
