import assert from 'node:assert/strict';
import { describe as describeTarget, resolveAll } from '../../../src/core/annotations/anchor';
import { EarlierText } from '../../../src/core/annotations/earlier';
import { reading } from '../../support/project';

const unit = '牵头单位：市档案馆、市财政局。';
const tasks = [
  `一、充实馆藏资源\n接收进馆档案十万卷，覆盖全部立档单位。\n${unit}\n`,
  `二、推进开放审核\n完成到期档案的开放审核，公布目录三万条。\n${unit}\n`,
  `三、培养专业人才\n举办业务培训班六期，培训人员千余人次。\n${unit}\n`,
];

/** Where a passage of the text before is, by both texts and without the one before: its line, or what is said. */
function lines(before: string, after: string, quote: string, nth: number): readonly (number | string)[] {
  const [old, now] = [reading(before), reading(after)];
  let start = -1;
  for (let i = 0; i < nth; i++) start = before.indexOf(quote, start + 1);
  const target = describeTarget(old.source, old.reading, { start, end: start + quote.length });
  assert.ok(target);
  return [new EarlierText(old, now), undefined].map(earlier => {
    const [anchor] = resolveAll(now.source, now.reading, [target], 'changed', earlier);
    assert.ok(anchor);
    return 'span' in anchor ? now.source.lines.position(anchor.span.start).line : anchor.state;
  });
}

describe('passages, where the text they were recorded in is still at hand', () => {
  it('twins are told apart though another one came', () => {
    const added = `零、健全制度\n修订管理办法两部。\n${unit}\n`;
    assert.deepEqual(lines(tasks.join(''), added + tasks.join(''), unit, 2), [9, 'ambiguous']);
  });

  it('the twin of a line that is gone is not taken', () => {
    const after = tasks.join('').replace(`千余人次。\n${unit}\n`, '千余人次。\n');
    const [aligned] = lines(tasks.join(''), after, unit, 3);
    assert.equal(typeof aligned, 'string');
  });

  it('a copy is not taken for what was edited, nor the other way round', () => {
    const passage = '举办业务培训班六期，培训人员千余人次。';
    const edited = tasks.join('').replace('千余人次', '千余名');
    const [aligned] = lines(tasks.join(''), `${edited}附件\n${passage}\n`, passage, 1);
    assert.equal(typeof aligned, 'string');
  });

  it('a heading does not become one that differs by its marks', () => {
    const before = '一、主要任务\n充实馆藏资源，接收进馆档案。\n二、保障措施\n';
    const after = '一、保障条件\n（一）主要任务\n充实馆藏资源，接收进馆档案。\n二、保障措施\n';
    const [aligned] = lines(before, after, '一、主要任务', 1);
    assert.equal(typeof aligned, 'string');
  });

  it('words of one paragraph are not taken for the end of one and the beginning of another', () => {
    const [recurring, year] = ['健全目录中心，培养业务骨干，完善备份体系', '到2027年，公布目录三万条。'];
    const line = (text: string) => `${text}\n`;
    const before = [
      line(`优化服务。${recurring}。到2026年，举办展览三场。`),
      line(`${recurring}。`),
      line(unit),
    ];
    const after = [line('一、总则'), line(`${recurring}。`), line(year), line(unit)];
    const [aligned] = lines(before.join(''), after.join(''), '备份体系。到2', 1);
    assert.equal(typeof aligned, 'string');
  });

  it('a short heading is found where it was, though what stood on both sides was written anew', () => {
    const before = tasks.join('');
    const after = before
      .replace('覆盖全部立档单位。\n', '覆盖全部立档单位。补充口述史料。\n')
      .replace(`${unit}\n二、`, `${unit}各区配合。\n二、`)
      .replace('完成到期档案的开放审核', '开放审核按期办结');
    assert.deepEqual(lines(before, after, '二、推进开放审核', 1), [4, 'fuzzy']);
  });

  it('a short heading that stands elsewhere may have been typed again, and waits', () => {
    const heading = '二、推进开放审核\n';
    const after = `附\n${heading}公布目录。\n${tasks.join('').replace(heading, '')}`;
    const [aligned] = lines(tasks.join(''), after, heading.trim(), 1);
    assert.equal(typeof aligned, 'string');
  });
});
