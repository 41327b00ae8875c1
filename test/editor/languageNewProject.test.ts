import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitFor } from '../real/wait';
import { discard, fileUri, readFile, readProject, writeFile } from './project';

describe('New Project', () => {
  const names = ['codebook.yaml', 'corpus.yaml'];
  const originals = new Map<string, string>();

  before(async () => {
    await readProject();
    for (const name of names) originals.set(name, await readFile(name));
  });

  // The other tests want the sample as it was.
  after(async () => {
    for (const [name, text] of originals) await writeFile(name, text);
    const { overview } = vscode.extensions.getExtension('policy-coder.policy-coder')!.exports;
    await waitFor('the sample project to be back', async () =>
      overview()?.themes.length > 3 ? true : undefined,
    );
  });

  const begin = async (answers = { title: '', themes: '' }) => {
    await vscode.commands.executeCommand('policyCoder.newProject', answers);
    const shown = vscode.window.activeTextEditor?.document.fileName;
    assert.match(shown ?? '', /\.(?:txt|md)$/, 'a text, and no YAML file');
    await discard();
  };

  it('leaves what is there as it is', async () => {
    await begin();
    for (const [name, text] of originals) assert.equal(await readFile(name), text);
  });

  it('writes only what is lacking', async () => {
    await vscode.workspace.fs.delete(fileUri('corpus.yaml'));
    await begin();
    assert.equal(await readFile('codebook.yaml'), originals.get('codebook.yaml'));
    assert.match(await readFile('corpus.yaml'), /^# .*\nversion: 1\n/);
  });

  it('writes both files where there are none, and they make a project', async () => {
    for (const name of names) await vscode.workspace.fs.delete(fileUri(name));
    await begin();
    assert.match(await readFile('codebook.yaml'), /id: digital/);
    const { overview } = vscode.extensions.getExtension('policy-coder.policy-coder')!.exports;
    await waitFor('the new project', async () =>
      overview()?.themes.find((theme: { id: string }) => theme.id === 'talent'),
    );
    for (const name of names) assert.deepEqual(vscode.languages.getDiagnostics(fileUri(name)), []);
  });

  it('takes over title and themes that were listed', async () => {
    for (const name of names) await vscode.workspace.fs.delete(fileUri(name));
    await begin({ title: '试编码: 一', themes: '1. 资源建设：征集、整理\n利用服务' });
    const text = await readFile('codebook.yaml');
    assert.match(text, /^title: "试编码: 一"$/m);
    assert.match(text, /^ {2}- id: 资源建设\n {4}name: 资源建设\n {4}keywords:\n {6}- 征集\n {6}- 整理\n/m);
    const { overview } = vscode.extensions.getExtension('policy-coder.policy-coder')!.exports;
    await waitFor('the new project', async () =>
      overview()?.themes.find((theme: { id: string }) => theme.id === '利用服务'),
    );
  });
});
