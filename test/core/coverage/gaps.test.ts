import assert from 'node:assert/strict';
import { type Gap, listGaps, placeAmongGaps } from '../../../src/core/coverage/gaps';
import { codebookOf, corpusOf } from '../../support/project';

const corpus = corpusOf({
  'codebook.yaml': codebookOf({ a: [], b: [], c: [] }),
  '1.txt': '甲乙丙。',
  '2.txt': '丁戊己。',
  '1.txt.codes.yaml': 'version: 1\nannotations: [{ id: x, codes: [b], quote: 甲乙丙, at: "1:1-1:4" }]\n',
  '2.txt.codes.yaml': 'version: 1\nreviewed: [{ code: a, absent: true }, { code: c, absent: false }]\n',
});
const inShort = (gap: Gap | undefined) => gap && `${gap.source} ${gap.theme}`;

describe('gaps of the table', () => {
  it('are the cells that are neither coded nor marked absent, row by row', () => {
    // That somebody has found a theme does not code it.
    assert.deepEqual(listGaps(corpus).map(inShort), ['1.txt a', '1.txt c', '2.txt b', '2.txt c']);
  });

  it('are those of one theme or one source', () => {
    assert.deepEqual(listGaps(corpus, { theme: 'c' }).map(inShort), ['1.txt c', '2.txt c']);
    assert.deepEqual(listGaps(corpus, { source: '2.txt' }).map(inShort), ['2.txt b', '2.txt c']);
    assert.deepEqual(listGaps(corpus, { source: '2.txt', theme: 'a' }), []);
  });

  it('know their neighbours, round the end', () => {
    const gaps = listGaps(corpus);
    const place = (source: string, theme: string) => {
      const { at, total, previous, next } = placeAmongGaps(corpus, gaps, { source, theme });
      return [at, total, inShort(previous), inShort(next)];
    };
    assert.deepEqual(place('1.txt', 'c'), [2, 4, '1.txt a', '2.txt b']);
    assert.deepEqual(place('2.txt', 'c'), [4, 4, '2.txt b', '1.txt a']);
    // A cell that is none any more stands between those around it.
    assert.deepEqual(place('1.txt', 'b'), [undefined, 4, '1.txt a', '1.txt c']);
    assert.deepEqual(placeAmongGaps(corpus, gaps.slice(0, 1), gaps[0]!), {
      at: 1,
      total: 1,
      previous: undefined,
      next: undefined,
    });
  });
});
