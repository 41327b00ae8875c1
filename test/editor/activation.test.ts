import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('activation', () => {
  it('finds the extension and activates it in a project', async () => {
    const extension = vscode.extensions.getExtension('policy-coder.policy-coder');
    assert.ok(extension, 'the extension is not installed');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('runs in a copy of the sample project', async () => {
    const codebooks = await vscode.workspace.findFiles('codebook.yaml');
    assert.equal(codebooks.length, 1);
  });
});
