import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as any from '../../src/core/text/bytes';
import * as node from '../../src/node/bytes';

/** What a function gives, or that it throws. */
const outcome = <T>(run: () => T) => {
  try {
    return run();
  } catch {
    return 'throws';
  }
};

// As Node has it, and as Electron may.
const decoders = [node.decodeUtf8, node.decoderBy(undefined)];

describe('bytes where there is Node', () => {
  it('have the digest they have everywhere, whatever their length, half a surrogate pair, too', () => {
    const same = (text: string) => assert.deepEqual([...node.sha256(text)], [...any.sha256(text)]);
    for (const length of [0, 1, 55, 56, 63, 64, 65, 1000, 100_000]) same('a'.repeat(length));
    for (const text of ['档案治理。', '𠮷', '\ud842', '\udfb7a', '\ufeff']) same(text);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), same));
  });

  it('are the text they are everywhere: Chinese, ideographs beyond the first plane, a BOM, nothing', () => {
    for (const text of ['档案治理。\r\n', '𠮷㎡', '\ufeff有', '', 'plain', 'a\0b']) {
      const bytes = new TextEncoder().encode(text);
      for (const decode of [any.decodeUtf8, ...decoders]) assert.equal(decode(bytes), text);
    }
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        for (const decode of decoders) assert.equal(decode(new TextEncoder().encode(text)), text);
      }),
    );
  });

  it('are refused where they are refused everywhere: nothing is replaced', () => {
    const known = [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xe6, 0xa1], [0xf4, 0x90, 0x80, 0x80]];
    for (const bytes of known) {
      for (const decode of decoders)
        assert.equal(
          outcome(() => decode(Uint8Array.from(bytes))),
          'throws',
          String(bytes),
        );
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), bytes => {
        const expected = outcome(() => any.decodeUtf8(bytes));
        for (const decode of decoders)
          assert.equal(
            outcome(() => decode(bytes)),
            expected,
          );
      }),
    );
  });
});
