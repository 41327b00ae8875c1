import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '../../../src/core/corpus/decode';
import { type Reading, readSource, toSource } from '../../../src/core/text/reading';
import { createSource, type Source } from '../../../src/core/text/source';
import { shared } from '../../support/root';

/** Texts that are not part of the product: the founding paper, and corpora. */

interface Text {
  readonly name: string;
  readonly source: Source;
  readonly reading: Reading;
}

function load(path: string): Text {
  const file = decode(readFileSync(path));
  assert.equal(file.kind, 'text', path);
  const source = createSource(path, file.kind === 'text' ? file.text : '');
  return { name: path.slice(shared.length + 1), source, reading: readSource(source) };
}

/** The source text and the place of every occurrence in a reading. */
function find({ source, reading }: Text, keyword: string) {
  const places: { readonly at: string; readonly start: number; readonly end: number }[] = [];
  for (let i = reading.text.indexOf(keyword); i !== -1; i = reading.text.indexOf(keyword, i + 1)) {
    const span = toSource(reading, i, i + keyword.length);
    const { line, column, endLine, endColumn } = source.lines.range(span);
    assert.equal(source.text.slice(span.start, span.end).replace(/\s/g, ''), keyword);
    places.push({ at: `${line}:${column}-${endLine}:${endColumn}`, ...span });
  }
  return places;
}

/** Pairs of 1-based lines that a reading joins. */
function joinedLines({ source, reading }: Text): readonly string[] {
  const { offsets } = reading;
  if (!offsets) return [];
  const pairs: string[] = [];
  for (let i = 1; i < offsets.length; i++) {
    if (reading.text[i] === '\n' || reading.text[i - 1] === '\n') continue;
    const from = source.lines.position(offsets[i - 1]!).line;
    const to = source.lines.position(offsets[i]!).line;
    if (from !== to) pairs.push(`${from}-${to}`);
  }
  return pairs;
}

/** A suite over shared texts; skipped where they are absent. */
function over(folder: string, suite: (path: string) => void): void {
  const path = join(shared, folder);
  if (existsSync(path)) describe(folder, () => suite(path));
  // Not the suite itself: mocha calls what it skips, and that would read the texts.
  else describe.skip(`${folder} (needs ../shared)`, () => it('is read as it is meant'));
}

describe('soft line ends in real texts', () => {
  over('paper', path => {
    const text = load(join(path, 'paper.txt'));

    it('finds the keywords of the paper, each at its true place', () => {
      const places = (keyword: string) => find(text, keyword).map(({ at }) => at);
      assert.deepEqual(places('数字档案馆'), [
        '61:20-63:2',
        '770:17-770:22',
        '771:22-771:27',
        '911:20-913:2',
        '925:3-925:8',
        '1042:12-1042:17',
      ]);
      assert.deepEqual(places('服务民生'), ['901:5-901:9', '984:24-986:2', '998:19-998:23']);
      assert.deepEqual(places('专题数据库'), ['652:3-652:8', '917:22-919:4']);
      assert.deepEqual(places('单套制'), ['913:10-913:13', '1038:22-1040:3']);
      assert.deepEqual(places('电子文件归档'), ['768:22-770:5', '913:3-913:9']);
      assert.equal(places('档案治理体系').length, 13);
      assert.deepEqual(places('长三角'), ['624:3-624:6', '927:18-927:21', '1171:22-1173:2']);
    });

    it('joins nothing across paragraphs, titles, cells, captions and notes', () => {
      const joins = joinedLines(text);
      const joined = new Set(joins);
      // Last line of each paragraph, title, caption and note of the paper; lines 286 to 659 are the table's cells.
      const ends = [
        ...[
          1, 67, 69, 71, 72, 74, 84, 86, 88, 90, 93, 95, 99, 100, 112, 143, 145, 167, 200, 202, 218, 225, 227,
        ],
        ...[
          260, 262, 284, 661, 676, 678, 716, 718, 756, 758, 791, 793, 826, 828, 860, 862, 891, 897, 935, 941,
          943,
        ],
        ...[
          961, 1000, 1002, 1020, 1048, 1050, 1057, 1059, 1077, 1107, 1109, 1131, 1167, 1169, 1191, 1232, 1234,
        ],
      ];
      for (const pair of joins) {
        const [from, to] = pair.split('-').map(Number) as [number, number];
        assert.ok(to <= 285 || from >= 660, `cells ${pair}`);
        assert.ok(!ends.includes(from), `past the end of a block: ${pair}`);
      }
      assert.ok(joined.has('253-254') && joined.has('815-816') && joined.has('969-970'), 'page breaks');
      assert.ok(joins.length > 380, `${joins.length} joins`);
    });
  });

  over('corpora/zh-literature-brat', path => {
    it('finds every span that people marked over a line end', () => {
      let spans = 0;
      for (const name of readdirSync(path).filter(each => each.endsWith('.ann'))) {
        const text = load(join(path, name.replace('.ann', '.txt')));
        const offsets = [0];
        for (const character of text.source.text) offsets.push(offsets.at(-1)! + character.length);
        for (const line of readFileSync(join(path, name), 'utf8').split('\n')) {
          const fragments = /^T\d+\t\S+ ([\d ]+(?:;[\d ]+)+)\t/
            .exec(line)?.[1]
            ?.split(';')
            .map(each => each.split(' ').map(offset => offsets[Number(offset)]!));
          if (!fragments) continue;
          spans++;
          const keyword = fragments.map(([start, end]) => text.source.text.slice(start, end)).join('');
          const found = find(text, keyword).some(
            ({ start, end }) => start === fragments[0]![0] && end === fragments.at(-1)![1],
          );
          assert.ok(found, `${name}: ${keyword}`);
        }
      }
      assert.equal(spans, 74);
    });
  });

  for (const folder of [
    'prov-gwr-2026',
    'city-gwr-2024',
    'national-five-year-plans',
    'archives-plan-excerpts',
    'keyword-counts-truth',
    'env-policy-longlines',
    'cooccur-busan',
  ]) {
    over(`corpora/${folder}`, path => {
      it('has a paragraph or a sentence on a line: nothing is joined', () => {
        const texts = readdirSync(path).filter(name => name.endsWith('.txt'));
        assert.notEqual(texts.length, 0);
        const joined = texts.map(name => load(join(path, name))).filter(({ reading }) => reading.joins > 0);
        assert.deepEqual(
          joined.map(({ name, reading }) => `${name}: ${reading.joins}`),
          [],
        );
      });
    });
  }
});
