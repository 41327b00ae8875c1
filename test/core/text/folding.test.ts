import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type FoldedText, foldedAt, unfold } from '../../../src/core/text/foldedText';
import { Folding, foldingFor } from '../../../src/core/text/folding';
import { defaultFoldingRules, type FoldingRules } from '../../../src/core/text/foldingRules';

const none = Object.fromEntries(
  Object.keys(defaultFoldingRules).map(name => [name, false]),
) as unknown as FoldingRules;
const only = (...names: (keyof FoldingRules)[]) =>
  new Folding({ ...none, ...Object.fromEntries(names.map(name => [name, true])) });

const textOf = ({ codeUnits, length }: FoldedText) => String.fromCharCode(...codeUnits.subarray(0, length));
const fold = (text: string, folding = foldingFor(defaultFoldingRules)) => textOf(folding.fold(text));

/** Every code unit with the stretch it stands for: the smallest whole one that holds it. */
function stretches(folded: FoldedText) {
  return Array.from({ length: folded.length }, (_, i) => {
    let [from, to] = [i, i + 1];
    while (!unfold(folded, from, to)) {
      if (unfold(folded, from, to + 1) || to - i < 8) to++;
      if (to - i >= 8) [from, to] = [from - 1, i + 1];
    }
    return { codeUnit: folded.codeUnits[i]!, ...unfold(folded, from, to)! };
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

  it('folds signs that are set in other shapes: ratios, fractions, ellipses, dashes, middle dots', () => {
    for (const [text, meant] of [
      ['师生比1∶3', '师生比1:3'],
      ['馆藏的1∕3和⅓', '馆藏的1/3和1/3'],
      ['档案⋯⋯等', '档案……等'],
      ['2021━2035', '2021—2035'],
      ['5ㆍ12', '5·12'],
      ['保持25 ℃和¥ 300', '保持25℃和¥300'],
    ] as const) {
      assert.equal(fold(text), fold(meant), text);
    }
    assert.equal(fold('1∶3⋯', new Folding(none)), '1∶3⋯');
  });

  it('folds radicals that stand for characters, as PDF extraction leaves them', () => {
    assert.equal(fold('⼤数据，⺠⽣，⻓三⾓'), '大数据，民生，长三角'.normalize('NFKC'));
  });

  it('leaves width alone when only compatibility is on', () => {
    assert.equal(fold('Ａ㎡', only('compatibility')), 'Ａm2');
  });

  it('folds radicals of every block to the character that they are printed for', () => {
    for (const [text, meant] of [
      ['⽤⼾⻔⼾', '用户门户'],
      ['⾭年⻘年', '青年青年'],
      ['⻝品⻥类⻦类⻓江⻚岩', '食品鱼类鸟类长江页岩'],
      ['⻋间⻛险⻢上⺎⺮⺷', '车间风险马上兀竹羊'],
      ['⾨⾒⿑', '門見齊'],
      ['㇐㇑', '一丨'],
    ] as const) {
      assert.equal(fold(text), meant);
    }
    // In a text by the standard of Taiwan, both are its own form.
    assert.equal(fold('⾨⼾'), fold('門戶'));
    assert.equal(fold('⾨⼾', foldingFor({ ...defaultFoldingRules, traditional: true })), '门户');
  });

  it('takes the circles and digits that are written for 〇 in Chinese numerals for it', () => {
    for (const text of ['二○三五年', '二◯三五年', '二O三五年', '二Ｏ三五年', '二0三五年', '二０三五年']) {
      assert.equal(fold(text), '二〇三五年', text);
    }
    assert.equal(fold('二OO八、一九八0年'), '二〇〇八、一九八〇年');
    assert.equal(fold('一OA系统，一0倍，20年，O2O，CO2'), '一oa系统,一0倍,20年,o2o,co2');
  });

  it('takes middle dots for one, and wave dashes', () => {
    for (const dot of '·•・‧∙⋅･·') assert.equal(fold(`5${dot}12`), '5·12', dot);
    assert.equal(fold('5〜6～7'), '5~6~7');
    assert.equal(fold('●5．12。'), '●5.12。');
  });

  it('takes a line separator for a blank', () => {
    assert.equal(fold('数\u2028字'), '数字');
    assert.equal(fold('low\u2028 carbon'), 'low carbon');
  });

  it('drops what nobody sees, wherever it stands', () => {
    const unseen = [
      ...['\u2066', '\u2067', '\u2068', '\u2069', '\u202a', '\u200e', '\u200b', '\u00ad', '\u034f', '\u061c'],
      ...['\u0000', '\u0001', '\u0008', '\u001f', '\u007f', '\u0085', '\u009f', '\u2060', '\u206a', '\ufeff'],
      ...[
        '\u3164',
        '\uffa0',
        '\ufff9',
        '\ufffc',
        '\u180e',
        '\u180b',
        '\u{e0001}',
        '\u{e0041}',
        '\u{e0100}',
        '\ufe0f',
      ],
    ];
    for (const each of unseen) {
      const code = each.codePointAt(0)!.toString(16);
      assert.equal(fold(`数${each}字`), '数字', code);
      assert.equal(fold(`数 ${each} 字`), '数字', code);
      assert.equal(fold(`${each}a${each} b`), 'a b', code);
    }
  });

  it('drops blanks beside Han characters and joining signs only, and never a line end', () => {
    assert.equal(fold('档  案'), '档案');
    assert.equal(fold('big  data'), 'big data');
    assert.equal(fold('第 5 次'), '第5次');
    assert.equal(fold('⽤ ⼾，A 馆 B c'), '用户,a馆b c');
    assert.equal(fold('“1 + 3 + N” 体系'), '"1+3+n"体系');
    assert.equal(fold('5 · 12 － 30 ％'), '5·12-30%');
    assert.equal(fold('in the U.S. Archive, a'), 'in the u.s. archive, a');
    assert.equal(fold('档\n案'), '档\n案');
    assert.equal(fold('档 \n 案'), '档\n案');
  });

  it('counts characters as one that regions and phrases write differently', () => {
    const folding = foldingFor({ ...defaultFoldingRules, traditional: true });
    for (const [a, b] of [
      ['著力', '着力'],
      ['沿著', '沿着'],
      ['帳戶', '账户'],
      ['計畫', '计划'],
      ['瞭解', '了解'],
      ['憑藉', '凭借'],
      ['答覆', '答复'],
      ['復甦', '复苏'],
      ['產業鍊', '产业链'],
      ['衞生', '卫生'],
      ['敍述', '叙述'],
    ] as const) {
      assert.equal(fold(a, folding), fold(b, folding), a);
    }
    assert.notEqual(fold('著力'), fold('着力'));
  });

  it('folds words to what dictionaries hold, and leaves their signs and capitals', () => {
    const words = (text: string, traditional = false) =>
      fold(text, foldingFor({ ...defaultFoldingRules, traditional }, 'words'));
    assert.equal(words('“ＡＩ”数\u2066 字⽤⼾，５Ｇ 网络㎡①…'), '“AI”数字用户，5G网络㎡①…');
    assert.equal(words('著力發展，顯著著作，計畫漫畫'), '著力發展，顯著著作，計畫漫畫');
    assert.equal(words('著力發展，顯著著作，計畫漫畫', true), '着力发展，显著著作，计划漫画');
  });

  it('does not fold traditional characters unless asked to', () => {
    assert.equal(fold('檔案'), '檔案');
  });

  it('knows the stretch of every code unit, past surrogate pairs, marks and variation selectors', () => {
    const text = '𠮷㎡e\u0301葛\u{E0100}档 案';
    const folded = foldingFor(defaultFoldingRules).fold(text);
    const pieces = stretches(folded).map(({ codeUnit, start, end }) => [
      String.fromCharCode(codeUnit),
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

  it('does not cut a character that folds to several code units', () => {
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
        const all = stretches(folded);
        for (const { codeUnit, start, end } of all) {
          assert.ok(start < end && end <= text.length);
          // What stands at a place of the text is found again among the folded code units.
          assert.equal(all[foldedAt(folded, start)]!.start, start, JSON.stringify(text));
          const shares = start === before.start && end === before.end;
          assert.ok(shares || start >= before.end, JSON.stringify(text));
          before = { start, end };
          if (codeUnit === 10) {
            lines++;
            assert.equal(text.slice(start, end), '\n');
          }
        }
        assert.equal(lines, text.split('\n').length - 1);
      }),
    );
  });
});
