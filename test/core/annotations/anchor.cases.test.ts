import assert from 'node:assert/strict';
import { describe as describeTarget, resolve } from '../../../src/core/annotations/anchor';
import type { Target } from '../../../src/core/annotations/annotation';
import { decode } from '../../../src/core/corpus/decode';
import { readSource } from '../../../src/core/text/reading';
import { createSource } from '../../../src/core/text/source';
import { reading } from '../../support/project';

/** State, and what stands at the place, marked in its line where that tells more. */
function found(text: string, target: Target): string {
  const { source, reading: read } = reading(text);
  const anchor = resolve(source, read, target);
  if ('span' in anchor)
    return `${anchor.state} ${anchor.span.start} ${text.slice(anchor.span.start, anchor.span.end)}`;
  if (!('spans' in anchor)) return `orphan ${anchor.reason}`;
  const [best] = anchor.spans;
  assert.ok(best);
  return `${anchor.state} ${anchor.ties} ${text.slice(best.start, best.end)}`;
}

const report = `序言
全省档案馆要把守护历史作为第一职责，把服务发展作为第一要务。
第一节 家底
馆藏总量稳步增长，老旧库房改造基本完成，数字化副本覆盖重点全宗。
第二节 任务
老旧库房改造还要向县区延伸；数字化副本要异地保存，重点全宗要优先开放。
附：名词解释
全宗，指一个机关形成的有机整体。`;

/** What is written: a quote alone, or with parts of its context. Where it should be found in the report. */
type Case = readonly [name: string, target: Target, expected: string];

// In the manner of a client that looks for quotes approximately: what it finds, what it refuses, what it prefers.
const quotes: readonly Case[] = [
  ['an empty quote is nowhere', { quote: '' }, 'orphan gone'],
  ['blanks alone are nowhere', { quote: ' \n\u3000' }, 'orphan gone'],
  ['a whole sentence, once', { quote: '把服务发展作为第一要务' }, 'moved 21 把服务发展作为第一要务'],
  [
    'the beginning of the text',
    { quote: '序言\n全省档案馆要把守护历史' },
    'moved 0 序言\n全省档案馆要把守护历史',
  ],
  ['the end of the text', { quote: '指一个机关形成的有机整体。' }, 'moved 127 指一个机关形成的有机整体。'],
  ['a quote longer than the text', { quote: report.repeat(2) }, 'orphan gone'],
  ['one character less', { quote: '把守护历史作第一职责，把服务' }, 'fuzzy 1 把守护历史作为第一职责，把服务'],
  ['one character more', { quote: '馆藏的总量稳步增长，老旧库房' }, 'fuzzy 1 馆藏总量稳步增长，老旧库房'],
  ['one character changed', { quote: '馆藏总额稳步增长，老旧库房' }, 'fuzzy 1 馆藏总量稳步增长，老旧库房'],
  [
    'words put in between',
    { quote: '把守护历史作为第一职责，服务发展作为第一要务' },
    'fuzzy 1 把守护历史作为第一职责，把服务发展作为第一要务',
  ],
  ['too much changed', { quote: '把展览宣传作为头等大事，把编研作为基础' }, 'orphan gone'],
  ['something quite different', { quote: '建设海洋牧场和远洋渔业基地' }, 'orphan gone'],
  ['too short to be searched for approximately', { quote: '守护历程' }, 'orphan gone'],
  [
    'a short quote without context waits, though it is the only one',
    { quote: '有机整体' },
    'fuzzy 1 有机整体',
  ],
  [
    'a short quote with all of its context',
    { quote: '优先', before: '异地保存，重点全宗要', after: '开放。' },
    'moved 111 优先',
  ],
  [
    'the first of two, by its context',
    { quote: '老旧库房改造', before: '馆藏总量稳步增长，', after: '基本完成，数字化副本覆盖重点' },
    'moved 50 老旧库房改造',
  ],
  [
    'the second of two, by its context',
    { quote: '老旧库房改造', before: '第二节 任务', after: '还要向县区延伸；数字化副本要异' },
    'moved 81 老旧库房改造',
  ],
  ['two, and nothing to tell them by', { quote: '数字化副本' }, 'ambiguous 2 数字化副本'],
  [
    'two, and a context that fits neither',
    { quote: '数字化副本', before: '二○三○年以前，', after: '全部入库保管，' },
    'orphan too-short',
  ],
];

// In the manner of a library for text selectors: overlaps, empty contexts, contexts in part, characters of all kinds.
const selectors: readonly (readonly [name: string, text: string, target: Target, expected: string])[] = [
  ['no context', '甲乙丙丁戊己庚辛壬癸', { quote: '乙丙丁戊己庚辛壬' }, 'moved 1 乙丙丁戊己庚辛壬'],
  ['the whole text', '甲乙丙丁戊己庚辛', { quote: '甲乙丙丁戊己庚辛' }, 'moved 0 甲乙丙丁戊己庚辛'],
  ['not in an empty text', '', { quote: '甲乙丙丁戊己庚辛' }, 'orphan gone'],
  ['several times', '库房消防。库房消防。库房消防。', { quote: '库房消防' }, 'ambiguous 3 库房消防'],
  [
    'overlapping itself',
    '年年年年年年年年年年',
    { quote: '年年年年年年年年' },
    'ambiguous 3 年年年年年年年年',
  ],
  [
    'a prefix tells',
    '县级馆要达标建设，市级馆要达标建设。',
    { quote: '达标建设', before: '县级馆要达标建设，市级馆要', after: '。' },
    'moved 13 达标建设',
  ],
  [
    'a suffix tells',
    '要达标建设县级馆，要达标建设市级馆。',
    { quote: '达标建设', before: '要', after: '县级馆，要达标建设市级馆。' },
    'moved 1 达标建设',
  ],
  [
    'both tell together',
    '先东后西先南后西先东后北，其余照旧办理',
    { quote: '先', before: '先东后西先南后西', after: '东后北，其余照旧办理' },
    'moved 8 先',
  ],
  [
    'a prefix that stands there without the quote',
    '县级馆要达标建设。',
    { quote: '扩建', before: '县级馆要', after: '建设' },
    'orphan gone',
  ],
  [
    'a prefix that overlaps the quote',
    '步步高步步高步步高升，稳步推进再上台阶',
    { quote: '步步高', before: '步步高步步高', after: '升，稳步推进再上台阶' },
    'moved 6 步步高',
  ],
  [
    'context beyond the beginning',
    '起步早，成效好，经验可供各地借鉴',
    { quote: '起步早，成效好', before: '我省起步较晚但', after: '，经验可供各地借鉴' },
    'fuzzy 1 起步早，成效好',
  ],
  [
    'context beyond the end',
    '各地可以借鉴的经验是起步早',
    { quote: '起步早', before: '各地可以借鉴的经验是', after: '，成效好' },
    'fuzzy 1 起步早',
  ],
  [
    'across paragraphs',
    '第一段讲任务。\n\n第二段讲保障。',
    { quote: '讲任务。\n\n第二段讲保障' },
    'moved 3 讲任务。\n\n第二段讲保障',
  ],
  [
    'across paragraphs that were one',
    '第一段讲任务。第二段讲保障。',
    { quote: '讲任务。\n\n第二段讲保障' },
    'moved 3 讲任务。第二段讲保障',
  ],
  [
    'full-width digits and letters',
    '建成ＡＩ平台２０个，年内投用',
    { quote: '建成AI平台20个，年内投用' },
    'moved 0 建成ＡＩ平台２０个，年内投用',
  ],
  [
    'blanks between characters',
    '建 成 平 台 二 十 个',
    { quote: '建成平台二十个' },
    'fuzzy 1 建 成 平 台 二 十 个',
  ],
  [
    'other quotation marks',
    '落实「五个一」工程建设要求',
    { quote: '落实“五个一”工程建设要求' },
    'moved 0 落实「五个一」工程建设要求',
  ],
  [
    'emoji on both sides',
    '🌲🌲保护古籍善本与手稿🌲🌲',
    { quote: '🌲保护古籍善本与手稿🌲' },
    'moved 2 🌲保护古籍善本与手稿🌲',
  ],
  [
    'Han beyond the basic plane',
    '修复𠮷氏宗谱与𡈽地契约，建目',
    { quote: '𠮷氏宗谱与𡈽地契约' },
    'moved 2 𠮷氏宗谱与𡈽地契约',
  ],
  [
    'half of a pair is no place',
    '修复𠮷氏宗谱与地契',
    { quote: '\udfb7氏宗谱与地契甲乙' },
    'fuzzy 1 𠮷氏宗谱与地契',
  ],
  [
    'letters with marks, written in two ways',
    'Le cafe\u0301 des archives',
    { quote: 'café des archives' },
    'moved 3 cafe\u0301 des archives',
  ],
  [
    'commas that came and went',
    '档案征集整理、展陈宣传，交流互鉴、传播工作要统筹安排',
    { quote: '档案征集、整理、展陈、宣传、交流互鉴、传播工作要统筹安排' },
    'moved 0 档案征集整理、展陈宣传，交流互鉴、传播工作要统筹安排',
  ],
];

describe('finding a quote again: nineteen cases of a report', () => {
  for (const [name, target, expected] of quotes) {
    it(name, () => assert.equal(found(report, target), expected));
  }
  it('are nineteen', () => assert.equal(quotes.length, 19));
});

describe('finding a quote again: twenty-two texts', () => {
  for (const [name, text, target, expected] of selectors) {
    it(name, () => assert.equal(found(text, target), expected));
  }
  it('are twenty-two', () => assert.equal(selectors.length, 22));
});

describe('a passage that was declared gone', () => {
  const text = '一、总体要求\n加强人才培养，举办业务轮训班。\n加强人才培养，举办技能比武赛。\n';
  const { source, reading: read } = reading(text);
  const start = text.lastIndexOf('人才培养');
  const target = { ...describeTarget(source, read, { start, end: start + 4 })!, orphan: true } as const;

  it('stays so, whatever is like it', () => {
    assert.equal(found(`新增。\n${text}`, target), 'orphan declared');
    assert.equal(found(text.replace('技能比武', '学术沙龙'), target), 'orphan declared');
    assert.equal(found(text, { quote: '人才培养', orphan: true }), 'orphan declared');
  });

  it('is back when its place is as it was', () => {
    assert.equal(found(text, target), `exact ${start} 人才培养`);
  });
});

describe('the same text in other bytes', () => {
  const text = '一、任务\n抢救𠮷氏家谱，🌲林业档案与重要凭证，\n推动开放。\n守住底线。\n';
  const forms: Readonly<Record<string, Uint8Array>> = {
    CRLF: Buffer.from(text.replaceAll('\n', '\r\n')),
    'lone CR': Buffer.from(text.replaceAll('\n', '\r')),
    BOM: Buffer.from(`\ufeff${text}`),
    'UTF-16': Buffer.from(`\ufeff${text}`, 'utf16le'),
    GB18030: toGb18030(text),
    LF: Buffer.from(text),
  };
  const marks = ['𠮷氏家谱', '🌲林业档案与重要凭证', '推动开放。\n守住底线', '任务'];

  for (const [name, bytes] of Object.entries(forms)) {
    it(`${name}: the same targets, the same anchors`, () => {
      const file = decode(bytes);
      assert.ok(file.kind === 'text');
      const source = createSource('plan.txt', file.text);
      const read = readSource(source);
      const before = reading(text);
      for (const mark of marks) {
        const start = text.indexOf(mark);
        const span = { start, end: start + mark.length };
        const target = describeTarget(source, read, span);
        assert.deepEqual(target, describeTarget(before.source, before.reading, span));
        assert.ok(target);
        assert.deepEqual(resolve(source, read, target), {
          state: 'exact',
          span,
          score: 1,
          reason: 'in-place',
        });
        const { at: _, ...moved } = target;
        assert.deepEqual(resolve(source, read, moved), resolve(before.source, before.reading, moved));
      }
    });
  }
});

/** GB18030 by the decoder's own table: Node decodes it, but does not encode. */
function toGb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && !table.has(character)) table.set(character, [lead, trail]);
    }
  }
  const bytes = [...text].flatMap(character => {
    const code = character.codePointAt(0)!;
    if (code < 0x80) return [code];
    const pair = table.get(character);
    if (pair) return pair;
    // Four bytes, in order, for what lies beyond the first plane.
    const place = code - 0x10000;
    return [
      0x90 + Math.floor(place / 12600),
      0x30 + (Math.floor(place / 1260) % 10),
      0x81 + (Math.floor(place / 10) % 126),
      0x30 + (place % 10),
    ];
  });
  return Uint8Array.from(bytes);
}
