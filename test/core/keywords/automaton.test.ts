import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildAutomaton, scan } from '../../../src/core/keywords/automaton';

type Hit = readonly [start: number, end: number, pattern: number];

function hits(patterns: readonly string[], text: string): readonly Hit[] {
  const found: Hit[] = [];
  const units = Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  scan(
    buildAutomaton(patterns),
    units,
    units.length,
    () => true,
    (...hit) => found.push(hit),
  );
  return found;
}

/** What leftmost-longest without overlap means, spelled out. */
function oracle(patterns: readonly string[], text: string): readonly Hit[] {
  const found: Hit[] = [];
  for (let at = 0; at < text.length; ) {
    let best = -1;
    patterns.forEach((pattern, i) => {
      const fits = pattern !== '' && text.startsWith(pattern, at);
      if (fits && pattern.length > (patterns[best]?.length ?? 0)) best = i;
    });
    if (best === -1) at++;
    else {
      found.push([at, at + patterns[best]!.length, best]);
      at += patterns[best]!.length;
    }
  }
  return found;
}

describe('scan', () => {
  it('takes the longest of the keywords that begin at the leftmost place', () => {
    const patterns = ['数字档案', '数字档案馆', '档案馆', '馆'];
    assert.deepEqual(hits(patterns, '建数字档案馆和数字档案室，档案馆、馆'), [
      [1, 6, 1],
      [7, 11, 0],
      [13, 16, 2],
      [17, 18, 3],
    ]);
  });

  it('goes back when a longer keyword turns out not to be there', () => {
    assert.deepEqual(hits(['ab', 'abcde', 'cd'], 'abcdx'), [
      [0, 2, 0],
      [2, 4, 2],
    ]);
    assert.deepEqual(hits(['aab'], 'aaab'), [[1, 4, 0]]);
    assert.deepEqual(hits(['abcabd', 'bc'], 'abcabc'), [
      [1, 3, 1],
      [4, 6, 1],
    ]);
  });

  it('finds nothing for empty keywords, and the first of twins', () => {
    assert.deepEqual(hits([], '档案'), []);
    assert.deepEqual(hits(['', ''], '档案'), []);
    assert.deepEqual(hits(['档案', '档案'], ''), []);
    assert.deepEqual(hits(['', '档案', '档案'], '档案'), [[0, 2, 1]]);
  });

  it('takes memory by the length of its patterns, however many different characters they hold', () => {
    const han = (i: number) => String.fromCharCode(0x4e00 + (i % 20_000));
    const patterns = Array.from(
      { length: 100_000 },
      (_, i) => han(i) + han(Math.floor(i / 20_000)) + han(i * 31),
    );
    const { first, codeUnits, pattern } = buildAutomaton(patterns);
    assert.ok(first.length + codeUnits.length + pattern.length < 4 * patterns.length * 3);
    assert.deepEqual(hits(patterns, `档${patterns[29_999]}`).at(-1)?.[2], 29_999);
  });

  it('is what leftmost-longest means, for any keywords and any text', () => {
    const letters = fc.constantFrom('档', '案', '馆', 'a', '\n', '𠮷', '\u0000', '\uffff');
    const patterns = fc.array(fc.string({ unit: letters, maxLength: 5 }), { maxLength: 12 });
    fc.assert(
      fc.property(patterns, fc.string({ unit: letters, maxLength: 60 }), (each, text) => {
        assert.deepEqual(hits(each, text), oracle(each, text));
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});
