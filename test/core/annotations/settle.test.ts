import assert from 'node:assert/strict';
import { describe as describeTarget, resolveAll } from '../../../src/core/annotations/anchor';
import { reading } from '../../support/project';

const lines = [
  '一、夯实基础',
  '接收到期进馆的文书档案和专业档案，建立移交台账。',
  '二、开展普查',
  '摸清全市家谱、方志和老照片的数量，逐件登记。',
  '三、扩大开放',
  '分批公布开放目录，在政务大厅设立查阅窗口。',
];
const before = `${lines.join('\n')}\n`;

/** Lines at which passages of the text before are found together in another; what is said of those that are not. */
function placesIn(after: string, ...quotes: readonly string[]): readonly (number | string)[] {
  const [old, now] = [reading(before), reading(after)];
  const targets = quotes.map(quote => {
    const start = before.indexOf(quote);
    const target = describeTarget(old.source, old.reading, { start, end: start + quote.length });
    assert.ok(start >= 0 && target);
    return target;
  });
  return resolveAll(now.source, now.reading, targets, 'changed').map(anchor =>
    'span' in anchor ? now.source.lines.position(anchor.span.start).line : anchor.state,
  );
}

describe('passages that others around them bear out', () => {
  const heading = '摸清全市家谱、方志';
  const [above, below] = [lines[1]!, lines[5]!];
  const changed = before
    .replace('二、开展普查', '二、全面清点')
    .replace('方志和老照片的数量', '方志，以及影像');

  it('count where those above and below have moved by as many lines', () => {
    assert.deepEqual(placesIn(`序\n${changed}`, heading), ['fuzzy']);
    assert.deepEqual(placesIn(`序\n${changed}`, above, heading, below), [3, 5, 7]);
  });

  it('wait where one of those has moved otherwise', () => {
    const split = changed.replace('三、扩大开放', '另行部署。\n三、扩大开放');
    assert.deepEqual(placesIn(`序\n${split}`, above, heading, below), [3, 'fuzzy', 8]);
  });
});

/** What is said of a passage that is looked for in another text, with others of its file. */
function stateOf(before: string, after: string, ...quotes: readonly string[]): string {
  const [old, now] = [reading(before), reading(after)];
  const targets = quotes.map(quote => {
    const start = before.indexOf(quote);
    const target = describeTarget(old.source, old.reading, { start, end: start + quote.length });
    assert.ok(start >= 0 && target);
    return target;
  });
  return resolveAll(now.source, now.reading, targets, 'changed')[0]!.state;
}

describe('words that are typed again', () => {
  it('wait where a short line is somewhere else, with nothing around to tell', () => {
    const [line, text] = ['牵头单位：市档案馆。', '设立家谱资料专柜，向公众开放阅览。'];
    const after = `附则\n${line}\n公布年度计划。\n逐级分解。\n`;
    assert.equal(stateOf(`总则\n${text}\n${line}\n`, after, line), 'fuzzy');
  });

  it('wait where they were all of a line and are part of a longer one elsewhere', () => {
    const quote = '设立家谱资料专柜';
    const before = '总则\n设立家谱资料专柜，向公众开放阅览。\n附则\n';
    const after = '附则\n公布计划。\n设立家谱资料专柜，向公众开放阅览，并由各区分别登记造册后报送。\n';
    assert.equal(stateOf(before, after, quote), 'fuzzy');
  });

  it('wait where a heading that differs by its marks stands beside what stood there', () => {
    const [above, below] = ['向街道下达征集任务，限期报送目录。', '举办口述史料展览三场，邀请亲历者讲述。'];
    const before = `一、总则\n${above}\n（二）开展资源普查\n摸清家谱和老照片的数量。\n${below}\n`;
    const after = `一、总则\n（二）进行资源普查\n${above}\n二、开展资源普查\n分批公布开放目录。\n${below}\n`;
    assert.equal(stateOf(before, after, '（二）开展资源普查', above, below), 'fuzzy');
    const marked = `一、总则\n序\n${before.slice(5).replace('（二）', '二、')}`;
    assert.equal(stateOf(before, marked, '（二）开展资源普查', above, below), 'moved');
  });

  it('wait where a copy of both paragraphs was put between the two that a passage is of', () => {
    const [heading, one, other] = [
      '（一）充实馆藏',
      '接收到期档案十万卷，逐件登记造册；征集家谱和方志，覆盖所辖街道；设立移交台账。',
      '举办口述史料展览三场，邀请亲历者讲述；培训业务骨干，颁发合格证书；按季度公布进度。',
    ];
    const [above, below] = ['本规划由市档案局负责解释和修订。', '各区据此编制年度实施方案并报送。'];
    const text = (...lines: readonly string[]) => `一、总则\n${above}\n${lines.join('\n')}\n${below}\n`;
    const [before, after] = [text(heading, one, other), text(heading, one, heading, one, other, other)];
    assert.equal(stateOf(before, after, `设立移交台账。\n${other.slice(0, 24)}`, above, below), 'fuzzy');
  });

  it('wait where a heading was renumbered, and another of its words and number is beside a line that recurs', () => {
    const [unit, others] = ['牵头单位：市档案馆。', '牵头单位：市财政局、市档案馆。'];
    const task = '接收到期档案十万卷，逐件登记造册，征集家谱和方志。';
    const next = '牵头单位：市档案馆，举办展览三场，邀请亲历者讲述。';
    const text = (...lines: readonly string[]) => `一、总则\n${lines.join('\n')}\n附则\n`;
    const before = text(next, task, unit, '三、培养人才', others, others, '颁发证书。', unit);
    const after = text(
      '二、开放',
      unit,
      '三、培养人才',
      next,
      task,
      unit,
      '四、培养人才',
      '另行部署。',
      others,
    );
    assert.equal(stateOf(before, after, '三、培养人才'), 'fuzzy');
  });
});
