import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Code } from '../../../src/core/codebook/codebook';
import { ExchangeError } from '../../../src/core/exchange/foreign';
import { root } from '../../support/root';
import { codingsIn, corpusFrom, planned, reading, written } from './exchange';

const folder = join(root, '../shared/oracles/refi');
const samples = join(root, '../shared/corpora/refi-qda-samples');

interface ExpectedCode {
  readonly name: string;
  readonly color?: string;
  readonly descriptionChars?: number;
  readonly children?: readonly ExpectedCode[];
}

interface Expected {
  readonly mustFail?: boolean;
  readonly right?: string;
  readonly codes: { readonly count: number; readonly tree: readonly ExpectedCode[] };
  readonly coders?: readonly { readonly name: string }[];
  readonly sources: readonly {
    readonly kind: string;
    readonly name: string;
    readonly textFile: string | null;
    readonly codePoints: number | null;
  }[];
  readonly selections: readonly (Readonly<Record<string, unknown>> & {
    readonly kind: string;
    readonly start: number;
    readonly end: number;
    readonly codings: readonly { readonly code: string | null; readonly coder: string | null }[];
  })[];
  readonly mustNotContain?: string;
}

const expectedOf = (path: string): Expected => JSON.parse(readFileSync(path, 'utf8'));

/** The tree as the expected files write it, without what only they have. */
const shortTree = (codes: readonly (Code | ExpectedCode)[]): unknown =>
  codes.map(code => [code.name, shortTree('codes' in code ? code.codes : (code.children ?? []))]);

describe('REFI-QDA files with known answers (needs ../shared)', () => {
  before(function () {
    if (!existsSync(folder)) this.skip();
  });
  const names = existsSync(folder) ? readdirSync(folder).filter(name => /\.(?:qdpx|qdc)$/.test(name)) : [];

  for (const name of names) {
    it(name, async () => {
      const expected = expectedOf(join(folder, `${name}.expected.json`));
      const bytes = readFileSync(join(folder, name));
      if (expected.mustFail || expected.mustNotContain !== undefined) {
        await assert.rejects(reading(name, bytes), ExchangeError);
        return;
      }
      const foreign = await reading(name, bytes);
      const plan = planned(foreign);
      const files = written(plan);
      const corpus = corpusFrom(files);
      assert.deepEqual(shortTree(corpus.codebook.themes), shortTree(expected.codes.tree));
      assert.equal(corpus.codebook.codes.size, expected.codes.count);
      if (name.endsWith('.qdc')) return;
      const withText = expected.sources.filter(
        ({ codePoints, textFile }) => codePoints !== null && !textFile?.startsWith('..'),
      );
      assert.equal(corpus.sources.length, withText.length);
      if (name === 'made_broken-references.qdpx') return;
      const quoteOf = (selection: Expected['selections'][number]) =>
        String(selection[expected.right ?? 'quote'])
          .replaceAll('\r\n', '\n')
          .trim();
      const wanted = expected.selections.flatMap(selection => {
        const byCoder = new Map<string, string[]>();
        for (const { code, coder } of selection.codings)
          byCoder.set(coder ?? '', [...(byCoder.get(coder ?? '') ?? []), code ?? '']);
        return [...byCoder].map(
          ([coder, codes]) => `${quoteOf(selection)} | ${codes.sort().join()} | ${coder}`,
        );
      });
      const found = codingsIn(corpus).map(({ quote, codes, coder = '', state }) => {
        assert.equal(state, 'exact');
        return `${quote} | ${codes.join()} | ${coder}`;
      });
      assert.deepEqual(found.sort(), wanted.sort());
      // A second time, nothing is new.
      const again = planned(foreign, files, { kept: files.get('exchange.yaml')?.text });
      assert.deepEqual(again.files, []);
      assert.deepEqual(
        again.codings.rows.filter(({ isThere }) => !isThere),
        [],
      );
    });
  }

  it('takes no broken reference in silence', async () => {
    const bytes = readFileSync(join(folder, 'made_broken-references.qdpx'));
    const plan = planned(await reading('made_broken-references.qdpx', bytes));
    const told = plan.problems.map(({ reason }) => reason).sort();
    assert.deepEqual(told, [
      'no-place',
      'no-place',
      'past-end',
      'text-missing',
      'unknown-code',
      'unknown-coder',
    ]);
    // Its name stands elsewhere: the quote decides, and the place is told as wrong.
    assert.deepEqual(
      plan.codings.rows.map(({ annotation, isMistold }) => [annotation.quote, isMistold]),
      [['第二条', true]],
    );
  });

  it('places the selections of the ATLAS.ti sample in texts of the project: 8 of 8', async () => {
    const bytes = readFileSync(join(samples, 'sky-loom_TestProject.qdpx'));
    const expected = expectedOf(join(folder, 'expected-for-shared/sky-loom_TestProject.qdpx.expected.json'));
    const foreign = await reading('sky-loom_TestProject.qdpx', bytes);
    const selections = foreign.sources.flatMap(({ selections: own }) => own);
    const comments = foreign.sources.flatMap(source => source.comments ?? []);
    const lengths = [...selections, ...comments].map(({ start = 0, end = 0 }) => end - start).sort();
    const wanted = expected.selections.filter(({ kind }) => kind === 'PlainTextSelection');
    assert.deepEqual(lengths, wanted.map(({ start, end }) => end - start).sort());
    assert.equal(lengths.length, 8);
    // The sample has lost its texts: texts with the quotes at their places stand in for them.
    const texts = new Map<string, string>();
    for (const { name = '', selections: own } of foreign.sources) {
      const all = [...own, ...comments.filter(({ source }) => source === name)];
      let text = Array.from({ length: 1000 }, (_, i) => String.fromCharCode(97 + ((i * 7) % 26))).join('');
      for (const { start = 0, end = 0, quote = '' } of [...all].sort(
        (a, b) => b.end! - b.start! - (a.end! - a.start!),
      ))
        text =
          text.slice(0, start) +
          quote.slice(0, end - start) +
          text.slice(start + Math.min(quote.length, end - start));
      texts.set(name, text);
    }
    const project = new Map(
      [...texts].map(([name, text]) => [
        name.replace(/\.\w+$/, '.txt').replaceAll('|', '_'),
        { kind: 'text', text, encoding: 'utf-8' } as const,
      ]),
    );
    const plan = planned(foreign, project);
    assert.equal(plan.codings.counts.placed, 7);
    assert.deepEqual(
      plan.problems.filter(({ reason }) => reason === 'comment-only').map(({ at }) => at.normalize('NFC')),
      ['Mabêl 2ième.txt 250-412'.normalize('NFC')],
    );
    assert.deepEqual(
      plan.codings.rows.map(({ annotation }) => annotation.quote.length).sort((a, b) => a - b),
      [7, 56, 60, 201, 219, 394, 410],
    );
  });
});
