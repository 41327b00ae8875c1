import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodedSource } from '../../../src/core/corpus/corpus';
import { decode } from '../../../src/core/corpus/decode';
import { normalizeText } from '../../../src/core/text/source';
import { corpusOf, onlySource } from '../../support/project';
import { shared } from '../../support/root';

/** Counts that others have published of texts that are not part of the product. */
const root = join(shared, 'corpora');

function read(path: string): string {
  const file = decode(readFileSync(join(root, path)));
  assert.ok(file.kind === 'text', path);
  return normalizeText(file.text);
}

function count(text: string, terms: readonly string[], unit: string): CodedSource {
  return onlySource(
    corpusOf({
      'codebook.yaml': `version: 1\nthemes: [{ id: t, name: t, keywords: ${JSON.stringify(terms)} }]\n`,
      'corpus.yaml': `version: 1\nunit: ${unit}\n`,
      'x.txt': text,
    }),
  );
}

describe('counts published by others (needs ../shared)', () => {
  before(function () {
    if (existsSync(root)) return;
    console.log('      skipped: ../shared is absent');
    this.skip();
  });

  it('are the keyword counts of the data policies whose texts are there, all of them', () => {
    const folder = 'keyword-counts-truth';
    const [head, ...rows] = read(`${folder}/published_counts.csv`).trim().split('\n');
    const terms = head!.split(',').slice(3, 6);
    assert.deepEqual(terms, ['数据跨境', '数据流动', '数据共享']);
    assert.equal(rows.length, 3);
    for (const row of rows) {
      const [name, , , ...published] = row.split(',');
      const { analysis } = count(read(`${folder}/${name!.replace(/docx$/, 'txt')}`), terms, 'sentence');
      const counted = terms.map(
        term => analysis.matches.filter(({ keyword }) => keyword.term === term).length,
      );
      assert.deepEqual(counted, published.slice(0, 3).map(Number), name);
    }
  });

  it('are the names of a screenplay and how often they share a line, as far as a dictionary can know', () => {
    const lines = (path: string) =>
      read(`cooccur-busan/${path}`)
        .trim()
        .split('\n')
        .map(line => line.trim().split(/\s+/));
    const names = lines('dict.txt').map(([name]) => name!);
    const { analysis } = count(read('cooccur-busan/busan.txt'), names, 'paragraph');
    const byLine = new Map<number, Map<string, number>>();
    const total = new Map<string, number>();
    for (const { keyword, unit } of analysis.matches) {
      const line = byLine.get(unit) ?? new Map<string, number>();
      line.set(keyword.term, (line.get(keyword.term) ?? 0) + 1);
      byLine.set(unit, line);
      total.set(keyword.term, (total.get(keyword.term) ?? 0) + 1);
    }
    const published = new Map(
      lines('busan_node.txt')
        .slice(1)
        .map(([name, , n]) => [name!, Number(n)]),
    );
    const differing = names.filter(name => total.get(name) !== published.get(name)).sort();
    // jieba cut these two otherwise.
    assert.deepEqual(differing, ['少女', '队员'].sort());

    // They weigh a pair by the product of its counts in a line, and keep what is above 3.
    const weight = (a: string, b: string) =>
      [...byLine.values()].reduce((sum, line) => sum + (line.get(a) ?? 0) * (line.get(b) ?? 0), 0);
    const edges = lines('busan_edge.txt')
      .slice(1)
      .filter(([a, b]) => names.includes(a!) && names.includes(b!));
    const exact = edges.filter(([a, b, published]) => weight(a!, b!) === Number(published));
    assert.equal(edges.length, 66);
    assert.equal(exact.length, 64);
  });
});
