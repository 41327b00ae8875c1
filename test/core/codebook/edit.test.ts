import assert from 'node:assert/strict';
import type { CodebookEdit } from '../../../src/core/codebook/codebookEdit';
import { editCodebook } from '../../../src/core/codebook/edit';
import { parseCodebook } from '../../../src/core/codebook/parse';

const text = `# 编码本
version: 1
themes:
  # 一、治理
  - id: a   # 先写的
    name: "甲"   # 主题名
    color: '#4e79a7'
    definition: |
      第一行
      第二行
    keywords:
      - 档案   # 第一
      # 长三角也算
      - term: 长三角
        aliases: [长江三角洲]
        # 以后再加

      - "就业"
    codes:
      # 关于子
      - id: x
        name: 子
      - { id: y, name: 丑 }

  # 二、人才

  # 关于乙
  - id: b
    name: 乙
    keywords: [人才, '培训', 2035] # 三个
    x-team: 保留

  - {id: c, name: 丙, keywords: [文化]}
# 完
`;

const edit = (...edits: CodebookEdit[]) => editCodebook(text, edits);
const fields = (code: string, set: Extract<CodebookEdit, { kind: 'fields' }>['fields']): CodebookEdit => ({
  kind: 'fields',
  code,
  fields: set,
});
const move = (theme: string, terms: string[], to: string, onto?: string): CodebookEdit => ({
  kind: 'moveKeywords',
  theme,
  terms,
  to,
  ...(onto !== undefined && { onto }),
});

/** The text with some of its pieces replaced, each of which is there. */
function replaced(...pairs: (readonly [string, string])[]): string {
  return pairs.reduce((now, [from, to]) => {
    assert.ok(now.includes(from), from);
    return now.replace(from, to);
  }, text);
}

describe('changing a code in codebook.yaml', () => {
  it('puts another value in the place of the old one, in its quotes, with its comment', () => {
    assert.equal(edit(fields('a', { name: '新' })), replaced(['name: "甲"', 'name: "新"']));
    assert.equal(edit(fields('a', { color: '#e15759' })), replaced(["'#4e79a7'", "'#e15759'"]));
    assert.equal(edit(fields('a/y', { name: '寅' })), replaced(['name: 丑', 'name: 寅']));
    assert.equal(edit(fields('c', { name: '戊' })), replaced(['name: 丙', 'name: 戊']));
  });

  it('puts a new field among the others, not behind the keywords', () => {
    assert.equal(
      edit(fields('b', { color: '#e15759', definition: '说明' })),
      replaced(['    name: 乙\n', '    name: 乙\n    color: "#e15759"\n    definition: 说明\n']),
    );
    assert.equal(
      edit(fields('a', { shape: 'star' })),
      replaced(["    color: '#4e79a7'\n", "    shape: star\n    color: '#4e79a7'\n"]),
    );
    assert.equal(edit(fields('c', { shape: 'star' })), replaced(['[文化]}', '[文化], shape: star}']));
    assert.equal(
      edit(fields('a/y', { include: '某事' })),
      replaced(['name: 丑 }', 'name: 丑, include: 某事 }']),
    );
  });

  it('keeps a text of several lines one of several lines', () => {
    assert.equal(edit(fields('a', { definition: '第一行\n另一行\n' })), replaced(['第二行', '另一行']));
    assert.equal(
      edit(fields('b', { definition: '一\n二' })),
      replaced(['name: 乙\n', 'name: 乙\n    definition: |-\n      一\n      二\n']),
    );
  });

  it('takes a field away, and leaves the comment of one that has a comment', () => {
    assert.equal(
      edit(fields('a', { definition: undefined })),
      replaced(['    definition: |\n      第一行\n      第二行\n', '']),
    );
    assert.equal(edit(fields('a', { color: undefined })), replaced(["    color: '#4e79a7'\n", '']));
    const commented = text.replace("'#4e79a7'", "'#4e79a7' # 蓝");
    const written = editCodebook(commented, [fields('a', { color: undefined })]);
    assert.match(written ?? '', /\n *# 蓝\n/);
    assert.equal(edit(fields('b', { include: undefined })), text);
  });

  it('changes a field that is written on lines between braces', () => {
    const braces =
      'themes: [\n  {\n    id: a,\n    name: 甲, # 名\n    keywords: [一]\n  },\n  {id: b, name: 乙}\n]\n';
    assert.equal(editCodebook(braces, [fields('a', { name: '新' })]), braces.replace('name: 甲', 'name: 新'));
    assert.equal(editCodebook(braces, [fields('b', { name: '新' })]), braces.replace('乙', '新'));
  });

  it('does nothing to what another place refers to', () => {
    const anchored =
      'themes:\n  - id: a\n    name: &n 甲\n    keywords: [一]\n  - id: b\n    name: *n\n    keywords: [二]\n';
    assert.equal(editCodebook(anchored, [fields('a', { name: '新' })]), undefined);
    assert.equal(editCodebook(anchored, [fields('b', { name: '新' })]), anchored.replace('*n', '新'));
  });

  it('refuses codes that are not there, and what cannot be read', () => {
    assert.equal(edit(fields('no', { name: '新' })), undefined);
    assert.equal(edit(fields('a/no', { name: '新' })), undefined);
    assert.equal(editCodebook('themes: [', [fields('a', { name: '新' })]), undefined);
    assert.equal(editCodebook(`<<<<<<< ours\n${text}`, [fields('a', { name: '新' })]), undefined);
  });
});

describe('the order of codes', () => {
  it('moves a theme with the comments about it; blank lines and other comments stay', () => {
    const written = edit({ kind: 'order', code: 'b', onto: 'a' })!;
    const [one, two] = [written.indexOf('# 关于乙'), written.indexOf('# 一、治理')];
    assert.ok(one !== -1 && one < two, written);
    assert.match(written, /^# 编码本\nversion: 1\nthemes:\n {2}# 关于乙\n {2}- id: b\n/);
    assert.match(written, /x-team: 保留\n\n {2}# 二、人才\n\n {2}# 一、治理\n {2}- id: a {3}# 先写的\n/);
    assert.match(written, /\{ id: y, name: 丑 \}\n\n {2}- \{id: c/);
    assert.deepEqual([...written].sort(), [...text].sort());
    assert.equal(editCodebook(written, [{ kind: 'order', code: 'b', onto: 'a' }]), text);
  });

  it('moves to the end of a file that lacks its last line end', () => {
    const bare =
      'themes:\n  - id: a\n    name: 甲\n    keywords: [一]\n  - id: b\n    name: 乙\n    keywords: [二]';
    assert.equal(
      editCodebook(bare, [{ kind: 'order', code: 'a', onto: 'b' }]),
      'themes:\n  - id: b\n    name: 乙\n    keywords: [二]\n  - id: a\n    name: 甲\n    keywords: [一]\n',
    );
  });

  it('moves sub-codes, and codes between brackets', () => {
    const written = edit({ kind: 'order', code: 'a/y', onto: 'a/x' })!;
    assert.match(written, /codes:\n {6}- \{ id: y, name: 丑 \}\n {6}# 关于子\n {6}- id: x\n/);
    const brackets = 'themes: [{id: a, name: 甲}, {id: b, name: 乙}, {id: c, name: 丙}] # 全部\n';
    assert.equal(
      editCodebook(brackets, [{ kind: 'order', code: 'a', onto: 'c' }]),
      'themes: [{id: b, name: 乙}, {id: c, name: 丙}, {id: a, name: 甲}] # 全部\n',
    );
  });

  it('refuses codes of different parents, and itself is no other', () => {
    assert.equal(edit({ kind: 'order', code: 'a/x', onto: 'b' }), undefined);
    assert.equal(edit({ kind: 'order', code: 'a', onto: 'a' }), text);
  });
});

describe('new codes', () => {
  it('adds a theme with keywords, a blank line before it as between the others', () => {
    const written = edit({
      kind: 'newCode',
      parent: undefined,
      id: 'n',
      name: '新',
      keywords: ['养老', '5G: 网'],
    });
    assert.equal(
      written,
      replaced(['# 完', '\n  - id: n\n    name: 新\n    keywords:\n      - 养老\n      - "5G: 网"\n# 完']),
    );
  });

  it('adds a sub-code to a code in braces', () => {
    assert.equal(
      edit({ kind: 'newCode', parent: 'a/y', id: 'n', name: '新' }),
      replaced(['name: 丑 }', 'name: 丑, codes: [{id: n, name: 新}] }']),
    );
  });

  it('refuses a keyword that another theme has', () => {
    assert.equal(
      edit({ kind: 'newCode', parent: undefined, id: 'n', name: '新', keywords: ['人才'] }),
      undefined,
    );
    assert.equal(edit({ kind: 'newCode', parent: undefined, id: 'a', name: '新' }), undefined);
  });
});

describe('keywords', () => {
  it('get another term, in their quotes; other forms stay', () => {
    const rename = (theme: string, term: string, to: string) =>
      edit({ kind: 'renameKeyword', theme, term, to });
    assert.equal(rename('a', '就业', '创业'), replaced(['"就业"', '"创业"']));
    assert.equal(rename('a', '长三角', '珠三角'), replaced(['term: 长三角', 'term: 珠三角']));
    assert.equal(rename('a', '档案', 'a: b'), replaced(['- 档案', '- "a: b"']));
    assert.equal(rename('b', '2035', '2050'), replaced(['2035', '"2050"']));
    assert.equal(rename('b', '培训', '培训班'), replaced(["'培训'", "'培训班'"]));
    assert.equal(rename('a', '档案', '人才'), undefined, 'another theme has it');
    assert.equal(rename('a', '档案', '长江三角洲'), undefined, 'it is another form of one');
    assert.equal(rename('a', '档案', ''), undefined);
    assert.equal(rename('a', 'no', '某'), undefined);
  });

  it('go, with their comments, the list too where it was the last', () => {
    const remove = (theme: string, ...terms: string[]) => edit({ kind: 'removeKeywords', theme, terms });
    assert.equal(remove('a', '档案'), replaced(['      - 档案   # 第一\n', '']));
    assert.equal(
      remove('a', '长三角'),
      replaced([
        '      # 长三角也算\n      - term: 长三角\n        aliases: [长江三角洲]\n        # 以后再加\n',
        '',
      ]),
    );
    assert.equal(remove('b', '人才'), replaced(['[人才, ', '[']));
    assert.equal(remove('b', '2035', '人才'), replaced(["[人才, '培训', 2035]", "['培训']"]));
    assert.equal(remove('c', '文化'), replaced(['[文化]', '[]']));
    const none = remove('a', '档案', '长三角', '就业')!;
    assert.match(none, /第二行\n+ {4}codes:\n/);
    assert.equal(remove('a', '人才'), undefined);
  });

  it('go to another theme, however either list is written', () => {
    assert.equal(
      edit(move('b', ['培训'], 'a')),
      replaced([", '培训'", ''], ['      - "就业"\n', '      - "就业"\n      - \'培训\'\n']),
    );
    assert.equal(
      edit(move('a', ['就业'], 'b', '培训')),
      replaced(['\n      - "就业"\n', '']).replace("'培训'", '"就业", \'培训\'').replace('再加\n', '再加\n'),
    );
    const withForms = edit(move('a', ['长三角'], 'b'))!;
    assert.deepEqual(parseCodebook(withForms).codebook!.themes[1]!.keywords.at(-1)!.aliases, ['长江三角洲']);
    assert.match(withForms, /# 以后再加/);
    assert.match(withForms, /# 长三角也算/);
    const several = edit(move('b', ['人才', '2035'], 'a', '档案'))!;
    assert.match(several, /keywords:\n {6}- 人才\n {6}- 2035\n {6}- 档案 {3}# 第一\n/);
    assert.match(several, /keywords: \['培训'\] # 三个/);
  });

  it('change their order within a theme', () => {
    assert.equal(
      edit(move('b', ['2035'], 'b', '人才')),
      replaced(["人才, '培训', 2035", "2035, 人才, '培训'"]),
    );
    const written = edit(move('a', ['长三角'], 'a', '档案'))!;
    assert.match(
      written,
      /keywords:\n {6}# 长三角也算\n {6}- term: 长三角\n {8}aliases: \[长江三角洲\]\n {8}# 以后再加\n/,
    );
    assert.equal(editCodebook(written, [move('a', ['长三角'], 'a', '档案')]), text);
    assert.match(edit(move('a', ['档案'], 'a'))!, /- "就业"\n\n? *- 档案 {3}# 第一\n/);
  });

  it('between brackets with comments are moved with the comments', () => {
    const brackets =
      'themes:\n  - id: a\n    name: 甲\n    keywords: [\n      一, # 重点\n      二,\n    ]\n';
    const written = editCodebook(brackets, [move('a', ['二'], 'a', '一')])!;
    assert.deepEqual(
      parseCodebook(written).codebook!.keywords.map(({ term }) => term),
      ['二', '一'],
    );
    assert.match(written, /一 +# 重点|# 重点\n *- 一/);
  });
});

describe('every change of codebook.yaml', () => {
  const changes: readonly CodebookEdit[] = [
    fields('a', { name: '新', definition: '一\n二', color: undefined }),
    { kind: 'order', code: 'a', onto: 'c' },
    { kind: 'newCode', parent: 'b', id: 'n', name: '新' },
    { kind: 'addKeywords', theme: 'c', terms: ['甲骨', '乙烯'] },
    { kind: 'renameKeyword', theme: 'b', term: '2035', to: '远景' },
    move('a', ['长三角', '就业'], 'b'),
    move('b', ['培训'], 'c', '文化'),
    { kind: 'removeKeywords', theme: 'b', terms: ['人才'] },
  ];

  it('keeps BOM and line ends, alone and with the others', () => {
    const windows = `\ufeff${text.replaceAll('\n', '\r\n')}`;
    for (const edits of [...changes.map(each => [each]), changes]) {
      const written = editCodebook(text, edits);
      assert.ok(written !== undefined, JSON.stringify(edits));
      assert.equal(editCodebook(windows, edits), `\ufeff${written.replaceAll('\n', '\r\n')}`);
    }
  });

  it('is all or nothing', () => {
    assert.equal(editCodebook(text, [...changes, fields('no', { name: '新' })]), undefined);
  });
});

describe('the title of the study', () => {
  const title = (written: string, said: string) => editCodebook(written, [{ kind: 'title', title: said }]);
  const rest = 'themes:\n  - id: a\n    name: 甲\n';

  it('is replaced where it stands, with its comment and quotes', () => {
    assert.equal(title(`title: 旧 # 暂定\n${rest}`, '新'), `title: 新 # 暂定\n${rest}`);
    assert.equal(title(`version: 1\ntitle: "旧"\n${rest}`, '新'), `version: 1\ntitle: "新"\n${rest}`);
    assert.equal(parseCodebook(title(`title: 旧\n${rest}`, '一: 二 # 三')!).codebook?.title, '一: 二 # 三');
    assert.equal(
      title(`title: 旧\r\n${rest.replaceAll('\n', '\r\n')}`, '新')?.startsWith('title: 新\r\n'),
      true,
    );
  });

  it('is added where there is none; an empty one changes nothing', () => {
    const added = title(rest, '新');
    assert.ok(added?.includes(rest.trimEnd()));
    assert.equal(parseCodebook(added!).codebook?.title, '新');
    assert.equal(title(rest, ' '), undefined);
  });
});
