import type { Frame } from 'playwright-core';
import { waitFor } from './wait';

/** Resolves when the network has so many nodes, and is painted: what the nodes are on the page is outlines without paint. */
export async function networkDrawn(overview: Frame, nodes: number): Promise<void> {
  await waitFor(`${nodes} nodes`, async () =>
    (await overview.locator('svg path.node').count()) === nodes ? true : undefined,
  );
  const canvas = overview.locator('.canvas > canvas').first();
  await waitFor('the picture', async () => {
    const isPainted = await canvas.evaluate(element => {
      if (!(element instanceof HTMLCanvasElement)) throw new Error('The picture is a canvas');
      const { width, height } = element;
      if (width === 0 || height === 0) return false;
      return element
        .getContext('2d')!
        .getImageData(0, 0, width, height)
        .data.some(value => value !== 0);
    });
    return isPainted ? true : undefined;
  });
}
