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
