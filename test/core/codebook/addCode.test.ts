import assert from 'node:assert/strict';
import { addCode, idOf } from '../../../src/core/codebook/addCode';
import { parseCodebook } from '../../../src/core/codebook/parse';
import { ownLines } from '../../support/lineDiff';

const text = `# 编码本
version: 1
title: 规划
themes:
  # 治理
  - id: a
    name: 甲   # 第一
    keywords:
      - 档案
    codes:
      - id: x
        name: 子
        # 以后再分

      - id: y   # 丑
        name: 丑
  - {id: b, name: 乙, keywords: [人才]}
  - id: c
    name: 丙
    codes: [{id: z, name: 寅}]
    kind: text
  - id: d
    name: 丁
    codes: [] # 暂无
# 完
`;

describe('addCode', () => {
  it('adds a theme, a code or a sub-code as new lines of its own', () => {
    for (const [parent, lines, above] of [
      [undefined, ['  - id: n', '    name: 新'], '    codes: [] # 暂无'],
      ['a', ['      - id: n', '        name: 新'], '        name: 丑'],
      ['a/x', ['        codes:', '          - id: n', '            name: 新'], '        name: 子'],
      ['a/y', ['        codes:', '          - id: n', '            name: 新'], '        name: 丑'],
    ] as const) {
      const written = addCode(text, parent, { id: 'n', name: '新' });
      assert.ok(written);
      const { before, removed, added } = ownLines(text, written);
      assert.deepEqual(removed, [], parent);
      assert.deepEqual(added, lines);
      assert.equal(before.at(-1), above);
    }
  });

  it('fills an empty list and goes on with one written in one line', () => {
    const filled = addCode(text, 'd', { id: 'n', name: '新' });
    assert.ok(filled?.endsWith('    codes: # 暂无\n      - id: n\n        name: 新\n# 完\n'));
    const block = addCode(text, 'c', { id: 'n', name: '新' });
    assert.match(
      block ?? '',
      /name: 丙\n {4}codes:\n {6}- id: z\n {8}name: 寅\n {6}- id: n\n {8}name: 新\n {4}kind: text\n/,
    );
    assert.equal(
      addCode('version: 1\nthemes: []\n', undefined, { id: 'n', name: '新' }),
      'version: 1\nthemes:\n  - id: n\n    name: 新\n',
    );
    assert.ok(
      addCode('version: 1\nthemes:\n  # 主题\n', undefined, { id: 'n', name: '新' })?.endsWith(
        '  # 主题\n  - id: n\n    name: 新\n',
      ),
    );
  });

  it('writes any name so that it is read back', () => {
    for (const name of ['新: 旧', '# 井', '- 短横', '"引"', 'null', '12', '多\n行', '']) {
      const written = addCode(text, 'a', { id: 'n', name });
      assert.equal(written && parseCodebook(written).codebook?.codes.get('a/n')?.name, name);
    }
  });

  it('keeps BOM and line ends', () => {
    const windows = `\ufeff${text.replaceAll('\n', '\r\n')}`;
    const written = addCode(windows, 'a', { id: 'n', name: '新' });
    assert.equal(written, `\ufeff${addCode(text, 'a', { id: 'n', name: '新' })?.replaceAll('\n', '\r\n')}`);
  });

  it('gives up where it cannot be done safely', () => {
    assert.equal(addCode(text, 'nowhere', { id: 'n', name: '新' }), undefined);
    assert.equal(addCode(text, 'a', { id: 'x', name: '新' }), undefined);
    assert.equal(addCode(text, 'a', { id: 'no/slash', name: '新' }), undefined);
    assert.equal(addCode(text, 'b', { id: 'n', name: '新' }), undefined);
    assert.equal(addCode(`${text}{`, 'a', { id: 'n', name: '新' }), undefined);
    assert.equal(addCode('{version: 1, themes: []}', undefined, { id: 'n', name: '新' }), undefined);
  });
});

describe('idOf', () => {
  it('makes an id of any name', () => {
    assert.equal(idOf('Red Archives（2021）'), 'red-archives-2021');
    assert.equal(idOf('红色档案'), '红色档案');
    assert.equal(idOf('  /a//b/ '), 'a-b');
    assert.equal(idOf('！？'), 'code');
  });
});
