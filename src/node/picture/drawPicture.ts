import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DrawPicture } from '../../core';
import { isThereSync } from '../files';
import { findChineseFont, fontFolders } from './fonts';
import type { DrawingTask } from './messages';

/** The program that draws each kind. The one for PNG is too large for the package of the extension and not in it. */
const programs = { pdf: 'pdf.js', png: 'resvg/png.js' } as const;

/**
 * Draws pictures in a thread of its own, which is started for each and takes a second or two: fonts for Chinese are large. `home`
 * is the folder of the built program. Throws where the drawing itself fails, which is a bug.
 */
export function pictureDrawer(home: string, folders: readonly string[] = fontFolders()): DrawPicture {
  return async (svg, kind, dpi) => {
    const program = join(home, programs[kind]);
    if (!isThereSync(program)) return { trouble: 'no-program' };
    const font = findChineseFont(folders);
    if (!font) return { trouble: 'no-font' };
    const task: DrawingTask = { svg, dpi, font };
    return new Promise<Uint8Array>((resolve, reject) => {
      const worker = new Worker(program, { workerData: task });
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', code => reject(new Error(`The thread that draws ended with ${code}.`)));
    });
  };
}
