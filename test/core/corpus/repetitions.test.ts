import assert from 'node:assert/strict';
import { codebookOf, corpusOf, inShort } from '../../support/project';

const told = (...annotations: readonly string[]) =>
  inShort(
    corpusOf({
      'codebook.yaml': codebookOf({ a: ['果园'], b: ['茶园'] }),
      'p.txt': '改造果园的灌溉设施，逐步扩大种植面积。\n',
      'p.txt.codes.yaml': `version: 1\nannotations:\n${annotations.map(each => `  - {${each}}\n`).join('')}`,
    }).issues,
  ).filter(each => each.includes('repeated'));

describe('codings that are said twice', () => {
  const gone = 'quote: 这一句早已不在文中了, at: "1:1-1:12"';
  it('are told where their passage is not certain, too', () => {
    assert.deepEqual(told(`id: x, codes: [a], ${gone}`, `id: y, codes: [a], ${gone}, memo: 再看`), [
      'p.txt.codes.yaml:4:10 repeated-unplaced',
    ]);
    assert.deepEqual(told(`id: x, codes: [a, b], ${gone}`, `id: y, codes: [b, a], ${gone}`), [
      'p.txt.codes.yaml:4:10 repeated-unplaced',
    ]);
  });

  it('are none with another code, coder, label, place or context', () => {
    for (const other of [
      `id: y, codes: [b], ${gone}`,
      `id: y, codes: [a], coder: 王, ${gone}`,
      `id: y, codes: [a], label: 甲, ${gone}`,
      'id: y, codes: [a], quote: 这一句早已不在文中了, at: "2:1-2:12"',
      `id: y, codes: [a], ${gone}, before: 别处`,
    ]) {
      assert.deepEqual(told(`id: x, codes: [a], ${gone}`, other), [], other);
    }
  });

  it('are told once where the passage is in the text', () => {
    const here = 'quote: 改造果园的灌溉设施, at: "1:1-1:10"';
    assert.deepEqual(told(`id: x, codes: [a], ${here}`, `id: y, codes: [a], ${here}`), [
      'p.txt.codes.yaml:4:10 repeated-coding',
    ]);
  });
});
