import assert from 'node:assert/strict';
import type { Annotation } from '../../../src/core/annotations/annotation';
import { applyChange, applyChanges, type Change, invert } from '../../../src/core/annotations/change';

const side = `version: 1
annotations:
  # erster
  - id: b
    codes: [x]
    quote: 二
    at: 2:1-2:2
    own: key
reviewed:
  - code: x
`;
const annotation = (id: string, line: number): Annotation => ({
  id,
  codes: ['x', 'y/z'],
  quote: `第${line}行`,
  at: { line, column: 1, endLine: line, endColumn: 4 },
});
const added = [annotation('d', 9), annotation('a', 1), annotation('c', 2), annotation('e', 9)];
const changes = added.map((after): Change => ({ kind: 'annotation', after }));

const textAfter = (text: string, ...made: readonly Change[]) => {
  const result = applyChanges('x.codes.yaml', text, made);
  assert.ok(result.ok, JSON.stringify(result));
  return result.text;
};

describe('many changes of a side file at once', () => {
  const oneByOne = (text: string, made: readonly Change[]) =>
    made.reduce((now, change) => {
      const result = applyChange('x.codes.yaml', now, change);
      assert.ok(result.ok);
      return result.text;
    }, text);

  for (const [name, text] of [
    ['a file with entries', side],
    ['one with CRLF', side.replaceAll('\n', '\r\n')],
    ['an empty list', 'version: 1\nannotations: []\n'],
    ['no list', 'version: 1\n'],
    ['a list on one line', 'version: 1\nannotations: [{ id: q, codes: [x], quote: 甲 }]\n'],
  ] as const) {
    it(`are the same as one by one, and undone as a whole: ${name}`, () => {
      const together = textAfter(text, ...changes);
      assert.equal(together, oneByOne(text, changes));
      const undone = changes.map(invert).reverse();
      assert.equal(textAfter(together, ...undone), oneByOne(together, undone));
    });
  }

  const shuffled = (count: number, step: number, render: (id: string, line: number) => string) => {
    const text = `version: 1\nannotations:\n${Array.from({ length: count }, (_, i) => render(`n${i}`, i + 1)).join('')}`;
    const moves = Array.from({ length: count }, (_, i): Change => {
      const line = ((i * step) % count) + 1;
      return {
        kind: 'annotation',
        before: annotation(`n${i}`, i + 1),
        after: { ...annotation(`n${i}`, i + 1), at: annotation('', line).at! },
      };
    });
    return { text, moves };
  };
  for (const [name, render] of [
    [
      'lines',
      (id: string, line: number) =>
        `  - id: ${id}\n    codes: [x, y/z]\n    quote: 第${line}行\n    at: ${line}:1-${line}:4\n    own: ${id} # 注 ${id}\n`,
    ],
    [
      'braces',
      (id: string, line: number) =>
        `  - {id: ${id}, codes: [x, y/z], quote: 第${line}行, at: '${line}:1-${line}:4', own: ${id}}\n`,
    ],
  ] as const) {
    it(`are put in order again when their passages have changed places: ${name}`, () => {
      for (const step of [1, 2, 5, 12]) {
        const { text, moves } = shuffled(13, step, render);
        const together = textAfter(text, ...moves);
        assert.equal(together, oneByOne(text, moves), `step ${step}`);
        assert.deepEqual(
          [...together.matchAll(/at: '?(\d+)/g)].map(match => Number(match[1])),
          Array.from({ length: 13 }, (_, i) => i + 1),
        );
        assert.equal(textAfter(together, ...moves.map(invert).reverse()), text);
      }
    });
  }

  it('move no more entries than they have to, and none whose place a person chose', () => {
    const text = `version: 1\nannotations:\n${[7, 1, 2, 3, 4].map(line => `  - id: n${line}\n    codes: [x, y/z]\n    quote: 第${line}行\n    at: ${line}:1-${line}:4\n`).join('')}`;
    const move = (from: number, to: number): Change => ({
      ...{ kind: 'annotation', before: annotation(`n${from}`, from) },
      after: { ...annotation(`n${from}`, from), at: annotation('', to).at! },
    });
    const ids = (text: string) => [...text.matchAll(/id: (n\d)/g)].map(match => match[1]).join(' ');
    assert.equal(ids(textAfter(text, move(1, 6), move(2, 5))), 'n2 n1 n7 n3 n4');
    assert.equal(
      ids(textAfter(text, ...[move(1, 6), move(2, 5)].map(each => ({ ...each, keepsPlace: true }) as const))),
      'n7 n1 n2 n3 n4',
    );
  });

  it('keep comments and unknown keys', () => {
    const together = textAfter(side, ...changes);
    assert.equal(textAfter(together, ...changes.map(invert)), side);
    assert.ok(together.includes('  # erster\n  - id: b'));
  });

  it('are refused as a whole where one of them cannot be made', () => {
    const refused = (made: readonly Change[], text = side) => applyChanges('x.codes.yaml', text, made);
    const taken: Change = { kind: 'annotation', after: annotation('b', 3) };
    assert.deepEqual(refused([...changes, taken]), { ok: false, reason: 'changed-meanwhile' });
    assert.deepEqual(refused([changes[0]!, changes[0]!]), { ok: false, reason: 'changed-meanwhile' });
    assert.deepEqual(refused(changes.map(invert)), { ok: false, reason: 'changed-meanwhile' });
    assert.deepEqual(refused(changes, 'annotations: ['), { ok: false, reason: 'unreadable' });
    const mixed: readonly Change[] = [changes[0]!, { kind: 'review', after: { code: 'y', absent: true } }];
    assert.ok(refused(mixed).ok);
    assert.deepEqual(refused([...mixed, taken]), { ok: false, reason: 'changed-meanwhile' });
  });
});
