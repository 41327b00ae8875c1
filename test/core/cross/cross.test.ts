import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../../src/core/base/steps';
import { codingsOf } from '../../../src/core/corpus/codings';
import type { Corpus } from '../../../src/core/corpus/corpus';
import { axisOf } from '../../../src/core/cross/axis';
import { type Cross, type CrossCount, crossCodes } from '../../../src/core/cross/cross';
import type { Together } from '../../../src/core/cross/items';
import { fromSource } from '../../../src/core/text/reading';
import { unitSpan } from '../../../src/core/text/units';
import { runs } from '../../support/long';
import { corpusOf } from '../../support/project';

const codebook = JSON.stringify({
  version: 1,
  themes: [
    {
      id: 'tool',
      name: '工具',
      codes: [
        { id: 'supply', name: '供给', codes: [{ id: 'money', name: '资金' }] },
        { id: 'demand', name: '需求' },
      ],
    },
    {
      id: 'goal',
      name: '目标',
      codes: [
        { id: 'open', name: '开放' },
        { id: 'safe', name: '安全' },
      ],
    },
  ],
});
const plan = '加强人才，扩大开放。完善标准，保障安全。培育市场，利用档案。\n';

interface Coded {
  readonly start: number;
  readonly length: number;
  readonly codes: readonly string[];
  readonly coder?: string;
}

function corpusWith(plans: readonly (readonly Coded[])[], attributes?: Record<string, object>): Corpus {
  const files: Record<string, string> = {
    'codebook.yaml': codebook,
    'corpus.yaml': JSON.stringify({ version: 1, coders: ['a', 'b'], ...(attributes && { attributes }) }),
  };
  plans.forEach((coded, i) => {
    files[`p${i}.txt`] = plan;
    for (const coder of ['a', 'b']) {
      files[`p${i}.txt.${coder}.codes.yaml`] = JSON.stringify({
        version: 1,
        source: `p${i}.txt`,
        annotations: coded.flatMap(({ start, length, codes, coder: by = 'a' }, n) => {
          const quote = plan.slice(start, start + length);
          const at = `1:${start + 1}-1:${start + 1 + quote.length}`;
          return by === coder ? [{ id: `n${n}`, codes, quote, at }] : [];
        }),
      });
    }
  });
  return corpusOf(files);
}

function cross(
  corpus: Corpus,
  names: readonly [rows: string, columns: string, layers?: string],
  together: Together = 'passage',
  count: CrossCount = 'passages',
): Cross {
  const [rows, columns, layers] = names.map(name => axisOf(corpus, name ?? ''));
  assert.ok(rows && columns);
  return finish(crossCodes(corpus, { rows, columns, layers, together, count }));
}

const clause = { start: 0, length: 9 };

describe('cross', () => {
  it('puts a passage where it bears both codes, and sees whether other passages only come near', () => {
    const corpus = corpusWith([
      [
        { ...clause, codes: ['tool/supply/money', 'goal/open'] },
        { start: 10, length: 9, codes: ['tool/demand'] },
        { start: 12, length: 4, codes: ['goal/safe'] },
        { start: 20, length: 4, codes: ['tool'] },
        { start: 25, length: 4, codes: ['goal/open'] },
      ],
    ]);
    const byPassage = cross(corpus, ['tool', 'goal']);
    assert.deepEqual(
      byPassage.rows.categories.map(({ key }) => key),
      ['tool/supply', 'tool/demand', 'tool'],
    );
    assert.deepEqual(byPassage.panels[0]!.cells, [
      [1, 0],
      [0, 0],
      [0, 0],
    ]);
    assert.deepEqual(byPassage.panels[0]!.outside, { rows: [0, 1, 1], columns: [1, 1] });
    assert.deepEqual(cross(corpus, ['tool', 'goal'], 'overlap').panels[0]!.cells, [
      [1, 0],
      [0, 1],
    ]);
    assert.deepEqual(cross(corpus, ['tool', 'goal'], 'unit', 'units').panels[0]!.cells, [
      [1, 0],
      [0, 1],
      [1, 0],
    ]);
  });

  it('leaves out a row for a theme without sub-code where nothing is in it', () => {
    const corpus = corpusWith([[{ ...clause, codes: ['tool/supply', 'goal/open'] }]]);
    assert.equal(cross(corpus, ['tool', 'goal']).rows.categories.length, 2);
  });

  it('counts a passage of two coders once, and once for each on an axis of coders', () => {
    const corpus = corpusWith([
      [
        { ...clause, codes: ['tool/supply', 'goal/open'] },
        { ...clause, codes: ['tool/supply', 'goal/open'], coder: 'b' },
      ],
    ]);
    assert.equal(cross(corpus, ['tool', 'goal']).panels[0]!.sums.all, 1);
    assert.deepEqual(cross(corpus, ['coders', 'goal']).panels[0]!.cells, [
      [1, 0],
      [1, 0],
    ]);
    assert.deepEqual(
      cross(corpus, ['tool', 'goal', 'coders']).panels.map(({ sums }) => sums.all),
      [2, 1, 1],
    );
  });

  it('crosses with an attribute by year, and says how many sources have none', () => {
    const corpus = corpusWith(
      [
        [{ ...clause, codes: ['goal/open'] }],
        [{ ...clause, codes: ['goal/safe'] }],
        [{ ...clause, codes: ['goal/safe'] }],
      ],
      { 'p0.txt': { 日期: '2021-05-01' }, 'p1.txt': { 日期: '2020-01-02' } },
    );
    const { rows, panels } = cross(corpus, ['日期', 'goal']);
    assert.deepEqual(
      rows.categories.map(({ key }) => key),
      ['2020', '2021'],
    );
    assert.equal(rows.missing, 1);
    assert.deepEqual(panels[0]!.cells, [
      [0, 1],
      [1, 0],
    ]);
    assert.equal(axisOf(corpus, 'attribute:tool'), undefined);
  });

  it('is tested only where nothing is in two cells', () => {
    const many = Array.from({ length: 12 }, (_, i) => [
      {
        ...clause,
        codes: [i % 3 === 0 ? 'tool/supply' : 'tool/demand', i % 2 === 0 ? 'goal/open' : 'goal/safe'],
      },
    ]);
    assert.equal(cross(corpusWith(many), ['tool', 'goal']).panels[0]!.independence.test, 'fisher');
    const twice = [...many, [{ ...clause, codes: ['tool/supply', 'goal/open', 'goal/safe'] }]];
    assert.deepEqual(cross(corpusWith(twice), ['tool', 'goal']).panels[0]!.independence, {
      test: 'none',
      reason: 'several-cells',
    });
    assert.deepEqual(
      cross(corpusWith(many), ['tool', 'goal'], 'passage', 'characters').panels[0]!.independence,
      { test: 'none', reason: 'characters' },
    );
  });

  it('equals a plain count over every pair, for all ways to put codes together', () => {
    const codes = [
      'tool',
      'tool/supply',
      'tool/supply/money',
      'tool/demand',
      'goal/open',
      'goal/safe',
      'gone',
    ];
    const coded = fc.record({
      start: fc.nat(plan.length - 3),
      length: fc.integer({ min: 1, max: 14 }),
      codes: fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 4 }),
      coder: fc.constantFrom('a', 'b'),
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(coded, { maxLength: 6 }), { minLength: 1, maxLength: 3 }),
        fc.constantFrom<Together>('passage', 'overlap', 'unit'),
        (plans, together) => {
          const corpus = corpusWith(plans);
          const counts: readonly CrossCount[] =
            together === 'unit' ? ['units', 'sources', 'characters'] : ['passages', 'sources', 'characters'];
          for (const count of counts) {
            const found = cross(corpus, ['tool', 'goal'], together, count);
            const wanted = found.rows.categories.map(row =>
              found.columns.categories.map(column =>
                plainCount(corpus, row.alone ? `=${row.key}` : row.key, column.key, together, count),
              ),
            );
            assert.deepEqual(found.panels[0]!.cells, wanted);
          }
        },
      ),
      { seed: 20_261_201, numRuns: runs(25, 1000) },
    );
  });
});

/** `=tool`: the theme without any of its sub-codes. */
function plainCount(
  corpus: Corpus,
  row: string,
  column: string,
  together: Together,
  count: CrossCount,
): number {
  const bears = (codes: readonly string[], wanted: string) =>
    wanted.startsWith('=')
      ? codes.includes(wanted.slice(1)) && !codes.some(code => code.startsWith(`${wanted.slice(1)}/`))
      : codes.some(code => code === wanted || code.startsWith(`${wanted}/`));
  let [items, sources, characters] = [0, 0, 0];
  for (const source of corpus.sources) {
    const { reading, units } = source.analysis;
    const merged = new Map<string, { start: number; end: number; codes: string[] }>();
    for (const { anchor, annotation } of codingsOf(source)) {
      const known = annotation.codes.filter(code => corpus.codebook.codes.has(code));
      const text = source.source.text;
      let { start, end } = anchor.span;
      const key = `${text.slice(start, end).trim()}@${start + text.slice(start, end).length - text.slice(start, end).trimStart().length}`;
      [start, end] = [fromSource(reading, start), fromSource(reading, end)];
      const passage = merged.get(key);
      if (passage) passage.codes.push(...known);
      else merged.set(key, { start, end, codes: [...known] });
    }
    const passages = [...merged.values()];
    const covered = new Set<number>();
    let found = 0;
    const take = (start: number, end: number) => {
      found++;
      for (let at = start; at < end; at++) covered.add(at);
    };
    if (together === 'unit') {
      units.ends.forEach((_, unit) => {
        const whole = unitSpan(units, unit);
        const inside = passages.filter(({ start, end }) =>
          /[\p{L}\p{N}]/u.test(reading.text.slice(Math.max(start, whole.start), Math.min(end, whole.end))),
        );
        if (inside.some(({ codes }) => bears(codes, row)) && inside.some(({ codes }) => bears(codes, column)))
          take(whole.start, whole.end);
      });
    } else {
      for (const a of passages) {
        for (const b of together === 'passage' ? [a] : passages) {
          const [start, end] = [Math.max(a.start, b.start), Math.min(a.end, b.end)];
          if (start < end && bears(a.codes, row) && bears(b.codes, column)) take(start, end);
        }
      }
    }
    items += found;
    if (found > 0) sources++;
    characters += covered.size;
  }
  return { passages: items, units: items, sources, characters }[count];
}
