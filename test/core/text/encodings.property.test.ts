import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildCorpus } from '../../../src/core/corpus/build';
import { loadProject } from '../../../src/core/corpus/load';
import type { Encoding } from '../../../src/core/text/encodings';
import { MemoryCorpusStore } from '../../support/corpusStore';
import { encode } from '../../support/encode';
import { runs } from '../../support/long';
import { codebookOf } from '../../support/project';
import { wrapText } from '../../support/wrapText';

// Characters that GB18030 and Big5 both have.
const keywords = ['文件中心', '公文管理', '服務民生', '三角洲', 'archives', '2035年'];
const clauses = [
  '加快推行文件信息化工作',
  '建成一批文件中心和地方公文管理中心',
  '完善公文管理制度',
  '以服務民生、服務大局自任',
  '加强三角洲等地交流合作',
  '依托archives平台共同利用',
  '到2035年全面建成新格局',
];
const paragraph = fc
  .array(fc.array(fc.constantFrom(...clauses), { minLength: 2, maxLength: 5 }), {
    minLength: 2,
    maxLength: 4,
  })
  .map(sentences => sentences.map(each => `${each.join('，')}。`).join(''));
const plan = fc.array(paragraph, { minLength: 3, maxLength: 5 });
const ends = { LF: '\n', CRLF: '\r\n', CR: '\r' } as const;

/** The hits in order: keyword, and the text at the very place, without the line end that may cut it. */
async function hits(bytes: Uint8Array, settings = ''): Promise<readonly string[]> {
  const store = new MemoryCorpusStore({
    'codebook.yaml': codebookOf({ a: keywords }),
    'corpus.yaml': `version: 1\n${settings}`,
    'plans/p.txt': bytes,
  });
  const corpus = buildCorpus(await loadProject(store));
  const [coded] = corpus.sources;
  assert.ok(coded, 'the source is read');
  return coded.analysis.matches.map(({ keyword, start, end }) => {
    const text = coded.source.text.slice(start, end).replace(/\s/g, '');
    assert.equal(text, keyword.term);
    return text;
  });
}

/** Where the hits are, in lines and columns, which are those of an editor. */
async function places(bytes: Uint8Array, settings = ''): Promise<readonly string[]> {
  const files = { 'codebook.yaml': codebookOf({ a: keywords }), 'corpus.yaml': `version: 1\n${settings}` };
  const corpus = buildCorpus(await loadProject(new MemoryCorpusStore({ ...files, 'p.txt': bytes })));
  const { source, analysis } = corpus.sources[0]!;
  return analysis.matches.map(match => JSON.stringify([match.keyword.term, source.lines.range(match)]));
}

describe('the same text, however it is kept', () => {
  it('has the same hits: line ends, BOM, encodings, form feeds, hard-wrapped at 20 to 60 columns', async () => {
    await fc.assert(
      fc.asyncProperty(
        plan,
        fc.constantFrom(...Object.values(ends)),
        fc.constantFrom<Encoding>('utf-8', 'gb18030', 'utf-16le', 'utf-16be'),
        fc.option(fc.integer({ min: 20, max: 60 })),
        fc.boolean(),
        fc.boolean(),
        async (paragraphs, end, encoding, columns, bom, formFeed) => {
          const plain = await hits(encode(paragraphs.join('\n'), 'utf-8'));
          const lines = paragraphs.map(each => `　　${each}`);
          const wrapped = columns === null ? lines : lines.map(each => wrapText(each, columns));
          const mark = bom && encoding === 'utf-8' ? '\ufeff' : '';
          const text = mark + wrapped.join(formFeed ? '\n\f' : '\n').replaceAll('\n', end);
          assert.deepEqual(await hits(encode(text, encoding)), plain, text);
        },
      ),
      { seed: 5, numRuns: runs(50, 300) },
    );
  });

  it('has its hits at the same lines and columns in every encoding and with every line end', async () => {
    await fc.assert(
      fc.asyncProperty(plan, fc.integer({ min: 20, max: 60 }), async (paragraphs, columns) => {
        const text = paragraphs.map(each => wrapText(`　　${each}`, columns)).join('\n');
        const expected = await places(encode(text, 'utf-8'));
        assert.ok(expected.length > 0);
        for (const end of Object.values(ends)) {
          const own = text.replaceAll('\n', end);
          for (const encoding of ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const) {
            assert.deepEqual(await places(encode(own, encoding)), expected, encoding);
          }
          assert.deepEqual(await places(encode(`\ufeff${own}`, 'utf-8')), expected);
          const big5 = 'encodings: {"*.txt": big5}\n';
          assert.deepEqual(await places(encode(own.replaceAll('强', '強'), 'big5'), big5), expected);
        }
      }),
      { seed: 6, numRuns: runs(5, 25) },
    );
  });

  it('is read alike where lone CRs, CRLFs and LFs stand in one file', async () => {
    const [a, b, c] = clauses;
    const mixed = `${a}。\r${b}。\r\n${c}。\n${a}。\r\r\n${b}。`;
    const expected = await places(encode(mixed.replace(/\r\n?/g, '\n'), 'utf-8'));
    assert.deepEqual(await places(encode(mixed, 'gb18030')), expected);
  });
});
