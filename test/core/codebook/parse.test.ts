import assert from 'node:assert/strict';
import { codebookFile, parseCodebook } from '../../../src/core/codebook/parse';
import { messageIn } from '../../support/project';

/** Issues as `line:column-endColumn code args`. */
function issues(text: string): readonly string[] {
  return parseCodebook(text).issues.map(
    ({ source, range, code, args }) =>
      `${source === codebookFile ? '' : source}${range.line}:${range.column}-${range.endColumn} ${[code, ...args].join(' ')}`,
  );
}

const sound = `version: 1
title: 编码本
themes:
  - id: governance
    name: 治理
    short: ①
    shape: star
    color: "#4E79A7"
    definition: 依法治档
    keywords: [依法治档, 2035, {term: 长三角, aliases: [长江三角洲], except: [长三角饭店]}]
    codes:
      - id: law
        name: 法治
        include: 立法
        codes:
          - {id: deep, name: 深, exclude: 浅}
  - id: 人才
    name: 人才
    keywords: [人才]
  - id: own
    name: 个性任务
    kind: text
`;

describe('parseCodebook', () => {
  it('takes a keyword that looks like a number as it is written', () => {
    const text = `version: 1
themes:
  - id: a
    name: 甲
    keywords: [4.0, 010, 1e3, { term: 1.50, aliases: [007], except: [1.500] }, 2035]
`;
    const keywords = parseCodebook(text).codebook?.keywords;
    assert.deepEqual(
      keywords?.flatMap(({ term, aliases, except }) => [term, ...aliases, ...except]),
      ['4.0', '010', '1e3', '1.50', '007', '1.500', '2035'],
    );
  });

  it('reads themes, codes and keywords', () => {
    const { codebook, issues: found } = parseCodebook(sound);
    assert.deepEqual(found, []);
    assert.ok(codebook);
    assert.equal(codebook.title, '编码本');
    assert.deepEqual(
      [...codebook.codes.keys()],
      ['governance', 'governance/law', 'governance/law/deep', '人才', 'own'],
    );
    assert.equal(codebook.codes.get('governance/law/deep')?.exclude, '浅');
    const [governance, talent, own] = codebook.themes;
    assert.deepEqual([governance?.short, governance?.shape, governance?.color], ['①', 'star', '#4e79a7']);
    assert.deepEqual(
      [talent?.short, talent?.shape, talent?.kind, own?.kind],
      ['人才', 'square', 'check', 'text'],
    );
    assert.match(talent?.color ?? '', /^#[0-9a-f]{6}$/);
    assert.notEqual(talent?.color, own?.color);
    assert.deepEqual(
      codebook.keywords.map(({ term, theme, aliases, except }) => [term, theme, aliases, except]),
      [
        ['依法治档', 'governance', [], []],
        ['2035', 'governance', [], []],
        ['长三角', 'governance', ['长江三角洲'], ['长三角饭店']],
        ['人才', '人才', [], []],
      ],
    );
  });

  it('knows where codes and keywords are defined', () => {
    const { codebook } = parseCodebook(sound);
    assert.deepEqual(codebook?.codes.get('governance/law')?.range, {
      line: 12,
      column: 13,
      endLine: 12,
      endColumn: 16,
    });
    assert.deepEqual(codebook?.keywords[1]?.range, { line: 10, column: 22, endLine: 10, endColumn: 26 });
  });

  it('says what is wrong at the very place, and takes the rest', () => {
    const text = `version: 1
themes:
  - id: a
    name: 甲
    color: red
    keywords:
      - 档案
      - ""
      - "  "
      -
      - {term: 利用, aliases: [开放, "", 档案]}
      - 开放
  - id: a
    name: 又甲
    keywords: [又]
  - id: b/c
    name: 丙
  - name: 无名
  - id: d
    name: 丁
    keywords: [档案, 利用]
    codes:
      - id: x
        name: 一
      - id: x
        name: 二
  - id: e
    name: 戊
`;
    assert.deepEqual(issues(text), [
      '18:5-13 schema-required themes id',
      '5:12-15 bad-color red',
      '8:9-11 empty-keyword',
      '9:9-13 empty-keyword',
      '10:8-8 empty-keyword',
      '11:34-36 empty-keyword',
      '11:38-40 duplicate-keyword 档案 甲',
      '12:9-11 duplicate-keyword 开放 甲',
      '13:9-10 duplicate-id a',
      '16:9-12 bad-id b/c',
      '25:13-14 duplicate-id x',
      '21:16-18 duplicate-keyword 档案 甲',
      '21:20-22 duplicate-keyword 利用 甲',
      '19:9-10 theme-without-keywords 丁',
      '27:9-10 theme-without-keywords 戊',
    ]);
    const { codebook } = parseCodebook(text);
    assert.deepEqual([...(codebook?.codes.keys() ?? [])], ['a', 'd', 'd/x', 'e']);
    assert.deepEqual(
      codebook?.keywords.map(({ term, aliases }) => [term, ...aliases]),
      [['档案'], ['利用', '开放']],
    );
  });

  it('takes neither a keyword that is its own alias twice, nor two of one keyword', () => {
    assert.deepEqual(
      issues(
        'version: 1\nthemes:\n  - {id: a, name: 甲, keywords: [{term: 利, aliases: [利, 用, 用]}, 利]}\n',
      ),
      [
        '3:53-54 duplicate-keyword 利 甲',
        '3:59-60 duplicate-keyword 用 甲',
        '3:64-65 duplicate-keyword 利 甲',
      ],
    );
  });

  it('says what is wrong with the shape of the file', () => {
    for (const text of ['', '\n', '# later\n', '~\n'])
      assert.deepEqual(issues(text), ['1:1-1 empty-codebook']);
    assert.deepEqual(issues('[]'), ['1:1-3 schema-type codebook.yaml object', '1:1-1 no-themes']);
    assert.deepEqual(issues('version: 1\nthemes:\n'), ['1:1-1 no-themes']);
    assert.deepEqual(issues('themes: []\n'), [
      '1:1-11 schema-required codebook.yaml version',
      '1:1-1 no-themes',
    ]);
    assert.deepEqual(issues('version: 2\nthemes: 3\n'), [
      '1:10-11 schema-value version 1',
      '2:9-10 schema-type themes array / null',
      '1:1-1 no-themes',
    ]);
    assert.deepEqual(
      issues(
        'version: 1\nthemes:\n  - id: a\n    name: 甲\n    shape: heart\n    kind: x\n    keywords: [a]\n',
      ),
      [
        '5:12-17 schema-value shape circle, square, triangle, pentagon, ring, hexagon, diamond, star',
        '6:11-12 schema-value kind check, text',
      ],
    );
    assert.deepEqual(
      issues(
        'version: 1\nthemes:\n  - id: a\n    name: 甲\n    colour: red\n    x-own: 1\n    keywords: [a]\n',
      ),
      ['5:5-11 misspelt-key colour color'],
    );
  });

  it('gives no codebook where the file cannot be read', () => {
    for (const [text, place] of [
      ['version: 1\nthemes: [\n', '3:1-2 yaml-syntax'],
      ['version: 1\nthemes:\n  - id: a\n   name: 甲\n', '4:1-4 yaml-syntax'],
      ['version: 1\n<<<<<<< HEAD\nthemes: []\n', '2:1-9 merge-conflict'],
    ] as const) {
      assert.equal(parseCodebook(text).codebook, undefined);
      assert.ok(issues(text)[0]?.startsWith(place.split('-')[0]!), issues(text)[0]);
      assert.match(issues(text)[0] ?? '', new RegExp(place.split(' ')[1]!));
    }
  });

  it('tells what to do', () => {
    assert.equal(
      messageIn(
        parseCodebook('version: 1\nthemes:\n  - {id: a, name: 甲, color: red, keywords: [a]}\n').issues,
        'bad-color',
      ),
      'The colour "red" is not of the form #rrggbb; a colour of the palette is used instead.',
    );
  });
});
