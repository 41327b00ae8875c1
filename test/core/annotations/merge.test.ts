import assert from 'node:assert/strict';
import { mergeVersions } from '../../../src/core/annotations/merge';
import { parseSideFile } from '../../../src/core/annotations/sideFile';
import { conflictsIn } from '../../../src/core/text/conflicts';

const path = 'plan.txt.codes.yaml';
const head = 'version: 1\nsource: plan.txt\nhash: sha256:00\n';
const file = (...entries: readonly string[]) => `${head}annotations:\n${entries.join('')}`;
const entry = (id: string, ...lines: readonly string[]) =>
  [`  - id: ${id}`, ...lines.map(line => `    ${line}`), ''].join('\n');
const a = entry('a', 'codes: [x]', 'quote: 甲', 'at: 1:1-1:2');

/** The text that two sides come to without a conflict. */
function merged(base: string, ours: string, theirs: string): string {
  const { text, conflicts } = mergeVersions(path, base, ours, theirs);
  assert.equal(conflicts, 0, text);
  return text;
}

/** The two sides of the only conflict. */
function rivals(base: string, ours: string, theirs: string): readonly [ours: string, theirs: string] {
  const { text, conflicts } = mergeVersions(path, base, ours, theirs);
  const [only, ...more] = conflictsIn(text);
  assert.deepEqual([conflicts, more], [1, []], text);
  return [only?.ours ?? '', only?.theirs ?? ''];
}

/** Two versions of one annotation, made of one. */
function both(base: string, ours: string, theirs: string) {
  return [
    file(a.replace('甲\n', `甲\n${base}`)),
    file(a.replace('甲\n', `甲\n${ours}`)),
    file(a.replace('甲\n', `甲\n${theirs}`)),
  ] as const;
}

describe('mergeVersions', () => {
  it('takes the side that changed, byte for byte', () => {
    const changed = `\ufeff${file(a).replaceAll('\n', '\r\n')}`;
    assert.equal(merged(file(a), file(a), changed), changed);
    assert.equal(merged(file(a), changed, file(a)), changed);
    assert.equal(merged(file(a), changed, changed), changed);
  });

  it('puts annotations of both sides in order of their places, with their comments and keys', () => {
    const b = `  # von b\n${entry('b', 'codes: [x]', 'quote: 乙', 'at: 3:1-3:2', 'x-own: {k: 1} # so')}`;
    const c = entry('c', 'codes: [y]', 'quote: 丙', 'at: 2:1-2:2');
    assert.equal(merged(file(a), file(a, b), file(a, c)), file(a, c, b));
    assert.equal(merged(file(a), file(a, c), file(a, b)), file(a, c, b));
  });

  it('writes keys that both sides have added in the order of the format, whoever merges', () => {
    const added = (...lines: readonly string[]) => file(a.replace('1:1-1:2\n', `1:1-1:2\n${lines.join('')}`));
    const [label, memo] = ['    label: 名\n', '    memo: 记\n'];
    assert.equal(merged(file(a), added(memo), added(label)), added(label, memo));
    assert.equal(merged(file(a), added(label), added(memo)), added(label, memo));
  });

  it('merges codes as a set', () => {
    const codes = (list: string) => file(a.replace('[x]', list));
    assert.equal(merged(codes('[x, y]'), codes('[x]'), codes('[x, y, z]')), codes('[x, z]'));
    assert.equal(merged(codes('[x]'), codes('[x, z] # so'), codes('[x, y]')), codes('[x, y, z] # so'));
  });

  it('does not take two ways to replace a code for a set, nor leaves an annotation without codes', () => {
    const codes = (list: string) => file(a.replace('[x]', list));
    assert.match(rivals(codes('[x]'), codes('[y]'), codes('[z]')).join(), /\[y\][\s\S]*\[z\]/);
    assert.match(rivals(codes('[x, y]'), codes('[x]'), codes('[y]')).join(), /\[x\][\s\S]*\[y\]/);
  });

  it('merges memos line by line', () => {
    const memo = (...lines: readonly string[]) =>
      `    memo: |\n${lines.map(line => `      ${line}\n`).join('')}`;
    const [base, ours, theirs] = both(
      memo('一', '二', '三'),
      memo('零', '一', '二', '三'),
      memo('一', '二', '三', '四'),
    );
    assert.equal(
      merged(base, ours, theirs),
      file(a.replace('甲\n', `甲\n${memo('零', '一', '二', '三', '四')}`)),
    );
    const [old, one, other] = both(memo('一'), memo('二'), memo('三'));
    assert.match(rivals(old, one, other).join(), /二[\s\S]*三/);
  });

  it('leaves hints out that both sides have set anew, and takes one where there was none', () => {
    const at = (place: string) =>
      file(a.replace('1:1-1:2', place)).replace('sha256:00', `sha256:${place[0]}`);
    const text = merged(at('1:1-1:2'), at('2:1-2:2'), at('3:1-3:2'));
    assert.ok(!/at:|hash:/.test(text), text);
    assert.match(merged('', at('2:1-2:2'), at('3:1-3:2')), /at: 2:1-2:2/);
  });

  it('keeps together what says where a passage is', () => {
    const passage = (quote: string, place: string) => file(a.replace('甲', quote).replace('1:1-1:2', place));
    const [ours, theirs] = rivals(
      passage('甲', '1:1-1:2'),
      passage('甲乙', '1:1-1:3'),
      passage('乙甲', '9:1-9:3'),
    );
    assert.match(ours, /quote: 甲乙\n {4}at: 1:1-1:3/);
    assert.match(theirs, /quote: 乙甲\n {4}at: 9:1-9:3/);
  });

  it('does not join "gone from the text" with another passage', () => {
    const gone = file(a.replace('甲\n', '甲\n    orphan: true\n'));
    const found = file(a.replace('甲', '甲乙'));
    const [ours, theirs] = rivals(file(a), gone, found);
    assert.match(ours, /quote: 甲\n[\s\S]*orphan: true/);
    assert.ok(theirs.includes('甲乙') && !theirs.includes('orphan'));
    assert.equal(
      merged(file(a), gone, file(a.replace('[x]', '[x, y]'))),
      file(a.replace('[x]', '[x, y]').replace('甲\n', '甲\n    orphan: true\n')),
    );
  });

  it('lets a deletion pass where the other side only followed the text', () => {
    const moved = file(a.replace('1:1-1:2', '5:1-5:2'), entry('b', 'codes: [x]', 'quote: 乙'));
    const base = file(a, entry('b', 'codes: [x]', 'quote: 乙'));
    const without = file(entry('b', 'codes: [x]', 'quote: 乙'));
    assert.equal(merged(base, without, moved), without);
    const noted = moved.replace('  - id: a', '  # 再看\n  - id: a');
    assert.deepEqual(rivals(base, without, noted)[0], '');
  });

  it('keeps all that is not at odds on both sides of a conflict', () => {
    const b = entry('b', 'codes: [x]', 'quote: 乙', 'at: 3:1-3:2');
    const ours = file(a.replace('[x]', '[x, y]').replace('甲\n', '甲\n    label: 一\n'));
    const theirs = file(`${a.replace('甲\n', '甲\n    label: 二\n')}    x-k: 1\n`, b);
    const [one, other] = rivals(file(a), ours, theirs);
    for (const side of [one, other]) assert.ok(side.includes('[x, y]') && side.includes('x-k: 1'), side);
    const settled = mergeVersions(path, file(a), ours, theirs)
      .text.replace(/<{7}[\s\S]*={7}\n/, '')
      .replace(/>{7}.*\n/, '');
    assert.deepEqual(
      parseSideFile(path, settled).annotations.map(({ id, label }) => [id, label]),
      [
        ['a', '二'],
        ['b', undefined],
      ],
    );
  });

  it('merges what people looked for by code and coder', () => {
    const reviewed = (...lines: readonly string[]) =>
      `${file(a)}reviewed:\n${lines.map(line => `  - ${line}\n`).join('')}`;
    assert.equal(
      merged(file(a), reviewed('{code: x, absent: true}'), reviewed('{code: x, absent: true, coder: k}')),
      reviewed('{code: x, absent: true}', '{code: x, absent: true, coder: k}'),
    );
    assert.equal(merged(reviewed('code: x'), reviewed('code: x', 'code: y'), file(a)), reviewed('code: y'));
    assert.equal(
      merged(file(a), reviewed("{code: '*', coder: j}"), reviewed("{code: '*', coder: k}")),
      reviewed("{code: '*', coder: j}", "{code: '*', coder: k}"),
    );
    rivals(file(a), reviewed('code: x\n    memo: 一'), reviewed('code: x\n    memo: 二'));
  });

  it('merges a list that one side has emptied, or written in brackets', () => {
    const b = entry('b', 'codes: [x]', 'quote: 乙', 'at: 3:1-3:2');
    assert.equal(merged(file(a), `${head}annotations: []\n`, file(a, b)), file(b));
    assert.equal(merged(file(a), head, file(a, b)), file(b));
    const inline = `${head}annotations: [{id: a, codes: [x], quote: 甲, at: "1:1-1:2"}]\n`;
    // Lines are merged then: what cannot be told apart is at odds as a whole.
    const { text, conflicts } = mergeVersions(
      path,
      inline,
      inline.replace('甲', '乙'),
      inline.replace('[x]', '[y]'),
    );
    assert.equal(conflicts, 1);
    assert.ok(text.includes('乙') && text.includes('[y]'));
  });

  it('leaves to people what it cannot write as both sides did, in keys that are not ours', () => {
    const own = (value: string) => file(a.replace('甲\n', `甲\n    x-score:${value}\n`));
    const [ours, theirs] = rivals(own(''), own(' # 待评'), own('\n      a: 1'));
    assert.ok(ours.includes('# 待评') && theirs.includes('      a: 1'));
    // A number that is written anew may lose digits; a tag is in no value.
    assert.match(
      rivals(own(''), own(' # 待评'), own(' 12345678901234567890')).join(),
      /12345678901234567890/,
    );
    assert.match(rivals(own(' 1'), own(' !mine x'), own(' !yours x')).join(), /!mine x[\s\S]*!yours x/);
    assert.equal(merged(own(' !t x'), own(' x'), own(' !t y')), own(' y'));
    assert.equal(merged(own(' {a: 1}'), own(' {a: 1}'), own(' &r [*r]')), own(' &r [*r]'));
    rivals(own(''), own(' .nan'), own(' .inf'));
  });

  it('leaves both sides in the file when a value holds itself', () => {
    const own = (value: string) => file(a.replace('甲\n', `甲\n    x-ring: ${value}\n`));
    const { text, conflicts } = mergeVersions(path, own('1'), own('&r [*r]'), own('2'));
    assert.ok(conflicts > 0 && text.includes('&r [*r]') && text.includes('x-ring: 2'), text);
  });

  it('merges other files, and side files that cannot be read, by lines', () => {
    const { text, conflicts } = mergeVersions('codebook.yaml', 'a\nb\nc\n', 'A\nb\nc\n', 'a\nb\nC\n');
    assert.deepEqual([text, conflicts], ['A\nb\nC\n', 0]);
    assert.equal(
      mergeVersions('codebook.yaml', 'a\n', 'b\n', 'c').text,
      '<<<<<<< ours\nb\n=======\nc\n>>>>>>> theirs\n',
    );
    const broken = file(a).replace('annotations:', 'annotations: [');
    const result = mergeVersions(path, broken, broken.replace('甲', '乙'), broken.replace('甲', '丙'));
    assert.equal(result.conflicts, 1);
    assert.match(result.text, /<{7} ours\n {4}quote: 乙\n={7}\n {4}quote: 丙\n>{7} theirs\n/);
  });

  it('takes lines that merge to something nobody could read for a conflict of the whole', () => {
    // Each side has one id twice, so that entries cannot be told apart; together, the ids would be lost in the lines.
    const twice = file(a, a.replace('甲', '乙'));
    const { conflicts, text } = mergeVersions(
      path,
      twice,
      twice.replace('甲', '丙'),
      twice.replace('乙', '丁'),
    );
    assert.ok(conflicts > 0 || (text.includes('丙') && text.includes('丁')), text);
  });
});
