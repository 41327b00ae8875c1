import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { formatRange } from '../../../src/core/annotations/annotation';
import type { Corpus } from '../../../src/core/corpus/corpus';
import { readForeign } from '../../../src/core/exchange/readers/readers';
import { shared } from '../../support/root';
import { corpusFrom, planned, written } from './exchange';

const folder = join(shared, 'oracles/formats');

interface Passage {
  readonly coder: string;
  readonly codes: readonly string[];
  readonly memo: string;
  readonly quoteCrlfAsLf: string;
  readonly codePoints: { readonly crlf1: readonly [number, number] };
}

async function foreignOf(path: string) {
  const file = join(folder, path);
  const found = await readForeign({
    name: basename(file),
    folder: basename(dirname(file)),
    bytes: readFileSync(file),
    beside: async name => {
      const other = join(dirname(file), name);
      return existsSync(other) ? readFileSync(other) : undefined;
    },
  });
  assert.ok(found, path);
  return found;
}

/** Passages in short, with their places in code points, a line end as one. */
const shortOf = ({ codebook, sources }: Corpus) =>
  sources
    .flatMap(({ source, annotations }) =>
      annotations.map(({ annotation: { codes, coder = '', memo = '', quote }, anchor }) => {
        const place = 'span' in anchor ? [...source.text.slice(0, anchor.span.start)].length : -1;
        const names = codes.map(code => codebook.codes.get(code)?.name ?? code).sort();
        return `${place}-${place + [...quote].length} ${quote} | ${names} | ${coder} | ${memo} | ${anchor.state}`;
      }),
    )
    .sort();

describe('files of other programs with known answers (needs ../shared)', () => {
  before(function () {
    if (!existsSync(folder)) this.skip();
  });

  const text = existsSync(folder) ? readFileSync(join(folder, 'text/plan.txt'), 'utf8') : '';
  const passages: readonly Passage[] = existsSync(folder)
    ? JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')).passages
    : [];

  /** Which coders and memos a format carries. */
  const wanted = ({ coders = (name: string) => name, memos = true, only = /./ } = {}) =>
    passages
      .filter(({ coder }) => only.test(coder))
      .map(({ codePoints: { crlf1 }, quoteCrlfAsLf, codes, coder, memo }) => {
        return `${crlf1[0]}-${crlf1[1]} ${quoteCrlfAsLf} | ${[...codes].sort()} | ${coders(coder)} | ${memos ? memo : ''} | exact`;
      })
      .sort();

  const nobody = () => '';
  const cases: readonly (readonly [files: readonly string[], expected: () => readonly string[]])[] = [
    [['taguette/all_tags.csv'], () => wanted({ coders: nobody, memos: false })],
    [['qualcoder/coded_text.csv'], () => wanted()],
    [['qualcoder/code_text.tsv'], () => wanted()],
    [['brat/coder_a/plan.ann', 'brat/coder_b/plan.ann'], () => wanted()],
    [['inception/coder_a.tsv', 'inception/coder_b.tsv'], () => wanted({ memos: false })],
    [['inception/coder_a.xmi', 'inception/coder_b.xmi'], () => wanted({ memos: false })],
    [['doccano/utf16/coder_a.jsonl', 'doccano/utf16/coder_b.jsonl'], () => wanted({ memos: false })],
    [['doccano/utf16/all_with_relations.jsonl'], () => wanted({ coders: nobody, memos: false })],
    [['doccano/graphemes/all.jsonl'], () => wanted({ coders: nobody, memos: false })],
    [
      ['label-studio/export.json'],
      () => wanted({ coders: name => (name === 'coder_a' ? '1' : '2'), memos: false }),
    ],
    [
      ['label-studio/export_min.json'],
      () => wanted({ coders: name => (name === 'coder_a' ? '1' : '2'), memos: false }),
    ],
  ];
  for (const [paths, expected] of cases) {
    for (const lineEnd of ['\r\n', '\n']) {
      it(`${paths.join(', ')} in a project whose text has ${JSON.stringify(lineEnd)}`, async () => {
        const plan = text.replaceAll('\r\n', lineEnd);
        let files = new Map([['plan.txt', { kind: 'text', text: plan, encoding: 'utf-8' } as const]]);
        for (const path of paths) {
          const next = planned(await foreignOf(path), files, { kept: files.get('exchange.yaml')?.text });
          assert.deepEqual(next.newSources, []);
          files = written(next, files) as typeof files;
        }
        const corpus = corpusFrom(files);
        assert.deepEqual(shortOf(corpus), expected());
        for (const { annotations } of corpus.sources)
          for (const { annotation } of annotations) assert.ok(annotation.at && formatRange(annotation.at));
        // A second time, nothing is new.
        for (const path of paths) {
          const again = planned(await foreignOf(path), files, { kept: files.get('exchange.yaml')?.text });
          assert.deepEqual(again.files, []);
          assert.ok(again.codings.rows.every(({ isThere }) => isThere));
        }
      });
    }
    it(`${paths[0]} in an empty folder`, async () => {
      const plan = planned(await foreignOf(paths[0]!));
      const corpus = corpusFrom(written(plan));
      const carries = !/taguette|qualcoder/.test(paths[0]!);
      assert.equal(corpus.sources.length, carries ? 1 : 0);
      if (!carries) return;
      const only = paths.length > 1 ? /coder_a/ : /./;
      const memos = paths[0]!.startsWith('brat');
      const all = expected().filter(line => only.test(`${paths.length > 1 ? line : 'coder_a'}`));
      assert.deepEqual(shortOf(corpus), memos ? wanted({ only }) : all);
    });
  }

  it('lists of codes', async () => {
    const treeOf = async (path: string) => {
      const { codebook } = planned(await foreignOf(path)).corpus;
      return [...codebook.codes.values()].map(({ path: at, name, definition, color }) => [
        at,
        name,
        definition,
        color,
      ]);
    };
    const plain = (await treeOf('atlasti/codebook.xlsx')).map(([, name, definition, color]) => [
      name,
      definition,
      color,
    ]);
    assert.deepEqual(plain, [
      ['数字政府', '第一行\n第二行', '#1f77b4'],
      ['公共服务', undefined, '#2ca02c'],
      ['绿色发展', undefined, '#9467bd'],
    ]);
    assert.deepEqual(
      (await treeOf('maxqda/code_list_for_import.xlsx')).map(each => each.slice(0, 3)),
      [
        ['数字政府', '数字政府', '第一行\n第二行'],
        ['数字政府/平台', '平台', undefined],
        ['公共服务', '公共服务', '含"便民"'],
        ['公共服务/医疗', '医疗', undefined],
        ['绿色发展', '绿色发展', undefined],
      ],
    );
    assert.deepEqual(
      (await treeOf('nvivo/codebook.xlsx')).map(each => each.slice(0, 3)),
      [
        ['数字政府', '数字政府', '第一行\n第二行'],
        ['公共服务', '公共服务', undefined],
        ['绿色发展', '绿色发展', undefined],
      ],
    );
    assert.deepEqual(
      (await treeOf('qualcoder/plain_codes.txt')).map(([path]) => path),
      ['目标', '目标/治理', '目标/治理/数字政府', '民生', '民生/公共服务', '绿色发展'],
    );
    assert.deepEqual(
      (await treeOf('taguette/codebook.csv')).map(each => each.slice(1, 3)),
      [
        ['公共服务', '含"便民", 不含收费'],
        ['数字政府', '第一行\n第二行'],
        ['绿色发展', undefined],
      ],
    );
    assert.deepEqual(
      (await treeOf('taguette/codebook.qdc')).map(([, name]) => name).sort(),
      ['公共服务', '数字政府', '绿色发展'].sort(),
    );
  });

  it('QualCoder: variables behind ragged rows', async () => {
    const files = new Map([['plan.txt', { kind: 'text', text, encoding: 'utf-8' } as const]]);
    const plan = planned(await foreignOf('qualcoder/coded_text.csv'), files);
    assert.deepEqual(
      plan.corpus.sources.map(({ attributes }) => attributes),
      [{ 年份: 2024 }],
    );
    assert.deepEqual(
      [...plan.corpus.codebook.codes.keys()].sort(),
      ['民生', '民生/公共服务', '目标', '目标/治理', '目标/治理/数字政府', '绿色发展'].sort(),
    );
  });

  it('Label Studio: a cancelled annotation is told and not imported', async () => {
    const { problems } = await foreignOf('label-studio/export.json');
    assert.deepEqual(
      problems.map(({ reason }) => reason),
      ['cancelled'],
    );
  });
});
