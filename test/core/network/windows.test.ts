import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Corpus } from '../../../src/core/corpus/corpus';
import { countCooccurrence } from '../../../src/core/network/cooccurrence';
import { buildNetwork } from '../../../src/core/network/network';
import { findPassages } from '../../../src/core/report/evidence/passages';
import { runs } from '../../support/long';
import { codebookOf, corpusOf } from '../../support/project';
import { cpuSeconds } from '../../support/work';
import { wrapText } from '../../support/wrapText';

const terms = ['档案', '数字档案馆', '人才', '利用', '馆人'];

function corpus(texts: readonly string[], window: number, more = ''): Corpus {
  return corpusOf({
    'codebook.yaml': codebookOf({ a: terms.slice(0, 2), b: terms.slice(2) }),
    'corpus.yaml': `version: 1\nunit: {window: ${window}}\n${more}`,
    ...Object.fromEntries(texts.map((text, i) => [`p${i}.txt`, text])),
  });
}

/**
 * What a window means, spelled out: it is put at every place of every paragraph, and two hits are a pair when one of
 * its places holds both.
 */
function naively({ sources }: Corpus, window: number): Record<string, number> {
  const pairs = new Map<string, number>();
  for (const { analysis } of sources) {
    const { text } = analysis.reading;
    const held = new Set<string>();
    for (let start = 0; start < text.length; start++) {
      const lineEnd = text.indexOf('\n', start);
      const end = Math.min(start + window, lineEnd === -1 ? text.length : lineEnd);
      const inside = [...analysis.matches.entries()].filter(
        ([, each]) => each.readingStart >= start && each.readingEnd <= end,
      );
      for (const [i, a] of inside) {
        for (const [k, b] of inside) {
          if (a.keyword.term < b.keyword.term) held.add(`${i} ${k} ${a.keyword.term} ${b.keyword.term}`);
        }
      }
    }
    for (const each of held) {
      const [, , a, b] = each.split(' ');
      pairs.set(`${a} ${b}`, (pairs.get(`${a} ${b}`) ?? 0) + 1);
    }
  }
  return Object.fromEntries([...pairs].sort());
}

function counted(from: Corpus): Record<string, number> {
  const { nodes, pairs } = countCooccurrence(from);
  return Object.fromEntries(
    pairs
      .map(({ first, second, units }) => [`${nodes[first]!.id} ${nodes[second]!.id}`, units] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

describe('co-occurrence by window', () => {
  const anyText = fc.string({ unit: fc.constantFrom(...terms, '。', '，', '\n', '馆', '🌲'), maxLength: 30 });

  it('is the number of pairs of hits that a window, put anywhere in a paragraph, can hold', () => {
    const overlaps = fc.constantFrom('', 'matching: {overlaps: true}\n');
    fc.assert(
      fc.property(
        fc.array(anyText, { maxLength: 3 }),
        fc.integer({ min: 2, max: 40 }),
        overlaps,
        (texts, n, more) => {
          const from = corpus(texts, n, more);
          assert.deepEqual(counted(from), naively(from, n));
        },
      ),
      { seed: 1, numRuns: runs(100, 300) },
    );
  });

  it('counts from the begin of the one hit to the end of the other, and never past a paragraph', () => {
    // 档案 + six + 人才 are ten characters.
    const text = '档案一二三四五六人才';
    assert.deepEqual(counted(corpus([text], 10)), { '人才 档案': 1 });
    assert.deepEqual(counted(corpus([text], 9)), {});
    assert.deepEqual(counted(corpus(['档案。人才', '档案\n人才'], 10)), { '人才 档案': 1 });
    assert.deepEqual(counted(corpus(['档案人才档案'], 10)), { '人才 档案': 2 });
  });

  it('sees through soft line ends', () => {
    const sentence = '各级各类综合档案馆应当统筹规划稳步推进数字资源建设与开放共享工作的落实';
    const paragraphs = Array(6).fill(`${sentence}${sentence}${sentence}，培养人才并利用馆藏开展服务。`);
    const flat = counted(corpus([paragraphs.join('\n')], 30));
    assert.ok(Object.keys(flat).length > 0);
    const wrapped = corpus([paragraphs.map(each => wrapText(each, 36)).join('\n')], 30);
    assert.ok(wrapped.sources[0]!.analysis.reading.joins > 0);
    assert.deepEqual(counted(wrapped), flat);
  });

  it('gives association measures marginals of pairs, so that none passes its bound', () => {
    const texts = ['档案人才利用。档案档案人才', '利用人才，档案利用'];
    for (const measure of ['jaccard', 'ochiai']) {
      const { edges } = buildNetwork(corpus(texts, 8, `network: {measure: ${measure}, minWeight: 0}\n`));
      assert.ok(edges.length > 0);
      for (const { weight } of edges) assert.ok(weight > 0 && weight <= 1, `${measure} ${weight}`);
    }
    // Two hits of each side by side: four pairs, and no keyword has others.
    const { nodes, units } = countCooccurrence(corpus(['档案档案人才人才'], 20));
    assert.deepEqual(
      nodes.map(each => each.units),
      [4, 4],
    );
    assert.equal(units, 8);
  });

  it('opens the stretch from the one hit to the other', () => {
    const [passage] = findPassages(corpus(['无关。\n前文档案与其他人才后文。'], 10), {
      of: 'edge',
      source: '人才',
      target: '档案',
    });
    assert.deepEqual(passage!.range, { line: 2, column: 3, endLine: 2, endColumn: 10 });
    assert.deepEqual(
      passage!.pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)),
      ['前文', '[档案]', '与其他', '[人才]', '后文。'],
    );
  });

  it('stays quick where one paragraph holds very many hits', async () => {
    const seconds = await cpuSeconds(() => {
      const counts = countCooccurrence(corpus(['档案，人才，'.repeat(50_000)], 1_000_000));
      assert.equal(counts.pairs[0]!.units, 50_000 ** 2);
    });
    // The pairs one by one would take a minute.
    assert.ok(seconds < 20, `${seconds} s`);
  });
});
