import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Segmentation, Segmenter, SegmenterTrouble } from '../../src/core';
import { createSegmenter, type SegmenterOptions } from '../../src/node/segmenter';
import { builtDist } from './built';
import { noChildOf } from './children';

/** The folder of the segmenter's process and the engines it loads, as they ship. */
export const segmenterHome = builtDist;

/** Whether nodejieba could be compiled on this machine. */
export const hasNodejieba = (): boolean => existsSync(join(segmenterHome(), 'nodejieba/nodejieba.node'));

/**
 * The same with a small part of nodejieba's dictionary, which is read in a tenth of the time: for tests that are about the
 * process, not about words.
 */
export function quickHome(): string {
  if (quick !== undefined) return quick;
  const folder = mkdtempSync(join(tmpdir(), 'policy-coder-quick-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const name of ['segmenter.js', 'nodejieba', 'jieba-wasm']) {
    const built = join(segmenterHome(), name);
    if (existsSync(built)) cpSync(built, join(folder, name), { recursive: true });
  }
  const dictionary = join(folder, 'nodejieba/jieba.dict.utf8');
  if (existsSync(dictionary)) {
    const lines = readFileSync(dictionary, 'utf8').split('\n');
    writeFileSync(dictionary, `${lines.filter((_, i) => i % 20 === 0 && i < lines.length - 1).join('\n')}\n`);
  }
  quick = folder;
  return folder;
}

let quick: string | undefined;

/** A copy of built segmenters that a test may break. */
export function copyOf(home: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'policy-coder-segmenter-'));
  cpSync(home, folder, { recursive: true });
  folders.push(folder);
  return folder;
}

const folders: string[] = [];
const open: Segmenter[] = [];

/** A segmenter and the troubles it tells of. */
export interface Watched {
  readonly segmenter: Segmenter;
  readonly troubles: SegmenterTrouble[];
  readonly cut: (texts: readonly string[], terms?: readonly string[]) => Promise<Segmentation>;
}

export function watched(options: Partial<SegmenterOptions> = {}): Watched {
  const troubles: SegmenterTrouble[] = [];
  const segmenter = createSegmenter({
    home: options.home ?? segmenterHome(),
    onTrouble: trouble => troubles.push(trouble),
    ...options,
  });
  open.push(segmenter);
  return {
    segmenter,
    troubles,
    cut: async (texts, terms = []) => {
      const answer = await segmenter.cut(texts, terms);
      if (!answer) throw new Error('The segmenter is disposed of');
      return answer;
    },
  };
}

/** For `afterEach`: stops and removes what was made; the next test shall not take a dying child for its own. */
export async function tidySegmenters(): Promise<void> {
  for (const segmenter of open.splice(0)) segmenter.dispose();
  await noChildOf(process.pid, 'segmenter.js');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
