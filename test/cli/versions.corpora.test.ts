import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe as describeTarget, resolveAll } from '../../src/core/annotations/anchor';
import type { Target } from '../../src/core/annotations/annotation';
import { EarlierText } from '../../src/core/annotations/earlier';
import { foldToLetters } from '../../src/core/annotations/letters';
import { readSource } from '../../src/core/text/reading';
import { createSource } from '../../src/core/text/source';
import { runs } from '../support/long';
import { shared } from '../support/root';
import { Chance } from '../support/unkindPlan';
import { makeFolder, removeFolders, run } from './cli';

const corpora = join(shared, 'corpora');
const cities = ['上海', '三亚', '中山', '临沂'];

/** Texts that are versions of one another, by what they are; not part of the product. */
const pairs: readonly (readonly [what: string, old: string, now: string])[] = [
  ['Shanghai, 2024 and 2026', 'city-gwr-2024/上海.txt', 'prov-gwr-2026/上海市.txt'],
  ['Beijing, 2024 and 2026', 'city-gwr-2024/北京.txt', 'prov-gwr-2026/北京市.txt'],
  ['five-year plans 10 and 11', 'national-five-year-plans/10.pdf.txt', 'national-five-year-plans/11.pdf.txt'],
  ['five-year plans 11 and 12', 'national-five-year-plans/11.pdf.txt', 'national-five-year-plans/12.pdf.txt'],
];

const read = (path: string) => {
  const source = createSource('plan.txt', readFileSync(path, 'utf8'));
  return { source, reading: readSource(source) };
};

/** Sentences and clauses of a text, some of each, with what is stored of them. */
function coded({ source, reading }: ReturnType<typeof read>, count: number): readonly Target[] {
  const chance = new Chance(20_260_301);
  const { text } = source;
  return Array.from({ length: count }, () => {
    const at = chance.below(text.length);
    const stops = chance.isTrue(0.5) ? /[。！？\n]/ : /[，、；。：\n]/;
    let [start, end] = [at, at];
    while (start > 0 && !stops.test(text[start - 1]!)) start--;
    while (end < text.length && !stops.test(text[end]!)) end++;
    return describeTarget(source, reading, { start, end });
  }).filter(target => target !== undefined);
}

/** The share of the rows of two letters that two texts have in common (Dice). */
function alike(a: string, b: string): number {
  const grams = (text: string) =>
    Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));
  const left = new Map<string, number>();
  for (const gram of grams(a)) left.set(gram, (left.get(gram) ?? 0) + 1);
  let common = 0;
  for (const gram of grams(b)) {
    const count = left.get(gram) ?? 0;
    if (count > 0) common++;
    left.set(gram, count - 1);
  }
  return (2 * common) / Math.max(1, a.length + b.length - 2);
}

const around = (text: string, start: number, end: number) =>
  foldToLetters(text.slice(Math.max(0, start - 60), end + 60)).text;

describe('passages of real texts in another version (needs ../shared)', () => {
  after(removeFolders);

  /** Codes the one text, and looks for it in the other. The share that is placed, of what is there to the letter. */
  function follow(what: string, old: string, now: string): readonly number[] {
    const [then, today] = [read(old), read(now)];
    const targets = coded(then, runs(25, 1500));
    const lettersToday = foldToLetters(today.reading.text).text;
    return [undefined, new EarlierText(then, today)].map(earlier => {
      const anchors = resolveAll(today.source, today.reading, targets, 'changed', earlier);
      let [placed, waiting] = [0, 0];
      const doubtful: string[] = [];
      anchors.forEach((anchor, i) => {
        const { quote, at } = targets[i]!;
        const { text: letters } = foldToLetters(quote);
        if (!('span' in anchor)) {
          if (lettersToday.includes(letters)) waiting++;
          return;
        }
        placed++;
        const was = then.source.lines.span(at!);
        const here = around(today.source.text, anchor.span.start, anchor.span.end);
        const likeness = alike(around(then.source.text, was.start, was.end), here);
        // A sentence of 20 letters speaks for itself; of a shorter quote, what stands around it must speak for it.
        if (letters.length < 20 && likeness < 0.3) doubtful.push(`${quote}: ${here}`);
      });
      console.log(
        `      ${what}${earlier ? ', old text at hand' : ''}: ${targets.length} coded, ${placed} placed, ${waiting} wait though the words are there, ${doubtful.length} doubtful`,
      );
      assert.deepEqual(doubtful, []);
      return placed / Math.max(1, placed + waiting);
    });
  }

  for (const [what, old, now] of pairs) {
    it(`${what}: what is placed stands among what it stood among`, function () {
      const [one, other] = [join(corpora, old), join(corpora, now)];
      if (!existsSync(one) || !existsSync(other)) {
        console.log(`      skipped: ${old} or ${now} is not there`);
        this.skip();
      }
      follow(what, one, other);
    }).timeout(600_000);
  }

  it('the text as it was published and as a Word document: nearly all is found', async function () {
    const documents = cities.map(name => join(corpora, `city-gwr-2024/docx/${name}.docx`));
    if (!documents.every(existsSync)) {
      console.log('      skipped: city-gwr-2024/docx is not there');
      this.skip();
    }
    const folder = makeFolder();
    assert.equal((await run(['ingest', ...documents, '--out', folder])).code, 0);
    for (const name of cities) {
      const shares = follow(name, join(corpora, `city-gwr-2024/${name}.txt`), join(folder, `${name}.txt`));
      for (const share of shares) assert.ok(share > 0.9, `${share} of ${name}`);
    }
  }).timeout(600_000);
});
