import assert from 'node:assert/strict';
import { joinPages } from '../../../src/core/documents/documentText';
import { corpusOf } from '../../support/project';

describe('the text of pages', () => {
  it('keeps lines, and begins each page after the first with a form feed', () => {
    assert.deepEqual(joinPages(['一 \r\n  二\n\n', '三\u2028四']), {
      text: '一\n  二\n\f三\n四\n',
      emptyPages: [],
      unknown: 0,
    });
  });

  it('names pages without text, and counts what no text can hold', () => {
    assert.deepEqual(joinPages(['', '甲\u0000\ufffd', ' \n']), {
      text: '\n\f甲\ufffd\ufffd\n\f\n',
      emptyPages: [1, 3],
      unknown: 2,
    });
  });

  it('lets a word be found across a page break, past the number of the page', () => {
    const line = '各级部门统筹推进基础设施建设和公共服务供给能力持续提升';
    const page = Array.from({ length: 12 }, () => line).join('\n');
    const { text } = joinPages([`${page}\n${line.slice(0, -2)}数字\n— 1 —`, `档案馆建设。\n${page}\n— 2 —`]);
    const corpus = corpusOf({
      'codebook.yaml': '{version: 1, themes: [{id: a, name: 甲, keywords: [数字档案馆]}]}',
      '1.txt': text,
    });
    assert.equal(corpus.sources[0]!.analysis.matches.length, 1);
  });
});
