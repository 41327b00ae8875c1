import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocx } from '../support/office';
import { reportsFolder } from '../support/reports';
import { shared } from '../support/root';
import { makeFolder, removeFolders, run } from './cli';
import { Repository } from './gitProject';

interface Audit {
  readonly sources: number;
  readonly keywords: readonly {
    readonly theme: string;
    readonly keyword: string;
    readonly hits: number;
    readonly sources: readonly string[];
    readonly alone: readonly string[];
    readonly inside: number;
    readonly finding: string | null;
  }[];
  readonly nearlyAlike: readonly { readonly forms: readonly string[]; readonly kind: string }[];
  readonly withoutHits: readonly {
    readonly source: string;
    readonly sentences: readonly { readonly line: number; readonly text: string }[];
  }[];
}

const audit = async (folder: string, ...args: string[]): Promise<Audit> =>
  JSON.parse((await run(['dictionary', folder, '--json', ...args])).stdout);

const codebook = `version: 1
themes:
  - id: a
    name: 资源
    keywords: [档案馆, 档案, AI, 数字档案馆, 区块链, { term: 云, wholeWord: false, except: [云南] }]
  - { id: b, name: 利用, keywords: [开放利用, 开放和利用, 利用] }
`;

const makeSame = () => new Repository({ 'codebook.yaml': codebook, ...texts }).folder;

const texts = {
  '1.txt': '建设数字档案馆。\n推进开放利用。\n',
  '2.txt': '档案工作。AIDS 防治。\n云南利用云。\n',
  '3.txt': '其他一句。\n\n其他二句。其他三句。\n其他四句。\n',
};

describe('policy-coder dictionary', () => {
  after(removeFolders);

  it('tells what each keyword finds, what it finds alone and what stands inside others', async () => {
    const { keywords, sources } = await audit(makeFolder({ 'codebook.yaml': codebook, ...texts }));
    assert.equal(sources, 3);
    assert.deepEqual(
      keywords.map(each =>
        [
          each.keyword,
          each.hits,
          each.sources.join('+'),
          each.alone.join('+'),
          each.inside,
          each.finding,
        ].join(' '),
      ),
      [
        '档案馆 0   1 always-inside',
        '档案 1 2.txt  1 ',
        'AI 0   1 always-inside',
        '数字档案馆 1 1.txt 1.txt 0 ',
        '区块链 0   0 never',
        '云 1 2.txt  0 ',
        '开放利用 1 1.txt 1.txt 0 ',
        '开放和利用 0   0 never',
        '利用 1 2.txt 2.txt 1 ',
      ],
    );
  });

  it('tells a keyword that hits everywhere, but not of a single source', async () => {
    const one = { 'codebook.yaml': codebook, '1.txt': '利用。\n' };
    const finding = async (folder: string) => (await audit(folder)).keywords.at(-1)!.finding;
    assert.equal(await finding(makeFolder(one)), null);
    assert.equal(await finding(makeFolder({ ...one, '2.txt': '利用。\n' })), 'everywhere');
  });

  it('names keywords that are nearly alike', async () => {
    const { nearlyAlike } = await audit(makeFolder({ 'codebook.yaml': codebook, ...texts }));
    assert.deepEqual(
      nearlyAlike.map(({ forms, kind }) => `${forms.join('-')} ${kind}`),
      [
        '档案馆-档案 contains',
        '档案馆-数字档案馆 contains',
        '档案-数字档案馆 contains',
        '开放利用-开放和利用 one-edit',
        '开放利用-利用 contains',
        '开放和利用-利用 contains',
      ],
    );
  });

  it('draws sentences of sources without hits, the same for the same seed', async () => {
    const folder = makeFolder({ 'codebook.yaml': codebook, ...texts });
    const { withoutHits } = await audit(folder, '--count', '9');
    assert.deepEqual(withoutHits, [
      {
        source: '3.txt',
        sentences: [
          { line: 1, text: '其他一句。' },
          { line: 3, text: '其他二句。' },
          { line: 3, text: '其他三句。' },
          { line: 4, text: '其他四句。' },
        ],
      },
    ]);
    const drawn = async (seed: number) => {
      const [silent] = (await audit(folder, '--count', '2', '--seed', String(seed))).withoutHits;
      return silent!.sentences.map(({ text }) => text).join('');
    };
    assert.equal(await drawn(1), await drawn(1));
    assert.ok(new Set(await Promise.all([1, 2, 3, 4, 5, 6].map(drawn))).size > 1);
  });

  it('writes the tables for Word, in Chinese', async () => {
    const folder = makeFolder({ 'codebook.yaml': codebook, ...texts });
    const out = makeFolder({});
    await run(['dictionary', folder, '--out', out, '--format', 'docx', '--lang', 'zh-cn']);
    const { tables } = readDocx(readFileSync(join(out, 'dictionary.docx')));
    assert.deepEqual(tables[0]![1], ['资源', '档案馆', '0', '0', '0.0%', '0', '1', '总在其他词内']);
    assert.deepEqual(tables[1]!.at(-1), ['开放和利用', '利用', '一词包含另一词']);
    assert.deepEqual(
      tables[2]!.map(([source]) => source),
      ['文本', '3.txt', '3.txt', '3.txt', '3.txt'],
    );
  });

  it('names the hits and cells that a change of the codebook gains and loses', async () => {
    const repository = new Repository({ 'codebook.yaml': codebook, ...texts });
    // Texts that change too have no part in it: both codebooks are applied to those of today.
    repository.write('3.txt', '其他一句。\n其他二句。\n区块链。\n');
    repository.edit('codebook.yaml', '[开放利用, 开放和利用, 利用]', '[开放利用, 开放和利用, 二句]');
    const { folder } = repository;
    const { stdout, code } = await run(['dictionary', folder, '--since', 'HEAD', '--json']);
    assert.equal(code, 0);
    const { flipped, gained, lost } = JSON.parse(stdout);
    const shown = ({ source, line, theme, keyword }: Record<string, unknown>) =>
      `${source}:${line} ${theme} ${keyword}`;
    assert.deepEqual(gained.map(shown), ['3.txt:2 b 二句']);
    assert.deepEqual(lost.map(shown), ['2.txt:2 b 利用']);
    assert.deepEqual(
      flipped.map(({ source, theme, before, after, hits }: Record<string, unknown>) => [
        `${source} ${theme} ${before} ${after}`,
        (hits as Record<string, unknown>[]).map(shown),
      ]),
      [
        ['2.txt b 1 0', ['2.txt:2 b 利用']],
        ['3.txt b 0 1', ['3.txt:2 b 二句']],
      ],
    );
    const same = JSON.parse((await run(['dictionary', makeSame(), '--since', 'HEAD', '--json'])).stdout);
    assert.deepEqual(same, { since: 'HEAD', flipped: [], gained: [], lost: [] });
    assert.match((await run(['dictionary', folder, '--since', 'nowhere'])).stderr, /nowhere/);
  });

  it('agrees with a naive count of the 21 provincial reports (needs ../shared)', async function () {
    const table = join(shared, 'bench/keywords.tsv');
    if (!existsSync(reportsFolder) || !existsSync(table)) {
      console.log('        skipped: ../shared is not at hand');
      return this.skip();
    }
    const names = readdirSync(reportsFolder).filter(name => name.endsWith('.txt'));
    assert.equal(names.length, 21);
    const contents = Object.fromEntries(
      names.map(name => [name, readFileSync(join(reportsFolder, name), 'utf8')]),
    );
    const pairs = readFileSync(table, 'utf8')
      .trim()
      .split(/\r?\n/)
      .map(line => line.split('\t') as [string, string]);
    // One that stands inside another, one that never occurs, and one that every report has.
    pairs.push(['x', '量子纠缠档案'], ['x', '发展'], ['y', '质量']);
    const themes = [...new Set(pairs.map(([theme]) => theme))].map(id => ({
      id,
      name: id,
      keywords: pairs.filter(([theme]) => theme === id).map(([, keyword]) => keyword),
    }));
    const found = await audit(
      makeFolder({ 'codebook.yaml': JSON.stringify({ version: 1, themes }), ...contents }),
    );
    const expected = naiveAudit(contents, pairs);
    assert.equal(found.sources, 21);
    assert.deepEqual(
      new Map(
        found.keywords.map(({ theme, keyword, hits, sources, alone, inside }) => [
          `${theme} ${keyword}`,
          { hits, sources: [...sources].sort(), alone: [...alone].sort(), inside },
        ]),
      ),
      expected,
    );
    assert.equal(found.keywords.find(({ keyword }) => keyword === '量子纠缠档案')!.finding, 'never');
    assert.equal(found.keywords.find(({ keyword }) => keyword === '发展')!.finding, 'everywhere');
  });
});

/** At each place the longest keyword counts, and the search goes on behind it; what is left over stands inside one that counts. */
function naiveAudit(texts: Readonly<Record<string, string>>, pairs: readonly (readonly [string, string])[]) {
  const figures = new Map(
    pairs.map(([theme, keyword]) => [
      `${theme} ${keyword}`,
      { hits: 0, sources: [] as string[], alone: [] as string[], inside: 0 },
    ]),
  );
  const longestFirst = [...pairs].sort((a, b) => b[1].length - a[1].length);
  for (const [name, text] of Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const taken: (readonly [start: number, end: number, theme: string, keyword: string])[] = [];
    for (let at = 0; at < text.length; ) {
      const hit = longestFirst.find(([, keyword]) => text.startsWith(keyword, at));
      if (hit) taken.push([at, at + hit[1].length, ...hit]);
      at += hit?.[1].length ?? 1;
    }
    for (const [theme, keyword] of pairs) {
      const own = figures.get(`${theme} ${keyword}`)!;
      const mine = taken.filter(([, , , word]) => word === keyword);
      own.hits += mine.length;
      if (mine.length > 0) {
        own.sources.push(name);
        if (!taken.some(([, , other, word]) => other === theme && word !== keyword)) own.alone.push(name);
      }
      for (let at = text.indexOf(keyword); at !== -1; at = text.indexOf(keyword, at + 1)) {
        const end = at + keyword.length;
        if (taken.some(([from, to, , word]) => word !== keyword && from <= at && end <= to)) own.inside++;
      }
    }
  }
  for (const each of figures.values()) for (const list of [each.sources, each.alone]) list.sort();
  return figures;
}
