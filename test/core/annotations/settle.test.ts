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

describe('words that are typed again', () => {
  it('wait where a short line is somewhere else, with nothing around to tell', () => {
    const [line, text] = ['牵头单位：市档案馆。', '设立家谱资料专柜，向公众开放阅览。'];
    const [old, now] = [
      reading(`总则\n${text}\n${line}\n`),
      reading(`附则\n${line}\n公布年度计划。\n逐级分解。\n`),
    ];
    const start = old.source.text.indexOf(line);
    const target = describeTarget(old.source, old.reading, { start, end: start + line.length });
    assert.ok(target);
    assert.equal(resolveAll(now.source, now.reading, [target], 'changed')[0]?.state, 'fuzzy');
  });

  it('wait where they were all of a line and are part of a longer one elsewhere', () => {
    const quote = '设立家谱资料专柜';
    const [old, now] = [
      reading('总则\n设立家谱资料专柜，向公众开放阅览。\n附则\n'),
      reading('附则\n公布计划。\n设立家谱资料专柜，向公众开放阅览，并由各区分别登记造册后报送。\n'),
    ];
    const start = old.source.text.indexOf(quote);
    const target = describeTarget(old.source, old.reading, { start, end: start + quote.length });
    assert.ok(target);
    assert.equal(resolveAll(now.source, now.reading, [target], 'changed')[0]?.state, 'fuzzy');
  });
});
