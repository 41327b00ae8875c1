import assert from 'node:assert/strict';
import { buildCorpus } from '../../../src/core/corpus/build';
import { declareEncoding } from '../../../src/core/corpus/declareEncoding';
import { loadProject } from '../../../src/core/corpus/load';
import type { Encoding } from '../../../src/core/text/encodings';
import { MemoryCorpusStore } from '../../support/corpusStore';
import { encode } from '../../support/encode';
import { codebookOf } from '../../support/project';

const traditional = '為了在大數據時代做好檔案的管理與利用，檔案館應當有一個完整的規劃。';

async function read(bytes: Uint8Array, encodings?: string) {
  const corpus = buildCorpus(
    await loadProject(
      new MemoryCorpusStore({
        'codebook.yaml': codebookOf({ a: ['檔案館'] }),
        'corpus.yaml': `version: 1\n${encodings === undefined ? '' : `encodings: ${encodings}\n`}`,
        'plans/a.txt': bytes,
      }),
    ),
  );
  const [coded] = corpus.sources;
  const codes = corpus.issues.map(({ code, args }) => [code, ...args].join(' '));
  return { codes, encoding: coded?.encoding, hits: coded?.analysis.matches.length };
}

describe('declared encodings', () => {
  it('are what sources are read in, by pattern or for all', async () => {
    const bytes = encode(traditional, 'big5');
    const asBig5 = { codes: [], encoding: 'big5', hits: 1 };
    assert.deepEqual(await read(bytes, '{plans/*.txt: big5}'), asBig5);
    assert.deepEqual(await read(bytes, '{plans/a.txt: big5, "**": utf-8}'), asBig5);
    assert.deepEqual(await read(bytes, 'big5'), asBig5);
  });

  it('are asked for where a source looks like another than it was read in', async () => {
    assert.deepEqual(await read(encode(traditional, 'big5')), {
      codes: ['looks-like GB18030 BIG5'],
      encoding: 'gb18030',
      hits: 0,
    });
  });

  it('leave out what is not as declared, and say so', async () => {
    assert.deepEqual(await read(encode(traditional, 'big5'), 'utf-8'), {
      codes: ['not-as-declared UTF-8'],
      encoding: undefined,
      hits: undefined,
    });
    assert.deepEqual((await read(encode('a', 'utf-8'), '{x: latin1}')).codes, [
      'schema-value x utf-8, gb18030, big5, utf-16le, utf-16be',
    ]);
  });

  it('leave out what cannot be text otherwise: UTF-16 without a mark is read when it is declared', async () => {
    const bytes = encode('檔案館 A', 'utf-16le').slice(2);
    assert.deepEqual((await read(bytes)).codes, ['binary-source']);
    assert.deepEqual(await read(bytes, '{plans/a.txt: utf-16le}'), {
      codes: [],
      encoding: 'utf-16le',
      hits: 1,
    });
  });
});

describe('declareEncoding', () => {
  it('adds what is declared at the end and touches nothing else', () => {
    const declare = (text: string, path = 'plans/a (1).txt', encoding: Encoding = 'big5') =>
      declareEncoding(text, path, encoding);
    const line = 'encodings:\n  "plans/a (1).txt": big5\n';
    assert.equal(declare(''), `version: 1\n${line}`);
    assert.equal(declare('version: 1 # one\n'), `version: 1 # one\n${line}`);
    assert.equal(declare('version: 1'), `version: 1\n${line}`);
    assert.equal(declare('version: 1\r\n'), `version: 1\r\n${line.replaceAll('\n', '\r\n')}`);
    assert.equal(declare('version: 1\n', '"x".txt'), 'version: 1\nencodings:\n  "\\"x\\".txt": big5\n');
  });

  it('leaves a file alone that declares some already, or cannot be read', () => {
    assert.equal(declareEncoding('version: 1\nencodings: {a: big5}\n', 'b.txt', 'big5'), undefined);
    assert.equal(declareEncoding('version: [\n', 'b.txt', 'big5'), undefined);
    assert.equal(declareEncoding('- a list\n', 'b.txt', 'big5'), undefined);
  });
});
