import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findHeadings } from '../../../src/core/text/headings';
import { blanksAmong, cutUnits, type UnitKind, unitKinds, unitSpan } from '../../../src/core/text/units';
import { reading } from '../../support/project';
import { wrapText } from '../../support/wrapText';

function units(kind: UnitKind, text: string): readonly string[] {
  const { source, reading: read } = reading(text);
  const cut = cutUnits(kind, read, findHeadings(source, read));
  return Array.from(cut.ends, (_, i) => read.text.slice(unitSpan(cut, i).start, unitSpan(cut, i).end));
}

describe('blanksAmong', () => {
  it('tells units of nothing but blanks, marks and line ends from those that say something', () => {
    const { source, reading: read } = reading('一。\n……\n  \nA1\n——。\n');
    const cut = cutUnits('sentence', read, findHeadings(source, read));
    const { isBlank, filled } = blanksAmong(read.text, cut);
    const texts = Array.from(cut.ends, (_, i) =>
      read.text.slice(unitSpan(cut, i).start, unitSpan(cut, i).end),
    );
    assert.deepEqual(
      texts.filter((_, i) => isBlank[i] === 0).map(each => each.trim()),
      ['一。', 'A1'],
    );
    assert.equal(filled, 2);
  });
});

describe('cutUnits', () => {
  const text =
    '序\n第一章 总则\n加强领导；落实责任。完善制度！可行吗？Yes!No?a;b\n第二章 任务\n（一）治理\n末';

  it('cuts sentences behind 。！？；!?; and line ends', () => {
    assert.deepEqual(units('sentence', text), [
      ...[
        '序\n',
        '第一章 总则\n',
        '加强领导；',
        '落实责任。',
        '完善制度！',
        '可行吗？',
        'Yes!',
        'No?',
        'a;',
        'b\n',
      ],
      ...['第二章 任务\n', '（一）治理\n', '末'],
    ]);
    assert.deepEqual(units('sentence', '1.5倍、甲，乙：丙…丁.戊'), ['1.5倍、甲，乙：丙…丁.戊']);
  });

  it('cuts paragraphs at line ends, sections at headings', () => {
    assert.equal(units('paragraph', text).length, 6);
    assert.deepEqual(units('section', text), [
      '序\n',
      '第一章 总则\n加强领导；落实责任。完善制度！可行吗？Yes!No?a;b\n',
      '第二章 任务\n',
      '（一）治理\n末',
    ]);
    assert.equal(units('section', '第一章 总则\n正文').length, 1);
    assert.deepEqual(units('document', text), [text]);
  });

  it('sees through soft line ends, in sections too', () => {
    const sentence =
      '推进档案信息化建设与数字政府建设同步部署、同步实施，建成省级数字档案馆共享平台并向市县延伸';
    const wrapped = `${wrapText(`${sentence}。${sentence}。`, 24)}\n第二章 任务\n${wrapText(`${sentence}。`, 24)}`;
    assert.deepEqual(units('sentence', wrapped), [
      `${sentence}。`,
      `${sentence}。`,
      '\n',
      '第二章 任务\n',
      `${sentence}。`,
    ]);
    assert.deepEqual(units('section', wrapped), [
      `${sentence}。${sentence}。\n`,
      `第二章 任务\n${sentence}。`,
    ]);
  });

  it('covers any text without gap or overlap', () => {
    const any = fc.string({ unit: fc.constantFrom(...'档案。；\n一、章第 a!') });
    fc.assert(
      fc.property(any, fc.constantFrom(...unitKinds), (each, kind) => {
        assert.equal(units(kind, each).join(''), reading(each).reading.text);
        assert.ok(units(kind, each).every(unit => unit !== ''));
      }),
      { seed: 1 },
    );
  });
});
