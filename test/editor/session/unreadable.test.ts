import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { Session } from '../../../src/editor/session/session';
import type { LocalDisk } from '../../../src/editor/session/store';
import { readProject } from '../project';

describe('a project folder that cannot be read', () => {
  const memory = {
    get: () => undefined,
    update: async () => {},
    keys: () => [],
  } as unknown as vscode.Memento;
  let refused = 0;
  const disk: LocalDisk = {
    read: async () => ({ kind: 'missing' }),
    list: async () => {
      refused++;
      throw new Error('EACCES: permission denied');
    },
    replace: async () => false,
  };
  let session: Session;

  before(async () => {
    await readProject();
    session = new Session(disk, memory);
  });
  after(() => session.dispose());

  it('is told, and leaves the extension without a project instead of half of one', async () => {
    let changes = 0;
    session.onDidChangeCorpus(() => changes++);
    await session.open();
    assert.equal(refused, 1);
    assert.equal(session.store, undefined);
    assert.equal(session.corpus, undefined);
    assert.equal(session.progress, undefined);
    assert.equal(changes, 1, 'whoever waits hears of it');
  });
});
