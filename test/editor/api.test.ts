import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PolicyCoderApi } from '../../src/api';
import { waitFor } from '../real/wait';
import { fileUri, readFile, readProject, writeFile } from './project';

describe('the API for other extensions', () => {
  let api: PolicyCoderApi;
  const plan = 'plans/云南省.txt';

  before(async () => {
    await readProject();
    api = vscode.extensions.getExtension<PolicyCoderApi>('policy-coder.policy-coder')!.exports;
  });

  it('says its version and the project', () => {
    assert.equal(api.version, 1);
    assert.equal(api.project?.path, fileUri('codebook.yaml').path.replace(/\/codebook\.yaml$/, ''));
  });

  it('gives the codes of the codebook', () => {
    const themes = api.codes();
    assert.equal(themes.length, 8);
    assert.ok(themes.every(({ path, name }) => path !== '' && name !== ''));
  });

  it('gives the annotations of a source, each at its passage', async () => {
    const annotations = api.annotations(fileUri(plan)) ?? [];
    const sideFile = await readFile(`${plan}.codes.yaml`);
    assert.equal(annotations.length, sideFile.match(/^ {2}- id:/gm)?.length);
    const document = await vscode.workspace.openTextDocument(fileUri(plan));
    for (const { range, quote, state } of annotations) {
      assert.equal(state, 'exact');
      assert.equal(range && document.getText(range), quote);
    }
    assert.equal(api.annotations(fileUri('codebook.yaml')), undefined);
  });

  it('gives the figures of the overview, and tells when they change', async () => {
    const before = api.overview()!.corpus;
    assert.equal(before.sources, 31);
    const told = new Promise<void>(resolve => {
      const once = api.onDidChange(() => {
        once.dispose();
        resolve();
      });
    });
    const text = await readFile(plan);
    await writeFile(plan, `${text}\n数字档案。`);
    await told;
    await writeFile(plan, text);
    await waitFor('the figures as they were', async () =>
      api.overview()?.corpus.matches === before.matches ? true : undefined,
    );
  });
});
