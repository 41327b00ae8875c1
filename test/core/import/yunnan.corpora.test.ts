import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '../../../src/core/corpus/decode';
import { CodePoints } from '../../../src/core/import/codePoints';
import { planImport } from '../../../src/core/import/plan';
import { readImport } from '../../../src/core/import/rows';
import { corpusOf } from '../../support/project';
import { shared } from '../../support/root';

/** Quotes of human coders, from a cleaned copy of a text out of a PDF; not part of the product. */
const folder = join(shared, 'corpora/yunnan-plan-coded');

describe('codings of a real plan, by their quotes alone', () => {
  before(function () {
    if (existsSync(folder)) return;
    console.log(`      skipped: ${folder} is not there`);
    this.skip();
  });

  for (const [name, leastPlaced] of [
    ['coded_sentences.jsonl', 0.99],
    ['coded_passages_multilabel.jsonl', 0.98],
  ] as const) {
    it(`${name}: at least ${leastPlaced * 100} % placed, none wrong`, () => {
      const file = decode(readFileSync(join(folder, 'yunnan_10_5.txt')));
      assert.ok(file.kind === 'text');
      const corpus = corpusOf({ 'codebook.yaml': 'version: 1\nthemes: []\n', 'plan.txt': file.text });
      const { rows = [] } = readImport(name, readFileSync(join(folder, name), 'utf8')) ?? {};
      assert.ok(rows.length > 100);
      const points = new CodePoints(file.text);
      // Where they stand is what we are to find out.
      const bare = rows.map(({ start: _, end: __, ...row }) => row);
      const { rows: planned, counts } = planImport(corpus, bare, () => file.text);
      console.log(`      ${JSON.stringify(counts)}`);
      const wrong = planned.filter(({ anchor }, i) => {
        const given = points.span(rows[i]!.start, rows[i]!.end);
        return (
          given && (!('span' in anchor) || anchor.span.start !== given.start || anchor.span.end !== given.end)
        );
      });
      assert.deepEqual(
        wrong.map(({ row, anchor }) => [row.line, anchor]),
        [],
      );
      assert.ok(counts.placed / rows.length >= leastPlaced, JSON.stringify(counts));
      assert.equal(counts.orphan, 0);
    });
  }
});
