import assert from 'node:assert/strict';
import { joinItems, type PdfItem } from '../../../src/ingest/overprint';

const item = (
  str: string,
  x: number,
  y = 780,
  hasEOL = false,
  width = Array.from(str).length * 12,
): PdfItem => ({
  str,
  transform: [12, 0, 0, 12, x, y],
  width,
  height: 12,
  hasEOL,
});
const textOf = (...items: readonly PdfItem[]) => joinItems(items).text;

describe('letters of a PDF that are drawn twice', () => {
  it('are taken once: letter by letter, line by line, with a shadow, three times', () => {
    const letters = [...'档案馆'];
    const one = (shift: number) => letters.map((letter, i) => item(letter, 50 + 12 * i + shift));
    assert.deepEqual(joinItems(letters.flatMap((_, i) => [one(0)[i]!, one(0.3)[i]!])), {
      text: '档案馆',
      twice: 3,
    });
    assert.equal(textOf(item('第', 50), item('第三', 50.3, 780, false, 23.7), item('三', 62.3)), '第三');
    assert.equal(
      textOf(item('档案馆', 50), item('档案馆', 50.3), item('档案馆', 50.6, 780, true)),
      '档案馆\n',
    );
    assert.equal(
      textOf(item('档案馆', 50, 780, true), item('档案馆', 50.5, 779.5, true), item('利用', 50, 750)),
      '档案馆\n利用',
    );
    // Again behind everything else.
    assert.equal(
      textOf(item('标题', 50, 780, true), item('正文', 50, 750, true), item('标题', 50.2, 780, true)),
      '标题\n正文\n',
    );
    assert.equal(textOf(item('Plan', 50, 780, false, 24), item('Plan', 50.4, 780, false, 24)), 'Plan');
  });

  it('are not those that stand side by side, or one below the other', () => {
    for (const text of ['天天向上', '谢谢', '人人人人', 'bookkeeping', 'lllll', '……', '1111', '。。']) {
      assert.equal(
        textOf(item(text, 50, 780, false, Array.from(text).length * (/[a-z1]/.test(text) ? 3 : 12))),
        text,
      );
    }
    assert.equal(textOf(item('天', 50), item('天', 62)), '天天');
    assert.equal(textOf(item('档案', 50, 780, true), item('档案', 50, 766, true)), '档案\n档案\n');
    // Another letter, or another size, at the same place.
    assert.equal(textOf(item('档', 50), item('案', 50)), '档案');
    assert.equal(textOf(item('档', 50), { ...item('档', 50), transform: [24, 0, 0, 24, 50, 780] }), '档档');
    assert.equal(textOf(item('', 50, 780, true), item('', 50, 766, true)), '\n\n');
  });
});
