import assert from 'node:assert/strict';
import { describe as describeTarget, resolveAll } from '../../../src/core/annotations/anchor';
import { reading } from '../../support/project';

const sentences = [
  '全市档案工作进入新的阶段，机关档案室全部达标。',
  '到二〇二七年，馆藏总量比目标年份增加三成以上。',
  '建立家谱和方志专题目录，向公众开放。',
  '推动县级馆完成库房改造，配齐恒温恒湿设备。',
  '对重要档案实行异地异质备份。',
  '支持社会力量捐赠红色档案。',
  '办好年度开放日。',
];
const another = '以上各项由牵头部门分解落实，并于每季度末报送进度。';
const more = '鼓励高校开设相关课程，联合培养专门人才';

type Change = (neighbour: string, join: string) => string;
const changes: Readonly<Record<string, Change>> = {
  'another sentence stands in its place': () => another,
  'it became longer': neighbour => neighbour.replace('。', `，${more}。`),
  'a sentence was put in behind it': (neighbour, join) => `${neighbour}${join}${more}。`,
  'words in it were replaced': neighbour => `${more}${neighbour.slice(Math.floor(neighbour.length / 2))}`,
};

/** Where a passage is found, the only one of its file, after a sentence beside it has changed; the old text is not there. */
function afterChange(join: string, index: number, quote: string, side: -1 | 1, change: Change): string {
  const text = (all: readonly string[]) => `一、总体要求\n${all.join(join)}\n二、附则\n`;
  const old = text(sentences);
  const place = index + side;
  const now = text(sentences.map((each, k) => (k === place ? change(each, join) : each)));
  const [before, after] = [reading(old), reading(now)];
  const start = old.indexOf(quote);
  const target = describeTarget(before.source, before.reading, { start, end: start + quote.length });
  assert.ok(target && old.split(quote).length === 2);
  const [anchor] = resolveAll(after.source, after.reading, [target], 'changed');
  assert.ok(anchor);
  return 'span' in anchor
    ? now.slice(anchor.span.start, anchor.span.end)
    : `${anchor.state} ${anchor.reason}`;
}

describe('a passage that stands once and was not edited does not wait because its neighbour changed:', () => {
  for (const [name, change] of Object.entries(changes)) {
    for (const [layout, join] of [
      ['a line each', '\n'],
      ['one paragraph', ''],
    ] as const) {
      it(`${name}, ${layout}`, () => {
        for (let index = 1; index < sentences.length - 1; index++) {
          const sentence = sentences[index]!;
          for (const quote of [sentence, sentence.slice(0, -1), sentence.slice(0, 12)]) {
            for (const side of [-1, 1] as const) {
              assert.equal(afterChange(join, index, quote, side, change), quote);
            }
          }
        }
      });
    }
  }
});
