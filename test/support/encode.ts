import type { Encoding } from '../../src/core/text/encodings';

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** Bytes of every character of an encoding of one or two bytes, found by decoding all of them. */
function tableOf(encoding: 'gb18030' | 'big5'): ReadonlyMap<string, readonly number[]> {
  let table = tables.get(encoding);
  if (!table) {
    const found = new Map<string, readonly number[]>();
    const decoder = new TextDecoder(encoding);
    for (let first = 0x81; first < 0xff; first++) {
      for (let second = 0x40; second < 0xff; second++) {
        const character = decoder.decode(Uint8Array.of(first, second));
        if (character.length === 1 && character !== '\ufffd' && !found.has(character)) {
          found.set(character, [first, second]);
        }
      }
    }
    for (let code = 0; code < 0x80; code++) found.set(String.fromCharCode(code), [code]);
    tables.set(encoding, found);
    table = found;
  }
  return table;
}

/** The bytes of a text in an encoding; UTF-16 with its mark. Throws where the encoding lacks a character. */
export function encode(text: string, encoding: Encoding): Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return new TextEncoder().encode(text);
    case 'utf-16le':
      return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
    case 'utf-16be':
      return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le').swap16());
    default: {
      const table = tableOf(encoding);
      return Uint8Array.from(
        [...text].flatMap(character => {
          const bytes = table.get(character);
          if (!bytes) throw new Error(`${encoding} has no ${character}`);
          return bytes;
        }),
      );
    }
  }
}
