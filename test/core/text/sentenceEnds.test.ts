import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sentenceEnds, sentencesAround } from '../../../src/core/text/sentenceEnds';

/** The sentences of a text, without blanks around them. */
function sentences(text: string): readonly string[] {
  const ends = [...sentenceEnds(text), text.length];
  return ends.map((end, i) => text.slice(i === 0 ? 0 : ends[i - 1]!, end).trim()).filter(each => each !== '');
}
/** Marks `|` in a text where its sentences end. */
const marked = (text: string) =>
  assert.deepEqual(
    sentences(text.replaceAll('|', '')),
    text.split('|').map(each => each.trim()),
  );

describe('sentenceEnds', () => {
  it('ends Chinese sentences behind marks of every form', () => {
    for (const mark of '。！？；｡︒︕︖︔﹗﹖﹔‼⁇⁈⁉❗❓!?;．﹒') marked(`先管档案${mark}|再管图书${mark}`);
    marked('先管档案．|”再管图书');
    marked('增长95％．|再建3．5万个．|同比3．2．|共１．５亿');
  });

  it('takes the stop of a number, a list or a caption for none', () => {
    marked('1．加强管理。|２．建馆。|一．总则。|（二）．任务。|(3)．其他。|A．档案');
    marked('见图 1．流程，表2．分布，3．5倍。');
    marked('1. 加强管理。|2. 建馆。|一. 总则。');
    // Where no line end parts the items, and where a number was set with blanks.
    marked('（各地区负责）2．简化税费。|具体措施：1．加快建馆。|（各地区负责）３．补贴。');
    marked('增长5 . 5%以上，比上年多3 .2万册。');
    marked('见附件No. 5所列馆库，比上年多3﹒2万册。');
  });

  it('ends Chinese sentences behind half-width stops where the text writes them for 。', () => {
    marked('先管档案.再管图书');
    marked('约翰.史密斯提出，J.K.罗琳同意。');
    marked('先管档案.|再管图书.|\n3.5万册.');
    marked('先管档案. |再管图书');
  });

  it('ends English sentences behind stops', () => {
    marked('The archive opens in 2025. |Talent is trained later. |Nothing else.');
    marked('He said "Stop.|" Then he left.');
    marked('It grew (by half). |"Good," he said. |It ended!| Really?| Yes.');
    marked('Archives were opened.|[12] Talent followed.');
  });

  it('takes stops of abbreviations, initials and numbers for none', () => {
    for (const text of [
      'Dr. Smith and Mr. J. K. Brown of the U.S. Department met Prof. Li, e.g. Monday, i.e. Today.',
      'See No. 5, Fig. 3, Art. 12, Sec. IV, pp. 3–5, Vol. 2 and para. (b), vs. Others.',
      'It rose by 3.5 to 1,234.56 at 10.30 in v2.1.0 on 12.5.2025 to .5.',
      'Acme Inc. Shanghai and Foo Co. Ltd. Beijing, etc. and so on.',
      'On Jan. 5 and Dec. 2025 at St. Petersburg.',
      'Siehe Abs. 3 und Nr. 5, z.B. Archive, d.h. Akten, am 30. August, im 3. Quartal, vgl. Art. 5.',
      'M. Dupont et Mme. Curie ont lu l’art. 5.',
      'Он живёт в г. Москва на ул. Ленина, т.е. Там.',
      'Visit www.example.org/a.b?Q=1 or e.g. a@b.co.uk and Node.js, etc.',
    ]) {
      marked(text);
    }
  });

  it('ends sentences behind abbreviations where the next word begins one', () => {
    marked('It was made in the U.S. |The archive opens. |They met Smith et al. |It was good.');
    marked('Foo Ltd. |The plan, etc. |This is plan B. |The end is at 5 p.m. |Talent comes.');
    marked('No. |We do not. |Is it art.| However, no.');
  });

  it('takes numbers and letters of lists for none', () => {
    marked(
      '1. Archives open. |2. Talent is trained. |a. First item. |(b). Second. |IV. Results are in. |1.2. Scope is wide.',
    );
    marked('1. Archives open.|\n2. Talent is trained.');
  });

  it('ends a sentence behind an ellipsis only where another begins', () => {
    marked('We wait... and see... |Then we go… |Now it is… over.');
    marked('等等……再说…好');
  });

  it('does not end one for marks in names and quotes, or at small letters', () => {
    marked('The "Why?" question and Yahoo! is here. |"Stop!" he cried.');
  });

  it('does not end one inside addresses and entities', () => {
    for (const text of [
      '推进档案&nbsp;和图书&#160;及&#x4e00;与&amp;建设',
      '推进档案（见http://a.cn/x?id=3）和图书',
      '见 https://a.gov.cn/p;v=1?a=1&b=2;c!d 和图书',
      '见 www.a.cn/x?id 和 a.gov.cn/x?id=3&t=5 图书',
      '见 mailto:a@b.cn?subject=x 图书',
      '见 https://a.cn/档案?id=1 图书',
    ]) {
      marked(text);
    }
    marked('R&D;|图书?|http://a.cn/x?|好');
  });

  it('tells the sentences around a stretch', () => {
    const text = '甲。乙。丙';
    assert.deepEqual(sentencesAround(text, 2, 3), { start: 2, end: 4 });
    assert.deepEqual(sentencesAround(text, 0, 3), { start: 0, end: 4 });
    assert.deepEqual(sentencesAround(text, 4, 5), { start: 4, end: 5 });
  });

  it('gives places in order, and an end behind every line, for any text', () => {
    const any = fc.string({ unit: fc.constantFrom(...'档a1A.．…。?;&http://x \n"”)图'), maxLength: 40 });
    fc.assert(
      fc.property(any, text => {
        const ends = [...sentenceEnds(text)];
        assert.ok(ends.every((end, i) => end > (ends[i - 1] ?? 0) && end <= text.length));
        for (let at = 0; at < text.length; at++) {
          if (text[at] === '\n' || text[at] === '。') assert.ok(ends.includes(at + 1));
        }
      }),
    );
  });
});
