import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExportedApi } from '../../../src/editor/api';
import { waitFor } from '../../real/wait';
import { discard, readProject, show } from '../project';

describe('reading a project', () => {
  let api: ExportedApi;
  const { executeCommand } = vscode.commands;

  before(async () => {
    await readProject();
    api = vscode.extensions.getExtension('policy-coder.policy-coder')!.exports;
  });
  afterEach(async () => {
    await executeCommand('policyCoder.readProject');
    assert.equal(api.overview()!.corpus.sources, 31);
  });

  it('can be cancelled: there are no figures then, and they are the same once it is read after all', async () => {
    const before = api.overview()!.corpus;
    const reading = executeCommand('policyCoder.readProject');
    await waitFor('the project to close', async () => (api.overview() ? undefined : true));
    await executeCommand('policyCoder.cancelReading');
    await reading;
    assert.equal(api.overview(), undefined);
    assert.deepEqual(api.codes(), []);
    await executeCommand('policyCoder.readProject');
    assert.deepEqual(api.overview()!.corpus, before);
  });

  it('shows no figures of a part of the texts, also if one types in the meantime', async () => {
    const editor = await show('plans/浙江省.txt');
    const shown: number[] = [];
    const told = api.onDidChange(() => {
      const overview = api.overview();
      if (overview) shown.push(overview.corpus.sources);
    });
    const reading = executeCommand('policyCoder.readProject');
    await waitFor('the project to close', async () => (api.overview() ? undefined : true));
    await editor.edit(edit => edit.insert(new vscode.Position(2, 0), '区块链，'));
    await reading;
    told.dispose();
    assert.ok(shown.length > 0);
    assert.deepEqual([...new Set(shown)], [31]);
    await discard();
  });
});
