import assert from 'node:assert/strict';
import { placeAt } from '../../../src/core/completion/place';
import { cursorIn } from './at';

/** The place in short: `role path "token"`; `none` where there is none. */
function place(marked: string): string {
  const { text, offset } = cursorIn(marked);
  const found = placeAt(text, offset);
  return found ? `${found.role} ${found.path.join('/')} "${found.token.text}"` : 'none';
}

function siblings(marked: string): readonly string[] | undefined {
  const { text, offset } = cursorIn(marked);
  return placeAt(text, offset)?.siblings;
}

describe('place of a cursor in YAML', () => {
  it('knows keys, values and words of the top level', () => {
    assert.equal(place('|'), 'word  ""');
    assert.equal(place('ver|'), 'word  "ver"');
    assert.equal(place('ver|sion: 1'), 'key  "version"');
    assert.equal(place('unit: |'), 'value unit ""');
    assert.equal(place('unit: sen|tence'), 'value unit "sentence"');
    assert.equal(place('version: 1\n|\nthemes:'), 'word  ""');
  });

  it('finds the path by indentation', () => {
    assert.equal(place('themes:\n  - id: a\n    na|'), 'word themes/0 "na"');
    assert.equal(place('themes:\n  - id: a\n    shape: |'), 'value themes/0/shape ""');
    assert.equal(place('themes:\n  - |'), 'word themes/0 ""');
    assert.equal(
      place('themes:\n  - id: a\n    codes:\n      - id: b\n        |'),
      'word themes/0/codes/0 ""',
    );
    assert.equal(place('themes:\n  - id: a\n    codes:\n      - id: b\n    |'), 'word themes/0 ""');
    assert.equal(place('themes:\n  - id: a\n  |'), 'word themes ""');
    assert.equal(place('themes:\n  - id: a\n|'), 'word  ""');
    assert.equal(
      place('network:\n  groups:\n    创新:\n      - a\n      - |'),
      'word network/groups/创新/0 ""',
    );
  });

  it('takes lists in the column of their key, comments and blank lines', () => {
    assert.equal(place('themes:\n- id: a\n  name: b\n\n# 注\n- id: c\n  sh|'), 'word themes/0 "sh"');
    assert.equal(place('themes:\n- |'), 'word themes/0 ""');
    assert.equal(place('themes: # 主题\n  - id: a # 甲\n    kind: | # 乙'), 'value themes/0/kind ""');
  });

  it('reads keys in quotes and with blanks, colons and Chinese', () => {
    assert.equal(place('attributes:\n  "plans/a b.txt":\n    |'), 'word attributes/plans/a b.txt ""');
    assert.equal(place("'网 络': |"), 'value 网 络 ""');
    assert.equal(place('a:b:\n  |'), 'word a:b ""');
  });

  it('looks into collections on one line', () => {
    assert.equal(place('annotations:\n  - id: x\n    codes: [a, b|]'), 'word annotations/0/codes/0 "b"');
    assert.equal(place('codes: [|'), 'word codes/0 ""');
    assert.equal(place('codes: ["a/b|", c]'), 'word codes/0 "a/b"');
    assert.equal(place('attributes:\n  plans/a.txt: { 地区: 云南, 大|'), 'word attributes/plans/a.txt "大"');
    assert.equal(place('attributes:\n  plans/a.txt: { 地|区: 云南 }'), 'key attributes/plans/a.txt "地区"');
    assert.equal(
      place('attributes:\n  plans/a.txt: { 地区: 云|南 }'),
      'value attributes/plans/a.txt/地区 "云南"',
    );
    assert.equal(place('groups: { 甲: [a], 乙: [b, |] }'), 'word groups/乙/0 ""');
    assert.equal(place('codes: [a] |'), 'none');
  });

  it('reads quoted values, closed or not', () => {
    assert.equal(place('color: "#4e|'), 'value color "#4e"');
    assert.equal(place('color: "#4e|79a7"'), 'value color "#4e79a7"');
    assert.equal(place('color: "#4e79a7"|'), 'none');
  });

  it('keeps out of comments, texts over several lines, and indentation', () => {
    assert.equal(place('# unit: |'), 'none');
    assert.equal(place('unit: x # |'), 'none');
    assert.equal(place('memo: >\n  第一行\n  第|'), 'none');
    assert.equal(place('- memo: >-\n    第一行\n    key: |'), 'none');
    assert.equal(place('name: 甲\n  乙|'), 'none');
    assert.equal(place('  | unit: x'), 'none');
    assert.equal(place('unit:|'), 'none');
    assert.equal(place('-|'), 'none');
  });

  it('lists the keys beside a key and the items beside an item', () => {
    const themes =
      'version: 1\nthemes:\n  - id: a\n    name: 甲\n    |\n    kind: text\n    codes:\n      - id: s\n  - id: b\n    short: 乙\n';
    assert.deepEqual(siblings(themes)?.toSorted(), ['codes', 'id', 'kind', 'name']);
    assert.deepEqual(siblings('version: 1\n|\nunit: x\nnetwork:\n  seed: 1\n')?.toSorted(), [
      'network',
      'unit',
      'version',
    ]);
    assert.deepEqual(siblings('codes:\n  - a\n  - |\n  - b\nmemo: c'), ['a', 'b']);
    assert.deepEqual(siblings('codes: [a, |, b]'), ['a', 'b']);
    assert.deepEqual(siblings('x: { a: 1, |, b: 2 }'), ['a', 'b']);
    assert.deepEqual(siblings('themes:\n  - |\n    name: 甲\n  - id: b\n    kind: text'), ['name']);
  });

  it('gives the token in offsets of the file and its column', () => {
    const { text, offset } = cursorIn('themes:\n  - id: a\n    na|me: b\n');
    const found = placeAt(text, offset);
    assert.ok(found);
    assert.equal(text.slice(found.token.start, found.token.end), 'name');
    assert.equal(found.column, 4);
  });

  it('answers at every offset of any text', () => {
    const pieces = [
      'themes:\n',
      '  - id: a\n',
      '"',
      "'",
      '[a, {',
      '}: ',
      '- ',
      '#x\n',
      '>\n',
      '\n',
      '\t',
      ': ',
    ];
    for (let seed = 0; seed < pieces.length ** 3; seed++) {
      const at = (power: number) => pieces[Math.floor(seed / pieces.length ** power) % pieces.length]!;
      const text = at(0) + at(1) + at(2);
      for (let offset = 0; offset <= text.length; offset++) {
        const found = placeAt(text, offset);
        if (found)
          assert.ok(found.token.start <= offset && offset <= found.token.end, JSON.stringify([text, offset]));
      }
    }
  });
});
