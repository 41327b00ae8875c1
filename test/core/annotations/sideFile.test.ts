import assert from 'node:assert/strict';
import { formatRange, parseRange } from '../../../src/core/annotations/annotation';
import { isSideFile, ownerOf, parseSideFile, sideFilePath } from '../../../src/core/annotations/sideFile';
import { inShort } from '../../support/project';

const path = 'p.txt.codes.yaml';

describe('side files', () => {
  it('are named after their source and coder', () => {
    assert.equal(sideFilePath('plans/浙江.txt'), 'plans/浙江.txt.codes.yaml');
    assert.equal(sideFilePath('plans/浙江.txt', 'li'), 'plans/浙江.txt.li.codes.yaml');
    assert.ok(isSideFile('plans/浙江.txt.li.codes.yaml'));
    assert.ok(!isSideFile('codes.yaml'));
  });

  it('belong to a source that exists; a name with dots is not taken for a coder', () => {
    const sources = ['a.txt', 'a.txt.b.txt', 'dir.x/c.md'];
    const owner = (each: string) => ownerOf(each, source => sources.includes(source));
    assert.deepEqual(owner('a.txt.codes.yaml'), { source: 'a.txt', coder: undefined });
    assert.deepEqual(owner('a.txt.王.codes.yaml'), { source: 'a.txt', coder: '王' });
    assert.deepEqual(owner('a.txt.b.txt.codes.yaml'), { source: 'a.txt.b.txt', coder: undefined });
    assert.deepEqual(owner('a.txt.b.txt.li.codes.yaml'), { source: 'a.txt.b.txt', coder: 'li' });
    assert.equal(owner('dir.x/d.md.codes.yaml'), undefined);
    assert.equal(owner('.codes.yaml'), undefined);
  });
});

describe('parseSideFile', () => {
  it('reads annotations and reviews', () => {
    const { sound, annotations, reviews, issues } = parseSideFile(
      path,
      `version: 1
source: p.txt
annotations:
  - {id: 12, codes: [a/b, 3], quote: 引文, at: "1:2-3:4", before: 前, after: 后, label: 标, created: 2026-11-22, x-k: 1}
  - id: b
    codes: [c]
    quote: |-
      两
      行
    memo: 2021
    coder: li
reviewed:
  - {code: a, absent: true, memo: 未列}
  - {code: b, coder: li}
`,
      'wang',
    );
    assert.ok(sound);
    assert.deepEqual(inShort(issues), [
      'p.txt.codes.yaml:4:27 schema-type',
      'p.txt.codes.yaml:10:11 schema-type',
    ]);
    assert.deepEqual(annotations, [
      {
        id: '12',
        codes: ['a/b', '3'],
        quote: '引文',
        at: { line: 1, column: 2, endLine: 3, endColumn: 4 },
        before: '前',
        after: '后',
        label: '标',
        coder: 'wang',
        created: '2026-11-22',
      },
      { id: 'b', codes: ['c'], quote: '两\n行', memo: '2021', coder: 'li' },
    ]);
    assert.deepEqual(reviews, [
      { code: 'a', absent: true, memo: '未列', coder: 'wang' },
      { code: 'b', absent: false, coder: 'li' },
    ]);
  });

  it('says what is wrong at the very place, and takes the rest', () => {
    const { sound, annotations, issues } = parseSideFile(
      path,
      `version: 1
annotations:
  - {id: a, codes: [x], quote: 甲, at: 第3行}
  - {id: a, codes: [x], quote: 乙}
  - {codes: [x], quote: 丙}
  - {id: c, codes: [], quote: 丁}
  - 只有文字
`,
    );
    assert.ok(sound);
    assert.deepEqual(
      annotations.map(({ id, at }) => [id, at]),
      [
        ['a', undefined],
        ['c', undefined],
      ],
    );
    assert.deepEqual(inShort(issues), [
      'p.txt.codes.yaml:5:5 schema-required',
      'p.txt.codes.yaml:6:20 schema-value',
      'p.txt.codes.yaml:7:5 schema-type',
      'p.txt.codes.yaml:3:39 bad-position',
      'p.txt.codes.yaml:4:10 duplicate-id',
    ]);
  });

  it('is not sound where annotations could be hidden from it', () => {
    const soundness = (text: string) => parseSideFile(path, text).sound;
    for (const text of [
      '',
      '# nothing yet\n',
      'version: 1\n',
      'annotations:\n',
      'annotations: []\nreviewed: []\n',
    ]) {
      assert.ok(soundness(text), text);
    }
    for (const text of [
      'a',
      '[]',
      'annotations: {}',
      'annotations: a',
      'reviewed: 1',
      'annotations: [',
      '<<<<<<< a\n',
    ]) {
      assert.ok(!soundness(text), text);
    }
  });
});

describe('positions', () => {
  it('are read and written', () => {
    const range = { line: 41, column: 9, endLine: 42, endColumn: 1 };
    assert.equal(formatRange(range), '41:9-42:1');
    assert.deepEqual(parseRange(' 41:9-42:1 '), range);
    for (const text of ['', '41:9', '41:9-42', '41.9-42.1', 'x41:9-42:1', '-1:2-3:4'])
      assert.equal(parseRange(text), undefined);
  });
});
