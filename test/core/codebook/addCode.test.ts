import assert from 'node:assert/strict';
import { idOf } from '../../../src/core/codebook/codePlace';
import { editCodebook } from '../../../src/core/codebook/edit';
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

const addCode = (given: string, parent: string | undefined, code: { id: string; name: string }) =>
  editCodebook(given, [{ kind: 'newCode', parent, ...code }]);

describe('addCode', () => {
  it('adds a theme, a code or a sub-code as new lines of its own', () => {
    for (const [parent, lines, above] of [
      [undefined, ['  - id: n', '    name: 新'], '    codes: [] # 暂无'],
      ['a', ['', '      - id: n', '        name: 新'], '        name: 丑'],
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
    const inline = addCode(text, 'c', { id: 'n', name: '新' });
    assert.equal(inline, text.replace('name: 寅}]', 'name: 寅}, {id: n, name: 新}]'));
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
    assert.equal(addCode(`${text}{`, 'a', { id: 'n', name: '新' }), undefined);
    const anchored = text.replace('name: 子', 'name: &n 子').replace('name: 丑', 'name: *n');
    assert.equal(addCode(`${anchored}x: *missing\n`, 'a', { id: 'n', name: '新' }), undefined);
  });

  it('goes on with what is written between braces', () => {
    assert.equal(
      addCode(text, 'b', { id: 'n', name: '新' }),
      text.replace('[人才]}', '[人才], codes: [{id: n, name: 新}]}'),
    );
    assert.equal(
      addCode('{version: 1, themes: []}', undefined, { id: 'n', name: '新' }),
      '{version: 1, themes: [{id: n, name: 新}]}',
    );
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
