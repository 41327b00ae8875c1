import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editCodebook } from '../../../src/core/codebook/edit';
import { parseCodebook } from '../../../src/core/codebook/parse';
import { ownLines } from '../../support/lineDiff';
import { runs } from '../../support/long';

const text = `# 编码本
version: 1
themes:
  - id: a
    name: 甲
    keywords:
      - 档案   # 第一
      - term: 长三角
        aliases: [长江三角洲]
      # 以后再加

    codes:
      - id: x
        name: 子
  - id: b
    name: 乙
    keywords: [人才, 培训] # 两个
  - {id: c, name: 丙, keywords: [文化]}
  - id: d
    name: 丁
    codes:
      - id: y
        name: 丑
  - id: e
    name: 戊
    keywords: []
`;

const addKeyword = (given: string, theme: string, term: string) =>
  editCodebook(given, [{ kind: 'addKeywords', theme, terms: [term] }]);

describe('addKeyword', () => {
  it('adds one line of its own behind the last keyword', () => {
    const { before, removed, added } = ownLines(text, addKeyword(text, 'a', '巡检')!);
    assert.deepEqual(
      [removed, added, before.at(-1)],
      [[], ['      - 巡检'], '        aliases: [长江三角洲]'],
    );
  });

  it('goes on with a list written in one line, also where all of the theme is', () => {
    assert.ok(addKeyword(text, 'b', '巡检')?.includes('    keywords: [人才, 培训, 巡检] # 两个\n'));
    assert.ok(addKeyword(text, 'c', '巡检')?.includes('{id: c, name: 丙, keywords: [文化, 巡检]}\n'));
  });

  it('makes a list where there is none, above the codes, and fills an empty one', () => {
    assert.ok(
      addKeyword(text, 'd', '巡检')?.includes('    name: 丁\n    keywords:\n      - 巡检\n    codes:\n'),
    );
    assert.ok(addKeyword(text, 'e', '巡检')?.endsWith('    keywords:\n      - 巡检\n'));
  });

  it('refuses what is a keyword already, unknown themes, blanks, and what cannot be read', () => {
    assert.equal(addKeyword(text, 'a', '人才'), undefined);
    assert.equal(addKeyword(text, 'a', '长江三角洲'), undefined);
    assert.equal(addKeyword(text, 'no', '巡检'), undefined);
    assert.equal(addKeyword(text, 'a', ''), undefined);
    assert.equal(addKeyword(text, 'a', ' 巡检'), undefined);
    assert.equal(addKeyword('themes: [', 'a', '巡检'), undefined);
  });

  it('keeps BOM and line ends', () => {
    const windows = `\ufeff${text.replaceAll('\n', '\r\n')}`;
    assert.equal(
      addKeyword(windows, 'a', '巡检'),
      `\ufeff${addKeyword(text, 'a', '巡检')!.replaceAll('\n', '\r\n')}`,
    );
  });

  it('adds what was meant, whatever the term, or nothing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        (term, theme) => {
          const written = addKeyword(text, theme, term);
          if (written === undefined) return;
          const { codebook } = parseCodebook(written);
          assert.equal(codebook?.themes.find(({ id }) => id === theme)?.keywords.at(-1)?.term, term);
        },
      ),
      { numRuns: runs(20, 100) },
    );
  });

  it('writes terms that need quotes', () => {
    for (const term of ['a: b', '[x]', 'a, b', '# x', '2035', 'true', '- x', '“十四五”', '{0}']) {
      for (const theme of ['a', 'b', 'd'])
        assert.notEqual(addKeyword(text, theme, term), undefined, `${theme} ${term}`);
    }
  });
});
