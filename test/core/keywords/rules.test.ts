import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../../src/core/base/steps';
import type { Codebook } from '../../../src/core/codebook/codebook';
import { explainHits } from '../../../src/core/keywords/explain';
import { findMatches } from '../../../src/core/keywords/match';
import { createMatcher, defaultMatchingRules, type MatchingRules } from '../../../src/core/keywords/matcher';
import { readSource } from '../../../src/core/text/reading';
import { createSource } from '../../../src/core/text/source';
import { cutUnits } from '../../../src/core/text/units';
import { corpusOf, onlySource } from '../../support/project';
import { cpuSeconds } from '../../support/work';

/** A codebook of one theme with these keywords, in YAML. */
const codebook = (keywords: string): Codebook =>
  corpusOf({ 'codebook.yaml': `version: 1\nthemes:\n  - id: t\n    name: t\n    keywords: ${keywords}\n` })
    .codebook;

function matches(book: Codebook, text: string, rules: MatchingRules = defaultMatchingRules) {
  const source = createSource('p.txt', text);
  const reading = readSource(source);
  const matcher = createMatcher(book, rules);
  const found = finish(findMatches(matcher, reading, cutUnits('sentence', reading, [])));
  return found.map(({ keyword, start, end }) => [keyword.term, start, text.slice(start, end)] as const);
}
const quotes = (book: Codebook, text: string, rules?: MatchingRules) =>
  matches(book, text, rules).map(([, , quote]) => quote);

describe('keyword rules', () => {
  it('finds a keyword however it is written, at its true place', () => {
    assert.deepEqual(quotes(codebook('[档案]'), '档案\u0301，档\u{E0100}案'), [
      '档案\u0301',
      '档\u{E0100}案',
    ]);
    assert.deepEqual(matches(codebook('[大数据, AI技术, 人口]'), '大 数\u3000据与ＡＩ技术，ai 技术；⼈⼝'), [
      ['大数据', 0, '大 数\u3000据'],
      ['AI技术', 6, 'ＡＩ技术'],
      ['AI技术', 11, 'ai 技术'],
      ['人口', 17, '⼈⼝'],
    ]);
  });

  it('finds traditional text when asked to', () => {
    const rules = {
      ...defaultMatchingRules,
      folding: { ...defaultMatchingRules.folding, traditional: true },
    };
    assert.deepEqual(quotes(codebook('[档案馆]'), '檔案館'), []);
    assert.deepEqual(quotes(codebook('[档案馆]'), '檔案館', rules), ['檔案館']);
  });

  it('finds words of alphabetic scripts as whole words only', () => {
    const book = codebook('[AI, 5G, "open data"]');
    assert.deepEqual(quotes(book, 'AI、AIDS、OpenAI、5G与15G，5G网络，Open  Data，open dataset'), [
      'AI',
      '5G',
      '5G',
      'Open  Data',
    ]);
  });

  it('falls back to a shorter keyword where the longer one would cut a word', () => {
    assert.deepEqual(quotes(codebook('[数字, 数字AI]'), '数字AIDS'), ['数字']);
  });

  it('keeps the place of an excepted hit taken', () => {
    const book = codebook('[{ term: 长三角, except: [长三角 饭店] }, 三角]');
    assert.deepEqual(quotes(book, '长三角饭店，长三角，三角'), ['长三角', '三角']);
  });

  it('counts keywords inside longer ones when overlaps are asked for', () => {
    const book = codebook('[档案, 档案馆, 数字档案馆]');
    assert.deepEqual(quotes(book, '数字档案馆'), ['数字档案馆']);
    assert.deepEqual(quotes(book, '数字档案馆', { ...defaultMatchingRules, overlaps: true }), [
      '数字档案馆',
      '档案馆',
      '档案',
    ]);
  });

  it('counts one mention of a keyword once, whatever of its forms stand there', () => {
    const rules = { ...defaultMatchingRules, overlaps: true };
    const corpus = (keywords: string, text: string) =>
      onlySource(
        corpusOf({
          'codebook.yaml': `version: 1\nthemes: [{ id: t, name: t, keywords: ${keywords} }]\n`,
          'corpus.yaml': 'version: 1\nmatching: { overlaps: true }\n',
          'p.txt': text,
        }),
      ).analysis.matches.map(({ start, end }) => text.slice(start, end));
    const keywords =
      '[{ term: 长三角, aliases: [长三角地区, 大长三角] }, 三角, { term: 哈哈, regex: "哈+", aliases: [哈哈] }]';
    assert.deepEqual(corpus(keywords, '长三角地区，大长三角，哈哈'), [
      '长三角地区',
      '三角',
      '大长三角',
      '三角',
      '哈哈',
    ]);
    const explained = explainHits(
      createMatcher(codebook(keywords), rules),
      { text: '长三角地区', hyphens: [] },
      1,
    );
    assert.deepEqual(
      explained.map(({ form, verdict }) => [form.text, verdict.is]),
      [
        ['长三角地区', 'counted'],
        ['长三角', 'overlapped'],
        ['三角', 'counted'],
      ],
    );
  });

  it('finds words either way where nobody can tell a hyphen at a line end, once', () => {
    const text = 'There is a low-\ncarbon plan, policy-\nmaking.';
    const found = (keywords: string) =>
      onlySource(
        corpusOf({
          'codebook.yaml': `version: 1\nthemes: [{ id: t, name: t, keywords: ${keywords} }]\n`,
          'corpus.yaml': 'version: 1\nlineEnds: soft\n',
          'p.txt': text,
        }),
      ).analysis.matches.map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(found('[low-carbon, policymaking]'), ['low-\ncarbon', 'policy-\nmaking']);
    assert.deepEqual(found('[{ term: low-carbon, aliases: [lowcarbon] }, carbon, low]'), ['low-\ncarbon']);
    assert.deepEqual(found('[{ term: low-carbon, except: [low-carbon plan] }]'), []);
  });

  it('searches for regular expressions, leftmost-longest among all keywords, never over a line end', () => {
    const book = codebook('[{ term: 产业, regex: "第[一二三]产业" }, 第三, 产业链]');
    assert.deepEqual(matches(book, '第三产业链、第三，第\n三产业'), [
      ['产业', 0, '第三产业'],
      ['第三', 6, '第三'],
    ]);
  });

  it('searches each line by itself: what could reach over a line end is found in its own line', () => {
    const book = codebook(
      '[{ term: 馆, regex: "[^。]*馆" }, { term: 头, regex: "^第" }, { term: 尾, regex: "章$" }]',
    );
    const text = '甲。乙\n丙馆\n第一章\n第二章丁';
    assert.deepEqual(quotes(book, text), ['丙馆', '第', '章', '第']);
    // Long texts are searched in pieces, which must not be seen.
    const long = `${'甲乙丙丁戊。'.repeat(30_000)}\n`.repeat(3);
    assert.deepEqual(quotes(codebook('[{ term: 甲, regex: "^甲" }]'), long), ['甲', '甲', '甲']);
  });

  it('reports a regular expression that cannot be used, and takes linear time for the others', async () => {
    const bad = corpusOf({
      'codebook.yaml':
        'version: 1\nthemes:\n  - { id: t, name: t, keywords: [{ term: x, regex: "(a" }, { term: y, regex: "(?=a)b" }] }\n',
      'p.txt': 'a',
    });
    assert.deepEqual(
      bad.issues.map(({ code }) => code),
      ['theme-without-keywords', 'bad-regex', 'bad-regex'],
    );
    const seconds = await cpuSeconds(() => {
      assert.deepEqual(quotes(codebook('[{ term: x, regex: "(a+)+b" }]'), 'a'.repeat(20_000)), []);
    });
    assert.ok(seconds < 20, 'no explosion');
  });

  it('reads the rules from corpus.yaml, and says them in the method', () => {
    const files = {
      'codebook.yaml': 'version: 1\nthemes: [{ id: t, name: t, keywords: [ＡＩ] }]\n',
      'corpus.yaml': 'version: 1\nmatching: { width: false, overlaps: true }\n',
      'p.txt': 'AI',
    };
    const corpus = corpusOf(files);
    assert.equal(onlySource(corpus).analysis.matches.length, 0);
    assert.deepEqual(corpus.settings.matching, {
      folding: { ...defaultMatchingRules.folding, width: false },
      overlaps: true,
    });
  });
});

describe('explaining hits', () => {
  const explain = (book: Codebook, text: string, at: number) =>
    explainHits(createMatcher(book), { text, hyphens: [] }, at).map(({ form, verdict }) => [
      form.text,
      verdict.is,
      verdict.is === 'overlapped' ? verdict.by.term : verdict.is === 'excepted' ? verdict.context : '',
    ]);

  it('says of each hit at a place why it counts, or why not', () => {
    const book = codebook(
      '[{ term: 长三角, aliases: [长江三角洲], except: [长三角饭店] }, 三角, 三角洲, AI]',
    );
    assert.deepEqual(explain(book, '长江三角洲', 3), [
      ['长江三角洲', 'counted', ''],
      ['三角洲', 'overlapped', '长三角'],
      ['三角', 'overlapped', '长三角'],
    ]);
    assert.deepEqual(explain(book, '长三角饭店', 0), [['长三角', 'excepted', '长三角饭店']]);
    assert.deepEqual(explain(book, 'AIDS', 1), [['AI', 'part-of-word', '']]);
  });

  const characters = fc.constantFrom(...'数字档案馆aB１ ，。\n');
  const text = fc.array(characters, { maxLength: 30 }).map(parts => parts.join(''));
  const keywords = fc.uniqueArray(
    fc.array(fc.constantFrom(...'数字档案馆ab1'), { minLength: 1, maxLength: 4 }).map(p => p.join('')),
    { minLength: 1, maxLength: 5 },
  );

  it('agrees with what is counted, by the quick way and by the careful one', () => {
    fc.assert(
      fc.property(text, keywords, fc.boolean(), (given, terms, overlaps) => {
        const plain = codebook(JSON.stringify(terms));
        const withRegex = codebook(JSON.stringify([...terms, { term: 'never', regex: 'never' }]));
        const rules = { ...defaultMatchingRules, overlaps };
        const counted = matches(plain, given, rules);
        assert.deepEqual(matches(withRegex, given, rules), counted);
        const explained = new Set<string>();
        for (let at = 0; at <= given.length; at++) {
          for (const hit of explainHits(createMatcher(plain, rules), { text: given, hyphens: [] }, at)) {
            if (hit.verdict.is === 'counted')
              explained.add(
                JSON.stringify([hit.form.keyword.term, hit.start, given.slice(hit.start, hit.end)]),
              );
          }
        }
        assert.deepEqual([...explained].sort(), counted.map(hit => JSON.stringify(hit)).sort());
      }),
    );
  });
});
