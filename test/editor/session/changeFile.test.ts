import assert from 'node:assert/strict';
import { type FileText, renameInSideFile } from '../../../src/core';
import { changeFile } from '../../../src/editor/session/changeFile';
import type { Session } from '../../../src/editor/session/session';

/** A project of one file, as far as `changeFile` looks at it. */
function projectWith(reads: readonly FileText[]) {
  const written: string[] = [];
  let turn = 0;
  const store = {
    pathOf: () => undefined,
    read: async () => reads[Math.min(turn++, reads.length - 1)]!,
    // Somebody else was faster as long as there is another way in which the file will be read.
    replace: async (_: string, __: string | undefined, text: string) => {
      if (turn < reads.length) return false;
      written.push(text);
      return true;
    },
  };
  const session = { store, wrote: () => {} } as unknown as Session;
  return { session, written };
}

describe('changing a file of the project', () => {
  const text = (old: string): FileText => ({ kind: 'text', text: old, encoding: 'utf-8' });
  const rename = (old: string) => ({ text: renameInSideFile(old, '新.txt')! });

  it('begins again with what somebody else has written meanwhile', async () => {
    const { session, written } = projectWith([text('source: 旧.txt\n'), text('source: 旧.txt\nmore: 1\n')]);
    assert.equal(await changeFile(session, 'a.codes.yaml', rename), undefined);
    assert.deepEqual(written, ['source: 新.txt\nmore: 1\n']);
  });

  it('does not bring back an empty file where it has gone meanwhile', async () => {
    const { session, written } = projectWith([text('source: 旧.txt\n'), { kind: 'missing' }]);
    assert.equal(await changeFile(session, 'a.codes.yaml', rename), undefined);
    assert.deepEqual(written, []);
  });

  it('makes a file that is not there yet', async () => {
    const { session, written } = projectWith([{ kind: 'missing' }]);
    assert.equal(await changeFile(session, 'a.codes.yaml', () => ({ text: 'version: 1\n' })), undefined);
    assert.deepEqual(written, ['version: 1\n']);
  });
});
