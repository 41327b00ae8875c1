import assert from 'node:assert/strict';
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { codedProject } from '../core/agreement/codedProject';
import {
  overallNameOf,
  passageProject,
  tableProject,
  toldOf,
  unitizingNameOf,
  unitsOf,
} from '../core/agreement/oracleProjects';
import { agreesTo, type Oracle, oracles, readOracles } from '../core/agreement/oracles';
import { inLong, runs } from '../support/long';
import { shared } from '../support/root';
import { quickHome } from '../support/segmenters';
import { makeFolder, removeFolders, run } from './cli';

const corpora = join(shared, 'corpora');
/** No figure here depends on words. */
const home = quickHome();

interface Figures {
  readonly [name: string]: number | null;
}

interface Found {
  readonly coders: readonly string[];
  readonly notes: readonly string[];
  readonly themes: readonly (Figures & { readonly theme: string })[];
  readonly overall: Figures;
  readonly unitizing: Figures;
  readonly sources: readonly (Figures & { readonly source: string })[];
}

async function agreementOf(folder: string, unit: string): Promise<Found> {
  const { code, stdout, stderr } = await run(['agreement', folder, '--unit', unit, '--json'], { home });
  assert.notEqual(code, 2, stderr);
  return JSON.parse(stdout);
}

/** Imports a file of codings; every row must find its place. */
async function importInto(folder: string, file: string): Promise<void> {
  const { code, stdout, stderr } = await run(['import', folder, file, '--write'], { home });
  assert.equal(code, 0, stdout.slice(0, 500) + stderr);
}

/** Everybody who has coded a text has read it for all themes: these corpora are of coders who did. */
function allRead(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.codes.yaml')) appendFileSync(join(folder, name), readBy(name));
  }
}

const readBy = (sideFile: string) =>
  `reviewed:\n  - { code: '*', coder: ${/\.([^.]+)\.codes\.yaml$/.exec(sideFile)![1]} }\n`;

const rounded = (value: number | null | undefined, digits: number) =>
  value === null || value === undefined ? value : Number(value.toFixed(digits));

describe('real coders, from their raw files to the figures that were published (needs ../shared)', () => {
  before(function () {
    if (!existsSync(corpora)) {
      console.log('      skipped: ../shared/corpora is absent');
      this.skip();
    }
  });
  after(removeFolders);

  it('four coders in brat: F1 of each document, each label and all of them', async () => {
    const raw = join(corpora, 'brat-4coders');
    const folder = makeFolder();
    for (const coder of ['Lisa', 'Maria', 'Max', 'Peter'])
      for (const name of readdirSync(join(raw, coder)).filter(each => each.endsWith('.ann')))
        await importInto(folder, join(raw, coder, name));
    allRead(folder);
    const { coders, sources, themes, overall, unitizing } = await agreementOf(folder, 'passage');
    assert.deepEqual(coders, ['Lisa', 'Maria', 'Max', 'Peter']);
    const published = readFileSync(join(raw, 'instance-agreement-report.md'), 'utf8');
    const rows = [...published.matchAll(/^\| (\S+)\.ann +\| +([\d.]+) /gm)];
    assert.equal(rows.length, 5);
    assert.deepEqual(
      Object.fromEntries(sources.map(({ source, f1 }) => [source, rounded(f1!, 3)])),
      Object.fromEntries(rows.map(([, document, f1]) => [`${document}.txt`, Number(f1)])),
    );
    // What was published of labels and of all rests on two more documents; these are the figures of the five.
    const oracle = JSON.parse(
      readFileSync(join(shared, 'oracles/agreement/corpus-brat-4coders-five-documents.json'), 'utf8'),
    ).expected;
    for (const { theme, f1 } of themes)
      assert.equal(rounded(f1!, 6), oracle[`f1Exact.label.${theme.toUpperCase()}`].value, theme);
    assert.equal(rounded(overall.f1, 6), oracle['f1Exact.overall'].value);
    assert.equal(rounded(unitizing.f1Exact, 6), oracle['f1Exact.overall'].value);
  });

  // The tables of these two are in every run, without the way from files to them: test/core/agreement/oracles.corpora.test.ts.
  inLong(it)('two coders of words in GBK: kappa, alpha, AC1 and S', async () => {
    const raw = join(corpora, 'gbk-2coders-construction');
    const bytes = ['coder1.csv', 'coder2_CAI.csv'].map(name => readFileSync(join(raw, name)));
    const [first, second] = bytes.map(each =>
      new TextDecoder('gb18030')
        .decode(each)
        .split('\r\n')
        .map(line => {
          const at = line.lastIndexOf(',');
          return [line.slice(0, at), line.slice(at + 1).trim()] as const;
        }),
    );
    // A label that was left out is O; an empty line ends a sentence.
    const coders: Record<string, { start: number; end: number; codes: string[] }[]> = { c1: [], c2: [] };
    let text = '';
    first!.forEach(([word, label], i) => {
      const [other, theirs] = second![i]!;
      assert.equal(other, word);
      const place = { start: text.length, end: text.length + word.length };
      if (word !== '') {
        coders.c1!.push({ ...place, codes: [label || 'O'] });
        coders.c2!.push({ ...place, codes: [theirs || 'O'] });
      }
      text += i + 1 < first!.length ? `${word}\n` : word;
    });
    const folder = makeFolder({
      ...(codedProject(['B', 'I', 'O'], { 'a.txt': { text, coders } }) as Record<string, string>),
      // In the bytes of the corpus.
      'a.txt': gbkWithoutLabels(bytes[0]!),
    });
    const { overall, themes, notes } = await agreementOf(folder, 'passage');
    assert.deepEqual(notes, []);
    const { cohenKappa, scottPi, alphaNominal, gwetAC1, brennanPredigerS, percent } = overall;
    assert.equal(overall.units, 10_192);
    assert.deepEqual(
      [cohenKappa, scottPi, alphaNominal, gwetAC1, brennanPredigerS, percent].map(each => rounded(each, 6)),
      [0.948361, 0.948358, 0.94836, 0.967493, 0.962912, 0.975275],
    );
    assert.deepEqual(
      themes.map(each => rounded(each.cohenKappa, 6)),
      [0.93166, 0.93415, 0.967001],
    );
  });

  inLong(it)('fifteen coders of a debate, most of whom have not judged a sentence: alpha', async () => {
    const csv = readFileSync(join(corpora, 'coal-debate-coders/coal_debate_DE_all_coders.csv'), 'utf8');
    const { data } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
    const themes: Readonly<Record<string, string>> = { '-1': 'against', '0': 'neutral', '1': 'for' };
    const texts: Record<
      string,
      { text: string; coders: Record<string, { start: 0; end: number; codes: string[] }[]> }
    > = {};
    for (const row of data) {
      const name = `${row.sentenceid!.padStart(5, '0')}.txt`;
      const text = row.sentence_text!.trim();
      const own = texts[name] ?? { text, coders: {} };
      texts[name] = own;
      // A coder whom the page asked the same sentence twice: the first answer counts.
      own.coders[row.coder!] ??= [{ start: 0, end: own.text.length, codes: [themes[row.subsidy_scale!]!] }];
    }
    assert.equal(Object.keys(texts).length, 508);
    const { overall, coders } = await agreementOf(
      makeFolder(codedProject(Object.values(themes), texts) as Record<string, string>),
      'document',
    );
    assert.equal(coders.length, 15);
    assert.deepEqual(
      [overall.alphaNominal, overall.gwetAC1, overall.percent].map(each => rounded(each, 6)),
      [0.429441, 0.446131, 0.623439],
    );
  });
});

describe('projects made of known tables, through the command line (needs ../shared)', () => {
  let cases: readonly Oracle[] = [];
  before(function () {
    if (!existsSync(oracles)) {
      console.log('      skipped: ../shared/oracles is absent');
      this.skip();
    }
    const all = readOracles().filter(each => each.coders.length <= 3);
    const tables = all.filter(each => each.kind !== 'unitizing' && unitsOf(each) > 0 && unitsOf(each) <= 100);
    const passages = all.filter(each => passageProject(each) && each.data.segments!.length <= 100);
    // Every one of them is compared in the same process without the command line (test/core/agreement).
    cases = [...tables, ...passages].filter((_, i) => i % runs(8, 1) === 0);
  });
  after(removeFolders);

  it('have the figures of those tables', async () => {
    const wrong: string[] = [];
    let right = 0;
    for (const oracle of cases) {
      const project = passageProject(oracle) ?? tableProject(oracle);
      const { overall, unitizing } = await agreementOf(
        makeFolder(project as Record<string, string>),
        'sentence',
      );
      for (const [name, value] of toldOf(oracle)) {
        const [ofAll, ofPassages] = [overallNameOf(name), unitizingNameOf(name)];
        const is = passageProject(oracle) ? ofPassages && unitizing[ofPassages] : ofAll && overall[ofAll];
        if (is === undefined) continue;
        if (agreesTo(is, value, 9)) right++;
        else wrong.push(`${oracle.id} ${name}: ${is}, expected ${value}`);
      }
    }
    assert.deepEqual(wrong, []);
    assert.ok(right > 20, String(right));
  });
});

/** The words of a file in GBK with their line ends, byte for byte: what is left without the comma and the label of each line. */
function gbkWithoutLabels(bytes: Buffer): Buffer {
  const lines = bytes.toString('latin1').split('\r\n');
  return Buffer.from(lines.map(line => line.slice(0, line.lastIndexOf(','))).join('\r\n'), 'latin1');
}
