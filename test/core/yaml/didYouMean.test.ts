import assert from 'node:assert/strict';
import { didYouMean } from '../../../src/core/yaml/didYouMean';

const known = ['id', 'name', 'color', 'keywords', 'definition', 'minWeight'];

describe('a key that was meant', () => {
  it('is one typing error away: a letter more, less or another, two that changed places, or case', () => {
    for (const [written, meant] of [
      ['keyword', 'keywords'],
      ['keywordss', 'keywords'],
      ['keyworks', 'keywords'],
      ['keyowrds', 'keywords'],
      ['colour', 'color'],
      ['nmae', 'name'],
      ['Definition', 'definition'],
      ['min-weight', 'minWeight'],
    ] as const) {
      assert.equal(didYouMean(written, known), meant, written);
    }
  });

  it('is not guessed further off, in short words, or where two are as near', () => {
    for (const written of ['keys', 'definiton2', 'ix', '关键词', '', 'keywrod2']) {
      assert.equal(didYouMean(written, known), undefined, written);
    }
    assert.equal(didYouMean('code', ['codes', 'coder']), undefined);
  });
});
