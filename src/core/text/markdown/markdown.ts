import type { Steps } from '../../base/steps';
import { findBlocks } from './blocks';
import { readInline } from './inline';
import { Mask } from './mask';

/** Blocks processed in one step. */
const blocksAtOnce = 500;

/** Whether a source is Markdown, by its name. */
export function isMarkdown(path: string): boolean {
  return /\.md$/i.test(path);
}

/**
 * Reads a Markdown text as it appears on a page: without front matter, comments, addresses and marks inside lines; entities
 * become characters. Marks at the start of a line (headings, lists, table rows) stay, because they show where a block
 * begins. Every code unit knows its stretch of the text. Time is linear in the length of any text.
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
