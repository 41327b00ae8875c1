import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '../../src/core/corpus/decode';
import { normalizeText } from '../../src/core/text/source';
import { shared } from './root';

/** Texts and results published by others that are not part of the product. */
const corpora = join(shared, 'corpora');

export function skipWithoutCorpora(context: Mocha.Context): void {
  if (existsSync(corpora)) return;
  console.log('      skipped: ../shared is absent');
  context.skip();
}

/** The text of a file of the corpora, with LF line ends. */
export function readCorpus(path: string): string {
  const file = decode(readFileSync(join(corpora, path)));
  assert.ok(file.kind === 'text', path);
  return normalizeText(file.text);
}

/** The rows of a file of the screenplay, as words. */
export function screenplayRows(path: string): readonly (readonly string[])[] {
  return readCorpus(`cooccur-busan/${path}`)
    .trim()
    .split('\n')
    .map(line => line.trim().split(/\s+/));
}
