import assert from 'node:assert/strict';
import type { CodedSource } from '../../../src/core/corpus/corpus';
import { readCorpus, screenplayRows, skipWithoutCorpora } from '../../support/corpora';
import { corpusOf, onlySource } from '../../support/project';

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
    skipWithoutCorpora(this);
  });

  it('are the keyword counts of the data policies whose texts are there, all of them', () => {
    const folder = 'keyword-counts-truth';
    const [head, ...rows] = readCorpus(`${folder}/published_counts.csv`).trim().split('\n');
    const terms = head!.split(',').slice(3, 6);
    assert.deepEqual(terms, ['数据跨境', '数据流动', '数据共享']);
    assert.equal(rows.length, 3);
    for (const row of rows) {
      const [name, , , ...published] = row.split(',');
      const { analysis } = count(readCorpus(`${folder}/${name!.replace(/docx$/, 'txt')}`), terms, 'sentence');
      const counted = terms.map(
        term => analysis.matches.filter(({ keyword }) => keyword.term === term).length,
      );
      assert.deepEqual(counted, published.slice(0, 3).map(Number), name);
    }
  });

  it('are the names of a screenplay and how often they share a line, as far as a dictionary can know', () => {
    const names = screenplayRows('dict.txt').map(([name]) => name!);
    const { analysis } = count(readCorpus('cooccur-busan/busan.txt'), names, 'paragraph');
    const byLine = new Map<number, Map<string, number>>();
    const total = new Map<string, number>();
    for (const { keyword, unit } of analysis.matches) {
      const line = byLine.get(unit) ?? new Map<string, number>();
      line.set(keyword.term, (line.get(keyword.term) ?? 0) + 1);
      byLine.set(unit, line);
      total.set(keyword.term, (total.get(keyword.term) ?? 0) + 1);
    }
    const published = new Map(
      screenplayRows('busan_node.txt')
        .slice(1)
        .map(([name, , n]) => [name!, Number(n)]),
    );
    const differing = names.filter(name => total.get(name) !== published.get(name)).sort();
    // jieba cut these two otherwise.
    assert.deepEqual(differing, ['少女', '队员'].sort());

    // They weigh a pair by the product of its counts in a line, and keep what is above 3.
    const weight = (a: string, b: string) =>
      [...byLine.values()].reduce((sum, line) => sum + (line.get(a) ?? 0) * (line.get(b) ?? 0), 0);
    const edges = screenplayRows('busan_edge.txt')
      .slice(1)
      .filter(([a, b]) => names.includes(a!) && names.includes(b!));
    const exact = edges.filter(([a, b, published]) => weight(a!, b!) === Number(published));
    assert.equal(edges.length, 66);
    assert.equal(exact.length, 64);
  });
});
