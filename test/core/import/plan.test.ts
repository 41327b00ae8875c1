import assert from 'node:assert/strict';
import { applyChanges, emptySideFile } from '../../../src/core/annotations/change';
import { parseSideFile } from '../../../src/core/annotations/sideFile';
import { changesOf, type ImportPlan, importStateOf, planImport } from '../../../src/core/import/plan';
import type { CodingRow } from '../../../src/core/import/rows';
import type { Contents } from '../../support/corpusStore';
import { corpusOf } from '../../support/project';

const plan =
  '🌲前言。\r\n加强档案安全，守住底线。\r\n加强档案安全，建好库房与灾备中心。\r\n推动馆藏开放，让档案走进校园。\r\n';
const project: Contents = {
  'codebook.yaml': `version: 1
themes:
  - id: safety
    name: 档案安全
    codes: [{ id: vault, name: 库房 }]
  - { id: use, name: 利用 }
`,
  'plans/甲.txt': plan,
  'plans/乙.txt': '另一篇。',
};

const planned = (rows: readonly Omit<CodingRow, 'line'>[], contents: Contents = project): ImportPlan =>
  planImport(
    corpusOf(contents),
    rows.map((row, i) => ({ line: i + 1, ...row })),
    path => contents[path] as string,
  );

const only = (row: Omit<CodingRow, 'line'>) => {
  const [first, ...others] = planned([row]).rows;
  assert.ok(first && others.length === 0);
  return first;
};

describe('an import', () => {
  it('finds quotes as they are, and in another form', () => {
    const row = only({ source: 'plans/甲.txt', quote: '推动 馆藏开放,让档案走进校园', codes: ['use'] });
    assert.equal(importStateOf(row.anchor), 'placed');
    assert.equal(row.isMistold, false);
    assert.equal(row.file, 'plans/甲.txt.codes.yaml');
    // What is stored is what stands in the text.
    const { quote, at, after } = row.annotation;
    assert.deepEqual(
      [quote, at, after],
      ['推动馆藏开放，让档案走进校园', { line: 4, column: 1, endLine: 4, endColumn: 15 }, '。'],
    );
  });

  it('goes to the side file there is, though its source was renamed outside since', () => {
    const side = `version: 1
annotations:
  - { id: x1, codes: [use], quote: 推动馆藏开放，让档案走进校园 }
  - { id: x2, codes: [use], quote: 加强档案安全，建好库房与灾备中心 }
`;
    const renamed: Contents = { ...project, 'plans/旧.txt.codes.yaml': side };
    const [row] = planned([{ source: 'plans/甲.txt', quote: '守住底线', codes: ['use'] }], renamed).rows;
    assert.ok(row);
    const old = (renamed[row.file] as string | undefined) ?? emptySideFile('甲.txt', '');
    const changed = applyChanges(row.file, old, [{ kind: 'annotation', after: row.annotation }]);
    assert.ok(changed.ok);
    // Beside one of the new name, that of the old name would count no more.
    const [coded] = corpusOf({ ...renamed, [row.file]: changed.text }).sources.filter(
      ({ source }) => source.path === 'plans/甲.txt',
    );
    assert.equal(coded?.annotations.length, 3);
  });

  it('takes offsets in code points, CRLF as two, to tell twins apart; wrong ones do no harm', () => {
    const quote = '加强档案安全';
    const start = [...plan.slice(0, plan.lastIndexOf(quote))].length;
    const second = only({ source: 'plans/甲.txt', quote, codes: ['use'], start });
    assert.equal(second.anchor.state, 'exact');
    assert.deepEqual(second.annotation.at, { line: 3, column: 1, endLine: 3, endColumn: 7 });
    const withEnd = only({ source: 'plans/甲.txt', quote, codes: ['use'], start, end: start + 6 });
    assert.deepEqual(withEnd.annotation.at, second.annotation.at);
    const twin = only({ source: 'plans/甲.txt', quote, codes: ['use'] });
    assert.equal(twin.anchor.state, 'ambiguous');
    assert.equal(twin.annotation.at, undefined);
    for (const wrong of [0, 3, 9999]) {
      const row = only({
        source: 'plans/甲.txt',
        quote: '推动馆藏开放，让档案走进',
        codes: ['use'],
        start: wrong,
        end: wrong + 3,
      });
      assert.equal(importStateOf(row.anchor), 'placed');
      assert.equal(row.isMistold, true);
    }
  });

  it('keeps what finds no certain place as what waits for a person', () => {
    const { rows, counts } = planned([
      { source: 'plans/甲.txt', quote: '推动馆藏资源开放，让档案走进校园', codes: ['use'] },
      { source: 'plans/甲.txt', quote: '加强档案安全', codes: ['use'], coder: 'k', memo: '存疑' },
      { source: 'plans/甲.txt', quote: '这一句并不在文中任何地方', codes: ['use'] },
    ]);
    assert.deepEqual(counts, { placed: 0, fuzzy: 1, ambiguous: 1, orphan: 1 });
    assert.deepEqual(
      rows.map(({ annotation: { id: _, ...rest } }) => rest),
      [
        { codes: ['use'], quote: '推动馆藏资源开放，让档案走进校园' },
        { codes: ['use'], quote: '加强档案安全', coder: 'k', memo: '存疑' },
        { codes: ['use'], quote: '这一句并不在文中任何地方' },
      ],
    );
  });

  it('knows sources by path, file name or label, and codes by path or name', () => {
    for (const source of ['plans/甲.txt', './plans/甲.txt', 'plans\\甲.txt', '甲.txt', '甲']) {
      assert.equal(only({ source, quote: '推动馆藏开放', codes: ['库房', 'use'] }).source, 'plans/甲.txt');
    }
    const row = only({ source: '甲', quote: '推动馆藏开放', codes: ['库房', 'use', '新码'] });
    assert.deepEqual(row.annotation.codes, ['safety/vault', 'use', '新码']);
    const { homeless, unknownCodes } = planned([
      { source: '丙', quote: '推动', codes: ['use'] },
      { quote: '推动', codes: ['use'] },
      { source: '甲', quote: '推动', codes: ['新码'] },
    ]);
    assert.deepEqual(
      homeless.map(({ line }) => line),
      [1, 2],
    );
    assert.deepEqual(unknownCodes, ['新码']);
  });

  it('goes to the side file of its coder, where the project has coders', () => {
    const contents = { ...project, 'corpus.yaml': 'version: 1\ncoders: [a, b]\n' };
    const files = planned(
      [
        { source: '甲', quote: '推动馆藏开放', codes: ['use'], coder: 'b' },
        { source: '甲', quote: '推动馆藏开放', codes: ['use'], coder: 'x' },
        { source: '甲', quote: '推动馆藏开放', codes: ['use'] },
      ],
      contents,
    ).rows.map(({ file }) => file);
    assert.deepEqual(files, [
      'plans/甲.txt.b.codes.yaml',
      'plans/甲.txt.codes.yaml',
      'plans/甲.txt.codes.yaml',
    ]);
  });

  it('adds nothing the second time, and the same row only once', () => {
    const rows = [
      { source: '甲', quote: '推动馆藏开放，让档案走进', codes: ['use'] },
      { source: '甲', quote: '加强档案安全', codes: ['use'] },
      { source: 'plans/甲.txt', quote: '加强档案安全', codes: ['利用'] },
    ];
    const first = planned(rows);
    assert.deepEqual(
      first.rows.map(({ isThere }) => isThere),
      [false, false, true],
    );
    const file = first.rows[0]!.file;
    const changes = first.rows
      .filter(({ isThere }) => !isThere)
      .map(({ annotation }) => ({ kind: 'annotation', after: annotation }) as const);
    const written = applyChanges(file, emptySideFile('甲.txt', ''), changes);
    assert.ok(written.ok);
    const again = planned(rows, { ...project, [file]: written.text });
    assert.deepEqual(
      again.rows.map(({ isThere }) => isThere),
      [true, true, true],
    );
    // Now they stand where they were found.
    assert.deepEqual(
      corpusOf({ ...project, [file]: written.text }).sources.flatMap(({ annotations }) =>
        annotations.map(({ anchor }) => anchor.state),
      ),
      ['exact', 'ambiguous'],
    );
  });

  /** What a side file becomes when rows are imported into it. */
  const imported = (rows: readonly Omit<CodingRow, 'line'>[], side = emptySideFile('甲.txt', '')) => {
    const file = 'plans/甲.txt.codes.yaml';
    const plan = planned(rows, { ...project, [file]: side });
    const changes = changesOf(plan.rows).map(({ change }) => change);
    const written = applyChanges(file, side, changes);
    assert.ok(written.ok);
    return { plan, side: written.text, annotations: parseSideFile(file, written.text).annotations };
  };
  const twin = { source: '甲', quote: '加强档案安全', codes: ['use'] };
  const start = [...plan.slice(0, plan.lastIndexOf(twin.quote))].length;

  it('knows a coding that is there, however it came', () => {
    const byHand = `version: 1
annotations:
  - { id: h1, codes: [use, safety], quote: 守住底线, at: "2:8-2:12", memo: 手记 }
`;
    const row = { source: '甲', quote: '守住底线', codes: ['use'] };
    const from = [...plan.slice(0, plan.indexOf('守住底线'))].length;
    for (const each of [
      row,
      { ...row, start: from },
      { ...row, start: from, end: from + 4 },
      { ...row, end: from + 4 },
    ]) {
      const { side } = imported([each], byHand);
      assert.equal(side, byHand);
    }
    const { annotations } = imported(
      [
        { ...row, memo: '又记' },
        { ...row, memo: '手记' },
      ],
      byHand,
    );
    assert.deepEqual(
      annotations.map(({ id, memo }) => [id, memo]),
      [['h1', '手记\n又记']],
    );
    // Another coder's coding is another, and so is another code.
    assert.equal(imported([{ ...row, coder: 'k' }], byHand).annotations.length, 2);
    const more = imported([{ ...row, codes: ['use', '新码'] }], byHand).annotations;
    assert.deepEqual(
      more.map(({ codes }) => codes),
      [['use', 'safety'], ['新码']],
    );
  });

  it('is one coding with offsets and without, and with another memo', () => {
    const first = imported([twin]);
    assert.equal(first.annotations[0]?.at, undefined);
    const placed = imported([{ ...twin, start }], first.side);
    assert.deepEqual(
      placed.annotations.map(({ at }) => at?.line),
      [3],
    );
    assert.equal(imported([twin, { ...twin, start }], placed.side).side, placed.side);
    const withMemo = imported([{ ...twin, start, memo: '一' }], placed.side);
    assert.deepEqual(
      withMemo.annotations.map(({ memo }) => memo),
      ['一'],
    );
    assert.equal(imported([{ ...twin, start, memo: '一' }], withMemo.side).side, withMemo.side);
  });

  it('keeps rows of one quote that say more than each other', () => {
    const memos = [{ ...twin, memo: '先' }, { ...twin, memo: '后' }, twin];
    const { annotations, side } = imported(memos);
    assert.deepEqual(annotations.map(({ memo }) => memo).sort(), ['先', '后'].sort());
    assert.equal(imported(memos, side).side, side);
    // Offsets that do not fit, or are none, still say that these are two.
    const told = [
      { ...twin, start: 1 },
      { ...twin, start: 2 },
      { ...twin, notOffsets: ['三'] },
    ];
    const three = imported(told);
    assert.equal(three.annotations.length, 3);
    assert.deepEqual(
      three.plan.rows.map(({ isMistold }) => isMistold),
      [true, true, true],
    );
    assert.equal(imported(told, three.side).side, three.side);
  });
});
