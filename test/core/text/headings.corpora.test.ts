import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '../../../src/core/corpus/decode';
import { findHeadings } from '../../../src/core/text/headings';
import { createSource } from '../../../src/core/text/source';
import { root } from '../../support/root';

const corpora = join(root, '../shared/corpora');

interface Counts {
  lines: number;
  found: number;
  right: number;
  wanted: number;
}

/** Precision and recall by form, over lines that were labelled by reading. No text of the corpora is in the labels. */
describe('headings of real plans (needs ../shared)', () => {
  before(function () {
    if (existsSync(corpora)) return;
    console.log(`        skipped: ${corpora} is not there`);
    this.skip();
  });

  it('are found with a precision and a recall of 99 % at least, form by form', () => {
    const { all, byForm } = measure('headings.tsv');
    assert.ok(all.lines >= 600);
    for (const [form, counts] of byForm) assertShares(counts, 0.99, form);
  }).timeout(60_000);

  for (const file of ['heldout.tsv', 'heldout2.tsv']) {
    it(`are found as well in ${file}; one line of a form is more than 1 % of some`, () => {
      const { all, byForm } = measure(file);
      assert.ok(all.lines >= 400);
      assertShares(all, 0.99, 'all');
      for (const [form, counts] of byForm) {
        const { found, right, wanted } = counts;
        assert.ok(found - right <= Math.max(1, found * 0.03), `precision of ${form}: ${right} of ${found}`);
        assert.ok(wanted - right <= Math.max(1, wanted * 0.03), `recall of ${form}: ${right} of ${wanted}`);
      }
    }).timeout(60_000);
  }
});

function measure(file: string): { readonly all: Counts; readonly byForm: ReadonlyMap<string, Counts> } {
  const labels = readFileSync(join(root, 'test/core/text/labels', file), 'utf8')
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(line => line.split('\t'));
  const headings = new Map<string, ReadonlySet<number>>();
  const all: Counts = { lines: 0, found: 0, right: 0, wanted: 0 };
  const byForm = new Map<string, Counts>();
  for (const [file = '', line, , label, form = ''] of labels) {
    const lines = headings.get(file) ?? linesOf(file);
    headings.set(file, lines);
    const ofForm = byForm.get(form) ?? { lines: 0, found: 0, right: 0, wanted: 0 };
    byForm.set(form, ofForm);
    const isFound = lines.has(Number(line));
    for (const each of [all, ofForm]) {
      each.lines++;
      if (isFound) each.found++;
      if (label === 'heading') each.wanted++;
      if (isFound && label === 'heading') each.right++;
    }
  }
  return { all, byForm };
}

function assertShares({ found, right, wanted }: Counts, least: number, form: string): void {
  assert.ok(right >= found * least, `precision of ${form}: ${right} of ${found}`);
  assert.ok(right >= wanted * least, `recall of ${form}: ${right} of ${wanted}`);
}

function linesOf(file: string): ReadonlySet<number> {
  const decoded = decode(readFileSync(join(corpora, file)));
  assert.ok(decoded.kind === 'text', file);
  return new Set(findHeadings(createSource(file, decoded.text)).map(({ line }) => line));
}
