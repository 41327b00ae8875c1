import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '../../../src/core/corpus/decode';
import { findHeadings } from '../../../src/core/text/headings';
import { createSource } from '../../../src/core/text/source';
import { root } from '../../support/root';

const corpora = join(root, '../shared/corpora');

interface Counts {
  found: number;
  right: number;
  wanted: number;
}

/** Precision and recall by form, over lines that were labelled by reading. No text of the corpora is in the labels. */
describe('headings of real plans (needs ../shared)', () => {
  it('are found with a precision and a recall of 99 % at least, form by form', function () {
    if (!existsSync(corpora)) {
      console.log(`        skipped: ${corpora} is not there`);
      this.skip();
    }
    const labels = readFileSync(join(root, 'test/core/text/labels/headings.tsv'), 'utf8')
      .split('\n')
      .filter(line => line !== '' && !line.startsWith('#'))
      .map(line => line.split('\t'));
    const headings = new Map<string, ReadonlySet<number>>();
    const counts = new Map<string, Counts>();
    for (const [file = '', line, , label, form = ''] of labels) {
      const lines = headings.get(file) ?? linesOf(file);
      headings.set(file, lines);
      const each = counts.get(form) ?? { found: 0, right: 0, wanted: 0 };
      counts.set(form, each);
      const isFound = lines.has(Number(line));
      if (isFound) each.found++;
      if (label === 'heading') each.wanted++;
      if (isFound && label === 'heading') each.right++;
    }
    assert.ok(labels.length >= 600);
    for (const [form, { found, right, wanted }] of counts) {
      assert.ok(right >= found * 0.99, `precision of ${form}: ${right} of ${found}`);
      assert.ok(right >= wanted * 0.99, `recall of ${form}: ${right} of ${wanted}`);
    }
  }).timeout(60_000);
});

function linesOf(file: string): ReadonlySet<number> {
  const decoded = decode(readFileSync(join(corpora, file)));
  assert.ok(decoded.kind === 'text', file);
  return new Set(findHeadings(createSource(file, decoded.text)).map(({ line }) => line));
}
