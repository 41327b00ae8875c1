import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../../src/core/base/steps';
import { type Finding, findByQuery, type QueryScope } from '../../../src/core/query/find';
import { isProblem, parseQuery, type Query } from '../../../src/core/query/query';
import { runs } from '../../support/long';
import { corpusOf } from '../../support/project';

const read = (text: string): Query => {
  const query = parseQuery(text);
  assert.ok(!isProblem(query), JSON.stringify(query));
  return query;
};

const codebook = JSON.stringify({
  version: 1,
  themes: [
    { id: 'a', name: '甲', keywords: ['档案'], codes: [{ id: 'x', name: '子' }] },
    { id: 'b', name: '乙', keywords: ['人才'] },
  ],
});
const sentences = ['档案要备份。', '培养人才。', '扩大开放。', '保管档案。', '服务群众。', '人才管档案。'];
const text = sentences.join('');

interface Coded {
  readonly unit: number;
  readonly count: number;
  readonly codes: readonly string[];
  readonly coder: string;
}

function corpusWith(coded: readonly Coded[]) {
  const files: Record<string, string> = {
    'codebook.yaml': codebook,
    'corpus.yaml': JSON.stringify({
      version: 1,
      coders: ['m', 'n'],
      attributes: { 'p.txt': { 地区: '东部', 日期: '2021-05-01' }, 'q.txt': { 日期: '2020-01-01' } },
    }),
    'p.txt': `一、总则\n${text}\n`,
    'q.txt': '二、别处\n没有什么。\n',
  };
  for (const coder of ['m', 'n']) {
    files[`p.txt.${coder}.codes.yaml`] = JSON.stringify({
      version: 1,
      source: 'p.txt',
      annotations: coded.flatMap(({ unit, count, codes, coder: by }, i) => {
        if (by !== coder) return [];
        const start = sentences.slice(0, unit).join('').length;
        const quote = sentences
          .slice(unit, unit + count)
          .join('')
          .slice(0, -1);
        return [{ id: `i${i}`, codes, quote, at: `2:${start + 1}-2:${start + 1 + quote.length}` }];
      }),
    });
  }
  return corpusOf(files);
}

const find = (corpus: ReturnType<typeof corpusWith>, query: string, scope: QueryScope = 'passages') =>
  finish(findByQuery(corpus, read(query), scope));
const texts = (found: readonly Finding[]) =>
  found.map(({ source, span }) => source.analysis.reading.text.slice(span.start, span.end).trim());

describe('queries', () => {
  it('are read with the usual precedence, in both languages', () => {
    assert.deepEqual(read('a or b and not a/x near 2 b'), {
      is: 'or',
      of: [
        { is: 'code', code: 'a' },
        {
          is: 'and',
          of: [
            { is: 'code', code: 'b' },
            {
              is: 'not',
              of: { is: 'near', of: { is: 'code', code: 'a/x' }, other: { is: 'code', code: 'b' }, units: 2 },
            },
          ],
        },
      ],
    });
    assert.deepEqual(read('（a 或 b） 且 非 地区=东部'), read('(a or b) and not 地区=东部'));
    assert.deepEqual(read('text:"and or"'), { is: 'text', text: 'and or' });
    assert.deepEqual(read('section:主要任务'), { is: 'section', text: '主要任务' });
    assert.deepEqual(read('"发文 机关"=国务院'), { is: 'attribute', name: '发文 机关', value: '国务院' });
    assert.deepEqual(read('a near b'), read('a near 1 b'));
  });

  it('say what is wrong, and where', () => {
    const problem = (query: string) => {
      const found = parseQuery(query);
      assert.ok(isProblem(found), query);
      return `${found.problem} ${found.at}`;
    };
    assert.equal(problem('  '), 'empty 0');
    assert.equal(problem('a b'), 'expected-operator 2');
    assert.equal(problem('a and'), 'expected-condition 5');
    assert.equal(problem('and a'), 'expected-condition 0');
    assert.equal(problem('(a or b'), 'unclosed-bracket 7');
    assert.equal(problem('a)'), 'expected-operator 1');
    assert.equal(problem('text:"a'), 'unclosed-quote 5');
    assert.equal(problem('a near 99999 b'), 'bad-distance 7');
  });

  it('find passages by codes, coders, attributes, sections, keywords and text', () => {
    const corpus = corpusWith([
      { unit: 0, count: 1, codes: ['a/x'], coder: 'm' },
      { unit: 1, count: 1, codes: ['b'], coder: 'm' },
      { unit: 3, count: 2, codes: ['a', 'b'], coder: 'n' },
    ]);
    assert.deepEqual(texts(find(corpus, 'a')), ['档案要备份', '保管档案。服务群众']);
    assert.deepEqual(texts(find(corpus, 'a and not b')), ['档案要备份']);
    assert.deepEqual(texts(find(corpus, 'coder:n')), ['保管档案。服务群众']);
    assert.deepEqual(texts(find(corpus, 'b and 地区=东部 and 日期=2021')), [
      '培养人才',
      '保管档案。服务群众',
    ]);
    assert.deepEqual(texts(find(corpus, 'b and 日期=2020')), []);
    assert.deepEqual(texts(find(corpus, 'a and section:总则')).length, 2);
    assert.deepEqual(texts(find(corpus, 'a and section:别处')), []);
    assert.deepEqual(texts(find(corpus, 'keyword:档案 and text:服务')), ['保管档案。服务群众']);
    assert.deepEqual(texts(find(corpus, 'b near a/x')), ['培养人才']);
    assert.deepEqual(texts(find(corpus, 'keyword:人才 and not b', 'units')), ['人才管档案。']);
  });

  it('find what a plain evaluation of every item finds', () => {
    const corpusArbitrary = fc.array(
      fc.record({
        unit: fc.nat(sentences.length - 1),
        count: fc.integer({ min: 1, max: 3 }),
        codes: fc.subarray(['a', 'a/x', 'b'], { minLength: 1 }),
        coder: fc.constantFrom('m', 'n'),
      }),
      { maxLength: 6 },
    );
    const condition = fc.constantFrom(
      'a',
      'a/x',
      'b',
      'coder:m',
      'keyword:人才',
      'text:档案',
      '地区=东部',
      'section:总则',
    );
    const query = fc.letrec<{ query: string }>(tie => ({
      query: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        condition,
        fc
          .tuple(tie('query'), tie('query'), fc.constantFrom('and', 'or'))
          .map(([a, b, is]) => `(${a}) ${is} (${b})`),
        tie('query').map(inner => `not (${inner})`),
        fc.tuple(tie('query'), tie('query'), fc.nat(3)).map(([a, b, n]) => `(${a}) near ${n} (${b})`),
      ),
    })).query;
    fc.assert(
      fc.property(
        corpusArbitrary,
        query,
        fc.constantFrom<QueryScope>('passages', 'units'),
        (coded, asked, scope) => {
          const corpus = corpusWith(coded);
          const all = finish(findByQuery(corpus, read('not (a and not a)'), scope));
          const wanted = all.filter(item => holds(read(asked), item, all));
          const key = ({ source, span }: Finding) => `${source.source.path} ${span.start}-${span.end}`;
          assert.deepEqual(finish(findByQuery(corpus, read(asked), scope)).map(key), wanted.map(key));
        },
      ),
      { seed: 20_261_201, numRuns: runs(60, 3000) },
    );
  });
});

/** Evaluates a query for one item, by looking at all others where it asks for what is near. */
function holds(query: Query, item: Finding, all: readonly Finding[]): boolean {
  const codes = item.codings.flatMap(({ annotation }) => annotation.codes);
  const words = item.source.analysis.reading.text.slice(item.span.start, item.span.end);
  switch (query.is) {
    case 'and':
      return query.of.every(each => holds(each, item, all));
    case 'or':
      return query.of.some(each => holds(each, item, all));
    case 'not':
      return !holds(query.of, item, all);
    case 'near': {
      const [first, last] = unitsOf(item);
      return (
        holds(query.of, item, all) &&
        all.some(other => {
          const [from, to] = unitsOf(other);
          const isNear = from <= last + query.units && to >= first - query.units;
          return other.source === item.source && isNear && holds(query.other, other, all);
        })
      );
    }
    case 'code':
      return codes.some(code => code === query.code || code.startsWith(`${query.code}/`));
    case 'coder':
      return item.codings.some(({ annotation }) => annotation.coder === query.coder);
    case 'keyword':
      return words.includes(query.term);
    case 'text':
      return words.includes(query.text);
    case 'section':
      return item.source.source.path === 'p.txt' && query.text === '总则';
    case 'attribute':
      return item.source.source.path === 'p.txt';
  }
}

/** First and last unit that an item has a letter of. */
function unitsOf({ source, span }: Finding): readonly [number, number] {
  const { units, reading } = source.analysis;
  const touched = [...units.ends.keys()].filter(unit => {
    const start = unit === 0 ? 0 : units.ends[unit - 1]!;
    return /\p{L}/u.test(
      reading.text.slice(Math.max(start, span.start), Math.min(units.ends[unit]!, span.end)),
    );
  });
  return [touched[0] ?? -9, touched.at(-1) ?? -9];
}
