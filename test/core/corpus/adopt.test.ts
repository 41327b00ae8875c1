import assert from 'node:assert/strict';
import { buildCorpus, createSource, hashSource } from '../../../src/core';

const text = '一、总体要求\n健全档案工作体系，推进依法治档，服务中心大局，服务民生。\n';
const codebook = 'themes:\n  - id: a\n    name: 甲\n';
const files = (given: Record<string, string>) =>
  new Map(
    Object.entries({ 'codebook.yaml': codebook, ...given }).map(
      ([path, content]) => [path, { kind: 'text', text: content, encoding: 'utf-8' }] as const,
    ),
  );
const side = (head: string, quote = '推进依法治档，服务中心大局，服务民生。') =>
  `version: 1\n${head}annotations:\n  - id: x\n    codes: [a]\n    quote: 健全档案工作体系，推进依法治档\n  - id: y\n    codes: [a]\n    quote: ${quote}\n`;
const hash = `hash: ${hashSource(createSource('', text))}\n`;

/** Where annotations are counted, and what is said of side files. */
function outcome(given: Record<string, string>): readonly string[] {
  const { sources, issues } = buildCorpus(files(given));
  return [
    ...sources.map(({ source, annotations }) => `${source.path} ${annotations.length}`),
    ...issues.filter(({ code }) => /-source$/.test(code)).map(({ code, source }) => `${source} ${code}`),
  ];
}

describe('a side file whose source is gone', () => {
  it('goes to the source of the same text', () => {
    assert.deepEqual(outcome({ '新.txt': text, 'x.txt': `${text}尾`, '旧.txt.codes.yaml': side(hash) }), [
      'x.txt 0',
      '新.txt 2',
      '旧.txt.codes.yaml moved-source',
    ]);
  });

  it('goes to the only source that holds all of its quotes, when the text has changed too', () => {
    const given = {
      '新.txt': `${text}尾\n`,
      'x.txt': '别的文本。\n',
      '旧.txt.codes.yaml': side('hash: sha256:0\n'),
    };
    assert.deepEqual(outcome(given), ['x.txt 0', '新.txt 2', '旧.txt.codes.yaml moved-source']);
  });

  it('goes nowhere when two sources may be it, or none is, or its quotes are too short to tell', () => {
    const old = { '旧.txt.codes.yaml': side(hash) };
    assert.deepEqual(
      outcome({ ...old, '甲.txt': text, '乙.txt': text }).at(-1),
      '旧.txt.codes.yaml missing-source',
    );
    assert.deepEqual(outcome({ ...old, '甲.txt': '别的。' }).at(-1), '旧.txt.codes.yaml missing-source');
    const short = { '旧.txt.codes.yaml': 'annotations:\n  - { id: x, codes: [a], quote: 档案 }\n' };
    assert.deepEqual(outcome({ ...short, '甲.txt': text }).at(-1), '旧.txt.codes.yaml missing-source');
  });

  it('names the text that corpus.yaml does not list under its new name', () => {
    const given = {
      'corpus.yaml': 'sources: [旧.txt, x.txt]\n',
      '新.txt': text,
      'x.txt': '别的。',
      '旧.txt.codes.yaml': side(hash),
    };
    assert.deepEqual(outcome(given), [
      'x.txt 0',
      'corpus.yaml missing-source',
      '旧.txt.codes.yaml unlisted-source',
    ]);
  });

  it('never joins one of the same coder that is there already', () => {
    const given = { '新.txt': text, '新.txt.a.codes.yaml': side(hash), '旧.txt.a.codes.yaml': side(hash) };
    assert.deepEqual(outcome(given), ['新.txt 2', '旧.txt.a.codes.yaml missing-source']);
    const other = { '新.txt': text, '新.txt.a.codes.yaml': side(hash), '旧.txt.b.codes.yaml': side(hash) };
    assert.deepEqual(outcome(other), ['新.txt 4', '旧.txt.b.codes.yaml moved-source']);
  });

  it('waits while it cannot be read', () => {
    const given = { '新.txt': text, '旧.txt.codes.yaml': `${side(hash)}  - {` };
    assert.equal(outcome(given).at(-1), '旧.txt.codes.yaml missing-source');
  });
});
