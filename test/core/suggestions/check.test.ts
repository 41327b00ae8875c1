import assert from 'node:assert/strict';
import { english } from '../../../src/core/base/l10n';
import { describeDropped } from '../../../src/core/report/suggestions/suggestionWords';
import { readAnswer } from '../../../src/core/suggestions/answer';
import { checkSuggestions, type RawSuggestion } from '../../../src/core/suggestions/check';
import { hashSource } from '../../../src/core/text/source';
import { corpusOf } from '../../support/project';

const text = `一、总体要求
建设数字档案馆，确保安全。
二、主要任务
推进数字
档案馆升级改造，做好备份。做好备份。
`;
const corpus = corpusOf({
  'codebook.yaml': `version: 1
themes:
  - { id: safety, name: 档案安全, keywords: [安全], codes: [{ id: backup, name: 备份 }] }
  - { id: digital, name: 信息化, keywords: [数字] }
`,
  'a.txt': text,
});
const coded = corpus.sources[0]!;
const check = (raw: readonly RawSuggestion[], asked = {}) =>
  checkSuggestions(coded, corpus.codebook, raw, asked);
const one = (quote: string, code = 'safety') => check([{ quote, codes: [code] }]);
const dropped = (result: ReturnType<typeof check>) =>
  Object.entries(result.dropped)
    .filter(([, n]) => n > 0)
    .map(([reason, n]) => `${reason} ${n}`);

describe('suggestions are checked against the text', () => {
  it('by letters: blanks, line ends, width and case make no difference, and the passage is as the text has it', () => {
    const { kept } = one('推进数字档案馆 升级改造,');
    assert.deepEqual(
      kept.map(({ target, codes }) => [target.quote, codes]),
      [['推进数字\n档案馆升级改造，', ['safety']]],
    );
    assert.equal(text.slice(kept[0]!.span.start, kept[0]!.span.end), '推进数字\n档案馆升级改造，');
  });

  it('not by meaning: other words are not there', () => {
    assert.deepEqual(dropped(one('建设智慧档案馆，确保安全')), ['not-there 1']);
    assert.deepEqual(dropped(one('  ')), ['not-there 1']);
  });

  it('drops what stands in several places, unless only one of them was asked about', () => {
    assert.deepEqual(dropped(one('做好备份')), ['several-places 1']);
    const start = text.lastIndexOf('做好备份');
    const { kept } = check([{ quote: '做好备份', codes: ['safety/backup'] }], {
      span: { start, end: text.length },
    });
    assert.deepEqual(
      kept.map(({ span }) => span.start),
      [start],
    );
  });

  it('counts overlapping places as several', () => {
    const twice = corpusOf({
      'codebook.yaml': 'version: 1\nthemes: [{ id: a, name: A, keywords: [x] }]',
      'a.txt': 'abababx',
    });
    const result = checkSuggestions(twice.sources[0]!, twice.codebook, [{ quote: 'abab', codes: ['a'] }]);
    assert.deepEqual(dropped(result), ['several-places 1']);
  });

  it('takes a path or a name of one code, and no code that is unknown, missing, or was not asked for', () => {
    assert.deepEqual(one('确保安全', '档案安全').kept[0]?.codes, ['safety']);
    assert.deepEqual(dropped(one('确保安全', 'invented')), ['unknown-code 1']);
    assert.deepEqual(dropped(check([{ quote: '确保安全', codes: [] }])), ['unknown-code 1']);
    assert.deepEqual(dropped(check([{ quote: '确保安全', codes: ['digital'] }], { codes: ['safety'] })), [
      'unknown-code 1',
    ]);
    assert.equal(
      check([{ quote: '确保安全', codes: ['safety/backup'] }], { codes: ['safety'] }).kept.length,
      1,
    );
    assert.deepEqual(dropped(one('确保安全', '__proto__')), ['unknown-code 1']);
  });

  it('drops what goes over several sections', () => {
    assert.deepEqual(dropped(one('确保安全。二、主要任务推进')), ['several-sections 1']);
    assert.equal(one('二、主要任务').kept.length, 1, 'a heading itself can be quoted');
  });

  it('drops all if the text is another than the model was given', () => {
    assert.deepEqual(dropped(check([{ quote: '确保安全', codes: ['safety'] }], { hash: 'sha256:0' })), [
      'text-changed 1',
    ]);
    assert.equal(
      check([{ quote: '确保安全', codes: ['safety'] }], { hash: hashSource(coded.source) }).kept.length,
      1,
    );
  });

  it('keeps each passage with its codes once, and not more than a person can judge', () => {
    const same = { quote: '确保安全', codes: ['safety'] };
    assert.deepEqual(dropped(check([same, { ...same, quote: '确保 安全' }])), ['repeated 1']);
    const many = check(Array.from({ length: 700 }, () => same));
    assert.deepEqual(dropped(many), ['repeated 499', 'too-many 200']);
  });

  it('tells in a sentence what was dropped', () => {
    const raw = [
      ...Array.from({ length: 37 }, () => ({ quote: '确保安全', codes: ['safety'] })),
      ...['甲', '乙', '丙'].map(quote => ({ quote, codes: ['safety'] })),
    ];
    const { dropped } = check(raw);
    assert.deepEqual(
      describeDropped(raw.length, dropped, english)[0],
      '3 of 40 suggestions quoted text that is not there.',
    );
  });
});

describe('an answer of a model', () => {
  it('is JSON, a list or an object, also within other words', () => {
    const wanted = { suggestions: [{ quote: 'q', codes: ['a'], reason: 'r' }], unreadable: 0 };
    const list = [{ quote: 'q', code: 'a', reason: 'r' }];
    for (const answer of [
      list,
      { suggestions: list },
      JSON.stringify(list),
      `Sure!\n\`\`\`json\n${JSON.stringify({ suggestions: list })}\n\`\`\`\nDone.`,
      { text: JSON.stringify(list) },
    ])
      assert.deepEqual(readAnswer(answer), wanted, JSON.stringify(answer));
  });

  it('is none where there is no JSON, half of it, or too much', () => {
    for (const answer of [
      '',
      'no',
      '{"suggestions": [{"quote": "q"',
      '42',
      42,
      null,
      {},
      'x'.repeat(1_000_001),
    ])
      assert.equal(readAnswer(answer), undefined);
  });

  it('counts entries that are no suggestions', () => {
    assert.deepEqual(readAnswer([1, null, { code: 'a' }, { quote: '', code: 'a' }, { quote: ['x'] }]), {
      suggestions: [],
      unreadable: 5,
    });
  });
});
