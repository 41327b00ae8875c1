import assert from 'node:assert/strict';
import { diffCoding } from '../../../src/core/changes/diff';
import { CorpusBuilder } from '../../../src/core/corpus/build';
import { type Contents, projectFiles } from '../../support/corpusStore';
import { codebookOf } from '../../support/project';

const entry = (id: string) => `  - {id: ${id}, codes: [a], quote: 做好档案备份工作, at: "1:1-1:9"}\n`;
const side = (...entries: readonly string[]) => `version: 1\nannotations:\n${entries.join('')}`;

/** A version of a project of one plan. */
function version(contents: Contents, onlyCoder?: string) {
  const files = projectFiles({
    'codebook.yaml': codebookOf({ a: [] }),
    'corpus.yaml': 'version: 1\ncoders: [k, m]\n',
    'p.txt': '做好档案备份工作。\n',
    ...contents,
  });
  return { files, corpus: new CorpusBuilder().build(files, { onlyCoder }) };
}

describe('diffCoding', () => {
  const before = { 'p.txt.k.codes.yaml': side(entry('k1')), 'p.txt.m.codes.yaml': side(entry('m1')) };
  const after = { ...before, 'p.txt.k.codes.yaml': side(), 'p.txt.m.codes.yaml': side() };
  const idsIn = (onlyCoder?: string) =>
    diffCoding(version(before, onlyCoder), version(after, onlyCoder)).sources.flatMap(({ annotations }) =>
      annotations.map(({ id }) => id),
    );

  it('puts the side files of all coders under their source', () => {
    assert.deepEqual(idsIn(), ['k1', 'm1']);
  });

  it('tells nothing of the others while one codes blind', () => {
    assert.deepEqual(idsIn('k'), ['k1']);
    assert.deepEqual(idsIn('m'), ['m1']);
  });

  it('takes codes for a set, and passes over what says nothing new', () => {
    const one = { 'p.txt.codes.yaml': side('  - {id: x, codes: [a, b], quote: 甲, memo: "一\\n"}\n') };
    const other = { 'p.txt.codes.yaml': side('  - {id: x, memo: 一, codes: [b, a], quote: 甲}\n') };
    assert.deepEqual(diffCoding(version(one), version(other)).sources, []);
  });

  it('tells that an unknown key has changed, whatever it is called', () => {
    for (const key of ['mood', 'constructor']) {
      const of = (value: string) => ({
        'p.txt.codes.yaml': side(`  - {id: x, codes: [a], quote: 甲, ${key}: ${value}}\n`),
      });
      const { sources } = diffCoding(version(of('一')), version(of('二')));
      assert.deepEqual(
        sources.flatMap(({ annotations }) => annotations.map(({ aspects }) => aspects)),
        [['other']],
      );
    }
  });
});
