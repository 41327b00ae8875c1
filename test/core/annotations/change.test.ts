import assert from 'node:assert/strict';
import type { Annotation, Review } from '../../../src/core/annotations/annotation';
import { applyChange, type Change, emptySideFile, invert } from '../../../src/core/annotations/change';
import { parseSideFile } from '../../../src/core/annotations/sideFile';
import { ownLines } from '../../support/lineDiff';

const path = 'plan.txt.codes.yaml';

function annotation(id: string, line: number, rest: Partial<Annotation> = {}): Annotation {
  return {
    id,
    codes: ['a'],
    quote: `第${line}行`,
    at: { line, column: 1, endLine: line, endColumn: 4 },
    ...rest,
  };
}

const made = (after: Annotation): Change => ({ kind: 'annotation', after });
const removed = (before: Annotation): Change => ({ kind: 'annotation', before });
const altered = (before: Annotation, after: Annotation): Change => ({ kind: 'annotation', before, after });
const reviewed = (after: Review, before?: Review): Change => ({
  kind: 'review',
  after,
  ...(before && { before }),
});

function apply(text: string, change: Change): string {
  const result = applyChange(path, text, change);
  assert.ok(result.ok, `refused: ${result.ok || result.reason}`);
  return result.text;
}

function refusal(text: string, change: Change): string {
  const result = applyChange(path, text, change);
  return result.ok ? `written:\n${result.text}` : result.reason;
}

/** The annotation with an id, as a side file holds it. */
function stored(text: string, id: string): Annotation {
  const found = parseSideFile(path, text).annotations.find(each => each.id === id);
  assert.ok(found, `no ${id} in\n${text}`);
  return found;
}

const careful = `# 标注文件，勿手改位置
version: 1
source: plan.txt   # 文件名
x-tool: {name: other, keep: [1, 2]}

annotations:
  # 先看第二行
  - id: b2
    codes: [ governance ,innovation ]  # 两个编码
    quote: "第2行"
    at: 2:1-2:4
    x-color: 0x1F
    # 备注待补
    memo: |
      第一段

      第二段：有 # 号
  # 关于第五行

  # 关于第八行
  - id: e8
    codes:
      - talent   # 首选
      - innovation
    quote: 第8行
    at: 8:1-8:4

# 下面是核查
reviewed:
  - code: talent
    absent: false   # 再看
    x-by: 李
# 完
`;

describe('applyChange', () => {
  describe('an annotation made', () => {
    it('begins the list of a new side file', () => {
      const file = emptySideFile('规划 #1.txt', 'sha256:00');
      assert.equal(
        apply(
          file,
          made(
            annotation('k1', 3, {
              codes: ['a/b', 'c'],
              before: '前：',
              after: '；后',
              created: '2026-11-22',
            }),
          ),
        ),
        `version: 1
source: "规划 #1.txt"
hash: sha256:00
compared: true
annotations:
  - id: k1
    codes: [a/b, c]
    quote: 第3行
    at: 3:1-3:4
    before: 前：
    after: ；后
    created: 2026-11-22
`,
      );
    });

    it('changes only its own lines: one hunk, at its place by position', () => {
      for (const [line, above] of [
        [1, 'annotations:'],
        [5, '      第二段：有 # 号'],
        [9, '    at: 8:1-8:4'],
      ] as const) {
        const text = apply(careful, made(annotation('n', line)));
        const { removed, added, before } = ownLines(careful, text);
        assert.deepEqual(removed, []);
        assert.equal(added[0], '  - id: n');
        assert.equal(added.length, 4);
        // The comments right above an entry stay with it; those further up stay above the new one.
        assert.equal(
          before.findLast(each => !/^\s*#|^$/.test(each)),
          above,
        );
      }
    });

    it('stays above the comment about the entry that follows, and below the comments of the one before', () => {
      const text = apply(careful, made(annotation('n', 5)));
      assert.match(text, / {2}# 关于第五行\n\n {2}- id: n\n[^#]*\n {2}# 关于第八行\n {2}- id: e8/);
    });

    it('is ordered by position, then id; one without a position comes last', () => {
      let text = emptySideFile('plan.txt', 'sha256:00');
      const { at: _, ...placeless } = annotation('p', 1);
      for (const each of [
        annotation('d', 9),
        annotation('c', 2),
        placeless,
        annotation('a', 2),
        annotation('b', 1),
      ]) {
        text = apply(text, made(each));
      }
      assert.deepEqual(
        parseSideFile(path, text).annotations.map(({ id }) => id),
        ['b', 'a', 'c', 'd', 'p'],
      );
    });

    it('fits the layout of the list it comes into', () => {
      const flush = 'version: 1\nannotations:\n- id: a\n  codes: [x]\n  quote: 甲\n  at: 1:1-1:2\n';
      assert.equal(
        apply(flush, made(annotation('b', 2))),
        `${flush}- id: b\n  codes: [a]\n  quote: 第2行\n  at: 2:1-2:4\n`,
      );
      const deep =
        'version: 1\nannotations:\n      - id: a\n        codes: [x]\n        quote: 甲\n        at: 9:1-9:2\n';
      assert.match(apply(deep, made(annotation('b', 2))), /annotations:\n {6}- id: b\n {8}codes/);
      const dashed =
        'version: 1\nannotations:\n  - # 第一\n    id: a\n    quote: 甲\n    codes: [x]\n    at: 9:1-9:2\n';
      assert.match(
        apply(dashed, made(annotation('b', 2))),
        /annotations:\n {2}- id: b\n[^#]+ {2}- # 第一\n {4}id: a/,
      );
    });

    it('keeps comments in the column where somebody lined them up', () => {
      const text = 'annotations:\n  - id: a\n    codes: [x]      # 编码\n    quote: 第1行     # 引文\n';
      const before = stored(text, 'a');
      assert.equal(
        apply(text, altered(before, { ...before, codes: ['x', 'y'] })),
        text.replace('[x]', '[x, y]'),
      );
    });

    it('fills an empty list, however it is written, and keeps its comments', () => {
      const entry = '  - id: a\n    codes: [a]\n    quote: 第1行\n    at: 1:1-1:4\n';
      for (const [empty, filled] of [
        ['annotations:\n', `annotations:\n${entry}`],
        ['annotations: null\n', `annotations:\n${entry}`],
        ['annotations: ~ # 暂无\n', `annotations: # 暂无\n${entry}`],
        ['annotations: []\n', `annotations:\n${entry}`],
        ['annotations: [ ]   # 暂无\n', `annotations:   # 暂无\n${entry}`],
        [
          'annotations:\n  # 按位置排列\nreviewed: []\n',
          `annotations:\n  # 按位置排列\n${entry}reviewed: []\n`,
        ],
        ['"annotations": [\n]\nreviewed: []\n', `"annotations":\n${entry}reviewed: []\n`],
        ['# 说明\nreviewed:\n  - code: a\n', `annotations:\n${entry}# 说明\nreviewed:\n  - code: a\n`],
      ]) {
        assert.equal(apply(`version: 1\n${empty}`, made(annotation('a', 1))), `version: 1\n${filled}`);
      }
      assert.equal(apply('', made(annotation('a', 1))), `annotations:\n${entry}`);
      assert.equal(apply('# 空\n', made(annotation('a', 1))), `# 空\nannotations:\n${entry}`);
    });

    it('keeps the entries of a list written in one line', () => {
      const flow =
        'version: 1\nannotations: [{id: a, codes: [x, y], quote: 甲, at: "3:1-3:2", x-k: 1}, {id: b, codes: [x], quote: 乙}] # 并排\nreviewed: [{code: z}]\n';
      const text = apply(flow, made(annotation('n', 1)));
      assert.deepEqual(
        parseSideFile(path, text).annotations.map(({ id }) => id),
        ['n', 'a', 'b'],
      );
      assert.match(text, /# 并排/);
      assert.match(text, /x-k: 1/);
      assert.match(text, /codes: \[x, y\]/);
      assert.ok(text.endsWith('reviewed: [{code: z}]\n'));
    });

    it('goes behind a last line that lacks its line end, which the file goes on to lack', () => {
      const bare = 'version: 1\nannotations:\n  - id: a\n    codes: [x]\n    quote: 甲';
      const text = apply(bare, made(annotation('z', 9)));
      assert.ok(text.startsWith(`${bare}\n`) === false);
      assert.ok(text.endsWith('    quote: 甲'));
      const placed = `${bare}\n    at: 1:1-1:2`;
      assert.equal(
        apply(placed, made(annotation('z', 9))),
        `${placed}\n  - id: z\n    codes: [a]\n    quote: 第9行\n    at: 9:1-9:4`,
      );
    });

    it('writes every text so that it is read back', () => {
      const awkward = [
        ...[
          '标签：有冒号: 也有',
          '"引号"',
          "'单'",
          '- 短横',
          '# 井号',
          '尾 # 注',
          '🌲𠮷',
          '~',
          'null',
          'true',
          '12',
          '1e3',
        ],
        ...[
          '[a]',
          '{a: b}',
          '*a',
          '&a',
          '!a',
          '%a',
          '@a',
          '`a',
          '? a',
          '|',
          '>',
          ' 前空格',
          '后空格 ',
          '\t制表',
          'a\tb',
        ],
        ...[
          '一\n二',
          '一\n\n二\n',
          '\n',
          ' 一\n  二',
          '一\n ',
          '- a\n- b',
          '---\n...',
          '\u2028行\n分',
          '\u0085',
          '\u0007',
          '\u3000缩进\n\u3000二',
        ],
        ...[
          '',
          '\\',
          'C:\\路径',
          '=1+1',
          '<script>',
          'x'.repeat(500),
          '长'.repeat(300),
          '2026-11-22',
          '１２',
          '\ufeff头',
        ],
      ];
      for (const text of awkward) {
        const wanted = annotation('n', 5, {
          quote: text || '空',
          label: text,
          memo: text,
          before: text,
          after: text,
        });
        const written = apply(careful, made(wanted));
        assert.deepEqual(stored(written, 'n'), wanted, JSON.stringify(text));
        assert.deepEqual(ownLines(careful, written).removed, []);
      }
    });

    it('never folds a long line', () => {
      const long = annotation('n', 5, {
        codes: Array.from({ length: 30 }, (_, i) => `governance/code-${i}`),
        memo: '很长的备注 with words '.repeat(40).trim(),
      });
      assert.equal(ownLines(careful, apply(careful, made(long))).added.length, 5);
    });
  });

  describe('an annotation removed', () => {
    it('takes only its own lines away', () => {
      const text = apply(careful, removed(stored(careful, 'b2')));
      const { removed: gone, added } = ownLines(careful, text);
      assert.deepEqual(added, []);
      assert.equal(gone[0], '  - id: b2');
      assert.equal(gone.at(-1), '      第二段：有 # 号');
      assert.match(text, /# 先看第二行\n {2}# 关于第五行/);
    });

    it('takes the list along with its last entry, unless there is a comment in it', () => {
      const file = emptySideFile('plan.txt', 'sha256:00');
      const one = annotation('a', 1);
      assert.equal(apply(apply(file, made(one)), removed(one)), file);
      const commented =
        'version: 1\nannotations: # 按位置\n  # 第一条\n  - id: a\n    codes: [a]\n    quote: 甲\nreviewed: []\n';
      const emptied = 'version: 1\nannotations: [] # 按位置\n  # 第一条\nreviewed: []\n';
      assert.equal(apply(commented, removed(stored(commented, 'a'))), emptied);
    });
  });

  describe('an annotation altered', () => {
    it('changes only the lines of the field', () => {
      const before = stored(careful, 'b2');
      const text = apply(careful, altered(before, { ...before, memo: '一句' }));
      assert.deepEqual(ownLines(careful, text), {
        before: careful.split('\n').slice(0, 13),
        removed: ['    memo: |', '      第一段', '', '      第二段：有 # 号'],
        added: ['    memo: 一句'],
      });
    });

    it('retags: the comments of the line and of the codes that stay are kept', () => {
      const b2 = stored(careful, 'b2');
      assert.deepEqual(ownLines(careful, apply(careful, altered(b2, { ...b2, codes: ['talent'] }))).added, [
        '    codes: [talent]  # 两个编码',
      ]);
      const e8 = stored(careful, 'e8');
      const text = apply(careful, altered(e8, { ...e8, codes: ['resources', 'talent'] }));
      assert.match(text, /codes:\n {6}- resources\n {6}- talent # 首选\n {4}quote/);
    });

    it('adds a field after those that are written before it, and takes one away', () => {
      const b2 = stored(careful, 'b2');
      const labelled = apply(careful, altered(b2, { ...b2, label: '甲 #1', coder: 'li' }));
      assert.equal(labelled.split('\n').length, careful.split('\n').length + 2);
      assert.match(labelled, / {4}at: 2:1-2:4\n {4}label: "甲 #1"\n {4}x-color: 0x1F\n/);
      assert.match(labelled, / {6}第二段：有 # 号\n {4}coder: li\n {2}# 关于第五行/);
      const { memo: _, ...bare } = b2;
      assert.deepEqual(ownLines(careful, apply(careful, altered(b2, bare))).added, []);
    });

    it('moves to its place when its position changes, with its comments inside', () => {
      const b2 = stored(careful, 'b2');
      const text = apply(
        careful,
        altered(b2, { ...b2, at: { line: 9, column: 1, endLine: 9, endColumn: 4 } }),
      );
      assert.deepEqual(
        parseSideFile(path, text).annotations.map(({ id }) => id),
        ['e8', 'b2'],
      );
      assert.match(text, /# 两个编码/);
      assert.match(text, /# 备注待补/);
    });

    it('stays where a person has put it while its position is the same', () => {
      const unsorted =
        'version: 1\nannotations:\n  - {id: b, codes: [x], quote: 乙, at: "9:1-9:2"}\n  - {id: a, codes: [x], quote: 甲, at: "1:1-1:2"}\n';
      const b = stored(unsorted, 'b');
      assert.equal(
        apply(unsorted, altered(b, { ...b, codes: ['x', 'y'] })),
        unsorted.replace('{id: b, codes: [x]', '{id: b, codes: [x, y]'),
      );
    });

    it('may take away the field on the line of the dash', () => {
      const text =
        'version: 1\nannotations:\n  - label: 甲\n    # 标识\n    id: a\n    codes: [x]\n    quote: 乙\n';
      const a = stored(text, 'a');
      const { label: _, ...bare } = a;
      const without = apply(text, altered(a, bare));
      assert.deepEqual(stored(without, 'a'), bare);
      assert.match(without, /# 标识/);
    });
  });

  describe('a review', () => {
    it('is set, altered and taken back', () => {
      const file = emptySideFile('plan.txt', 'sha256:00');
      const absent: Review = { code: 'talent', absent: true };
      const set = apply(file, reviewed(absent));
      assert.equal(set, `${file}reviewed:\n  - code: talent\n    absent: true\n`);
      const seen = apply(set, reviewed({ code: 'talent', absent: false, memo: '见第三章' }, absent));
      assert.equal(seen, `${file}reviewed:\n  - code: talent\n    memo: 见第三章\n`);
      assert.equal(apply(set, { kind: 'review', before: absent }), file);
    });

    it('keeps comments and unknown keys of its entry', () => {
      const before: Review = { code: 'talent', absent: false };
      const text = apply(careful, reviewed({ code: 'talent', absent: true }, before));
      assert.deepEqual(ownLines(careful, text), {
        before: careful.split('\n').slice(0, 30),
        removed: ['    absent: false   # 再看'],
        added: ['    absent: true   # 再看'],
      });
    });

    it('is told apart by coder', () => {
      const file = apply(emptySideFile('p.txt', 'h'), reviewed({ code: 'a', absent: true, coder: 'li' }));
      const both = apply(file, reviewed({ code: 'a', absent: true, coder: 'wang' }));
      assert.equal(refusal(both, reviewed({ code: 'a', absent: true, coder: 'li' })), 'changed-meanwhile');
      assert.equal(apply(both, { kind: 'review', before: { code: 'a', absent: true, coder: 'wang' } }), file);
    });
  });

  describe('the inverse', () => {
    it('gives back the very bytes', () => {
      const b2 = stored(careful, 'b2');
      const { memo: _, ...bare } = annotation('n', 5, { memo: '一\n二' });
      const plain = apply(
        emptySideFile('p.txt', 'h'),
        made(annotation('m', 1, { memo: '一\n二', label: '"标"' })),
      );
      const m = stored(plain, 'm');
      const cases: readonly (readonly [string, Change])[] = [
        [careful, made(annotation('n', 1))],
        [careful, made(bare)],
        [careful, made(annotation('n', 9, { memo: '多\n行' }))],
        [careful, altered(b2, { ...b2, label: '新' })],
        [careful.replaceAll('\n', '\r\n'), made(annotation('n', 5))],
        [`\ufeff${careful}`, made(annotation('n', 5))],
        [careful.slice(0, -1), reviewed({ code: 'new', absent: true })],
        [plain, removed(m)],
        [plain, altered(m, { ...m, memo: '改', codes: ['b', 'c'], label: '改了' })],
        [emptySideFile('p.txt', 'h'), made(annotation('n', 1))],
        [emptySideFile('p.txt', 'h'), reviewed({ code: 'new', absent: true })],
      ];
      for (const [text, change] of cases) {
        const changed = apply(text, change);
        assert.notEqual(changed, text);
        assert.equal(apply(changed, invert(change)), text);
      }
    });
  });

  describe('line ends', () => {
    it('CRLF stays CRLF, also in the lines that are new', () => {
      const text = apply(careful.replaceAll('\n', '\r\n'), made(annotation('n', 5, { memo: '一\n二' })));
      assert.ok(!/[^\r]\n/.test(text));
      assert.equal(
        text.replaceAll('\r\n', '\n'),
        apply(careful, made(annotation('n', 5, { memo: '一\n二' }))),
      );
    });

    it('mixed ones stay as they are', () => {
      const mixed = `\ufeff${careful.replace('version: 1\n', 'version: 1\r\n').replace('# 完\n', '# 完\r')}`;
      const text = apply(mixed, made(annotation('n', 5)));
      assert.ok(text.startsWith('\ufeff# 标注文件，勿手改位置\nversion: 1\r\nsource'));
      assert.ok(text.endsWith('# 完\r'));
    });
  });

  describe('is refused', () => {
    const change = made(annotation('n', 1));

    it('where the file cannot be read', () => {
      for (const text of [
        'version: 1\nannotations: [',
        `version: 1\n<<<<<<< HEAD\nannotations: []\n=======\n>>>>>>> other\n`,
        'version: 1\nannotations: none\n',
        'version: 1\nannotations: {a: 1}\n',
        'version: 1\nreviewed: 3\n',
        '- 1\n- 2\n',
        'just text',
        'version: 1\n---\nversion: 1\n',
      ]) {
        assert.equal(refusal(text, change), 'unreadable', text);
      }
    });

    it('where the entry is there already, is gone, or says something else by now', () => {
      const b2 = stored(careful, 'b2');
      assert.equal(refusal(careful, made(annotation('b2', 1))), 'changed-meanwhile');
      assert.equal(refusal(careful, removed(annotation('zz', 1))), 'changed-meanwhile');
      assert.equal(refusal(careful, removed({ ...b2, codes: ['governance'] })), 'changed-meanwhile');
      assert.equal(
        refusal(careful, altered({ ...b2, memo: '旧' }, { ...b2, memo: '新' })),
        'changed-meanwhile',
      );
      assert.equal(refusal(careful, reviewed({ code: 'talent', absent: true })), 'changed-meanwhile');
    });

    it('where the layout does not allow it', () => {
      assert.equal(refusal('{version: 1, annotations: []}\n', change), 'not-written-back');
      assert.equal(refusal('version: 1\nannotations: [ # 注\n]\n', change), 'not-written-back');
    });
  });

  it('does not mind the coder that the name of the file tells', () => {
    const file = 'version: 1\nannotations:\n  - id: a\n    codes: [x]\n    quote: 甲\n';
    const [a] = parseSideFile('plan.txt.li.codes.yaml', file, 'li').annotations;
    assert.equal(a?.coder, 'li');
    const text = apply(file, altered(a, { ...a, codes: ['y'] }));
    assert.equal(text, file.replace('[x]', '[y]'));
  });

  it('leaves entries alone that cannot be read', () => {
    const odd =
      'version: 1\nannotations:\n  -\n  - just text\n  - id: 1\n  - id: 2030\n    codes: [5]\n    quote: 2030\n    at: nowhere\n';
    const old = stored(odd, '2030');
    assert.deepEqual(old, { id: '2030', codes: ['5'], quote: '2030' });
    const text = apply(odd, altered(old, { ...old, at: { line: 1, column: 1, endLine: 1, endColumn: 5 } }));
    assert.match(text, /^ {2}-\n {2}- just text\n {2}- id: 1\n/m);
    assert.match(text, /at: 1:1-1:5/);
    assert.equal(apply(apply(odd, made(annotation('n', 1))), removed(annotation('n', 1))), odd);
  });
});
