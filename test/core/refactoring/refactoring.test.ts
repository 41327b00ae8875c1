import assert from 'node:assert/strict';
import { type CodeRefactoring, planRefactoring, type RefactoringPlan } from '../../../src/core';
import { parseCodebook } from '../../../src/core/codebook/parse';

const codebook = `# head
themes:
  - id: a   # first
    name: 甲
    keywords: [一, 二]
    codes:
      # about x
      - id: x
        name: 子
        definition: |
          多行
          说明
        codes:
          - { id: deep, name: 深 }
      - id: y
  - id: b
    name: 乙
    keywords:
      - 三
    codes:
      - id: z
`;
const settings = 'network:\n  groups: { 合: [a, b] } # both\n  without: [a]\n';
const sideFile = `annotations:
  - id: p1
    codes: [a/x, b]   # kept
    quote: 一
    extra: 1
  - id: p2
    codes:
      - a/x/deep
    quote: 二
  - id: p3
    codes: [a]
    quote: 三
reviewed:
  - code: a
    absent: true
    memo: 甲无
  - code: b
    absent: true
    memo: 乙无
`;
const files = new Map([
  ['codebook.yaml', codebook],
  ['corpus.yaml', settings],
  ['p.txt.codes.yaml', sideFile],
]);

const plan = (refactoring: CodeRefactoring, given: ReadonlyMap<string, string> = files) =>
  planRefactoring(given, parseCodebook(codebook).codebook!, refactoring);

/** Changed lines of the files, `-` and `+`. */
function changes(result: RefactoringPlan): Record<string, readonly string[]> {
  assert.ok(result.ok, JSON.stringify(result));
  return Object.fromEntries(
    result.files.map(({ path, before, after }) => {
      const [old, now] = [before.split('\n'), after.split('\n')];
      return [
        path,
        [
          ...old.filter(line => !now.includes(line)).map(line => `-${line}`),
          ...now.filter(line => !old.includes(line)).map(line => `+${line}`),
        ],
      ];
    }),
  );
}

describe('refactoring the code tree', () => {
  it('gives a code another name in one line', () => {
    const result = plan({ kind: 'rename', code: 'a', id: 'a', name: '新' });
    assert.deepEqual(changes(result), { 'codebook.yaml': ['-    name: 甲', '+    name: 新'] });
  });

  it('gives a code another id wherever something refers to it or to a code below', () => {
    const result = plan({ kind: 'rename', code: 'a', id: 'n', name: '甲' });
    assert.deepEqual(changes(result), {
      'codebook.yaml': ['-  - id: a   # first', '+  - id: n   # first'],
      'corpus.yaml': [
        '-  groups: { 合: [a, b] } # both',
        '-  without: [a]',
        '+  groups: { 合: [n, b] } # both',
        '+  without: [n]',
      ],
      'p.txt.codes.yaml': [
        '-    codes: [a/x, b]   # kept',
        '-      - a/x/deep',
        '-    codes: [a]',
        '-  - code: a',
        '+    codes: [n/x, b]   # kept',
        '+      - n/x/deep',
        '+    codes: [n]',
        '+  - code: n',
      ],
    });
    assert.ok(result.ok && result.annotations === 3);
  });

  it('moves a code with all that is below it and in it', () => {
    const result = plan({ kind: 'move', code: 'a/x', parent: 'b/z' });
    assert.ok(result.ok);
    const moved = result.files[0]!.after;
    assert.deepEqual(
      [...parseCodebook(moved).codebook!.codes.keys()],
      ['a', 'a/y', 'b', 'b/z', 'b/z/x', 'b/z/x/deep'],
    );
    assert.match(moved, /definition: \|\n +多行\n +说明\n/);
    assert.deepEqual(changes(result)['p.txt.codes.yaml'], [
      '-    codes: [a/x, b]   # kept',
      '-      - a/x/deep',
      '+    codes: [b/z/x, b]   # kept',
      '+      - b/z/x/deep',
    ]);
  });

  it('merges a theme into another: codes, keywords, passages, reviews', () => {
    const result = plan({ kind: 'merge', code: 'a', into: 'b' });
    assert.ok(result.ok);
    const { codebook: merged } = parseCodebook(result.files[0]!.after);
    assert.deepEqual([...merged!.codes.keys()], ['b', 'b/z', 'b/x', 'b/x/deep', 'b/y']);
    assert.deepEqual(
      merged!.keywords.map(({ term }) => term),
      ['三', '一', '二'],
    );
    const side = result.files.find(({ path }) => path.startsWith('p.'))!.after;
    assert.match(side, /codes: \[b\/x, b\]/);
    assert.match(side, /reviewed:\n {2}- code: b\n {4}absent: true\n {4}memo: \|-\n {6}乙无\n {6}甲无\n$/);
    assert.match(side, /extra: 1/);
  });

  it('deletes a sub-code; its passages are of the code above', () => {
    const result = plan({ kind: 'delete', code: 'a/x' });
    assert.ok(result.ok);
    assert.deepEqual(
      [...parseCodebook(result.files[0]!.after).codebook!.codes.keys()],
      ['a', 'a/y', 'b', 'b/z'],
    );
    assert.match(result.files[1]!.after, /codes: \[a, b\]/);
  });

  it('never leaves a passage without a code', () => {
    const result = plan({ kind: 'delete', code: 'a' });
    assert.deepEqual(result, {
      ok: false,
      problem: 'coded-only',
      path: 'p.txt.codes.yaml',
      annotations: 1 + 1,
    });
  });

  it('deletes a theme that passages have beside others, and its reviews', () => {
    const side = sideFile
      .replace('      - a/x/deep', '      - a/x/deep\n      - b')
      .replace('codes: [a]', 'codes: [a, b/z]');
    const result = plan({ kind: 'delete', code: 'a' }, new Map(files).set('p.txt.codes.yaml', side));
    assert.ok(result.ok);
    const after = result.files.find(({ path }) => path.startsWith('p.'))!.after;
    assert.doesNotMatch(after, /\ba\b/);
    assert.match(after, /codes: \[b\/z\]/);
    assert.match(after, /memo: 乙无/);
  });

  it('changes nothing at all when a file cannot be read', () => {
    const given = new Map(files).set('q.txt.codes.yaml', 'annotations: [\n');
    assert.deepEqual(plan({ kind: 'rename', code: 'a', id: 'n', name: '甲' }, given), {
      ok: false,
      problem: 'unreadable-file',
      path: 'q.txt.codes.yaml',
    });
  });

  const refused: readonly (readonly [CodeRefactoring, string])[] = [
    [{ kind: 'rename', code: 'q', id: 'r', name: '' }, 'unknown-code'],
    [{ kind: 'rename', code: 'a', id: 'b', name: '甲' }, 'taken'],
    [{ kind: 'rename', code: 'a', id: 'a/b', name: '甲' }, 'bad-id'],
    [{ kind: 'rename', code: 'a', id: 'a', name: '甲' }, 'nothing-changed'],
    [{ kind: 'move', code: 'a', parent: 'b' }, 'theme-moved'],
    [{ kind: 'move', code: 'a/x', parent: 'a/x/deep' }, 'into-itself'],
    [{ kind: 'move', code: 'a/x', parent: 'a' }, 'nothing-changed'],
    [{ kind: 'merge', code: 'a', into: 'a/x' }, 'into-itself'],
    [{ kind: 'merge', code: 'a', into: 'q' }, 'unknown-code'],
  ];
  for (const [refactoring, problem] of refused) {
    it(`does not ${refactoring.kind} where it cannot be: ${problem}`, () => {
      assert.deepEqual(plan(refactoring), { ok: false, problem });
    });
  }

  describe('deleting a code together with its passages', () => {
    it('takes the code, and passages that have no other, out of every file, and says how many', () => {
      const result = plan({ kind: 'remove', code: 'a' });
      assert.ok(result.ok);
      const { annotations, removed, sideFiles, reviews } = result;
      assert.deepEqual(
        { annotations, removed, sideFiles, reviews },
        { annotations: 3, removed: 2, sideFiles: 1, reviews: 1 },
      );
      const after = new Map(result.files.map(file => [file.path, file.after]));
      assert.match(after.get('codebook.yaml')!, /^# head\nthemes:\n {2}- id: b\n/);
      assert.equal(after.get('corpus.yaml'), 'network:\n  groups: { 合: [b] } # both\n  without: []\n');
      const side = after.get('p.txt.codes.yaml')!;
      assert.match(side, /id: p1\n {4}codes: \[b\] {3}# kept\n/);
      assert.doesNotMatch(side, /p2|p3|甲无/);
      assert.match(side, /乙无/);
    });

    it('leaves the code above it where it was', () => {
      const result = plan({ kind: 'remove', code: 'a/x' });
      assert.ok(result.ok);
      assert.deepEqual([result.annotations, result.removed, result.reviews], [2, 1, 0]);
      const codebookAfter = result.files[0]!.after;
      assert.deepEqual([...parseCodebook(codebookAfter).codebook!.codes.keys()], ['a', 'a/y', 'b', 'b/z']);
      assert.equal(
        result.files.some(({ path }) => path === 'corpus.yaml'),
        false,
      );
    });

    it('changes nothing where one file cannot be read', () => {
      const broken = new Map([...files, ['q.txt.codes.yaml', '<<<<<<< ours\n']]);
      assert.deepEqual(plan({ kind: 'remove', code: 'a' }, broken), {
        ok: false,
        problem: 'unreadable-file',
        path: 'q.txt.codes.yaml',
      });
    });
  });

  it('works on codes that are written between brackets', () => {
    const inline =
      'themes: [{id: a, name: 甲, keywords: [一], codes: [{id: x, name: 子}]}, {id: b, name: 乙, keywords: [二]}]\n';
    const given = new Map([['codebook.yaml', inline]]);
    const outcome = (refactoring: CodeRefactoring) => {
      const result = planRefactoring(given, parseCodebook(inline).codebook!, refactoring);
      assert.ok(result.ok, JSON.stringify(result));
      return result.files[0]!.after;
    };
    assert.equal(
      outcome({ kind: 'rename', code: 'a/x', id: 'n', name: '新' }),
      inline.replace('id: x, name: 子', 'id: n, name: 新'),
    );
    assert.equal(
      outcome({ kind: 'move', code: 'a/x', parent: 'b' }),
      inline
        .replace('codes: [{id: x, name: 子}]', 'codes: []')
        .replace('[二]', '[二], codes: [{id: x, name: 子}]'),
    );
    assert.equal(outcome({ kind: 'remove', code: 'a' }), 'themes: [{id: b, name: 乙, keywords: [二]}]\n');
    assert.equal(
      outcome({ kind: 'merge', code: 'b', into: 'a' }),
      'themes: [{id: a, name: 甲, keywords: [一, 二], codes: [{id: x, name: 子}]}]\n',
    );
  });
});
