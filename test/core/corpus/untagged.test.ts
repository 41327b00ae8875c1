import assert from 'node:assert/strict';
import type { CodedSource } from '../../../src/core/corpus/corpus';
import { isTagged, unitsAround, untaggedHits } from '../../../src/core/corpus/untagged';
import { codebookOf, corpusOf } from '../../support/project';

const text = '依法治档，治理档案。人才建设。依法治档与人才。档案人才。';

function source(codes: readonly string[], quote: string): CodedSource {
  const at = text.indexOf(quote);
  return corpusOf({
    'codebook.yaml': codebookOf({ a: ['依法治档', '治理'], b: ['人才'] }),
    'p.txt': text,
    'p.txt.codes.yaml': JSON.stringify({
      version: 1,
      source: 'p.txt',
      annotations: [{ id: 'x', codes, quote, at: `1:${at + 1}-1:${at + quote.length + 1}` }],
    }),
  }).sources[0]!;
}

describe('keyword hits that nobody has coded', () => {
  const hits = (coded: CodedSource, theme: string) =>
    untaggedHits(coded, theme).map(({ start, end }) => `${start} ${text.slice(start, end)}`);

  it('are those of the theme outside of all its passages', () => {
    const coded = source(['a'], '依法治档，治理档案。');
    assert.deepEqual(hits(coded, 'a'), ['15 依法治档']);
    assert.deepEqual(hits(coded, 'b'), ['10 人才', '20 人才', '25 人才']);
  });

  it('a passage of a sub-code counts for its theme, one of another theme does not', () => {
    assert.deepEqual(hits(source(['a/sub'], '依法治档与人才。'), 'a'), ['0 依法治档', '5 治理']);
    assert.deepEqual(hits(source(['b'], '依法治档与人才。'), 'a').length, 3);
  });

  it('a passage that holds only a part of a hit does not count', () => {
    assert.deepEqual(hits(source(['a'], '法治档，治理档案。'), 'a'), ['0 依法治档', '15 依法治档']);
  });

  it('a theme is not tagged by a passage of its theme where a sub-code is asked for', () => {
    const coded = source(['a'], '人才建设。');
    assert.equal(isTagged(coded, { start: 10, end: 12 }, 'a'), true);
    assert.equal(isTagged(coded, { start: 10, end: 12 }, 'a/sub'), false);
  });

  it('lie in units, each of which comes once', () => {
    const coded = source(['a'], '人才建设。');
    const units = unitsAround(coded, coded.analysis.matches).map(({ unit }) =>
      text.slice(unit.start, unit.end),
    );
    assert.deepEqual(units, ['依法治档，治理档案。', '人才建设。', '依法治档与人才。', '档案人才。']);
  });
});
