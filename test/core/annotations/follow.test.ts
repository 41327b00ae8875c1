import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Follower } from '../../../src/core/annotations/follow';
import { applyEdits, type TextEdit } from '../../../src/core/text/edits';
import { LineIndex } from '../../../src/core/text/lines';
import { runs } from '../../support/long';

/** A text in which `[` and `]` mark a passage, and a follower of it. */
function followerOf(marked: string): Follower {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  const text = marked.replace(/[[\]]/g, '');
  const follower = new Follower(text);
  follower.add('p', new LineIndex(text).range({ start, end }));
  return follower;
}

/** The text with the passage marked as it is now; without marks when it is gone. */
function marked(follower: Follower): string {
  const place = follower.places.get('p');
  if (!place) return follower.text;
  const { start, end } = new LineIndex(follower.text).span(place);
  return `${follower.text.slice(0, start)}[${follower.text.slice(start, end)}]${follower.text.slice(end)}`;
}

/** Replaces pieces of the text, each standing in it once, in one step. */
function replace(follower: Follower, ...pieces: readonly (readonly [from: string, to: string])[]): void {
  const lines = new LineIndex(follower.text);
  const edits = pieces.map(([from, to]): TextEdit => {
    const start = lines.text.indexOf(from);
    assert.notEqual(start, -1, from);
    return { range: lines.range({ start, end: start + from.length }), text: to };
  });
  assert.ok(follower.apply(edits, applyEdits(lines, edits)));
}

/** Puts text in at an offset. */
function insert(follower: Follower, offset: number, text: string): void {
  const lines = new LineIndex(follower.text);
  const edit = { range: lines.range({ start: offset, end: offset }), text };
  assert.ok(follower.apply([edit], applyEdits(lines, [edit])));
}

describe('following a passage through edits', () => {
  const cases: readonly (readonly [
    what: string,
    before: string,
    edit: readonly [string, string],
    after: string,
  ])[] = [
    ['text before it', '一二[三四五]六', ['一', '一乙丙'], '一乙丙二[三四五]六'],
    ['a line before it', '一二\n[三四五]六', ['一', '一\n乙'], '一\n乙二\n[三四五]六'],
    ['text after it', '一二[三四五]六', ['六', '七八'], '一二[三四五]七八'],
    ['text inside it', '一二[三四五]六', ['四', '四四四'], '一二[三四四四五]六'],
    ['a line end inside it', '一二[三四五]六', ['四', '四\n'], '一二[三四\n五]六'],
    ['a part of it away', '一二[三四五]六', ['四', ''], '一二[三五]六'],
    ['its first character corrected', '一二[参四五]六', ['参', '三'], '一二[三四五]六'],
    ['its last character corrected', '一二[三四伍]六', ['伍', '五'], '一二[三四五]六'],
    ['its beginning and what is before', '一二[三四五]六', ['二三', '乙'], '一乙[四五]六'],
    ['its end and what is behind', '一二[三四五]六', ['五六', '己'], '一二[三四]己'],
    ['all of it and more', '一二[三四五]六', ['二三四五', '乙'], '一乙六'],
    ['the whole text for one like it', '一二[三四五]六', ['一二三四五六', '一三四五六'], '一[三四五]六'],
  ];
  for (const [what, before, edit, after] of cases) {
    it(`changing ${what}`, () => {
      const follower = followerOf(before);
      replace(follower, edit);
      assert.equal(marked(follower), after);
    });
  }

  it('what is typed at its ends stays outside', () => {
    const follower = followerOf('一二[三四五]六');
    insert(follower, 2, '甲');
    insert(follower, 6, '乙');
    assert.equal(marked(follower), '一二甲[三四五]乙六');
  });

  it('goes with a line that changes places with another', () => {
    const follower = followerOf('甲甲\n一[二三]四\n乙乙');
    replace(follower, ['\n一二三四', ''], ['甲甲', '一二三四\n甲甲']);
    assert.equal(marked(follower), '一[二三]四\n甲甲\n乙乙');
  });

  it('is gone with its text, and back with it', () => {
    const follower = followerOf('一二[三四五]六');
    replace(follower, ['三四五', '']);
    assert.equal(marked(follower), '一二六');
    insert(follower, 2, '三四五');
    assert.equal(marked(follower), '一二[三四五]六');
  });

  it('is followed no longer when it is replaced with what is around it, until that is undone', () => {
    const follower = followerOf('一二[三四五]六七');
    replace(follower, ['二三四五六', '甲三四五乙']);
    assert.equal(follower.places.has('p'), false);
    replace(follower, ['甲三四五乙', '二三四五六']);
    assert.equal(marked(follower), '一二[三四五]六七');
  });

  it('is back as it was when its end was taken away and is put back', () => {
    const follower = followerOf('一二[三四五]六');
    replace(follower, ['五', '']);
    replace(follower, ['四', '']);
    insert(follower, 3, '四五');
    assert.equal(marked(follower), '一二[三四五]六');
  });

  it('goes where the piece it was cut out with is pasted', () => {
    const follower = followerOf('一二。总体要求：[健全工作体系]。三四五');
    replace(follower, ['总体要求：健全工作体系。', '']);
    assert.equal(marked(follower), '一二。三四五');
    insert(follower, 6, '总体要求：健全工作体系。');
    assert.equal(marked(follower), '一二。三四五总体要求：[健全工作体系]。');
  });

  it('does not take a short word that is typed elsewhere for its own', () => {
    const follower = followerOf('一二[档案馆]六');
    replace(follower, ['档案馆', '']);
    insert(follower, 3, '档案馆');
    assert.equal(marked(follower), '一二六档案馆');
  });

  it('does not choose between two pastes', () => {
    const follower = followerOf('一[健全档案工作体系]二');
    replace(follower, ['健全档案工作体系', '']);
    const lines = new LineIndex(follower.text);
    const twice = [0, 2].map(at => ({
      range: lines.range({ start: at, end: at }),
      text: '健全档案工作体系',
    }));
    assert.ok(follower.apply(twice, applyEdits(lines, twice)));
    assert.equal(follower.places.get('p'), undefined);
  });

  it('does not believe edits that do not lead to the text', () => {
    const follower = followerOf('一二[三四五]六');
    const edit = { range: new LineIndex('').range({ start: 0, end: 0 }), text: '甲' };
    assert.equal(follower.apply([edit], '乙一二三四五六'), false);
    assert.equal(marked(follower), '一二[三四五]六');
  });

  it('goes on under another key, also in what undo brings back', () => {
    const follower = followerOf('一二[三四五]六');
    replace(follower, ['四', '']);
    follower.rename('p', 'q');
    insert(follower, 3, '四');
    assert.deepEqual(follower.places.get('q'), { line: 1, column: 3, endLine: 1, endColumn: 6 });
  });

  it('keeps its own characters and no others, whatever is edited', () => {
    const step = fc.array(fc.tuple(fc.nat(60), fc.nat(8), fc.stringMatching(/^[甲乙\n]{0,4}$/)), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(fc.nat(50), fc.integer({ min: 1, max: 20 }), fc.array(step), (start, length, script) => {
        // Every character of the first text is another one, so that each can be known again.
        const text = Array.from({ length: 60 }, (_, i) =>
          i % 11 === 10 ? '\n' : String.fromCodePoint(0x4e00 + 7 * i),
        ).join('');
        const end = Math.min(60, start + length);
        const follower = new Follower(text);
        follower.add('p', new LineIndex(text).range({ start, end }));
        for (const pieces of script) {
          const lines = new LineIndex(follower.text);
          const edits = withoutOverlaps(pieces, lines.text.length).map(each => ({
            range: lines.range(each),
            text: each.text,
          }));
          assert.ok(follower.apply(edits, applyEdits(lines, edits)));
        }
        const isOurs = (letter: string) => /[^甲乙\n]/.test(letter);
        const own = [...text.slice(start, end)].filter(isOurs);
        const place = follower.places.get('p');
        const span = place ? new LineIndex(follower.text).span(place) : { start: 0, end: 0 };
        const inside = [...follower.text.slice(span.start, span.end)].filter(isOurs);
        const survivors = [...follower.text].filter(letter => own.includes(letter));
        assert.deepEqual(inside, survivors);
      }),
      { numRuns: runs(3000, 10_000), seed: 4 },
    );
  });
});

/** Edits of one step, as an editor gives them: none overlaps or touches another. */
function withoutOverlaps(
  pieces: readonly (readonly [number, number, string])[],
  length: number,
): readonly { readonly start: number; readonly end: number; readonly text: string }[] {
  const edits: { start: number; end: number; text: string }[] = [];
  for (const [at, size, text] of [...pieces].sort((a, b) => a[0] - b[0])) {
    const start = Math.min(at, length);
    if (start <= (edits.at(-1)?.end ?? -1)) continue;
    edits.push({ start, end: Math.min(length, start + size), text });
  }
  return edits;
}
