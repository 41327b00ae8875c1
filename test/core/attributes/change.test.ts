import assert from 'node:assert/strict';
import { type AttributesChange, planAttributes } from '../../../src/core/attributes/change';
import type { AttributeTexts } from '../../../src/core/attributes/project';
import { attributesTable } from '../../../src/core/attributes/table';
import { expectedKind } from '../../../src/core/corpus/checkValue';

const sources = ['plans/北京.txt', 'plans/上海.txt', 'plans/天津.txt'];
const set = (
  ...cells: (readonly [source: number, attribute: string, value: string])[]
): AttributesChange => ({
  kind: 'set',
  cells: cells.map(([at, attribute, value]) => ({ source: sources[at]!, attribute, value })),
});

/** The files after a change, or why there is none. */
function changed(change: AttributesChange, corpus: string, csv?: string): readonly string[] {
  const file = csv === undefined ? undefined : { path: 'plans.csv', text: csv };
  const plan = planAttributes({ corpus, file, sources }, change);
  if (!plan.ok) return [`${plan.problem}: ${plan.at}`];
  const text = (path: string, before: string) => plan.files.find(each => each.path === path)?.after ?? before;
  return file ? [text('corpus.yaml', corpus), text('plans.csv', file.text)] : [text('corpus.yaml', corpus)];
}

const flow = `version: 1
x-note: 我的   # keep
attributes:  # 虚构
  # 直辖市
  plans/北京.txt: { 大区: 华北, 印发日期: "2021-05-31", 专项: true }  # 首都
  ./plans/上海.txt: {大区: 华东}

unit: sentence
`;

const block = `attributes:
  plans/北京.txt:
    大区: 华北   # 见附件
    # 日期待核
    印发日期: 2021-05-31
  plans/上海.txt:
    大区: 华东
`;

describe('attributes in corpus.yaml', () => {
  it('change in their place: comments, order, quotes and unknown keys stay', () => {
    assert.deepEqual(
      changed(set([0, '印发日期', '2021-06-01'], [0, '专项', '否'], [1, '大区', '东部: 沿海']), flow),
      [
        flow
          .replace('"2021-05-31", 专项: true', '"2021-06-01", 专项: false')
          .replace('{大区: 华东}', '{大区: "东部: 沿海"}'),
      ],
    );
    assert.deepEqual(changed(set([0, '大区', '北部']), block), [block.replace('华北 ', '北部 ')]);
  });

  it('come in and go where they belong', () => {
    assert.deepEqual(changed(set([0, '人口', '2184.30'], [1, '人口', '0987'], [2, '人口', '1386']), flow), [
      flow
        .replace('专项: true }', '专项: true, 人口: 2184.30 }')
        .replace('{大区: 华东}\n', '{大区: 华东, 人口: "0987"}\n  plans/天津.txt: { 人口: 1386 }\n'),
    ]);
    assert.deepEqual(changed(set([0, '大区', ''], [0, '专项', ''], [0, '级', '省']), flow), [
      flow.replace(
        '{ 大区: 华北, 印发日期: "2021-05-31", 专项: true }',
        '{ 印发日期: "2021-05-31", 级: 省 }',
      ),
    ]);
    assert.deepEqual(changed(set([0, '级', '省'], [1, '级', '市']), block), [
      block.replace('2021-05-31\n', '2021-05-31\n    级: 省\n').replace('华东\n', '华东\n    级: 市\n'),
    ]);
    assert.deepEqual(changed(set([1, '大区', '']), block), [
      block.replace('  plans/上海.txt:\n    大区: 华东\n', ''),
    ]);
    // A comment outlives what it was about.
    assert.deepEqual(changed(set([0, '大区', '']), block), [block.replace('大区: 华北 ', ' ')]);
  });

  it('begin a file, a key, and an empty one', () => {
    const added = 'attributes:\n  plans/北京.txt: { 大区: 华北 }\n';
    const change = set([0, '大区', '华北'], [1, '大区', '']);
    assert.deepEqual(changed(change, ''), [`version: 1\n${added}`]);
    assert.deepEqual(changed(change, 'version: 1\r\nunit: section'), [
      `version: 1\r\nunit: section\r\n${added.replaceAll('\n', '\r\n')}`,
    ]);
    assert.deepEqual(changed(change, 'attributes:  # 待填\nunit: section\n'), [
      'attributes:  # 待填\n  plans/北京.txt: { 大区: 华北 }\nunit: section\n',
    ]);
    assert.deepEqual(changed(change, 'attributes: {}\nunit: section\n'), [`${added}unit: section\n`]);
    assert.deepEqual(changed(change, 'attributes:\n  plans/北京.txt:\n'), [added]);
  });

  it('are renamed and removed as a column', () => {
    assert.deepEqual(changed({ kind: 'rename', from: '大区', to: '区域' }, flow), [
      flow.replaceAll('大区', '区域'),
    ]);
    assert.deepEqual(changed({ kind: 'remove', attribute: '大区' }, flow), [
      flow.replace('大区: 华北, ', '').replace('  ./plans/上海.txt: {大区: 华东}\n', ''),
    ]);
    assert.deepEqual(changed({ kind: 'rename', from: '大区', to: '专项' }, flow), ['taken: 专项']);
    assert.deepEqual(changed({ kind: 'rename', from: '大区', to: ' ' }, flow), ['bad-name: ']);
  });

  it('are left alone in a file that cannot be read, or whose layout is beyond a careful edit', () => {
    const change = set([0, '大区', '北']);
    assert.deepEqual(changed(change, 'attributes: [\n'), ['unreadable-file: corpus.yaml']);
    assert.deepEqual(
      changed(change, 'attributes: &a\n  plans/北京.txt: &b {大区: 华北}\n  plans/上海.txt: *b\n'),
      [
        // The alias would follow, and say what nobody meant.
        'unsafe-file: corpus.yaml',
      ],
    );
    assert.deepEqual(changed(change, 'attributes:\n  plans/北京.txt:\n    大区: |\n      华北\n'), [
      'unsafe-file: corpus.yaml',
    ]);
  });
});

describe('attributes in a CSV file', () => {
  const csv = '\ufeff地区;大区;"批;次"\r\n北京;"华北";一\r\n\r\n上海;华东\r\n';

  it('change in their place: delimiter, quotes, BOM and line ends stay', () => {
    assert.deepEqual(
      changed(set([0, '大区', '北;部'], [1, '批;次', '二']), '', csv)[1],
      csv.replace('"华北"', '"北;部"').replace('上海;华东', '上海;华东;二'),
    );
    assert.deepEqual(
      changed(set([0, '大区', ''], [1, '大区', '']), '', csv)[1],
      csv.replace('"华北"', '').replace('华东', ''),
    );
  });

  it('come in as new columns and rows, named as the others are', () => {
    assert.deepEqual(
      changed(set([1, '级', '市'], [2, '大区', '华北']), '', csv)[1],
      `${csv.replace('"批;次"', '"批;次";级').replace('上海;华东', '上海;华东;;市')}天津;华北\r\n`,
    );
    assert.deepEqual(
      changed(set([0, '级', '市']), '', 'path,大区\nplans/上海.txt,华东')[1],
      'path,大区,级\nplans/上海.txt,华东\nplans/北京.txt,,市\n',
    );
    assert.deepEqual(changed(set([0, '级', '市']), '', '')[1], 'source,级\n北京,市\n');
  });

  it('are renamed and removed as a column', () => {
    assert.deepEqual(
      changed({ kind: 'rename', from: '批;次', to: '批次' }, '', csv)[1],
      csv.replace('批;次', '批次'),
    );
    assert.deepEqual(
      changed({ kind: 'remove', attribute: '大区' }, '', csv)[1],
      csv.replace(';大区', '').replace(';"华北"', '').replace(';华东', ''),
    );
  });

  it('are left alone where quotes do not close', () => {
    assert.deepEqual(changed(set([0, '大区', '北']), '', '地区,大区\n北京,"华\n'), [
      'unreadable-file: plans.csv',
    ]);
  });
});

describe('attributes in both files', () => {
  const corpus = 'attributes:\n  plans/北京.txt: { 大区: 北方, 级: 市 }\n';
  const csv = '地区,大区,批次\n北京,华北,一\n上海,华东,\n';
  const texts: AttributeTexts = { corpus, file: { path: 'plans.csv', text: csv }, sources };

  it('are shown with what they differ in', () => {
    const table = attributesTable(texts);
    assert.ok(!('unreadable' in table));
    assert.deepEqual(
      table.columns.map(({ name, files }) => [name, ...files]),
      [
        ['大区', 'corpus.yaml', 'plans.csv'],
        ['批次', 'plans.csv'],
        ['级', 'corpus.yaml'],
      ],
    );
    assert.deepEqual(table.rows[0]!.cells, [
      { value: '北方', other: '华北' },
      { value: '一' },
      { value: '市' },
    ]);
  });

  it('are changed where they stand, in both where both have one; a new one goes to its column', () => {
    assert.deepEqual(
      changed(
        set([0, '大区', '北部'], [1, '大区', '东部'], [1, '级', '市'], [1, '批次', '二'], [0, '新', '1']),
        corpus,
        csv,
      ),
      [
        'attributes:\n  plans/北京.txt: { 大区: 北部, 级: 市 }\n  plans/上海.txt: { 级: 市 }\n',
        '地区,大区,批次,新\n北京,北部,一,1\n上海,东部,二\n',
      ],
    );
    // Setting what corpus.yaml says already settles the difference.
    assert.deepEqual(changed(set([0, '大区', '北方']), corpus, csv), [corpus, csv.replace('华北', '北方')]);
  });
});

describe('a value that does not fit its column', () => {
  it('is told, by the name of the column or by the others', () => {
    const table = attributesTable({
      corpus:
        'attributes:\n  plans/北京.txt: { 印发日期: 2021-02-29 }\n  plans/上海.txt: { 印发日期: 去年 }\n  plans/天津.txt: { 印发日期: 2024年2月29日 }\n',
      file: undefined,
      sources,
    });
    assert.ok(!('unreadable' in table));
    assert.deepEqual(
      table.rows.map(({ cells }) => cells[0]!.problem),
      ['no-such-day', 'no-date', undefined],
    );
    assert.equal(expectedKind('x', ['1', '2', '3', '甲']), 'number');
    assert.equal(expectedKind('x', ['1', '2', '甲']), 'text');
  });
});
