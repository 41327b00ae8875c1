import assert from 'node:assert/strict';
import { decode } from '../../../src/core/corpus/decode';
import { encode } from '../../support/encode';

/** 档案，修复 in GB18030 (which is GBK here). */
const gbk = Uint8Array.of(0xb5, 0xb5, 0xb0, 0xb8, 0xa3, 0xac, 0xd0, 0xde, 0xb8, 0xb4);
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));

describe('decode', () => {
  it('reads UTF-8, with or without BOM, and keeps the BOM for whoever writes the file back', () => {
    for (const text of ['档案🌲', '\ufeff档案🌲', '', '\ufeff']) {
      assert.deepEqual(decode(utf8(text)), { kind: 'text', text, encoding: 'utf-8' });
    }
  });

  it('reads GB18030 with all its planes', () => {
    assert.deepEqual(decode(gbk), { kind: 'text', text: '档案，修复', encoding: 'gb18030' });
    // 𠮷 takes four bytes.
    const fourBytes = Uint8Array.of(...gbk, 0x95, 0x34, 0xc3, 0x37);
    const found = decode(fourBytes);
    assert.ok(found.kind === 'text');
    assert.equal([...found.text].length, 6);
    assert.equal(found.text.length, 7);
  });

  it('reads UTF-16 by its BOM, either way round', () => {
    const little = utf16('\ufeff档案🌲');
    assert.deepEqual(decode(little), { kind: 'text', text: '\ufeff档案🌲', encoding: 'utf-16le' });
    assert.deepEqual(decode(new Uint8Array(Buffer.from(little).swap16())), {
      kind: 'text',
      text: '\ufeff档案🌲',
      encoding: 'utf-16be',
    });
  });

  it('takes UTF-8 for UTF-8 though its bytes would fit GB18030', () => {
    assert.deepEqual(decode(utf8('档案修复中心')), { kind: 'text', text: '档案修复中心', encoding: 'utf-8' });
  });

  it('reads what is declared, unless a BOM says otherwise', () => {
    const big5 = encode('檔案，修復', 'big5');
    assert.deepEqual(decode(big5, 'big5'), { kind: 'text', text: '檔案，修復', encoding: 'big5' });
    assert.deepEqual(decode(utf16('档案a'), 'utf-16le'), {
      kind: 'text',
      text: '档案a',
      encoding: 'utf-16le',
    });
    const marked = utf16('\ufeff档案');
    assert.deepEqual(decode(marked, 'big5'), { kind: 'text', text: '\ufeff档案', encoding: 'utf-16le' });
    assert.deepEqual(decode(Uint8Array.of(0xff, 0x20), 'big5'), { kind: 'undecodable' });
    assert.deepEqual(decode(Uint8Array.of(0x50, 0, 0, 0), 'big5'), { kind: 'binary' });
    assert.deepEqual(decode(gbk, 'utf-8'), { kind: 'undecodable' });
  });

  it('says what looks like Big5, and never takes it for granted', () => {
    const traditional = '為了在大數據時代做好檔案的管理與利用，檔案館應當有一個完整的規劃。';
    const simplified = '为了在大数据时代做好档案的管理与利用，档案馆应当有一个完整的规划。';
    const found = decode(encode(traditional, 'big5'));
    assert.ok(found.kind === 'text');
    assert.deepEqual([found.encoding, found.looksLike], ['gb18030', 'big5']);
    for (const text of [simplified, traditional, '档案', '１２３', '']) {
      const read = decode(encode(`${text}的`, 'gb18030'));
      assert.ok(read.kind === 'text');
      assert.deepEqual([read.text, read.looksLike], [`${text}的`, undefined]);
    }
  });

  it('knows binary files by their NULs', () => {
    assert.deepEqual(decode(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 8)), { kind: 'binary' });
    assert.deepEqual(decode(utf16('no mark')), { kind: 'binary' });
  });

  it('does not put question marks for what it cannot read', () => {
    assert.deepEqual(decode(Uint8Array.of(...gbk, 0xff, 0xff)), { kind: 'undecodable' });
    assert.deepEqual(decode(Uint8Array.of(0xef, 0xbb, 0xbf, 0xff)), { kind: 'undecodable' });
    assert.deepEqual(decode(Uint8Array.of(0xff, 0xfe, 0x00, 0xd8)), { kind: 'undecodable' });
    assert.deepEqual(decode(Uint8Array.of(0xff, 0xfe, 0x41)), { kind: 'undecodable' });
  });
});
