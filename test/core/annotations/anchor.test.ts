import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Anchor, describe as describeTarget, resolve } from '../../../src/core/annotations/anchor';
import type { Target } from '../../../src/core/annotations/annotation';
import { reading } from '../../support/project';

const plan = `第一章 总体要求
推进档案数字化，建设数字档案馆，加强人才培养。
第二章 主要任务
加强人才培养。加强人才培养。开展培训。
建设数字档案馆。`;

/** Describes the `nth` occurrence (from 0) of a passage. */
function target(text: string, passage: string, nth = 0): Target {
  const { source, reading: read } = reading(text);
  let start = -1;
  for (let i = 0; i <= nth; i++) start = source.text.indexOf(passage, start + 1);
  assert.notEqual(start, -1);
  const found = describeTarget(source, read, { start, end: start + passage.length });
  assert.ok(found);
  return found;
}

function anchor(text: string, wanted: Target): Anchor {
  const { source, reading: read } = reading(text);
  return resolve(source, read, wanted);
}

/** State and what stands at the place. */
function found(text: string, wanted: Target): string {
  const result = anchor(text, wanted);
  if (!('span' in result)) return result.state;
  return `${result.state} ${result.span.start}: ${text.slice(result.span.start, result.span.end)}`;
}

describe('describe', () => {
  it('stores quote, position and the context within the line', () => {
    const task = '各县做好征集工作，逐步开放馆藏，完善查阅服务。';
    assert.deepEqual(target(task, '逐步开放馆藏'), {
      quote: '逐步开放馆藏',
      at: { line: 1, column: 10, endLine: 1, endColumn: 16 },
      before: '各县做好征集工作，',
      after: '，完善查阅服务。',
    });
    assert.deepEqual(target(task, task), {
      quote: task,
      at: { line: 1, column: 1, endLine: 1, endColumn: 24 },
    });
  });

  it('stores which of how many a passage is, its heading, and more of what stands around, where others are like it', () => {
    assert.deepEqual(
      target(
        '一、甲市\n责任单位：省档案局、省财政厅。\n二、乙市\n责任单位：省档案局、省财政厅。',
        '责任单位：省档案局、省财政厅。',
        1,
      ),
      {
        quote: '责任单位：省档案局、省财政厅。',
        at: { line: 4, column: 1, endLine: 4, endColumn: 16 },
        before: '一、甲市 责任单位：省档案局、省财政厅。 二、乙市',
        section: '二、乙市',
        nth: { n: 2, of: 2 },
      },
    );
    // One of its kind, though another line is like it.
    const { nth } = target(
      '责任单位：省档案局、省财政厅、省教育厅。\n责任单位：省档案局、省财政厅、省民政厅。',
      '责任单位：省档案局、省财政厅、省教育厅。',
    );
    assert.deepEqual(nth, { n: 1, of: 1 });
  });

  it('stores what stands in the lines around, too, where the line says too little', () => {
    assert.deepEqual(target(plan, '第一章 总体要求'), {
      quote: '第一章 总体要求',
      at: { line: 1, column: 1, endLine: 1, endColumn: 9 },
      after: '推进档案数字化，建设数字档案馆，',
    });
    const { before, after } = target(plan, '主要');
    assert.deepEqual([before, after], ['档案馆，加强人才培养。 第二章 ', '任务 加强人才培养。加强人才培养']);
  });

  it('keeps 16 characters of context, without blanks at its outer end', () => {
    const text = '零一二三四五六七八九 十一二三四五六七八九目标零一二三四五六七八九十一二三 四五六七八';
    const { before, after } = target(text, '目标');
    assert.equal(before, '五六七八九 十一二三四五六七八九');
    assert.equal(after, '零一二三四五六七八九十一二三 四'.trimEnd());
    assert.equal(target('首  目标', '目标').before, '首  ');
    assert.equal(target('   目标   ', '目标').before, undefined);
  });

  it('leaves blanks at the ends of the passage out, U+3000 too', () => {
    const text = '\u3000\u3000加强 档案\u3000\n \n开放';
    const { source, reading: read } = reading(text);
    assert.equal(describeTarget(source, read, { start: 0, end: 9 })?.quote, '加强 档案');
    assert.equal(describeTarget(source, read, { start: 7, end: 11 }), undefined);
    assert.equal(describeTarget(source, read, { start: 3, end: 3 }), undefined);
  });

  it('never cuts a surrogate pair, neither in the passage nor in the context', () => {
    const text = '🌲𠀀𠀁𠀂𠀃𠀄𠀅𠀆𠀇𠀈a目标b𠀉𠀊𠀋𠀌𠀍𠀎𠀏𠀐𠀑';
    const { before, after } = target(text, '目标');
    assert.equal(before, '𠀂𠀃𠀄𠀅𠀆𠀇𠀈a');
    assert.equal(after, 'b𠀉𠀊𠀋𠀌𠀍𠀎𠀏');
    const { source, reading: read } = reading('甲𠮷乙𠮷丙');
    assert.equal(describeTarget(source, read, { start: 2, end: 5 })?.quote, '𠮷乙𠮷');
  });

  it('quotes across paragraphs keep their line end', () => {
    assert.equal(target(plan, '培养。\n第二章').quote, '培养。\n第二章');
  });
});

describe('resolve', () => {
  it('finds what has not changed at its place', () => {
    for (const nth of [0, 1, 2]) {
      const wanted = target(plan, '加强人才培养', nth);
      assert.match(found(plan, wanted), /^exact \d+: 加强人才培养$/);
      const { source } = reading(plan);
      const result = anchor(plan, wanted);
      assert.ok('span' in result);
      assert.deepEqual(source.lines.range(result.span), wanted.at);
    }
  });

  it('finds a short line at its place though a character without width stands at an end of the text', () => {
    for (const text of [
      '第一节\n档案\n附表\u200b',
      '\u200b附表\n档案\n\u2060',
      '\u00ad\n档案\n附表\u200b\u200b\n',
    ]) {
      const { source, reading: read } = reading(text);
      const start = text.indexOf('档案');
      const target = describeTarget(source, read, { start, end: start + 2 });
      assert.ok(target);
      assert.equal(resolve(source, read, target).state, 'exact', JSON.stringify(text));
    }
  });

  it('follows the passage when text before or behind it comes or goes', () => {
    const wanted = target(plan, '建设数字档案馆');
    assert.equal(found(`新增一段。\n${plan}`, wanted), 'moved 23: 建设数字档案馆');
    assert.equal(found(plan.replace('第一章 总体要求\n', ''), wanted), 'moved 8: 建设数字档案馆');
    assert.equal(found(`${plan}\n新增一段。`, wanted), 'exact 17: 建设数字档案馆');
    assert.equal(found(plan.replace('\n第二章', '……\n第二章'), wanted), 'exact 17: 建设数字档案馆');
  });

  it('tells twins apart by their context, and never guesses', () => {
    const first = target(plan, '加强人才培养', 1);
    const second = target(plan, '加强人才培养', 2);
    const moved = `序言。\n${plan}`;
    const line = moved.indexOf('加强人才培养。加强');
    assert.equal(found(moved, first), `moved ${line}: 加强人才培养`);
    assert.equal(found(moved, second), `moved ${line + 7}: 加强人才培养`);
    const { before: _, after: __, ...bare } = first;
    const state = anchor(moved, bare);
    assert.equal(state.state, 'ambiguous');
    assert.ok('spans' in state);
    assert.deepEqual(
      state.spans.map(span => moved.slice(span.start, span.end)),
      Array(3).fill('加强人才培养'),
    );
    // Lines that were doubled: quote and context stand in both.
    assert.equal(anchor(`序言。\n${plan}\n${plan}`, first).state, 'ambiguous');
  });

  it('does not take a twin for the passage that is gone', () => {
    const wanted = target('甲地建设数字档案馆。\n乙地推进利用。', '数字档案馆');
    assert.equal(found('乙地推进利用。\n丙省筹建数字档案馆等。', wanted), 'orphan');
  });

  it('does not move a short quote to another place, even if that is the only one', () => {
    const wanted = target('推进开放工作，深化开放。', '开放', 1);
    assert.equal(found('对外开放水平不断提升，档案工作有序。', wanted), 'orphan');
  });

  it('moves an unmistakable quote to its only place though the context has changed; a shorter one waits', () => {
    const passage = '组织档案征集、整理、展陈工作，面向社会开放';
    const long = target(`聚焦重点，${passage}；落实责任。`, passage);
    assert.equal(found(`要${passage}，压实责任。`, long), `moved 1: ${passage}`);
    const short = target(`聚焦重点，${passage}；落实责任。`, '组织档案征集、整理、展陈');
    const waiting = anchor('要组织档案征集、整理、展陈等，压实责任。', short);
    assert.equal(waiting.state, 'fuzzy');
    assert.equal(waiting.reason, 'other-context');
    assert.ok('spans' in waiting);
    assert.deepEqual(waiting.spans, [{ start: 1, end: 13 }]);
  });

  it('does not move a short quote where only one side of its context agrees', () => {
    const wanted = target('加快建设智慧档案馆，完善制度。', '智慧档案馆');
    assert.equal(found('序。\n加快建设智慧档案馆（室），完善制度。', wanted), 'fuzzy');
  });

  it('a short quote stays at its place while enough on one side of it is as it was; else it waits there', () => {
    const text = '档案工作稳步推进。\n总体要求';
    const marked = target('各地各部门要切实把档案工作摆上日程。', '档案工作');
    assert.equal(found('各地各部门要切实把档案工作抓好。', marked), 'exact 9: 档案工作');
    assert.equal(found('档案工作仍稳步推进。', target(text, '档案工作')), 'fuzzy');
    assert.equal(found('档案工作稳妥推进。', target(text, '稳')), 'fuzzy');
    assert.equal(found('新的一行\n总体要求：', target(text, '总体要求')), 'orphan');
    assert.equal(
      found(text, { quote: '工作', at: { line: 1, column: 3, endLine: 1, endColumn: 5 } }),
      'exact 2: 工作',
    );
  });

  it('does not take what stands at the old place by chance when the text was replaced', () => {
    const wanted = target('推进档案开放工作，服务社会。', '档案');
    assert.equal(found('修订档案管理办法。', wanted), 'orphan');
    assert.equal(found('修订档案管理办法。\n推进档案开放工作，服务社会。', wanted), 'moved 12: 档案');
  });

  it('does not take the twin that has come to stand at the old place', () => {
    const wanted = target(plan, '加强人才培养', 2);
    const text = plan.replace('加强人才培养。加强', '加强人才培养。加强人才培养。加强');
    // One more has come, and nobody knows which.
    assert.equal(found(text, wanted), 'ambiguous');
  });

  it('gives up on what is gone', () => {
    assert.equal(found('别的文字', target(plan, '建设数字档案馆')), 'orphan');
    assert.equal(found(plan, { quote: '' }), 'orphan');
    assert.equal(found('', target(plan, '建设数字档案馆')), 'orphan');
  });

  it('does not trust a position where something else stands, nor one beyond the text', () => {
    const wanted = target(plan, '建设数字档案馆');
    for (const at of [
      { line: 1, column: 1, endLine: 1, endColumn: 8 },
      { line: 999, column: 1, endLine: 999, endColumn: 8 },
      { line: 2, column: 999, endLine: 2, endColumn: 1006 },
      { line: 0, column: 0, endLine: 0, endColumn: 0 },
    ]) {
      assert.equal(found(plan, { ...wanted, at }), 'moved 17: 建设数字档案馆');
    }
  });

  it('finds a quote with surrogate pairs in front and inside', () => {
    const text = '🌲🌲古籍𠮷林档案修复🌲';
    assert.equal(found(text, target(text, '𠮷林档案')), 'exact 6: 𠮷林档案');
    assert.equal(found(`🌲${text}`, target(text, '𠮷林档案')), 'moved 8: 𠮷林档案');
  });
});

describe('anchors in hard-wrapped text', () => {
  const paragraph =
    '加快推进档案信息化建设与数字中国建设同步发展，推动档案资源数字转型，提升档案治理体系和治理能力现代化水平，' +
    '实施红色档案保护工程，组织开展重大历史事件档案的抢救整理和开发利用，积极拓展档案公共服务领域与渠道。';
  const wrap = (text: string, width: number) => text.match(new RegExp(`.{1,${width}}`, 'gu'))!.join('\n');
  const lines = (text: string) => `${wrap(text, 20)}\n${wrap(text.split('').reverse().join(''), 20)}`;

  it('quotes see through soft line ends, and positions do not', () => {
    const text = lines(paragraph);
    const passage = text.slice(36, 44);
    assert.equal(passage[5], '\n');
    const wanted = target(text, passage);
    assert.equal(wanted.quote, passage.replace('\n', ''));
    assert.equal(found(text, wanted), `exact 36: ${passage}`);
  });

  it('the same passage is found when the text is wrapped otherwise', () => {
    const quote = '推动档案资源数字转型，提升档案治理体系';
    const whole = target(paragraph, quote);
    for (const width of [20, 23, 31, 40]) {
      const text = wrap(
        `${paragraph}${paragraph.split('').reverse().join('')}`.repeat(2).slice(0, 100 * 3),
        width,
      );
      const { source, reading: read } = reading(text);
      const result = resolve(source, read, whole);
      assert.ok(read.joins > 0);
      const spans = 'span' in result ? [result.span] : 'spans' in result ? result.spans : [];
      for (const span of spans) assert.equal(text.slice(span.start, span.end).replaceAll('\n', ''), quote);
      assert.ok(spans.length > 0);
    }
  });
});

describe('anchors, for any text', () => {
  const piece = fc.string({ unit: fc.constantFrom(...'档案档案工作。，\n \u3000🌲𠮷a'), maxLength: 40 });

  it('what was described is found in the same text, at the same place', () => {
    fc.assert(
      fc.property(piece, fc.nat(40), fc.nat(40), (text, a, b) => {
        const { source, reading: read } = reading(text);
        const [start, end] = [
          Math.min(a, b, source.text.length),
          Math.min(Math.max(a, b), source.text.length),
        ];
        const wanted = describeTarget(source, read, { start, end });
        if (!wanted) return assert.equal(source.text.slice(start, end).trim(), '');
        assert.ok(wanted.at);
        assert.deepEqual(resolve(source, read, wanted), {
          state: 'exact',
          span: source.lines.span(wanted.at),
          score: 1,
          reason: 'in-place',
        });
        assert.doesNotMatch(`${wanted.quote}|${wanted.before}|${wanted.after}`, /\p{Surrogate}/u);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it('after lines have come before it, it is found where it went or where the text is just the same, or not at all', () => {
    fc.assert(
      fc.property(piece, piece, fc.nat(40), fc.nat(40), (text, lines, a, b) => {
        const { source, reading: read } = reading(text);
        const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
        const wanted = describeTarget(source, read, { start, end });
        if (!wanted?.at) return;
        const shift = lines.length + 1;
        const now = reading(`${lines}\n${text}`);
        const result = resolve(now.source, now.reading, wanted);
        // A short line of its own has nothing around it to be known by.
        const isBare = wanted.before === undefined && wanted.after === undefined && wanted.quote.length < 8;
        assert.ok(result.state !== 'orphan' || isBare, 'it is still there');
        const place = source.lines.span(wanted.at).start + shift;
        const spans = 'span' in result ? [result.span] : 'spans' in result ? result.spans : [];
        for (const span of spans) assert.equal(now.source.text.slice(span.start, span.end), wanted.quote);
        if (!('span' in result) || result.span.start === place) return;
        const around = `${wanted.before ?? ''}${wanted.quote}${wanted.after ?? ''}`;
        const at = result.span.start - (wanted.before ?? '').length;
        assert.equal(now.source.text.slice(at, at + around.length), around);
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});
