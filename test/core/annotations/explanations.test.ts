import assert from 'node:assert/strict';
import { Explanations, type Traced } from '../../support/explanations';

const lines = {
  a: '接收到期进馆的文书档案和专业档案，建立移交台账。',
  b: '摸清全市家谱、方志和老照片的数量，逐件登记。',
  c: '分批公布开放目录，在政务大厅设立查阅窗口。',
  unit: '牵头单位：市档案馆、市财政局、市教育局、各区人民政府。',
  head: '二、开展普查',
};
type Name = keyof typeof lines;

/** A text of lines. The same mark behind a name is the same line; another, one that was typed again. */
function traced(row: string): Traced {
  const origins: number[] = [];
  let text = '';
  for (const word of row.split(' ')) {
    const [name, mark = '0'] = word.split(':') as [Name, string?];
    const from = 10_000 * (Object.keys(lines).indexOf(name) + 1) + 1000 * Number(mark);
    origins.push(...Array.from(lines[name], (_, i) => from + i), -1);
    text += `${lines[name]}\n`;
  }
  return { text, origins };
}

/** What the texts say of the line at an index, which is taken to be at another now. */
function lead(before: string, index: number, after: string, indexNow: number): number {
  const [old, now] = [traced(before), traced(after)];
  const span = ({ text }: Traced, at: number) => {
    const start = text.split('\n').slice(0, at).join('\n').length + (at > 0 ? 1 : 0);
    return { start, end: text.indexOf('\n', start) };
  };
  return new Explanations(old, now).lead(span(old, index), span(now, indexNow));
}

describe('what two texts say of a passage, whatever its history', () => {
  it('a line that was copied and then deleted is the copy', () => {
    assert.ok(lead('a b c', 0, 'b c a:1', 2) > 0);
  });

  it('a heading that was typed again where it stood is itself, and elsewhere it is another', () => {
    assert.ok(lead('a head b', 1, 'a head:1 b', 1) > 0);
    assert.ok(lead('a head b c', 1, 'a b head:1 c', 2) < 0);
  });

  it('of two equal lines in a row, either may be left', () => {
    assert.equal(lead('a unit:1 unit:2 b', 1, 'a unit:2 b', 1), 0);
  });

  it('the twin of a line that was deleted is not the line', () => {
    assert.ok(lead('a unit:1 b unit:2 c', 1, 'a b unit:2 c', 2) < 0);
    assert.ok(lead('a unit:1 b unit:2 c', 3, 'a unit:1 b c', 1) < 0);
  });

  it('a line typed anew between others is not a deleted one that had twins', () => {
    assert.ok(lead('a unit:1 b unit:2 c head', 1, 'a b unit:2 c unit:3 head', 4) <= 0);
    assert.ok(lead('a unit:1 b c head', 1, 'a b c unit:3 head', 3) > 0);
  });
});
