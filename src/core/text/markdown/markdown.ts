import type { Steps } from '../../base/steps';
import { findBlocks } from './blocks';
import { readInline } from './inline';
import { Mask } from './mask';

/** Blocks that are read in one step. */
const blocksAtOnce = 500;

/** Whether a source is read as Markdown: by its name. */
export function isMarkdown(path: string): boolean {
  return /\.md$/i.test(path);
}

/**
 * A Markdown text as one reads it on a page: without front matter, comments, addresses and marks inside lines; entities are the
 * characters that they stand for. Marks at the head of a line (of headings, lists, rows of tables) stay, because they tell
 * where a block begins. Every unit knows its stretch of the text. Time grows with the text alone, whatever it holds.
 */
export function* readMarkdown(
  text: string,
): Steps<{ readonly text: string; readonly starts: Uint32Array; readonly ends: Uint32Array }> {
  const mask = new Mask(text);
  const { blocks, references } = findBlocks(text, mask);
  yield;
  for (const [i, block] of blocks.entries()) {
    readInline(text, block, references, mask);
    if (i % blocksAtOnce === 0) yield;
  }
  return mask.apply();
}
