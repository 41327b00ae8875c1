import assert from 'node:assert/strict';
import { fileStart } from '../../../src/core/base/issue';
import { coderIssues, nameIssues } from '../../../src/core/corpus/names';

const short = (issues: ReturnType<typeof nameIssues>) =>
  issues.map(({ source, code, args }) => [source, code, ...args].join(' '));
const paths = (...names: readonly string[]) => short(nameIssues(names, [], []));
const coders = (...names: readonly string[]) => short(coderIssues('corpus.yaml', names, () => fileStart));

describe('names that other systems cannot keep', () => {
  it('are those that are one in another case or normal form, in folders, too', () => {
    const composed = 'が.txt';
    const apart = composed.normalize('NFD');
    assert.notEqual(composed, apart);
    assert.deepEqual(paths(composed, apart), [`${composed} names-collide ${apart}`]);
    assert.deepEqual(paths('Plan.txt', 'plan.txt'), ['plan.txt names-collide Plan.txt']);
    assert.deepEqual(paths('A/p.txt', 'a/p.txt'), ['a/p.txt names-collide A/p.txt']);
    assert.deepEqual(
      paths('É.txt', 'é.txt'.normalize('NFD')),
      ['É.txt names-collide é.txt'.normalize('NFC')].map(text => text.replace('é', 'é'.normalize('NFD'))),
    );
    assert.deepEqual(paths('规划.txt', '规划.md', '规划2.txt'), []);
  });

  it('are those with signs, ends and devices of Windows', () => {
    assert.deepEqual(paths('a:b.txt', 'con.txt', 'COM1.txt', 'dir./p.txt', 'q?.txt', 'console.txt'), [
      'COM1.txt name-not-portable COM1',
      'a:b.txt name-not-portable :',
      'con.txt name-not-portable con',
      'dir./p.txt name-not-portable .',
      'q?.txt name-not-portable ?',
    ]);
    assert.deepEqual(paths('a\u0001.txt'), ['a\u0001.txt name-not-portable "\\u0001"']);
  });

  it('are those whose side files would be too long, counted in bytes and with the longest coder', () => {
    const source = `${'规'.repeat(76)}.txt`;
    assert.deepEqual(short(nameIssues([source], [source], [])), []);
    assert.deepEqual(
      nameIssues([source], [source], ['研究员王']).map(({ code }) => code),
      ['name-too-long'],
    );
  });

  it('are coders of one side file, or of none', () => {
    assert.deepEqual(coders('Li', 'li', 'Wang'), ['corpus.yaml coders-collide Li li']);
    assert.deepEqual(coders('José', 'José'.normalize('NFD')).length, 1);
    assert.deepEqual(coders('a*b', 'nul', '王'), [
      'corpus.yaml coder-not-portable a*b *',
      'corpus.yaml coder-not-portable nul nul',
    ]);
  });
});
