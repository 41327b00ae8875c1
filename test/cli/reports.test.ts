import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCorpus, buildOverview, english, loadProject, type Overview } from '../../src/core';
import { FileStore } from '../../src/node/fileStore';
import { projectFiles } from '../support/corpusStore';
import { shared } from '../support/root';
import { readSample } from '../support/sample';
import { makeFolder, removeFolders, run } from './cli';

const reports = join(shared, 'corpora/prov-gwr-2026');
const table = join(shared, 'bench/keywords.tsv');

/** How often each keyword stands in a text: at each place the longest that begins there, then on behind it. */
function countNaively(text: string, keywords: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  const longestFirst = [...keywords].sort((a, b) => b.length - a.length);
  for (let at = 0; at < text.length; ) {
    const found = longestFirst.find(keyword => text.startsWith(keyword, at));
    if (found !== undefined) counts[found] = (counts[found] ?? 0) + 1;
    at += found?.length ?? 1;
  }
  return counts;
}

/** Texts, and the keywords to count in them. */
interface Input {
  readonly texts: ReadonlyMap<string, string>;
  readonly keywords: readonly (readonly [theme: string, keyword: string])[];
}

/** The reports of 21 provinces, which are not part of this repository; `undefined` where they are not at hand. */
function realReports(): Input | undefined {
  if (!existsSync(reports) || !existsSync(table)) return undefined;
  const names = readdirSync(reports).filter(name => name.endsWith('.txt'));
  assert.equal(names.length, 21);
  return {
    texts: new Map(names.map(name => [name, readFileSync(join(reports, name), 'utf8')])),
    keywords: readFileSync(table, 'utf8')
      .split('\n')
      .filter(line => line !== '')
      .map(line => line.split('\t') as [string, string]),
  };
}

/** The texts of the sample project that are not hard-wrapped: in those, a naive count cannot find all. */
function sampleTexts(): Input {
  const { sources, codebook } = buildCorpus(projectFiles(readSample()));
  const whole = sources.filter(({ analysis }) => analysis.reading.joins === 0);
  assert.ok(whole.length >= 25);
  return {
    texts: new Map(whole.map(({ source }) => [source.path.replace('plans/', ''), source.text])),
    keywords: codebook.keywords.map(({ theme, term }) => [theme, term]),
  };
}

const inputs: Readonly<Record<string, () => Input | undefined>> = {
  'the 21 provincial reports (needs ../shared)': realReports,
  'the sample texts': sampleTexts,
};

for (const [title, load] of Object.entries(inputs))
  describe(title, () => {
    let folder: string;
    let keywords: Input['keywords'];
    let texts: Input['texts'];

    before(function () {
      const input = load();
      if (!input) {
        console.log('    skipped: the reports in ../shared are absent');
        this.skip();
      }
      ({ keywords, texts } = input);
      const themes = [...new Set(keywords.map(([theme]) => theme))].map(theme => ({
        id: theme,
        name: theme,
        keywords: keywords.filter(each => each[0] === theme).map(([, keyword]) => keyword),
      }));
      folder = makeFolder({
        'codebook.yaml': JSON.stringify({ version: 1, themes }),
        ...Object.fromEntries(texts),
      });
    });

    after(removeFolders);

    it('hold every keyword as often as a naive count finds it', async () => {
      const { stdout } = await run(['keywords', folder, '--json']);
      const found = new Map([...texts.keys()].map(name => [name, {} as Record<string, number>]));
      for (const { source, keyword, text } of JSON.parse(stdout)) {
        assert.equal(text, keyword);
        const counts = found.get(source)!;
        counts[keyword] = (counts[keyword] ?? 0) + 1;
      }
      for (const [name, text] of texts) {
        assert.deepEqual(
          found.get(name),
          countNaively(
            text,
            keywords.map(([, keyword]) => keyword),
          ),
          name,
        );
      }
    });

    it('give a table and a network with the same counts', async () => {
      const overview: Overview = JSON.parse((await run(['report', folder, '--json'])).stdout);
      const all = [...texts.values()].map(text =>
        countNaively(
          text,
          keywords.map(([, keyword]) => keyword),
        ),
      );
      const total = (of: string) => all.reduce((sum, counts) => sum + (counts[of] ?? 0), 0);
      assert.deepEqual(
        Object.fromEntries(overview.network.nodes.map(node => [node.id, node.frequency])),
        Object.fromEntries(
          keywords.map(([, keyword]) => [keyword, total(keyword)] as const).filter(([, count]) => count > 0),
        ),
      );
      for (const { theme, matches } of overview.coverage.totals) {
        const own = keywords.filter(each => each[0] === theme);
        assert.equal(
          matches,
          own.reduce((sum, [, keyword]) => sum + total(keyword), 0),
        );
      }
    });

    it('give the same bytes on every run, in every file', async () => {
      const [first, second] = [makeFolder(), makeFolder()];
      assert.deepEqual(
        await run(['report', folder, '--out', first, '--format', 'all']),
        await run(['report', folder, '--out', second, '--format', 'all']),
      );
      const names = readdirSync(first);
      assert.equal(names.length, 21);
      for (const name of names) {
        assert.ok(readFileSync(join(first, name)).equals(readFileSync(join(second, name))), name);
      }
    });

    it('give the same figures in whatever order they are read', async () => {
      const store = new FileStore(folder);
      const backwards = {
        list: async () => (await store.list()).toReversed(),
        read: (path: string) => store.read(path),
      };
      const [one, other] = await Promise.all(
        [store, backwards].map(async each => buildOverview(buildCorpus(await loadProject(each)), english)),
      );
      assert.equal(JSON.stringify(one), JSON.stringify(other));
    });
  });
