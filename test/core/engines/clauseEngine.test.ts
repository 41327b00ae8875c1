import assert from 'node:assert/strict';
import { createClauseEngine } from '../../../src/core/engines/clauseEngine';

/** What the engine gives to be cut; every clause is one word. */
async function clausesOf(text: string): Promise<readonly string[]> {
  const clauses: string[] = [];
  const engine = createClauseEngine({
    version: '1',
    cut(clause) {
      clauses.push(clause);
      return [{ segment: clause, index: 0 }];
    },
    nextTurn: () => Promise.resolve(),
  });
  const found = await engine.cut([text], []);
  assert.ok('ends' in found);
  const { ends } = found;
  assert.deepEqual(
    [...ends[0]!],
    clauses.map((_, i) => clauses.slice(0, i + 1).join('').length),
  );
  return clauses;
}

describe('words clause by clause', () => {
  it('takes clauses as they are, with the mark that ends them', async () => {
    assert.deepEqual(await clausesOf('建设档案馆，确保安全。\n扩大开放'), [
      '建设档案馆，',
      '确保安全。',
      '\n',
      '扩大开放',
    ]);
  });

  it('cuts only what is too long for Intl.Segmenter, and no surrogate pair', async () => {
    assert.deepEqual(
      (await clausesOf(`${'长'.repeat(1200)}。`)).map(({ length }) => length),
      [500, 500, 201],
    );
    assert.deepEqual(
      (await clausesOf(`${'a'.repeat(499)}𠮷b`)).map(({ length }) => length),
      [499, 3],
    );
  });
});
