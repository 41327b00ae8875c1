import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shared } from '../support/root';
import { makeFolder, removeFolders, run } from './cli';

/** A real plan, and sentences of it that people have coded; not part of the product. */
const corpora = join(shared, 'corpora/yunnan-plan-coded');
const rows = join(corpora, 'coded_sentences.jsonl');

/** A dictionary as one would begin it: the name of a theme, and a few words that stand for it. */
const themes: Readonly<Record<string, readonly string[]>> = {
  农业: ['农业', '粮食', '农村', '农民', '农产品'],
  工业: ['工业', '制造业', '冶金'],
  科技研究: ['科技', '科研', '技术创新'],
  人才培育: ['人才', '教育', '培训'],
  环境保护: ['环境保护', '生态', '污染'],
  交通邮电: ['交通', '公路', '铁路', '机场', '邮电', '通信'],
  文化事业: ['文化'],
  法制建设: ['法制', '法治', '依法', '法律'],
  财政: ['财政', '税收'],
  金融: ['金融', '银行', '信贷', '保险'],
};

describe('human codings of a real plan, by the command line', () => {
  let folder: string;
  before(function () {
    if (!existsSync(corpora)) {
      console.log(`      skipped: ${corpora} is not there`);
      this.skip();
    }
    folder = makeFolder({
      'codebook.yaml': JSON.stringify({
        version: 1,
        themes: Object.entries(themes).map(([name, keywords], i) => ({ id: `t${i}`, name, keywords })),
      }),
    });
    copyFileSync(join(corpora, 'yunnan_10_5.txt'), join(folder, '云南省.txt'));
  });
  after(removeFolders);

  it('are imported, covered, and measured against the dictionary theme by theme', async () => {
    const imported = await run(['import', folder, rows, '--write']);
    const { placed, fuzzy, orphan, written } = JSON.parse(imported.stdout);
    assert.deepEqual([placed, fuzzy, orphan, written], [403, 1, 0, 404]);
    const report = await run(['report', folder]);
    assert.match(report.stdout, /^云南省(?: +√){10}$/m);
    const { stdout } = await run(['stats', folder, '--agreement', '--lang', 'zh-cn']);
    const table = stdout.slice(stdout.indexOf('（按句）'), stdout.indexOf('（按文本）')).split('\n');
    const cells = table.map(line => line.trim().split(/ {2,}/)).filter(([name = '']) => name in themes);
    assert.deepEqual(cells, [
      // Theme, sources, both, only hits, only coded, precision, recall, F1.
      ['农业', '1', '27', '50', '30', '0.35', '0.47', '0.40'],
      ['工业', '1', '6', '14', '48', '0.30', '0.11', '0.16'],
      ['科技研究', '1', '9', '60', '8', '0.13', '0.53', '0.21'],
      ['人才培育', '1', '15', '72', '12', '0.17', '0.56', '0.26'],
      ['环境保护', '1', '1', '38', '4', '0.03', '0.20', '0.05'],
      ['交通邮电', '1', '21', '9', '35', '0.70', '0.38', '0.49'],
      ['文化事业', '1', '8', '27', '32', '0.23', '0.20', '0.21'],
      ['法制建设', '1', '2', '28', '4', '0.07', '0.33', '0.11'],
      ['财政', '1', '10', '12', '3', '0.45', '0.77', '0.57'],
      ['金融', '1', '4', '24', '12', '0.14', '0.25', '0.18'],
    ]);
    assert.match(stdout, /^合计 +103 +334 +188 +0\.24 +0\.35 +0\.28$/m);
    // Counted another way.
    for (const theme of ['农业', '科技研究', '环境保护', '法制建设', '财政'])
      assert.deepEqual(
        cells
          .find(([name]) => name === theme)!
          .slice(2, 5)
          .map(Number),
        countNaively(theme),
      );
  });
});

/**
 * Sentences with a word and coded, only with a word, only coded: line by line, with blanks and quotation marks taken out of
 * text and quotes alike.
 */
function countNaively(theme: string): readonly number[] {
  const bare = (text: string) => text.normalize('NFKC').replace(/[\s“”"‘’']/g, '');
  const text = readFileSync(join(corpora, 'yunnan_10_5.txt'), 'utf8');
  const units = text
    // Its table of contents ends there: headings count where they stand.
    .slice(text.indexOf('世纪之交'))
    .split(/[\r\n]+/)
    .flatMap(line => line.match(/[^。！？；!?;]+[。！？；!?;]*[”’」』）)]*/g) ?? [])
    .map(bare)
    .filter(unit => unit !== '');
  const quotes = readFileSync(rows, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as { quote: string; code: string })
    .filter(({ code }) => code === theme)
    .map(({ quote }) => ({ start: units.join('').indexOf(bare(quote)), length: bare(quote).length }));
  let at = 0;
  const counts = [0, 0, 0];
  for (const unit of units) {
    const end = at + unit.length;
    const coded = quotes.some(({ start, length }) => start >= 0 && at < start + length && start < end);
    const hit = themes[theme]!.some(word => unit.includes(word));
    if (hit || coded) counts[hit && coded ? 0 : hit ? 1 : 2]!++;
    at = end;
  }
  return counts;
}
