import assert from 'node:assert/strict';
import { decodeFile, decodeSource } from '../../../src/core/corpus/decodeSource';
import type { Encoding } from '../../../src/core/text/encodings';
import { encode } from '../../support/encode';

const plan =
  '第一章 总则\n为了做好档案的管理与利用，制定本规划。\r\n第二章 任务：加强人才培养，推动库房建设的和谐。\n';
const utf8 = (text: string) => new TextEncoder().encode(text);
const without = (bytes: Uint8Array, at: number, ...put: readonly number[]) =>
  Uint8Array.of(...bytes.subarray(0, at), ...put, ...bytes.subarray(at + 1));

/** Text with what is unknown, and what is said of it. */
function read(bytes: Uint8Array, declared?: Encoding) {
  const file = decodeSource(bytes, declared);
  return file.kind === 'text'
    ? [
        file.encoding,
        file.text.split('\ufffd').length - 1,
        file.bad?.count,
        file.bad?.first.map(each => `${each.byte}:${each.line}`).join(' '),
      ]
    : file.kind;
}

describe('decodeSource', () => {
  const bytes = utf8(plan);
  const second = utf8(plan.slice(0, plan.indexOf('为'))).length;

  it('reads a text without bad bytes as ever', () => {
    for (const text of [plan, 'plain', '', '写着\ufffd的']) {
      assert.deepEqual(decodeSource(utf8(text)), { kind: 'text', text, encoding: 'utf-8' });
    }
    assert.deepEqual(read(encode(plan, 'gb18030')), ['gb18030', 0, undefined, undefined]);
  });

  it('loses what is bad in UTF-8 and nothing else, and says where it is', () => {
    const at = bytes.indexOf(0x0d);
    for (const [put, count] of [
      [[0xa0], 1],
      [[0xff, 0xff], 2],
      [[0xe6, 0x8a], 1],
      [[0], 1],
      [[0xed, 0xa0, 0x80], 3],
    ] as const) {
      const broken = Uint8Array.of(...bytes.subarray(0, at), ...put, ...bytes.subarray(at));
      const file = decodeSource(broken);
      assert.ok(file.kind === 'text' && file.encoding === 'utf-8', String(put));
      assert.equal(file.text.replaceAll('\ufffd', ''), plan);
      assert.deepEqual([file.bad?.count, file.bad?.first[0]], [count, { byte: at, line: 2 }], String(put));
    }
    assert.deepEqual(read(without(bytes, second)), ['utf-8', 2, 2, `${second}:2 ${second + 1}:2`]);
    assert.deepEqual(read(bytes.subarray(0, bytes.length - 2)), ['utf-8', 1, 1, `${bytes.length - 4}:3`]);
    assert.deepEqual(read(without(bytes, second, 0xff), 'utf-8'), [
      'utf-8',
      3,
      3,
      [0, 1, 2].map(k => `${second + k}:2`).join(' '),
    ]);
    // Beside one that was written.
    assert.deepEqual(read(Uint8Array.of(...utf8('这里写着\ufffd的字：'), 0xff)), ['utf-8', 2, 1, '24:1']);
    // Also where there is little but ASCII.
    assert.deepEqual(read(Uint8Array.of(...utf8('a'.repeat(200)), 0xe9, 0x20)), ['utf-8', 1, 1, '200:1']);
  });

  it('does so in the other encodings, too', () => {
    const gb = encode(plan, 'gb18030');
    assert.deepEqual(read(Uint8Array.of(...gb, 0xff)), ['gb18030', 1, 1, `${gb.length}:4`]);
    // A character of two or of four bytes that breaks off.
    for (const cut of [[0x81], [0x81, 0x30], [0x81, 0x30, 0x81]]) {
      assert.deepEqual(
        read(Uint8Array.of(...gb.subarray(0, 4), ...cut, ...gb.subarray(4)))[0],
        'gb18030',
        `${cut}`,
      );
    }
    assert.deepEqual(read(Uint8Array.of(...gb.subarray(0, 4), 0x81, 0x30, ...gb.subarray(4))).slice(2), [
      1,
      '4:1',
    ]);
    const big5 = encode('為了做好檔案的管理與利用，制定規劃。', 'big5');
    assert.deepEqual(read(Uint8Array.of(...big5, 0xff), 'big5'), ['big5', 1, 1, `${big5.length}:1`]);
    const utf16 = encode(`\ufeff${plan}`, 'utf-16le');
    assert.deepEqual(read(utf16.subarray(0, utf16.length - 1)), ['utf-16le', 1, 1, `${utf16.length - 2}:3`]);
  });

  it('leaves out what is another encoding, or no text', () => {
    const latin = Uint8Array.from(Buffer.from('Les archives départementales à créer été où', 'latin1'));
    assert.equal(read(latin), 'undecodable');
    assert.equal(read(encode(plan, 'gb18030'), 'utf-8'), 'undecodable');
    assert.equal(read(encode(plan, 'utf-16le').slice(2)), 'binary');
    assert.equal(read(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 8)), 'binary');
    assert.equal(read(Uint8Array.from({ length: 400 }, (_, i) => 1 + ((i * 73) % 255))), 'undecodable');
    assert.equal(read(Uint8Array.of(...bytes, ...encode(plan, 'gb18030')), 'utf-8'), 'undecodable');
  });

  it('is strict with files that are written to', () => {
    const broken = Uint8Array.of(...bytes, 0xff);
    assert.equal(decodeFile('plans/a.TXT', broken).kind, 'text');
    for (const path of ['codebook.yaml', 'a.txt.codes.yaml', 'a.csv']) {
      assert.equal(decodeFile(path, broken, 'utf-8').kind, 'undecodable');
    }
  });
});
