import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type FoldedText, Folding, foldingFor, unfold } from '../../../src/core/text/folding';
import { defaultFoldingRules, type FoldingRules } from '../../../src/core/text/foldingRules';

const none = Object.fromEntries(
  Object.keys(defaultFoldingRules).map(name => [name, false]),
) as unknown as FoldingRules;
const only = (...names: (keyof FoldingRules)[]) =>
  new Folding({ ...none, ...Object.fromEntries(names.map(name => [name, true])) });

const textOf = ({ units, length }: FoldedText) => String.fromCharCode(...units.subarray(0, length));
const fold = (text: string, folding = foldingFor(defaultFoldingRules)) => textOf(folding.fold(text));

/** Every unit with the stretch it stands for: the smallest whole one that holds it. */
function stretches(folded: FoldedText) {
  return Array.from({ length: folded.length }, (_, i) => {
    let [from, to] = [i, i + 1];
    while (!unfold(folded, from, to)) {
      if (unfold(folded, from, to + 1) || to - i < 8) to++;
      if (to - i >= 8) [from, to] = [from - 1, i + 1];
    }
    return { unit: folded.units[i]!, ...unfold(folded, from, to)! };
  });
}

describe('folding', () => {
  it('folds what is written differently, each rule by itself', () => {
    assert.equal(fold('ＡＩ Ai １５', only('width')), 'AI Ai 15');
    assert.equal(fold('ＡＩ Ai', only('case')), 'ａｉ ai');
    assert.equal(fold('㎡ ⼈⼝ ﬁ é', only('compatibility')), 'm2 人口 fi é');
    assert.equal(fold('“档”『案』—–－‑', only('punctuation')), '"档""案"----');
    assert.equal(fold('檔案館裡', only('traditional')), '档案馆里');
    assert.equal(fold('数 字\u3000档\u00a0案\u200b馆', only('blanks')), '数字档案馆');
    for (const text of ['ＡＩ Ai', '㎡', '“—”', '檔案', '数 字\u200b', 'é']) {
      assert.equal(fold(text, new Folding(none)), text);
    }
  });

  it('folds radicals that stand for characters, as PDF extraction leaves them', () => {
    assert.equal(fold('⼤数据，⺠⽣，⻓三⾓'), '大数据，民生，长三角'.normalize('NFKC'));
  });

  it('leaves width alone when only compatibility is on', () => {
    assert.equal(fold('Ａ㎡', only('compatibility')), 'Ａm2');
  });

  it('drops blanks between Han characters only, and never a line end', () => {
    assert.equal(fold('档  案'), '档案');
    assert.equal(fold('big  data'), 'big data');
    assert.equal(fold('第 5 次'), '第 5 次');
    assert.equal(fold('档\n案'), '档\n案');
    assert.equal(fold('档 \n 案'), '档 \n 案');
  });

  it('does not fold traditional characters unless asked to', () => {
    assert.equal(fold('檔案'), '檔案');
  });

  it('knows the stretch of every unit, past surrogate pairs, marks and variation selectors', () => {
    const text = '𠮷㎡e\u0301葛\u{E0100}档 案';
    const folded = foldingFor(defaultFoldingRules).fold(text);
    const pieces = stretches(folded).map(({ unit, start, end }) => [
      String.fromCharCode(unit),
      text.slice(start, end),
    ]);
    assert.deepEqual(pieces, [
      ['\ud842', '𠮷'],
      ['\udfb7', '𠮷'],
      ['m', '㎡'],
      ['2', '㎡'],
      ['é', 'e\u0301'],
      ['葛', '葛\u{E0100}'],
      ['档', '档'],
      ['案', '案'],
    ]);
  });

  it('does not cut a character that folds to several units', () => {
    const folded = foldingFor(defaultFoldingRules).fold('a㎡b');
    assert.equal(textOf(folded), 'am2b');
    assert.deepEqual(unfold(folded, 1, 3), { start: 1, end: 2 });
    assert.equal(unfold(folded, 1, 2), undefined);
    assert.equal(unfold(folded, 2, 4), undefined);
    assert.equal(unfold(foldingFor(defaultFoldingRules).fold('a㎡'), 0, 2), undefined);
    assert.deepEqual(unfold(folded, 0, 4), { start: 0, end: 3 });
  });

  const pieces = fc.constantFrom(
    ...'档案数字ＡaB１2㎡½ﬁ“—”⼈⺠é',
    ...[
      ' ',
      '\u3000',
      '\u00a0',
      '\n',
      '\u200b',
      '\ufeff',
      '\u0301',
      '\ufe0f',
      '\u{E0100}',
      '𠮷',
      '\ud842',
      '\udfb7',
      'İ',
      'ß',
      '가',
      '\0',
    ],
  );
  const texts = fc.array(pieces, { maxLength: 40 }).map(parts => parts.join(''));
  const rules = fc.record<FoldingRules>({
    case: fc.boolean(),
    width: fc.boolean(),
    compatibility: fc.boolean(),
    blanks: fc.boolean(),
    punctuation: fc.boolean(),
    traditional: fc.boolean(),
  });

  it('keeps places in order, whole characters, and line ends where they are', () => {
    fc.assert(
      fc.property(texts, rules, (text, chosen) => {
        const folded = foldingFor(chosen).fold(text);
        let lines = 0;
        let before = { start: 0, end: 0 };
        for (const { unit, start, end } of stretches(folded)) {
          assert.ok(start < end && end <= text.length);
          const shares = start === before.start && end === before.end;
          assert.ok(shares || start >= before.end, JSON.stringify(text));
          before = { start, end };
          if (unit === 10) {
            lines++;
            assert.equal(text.slice(start, end), '\n');
          }
        }
        assert.equal(lines, text.split('\n').length - 1);
      }),
    );
  });
});
