import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitFor } from '../real/wait';
import { readDocx, readXlsx } from '../support/office';
import { fileUri, readFile, readProject, writeFile } from './project';

const open = (topic: object) => vscode.commands.executeCommand<vscode.Uri>('policyCoder.statistics', topic);
const textAt = (uri: vscode.Uri) =>
  vscode.workspace.textDocuments.find(each => each.uri.toString() === uri.toString())?.getText() ?? '';

describe('statistics', () => {
  let corpusYaml: string;

  before(async () => {
    await readProject();
    corpusYaml = await readFile('corpus.yaml');
  });

  after(async () => {
    await writeFile('corpus.yaml', corpusYaml);
    await vscode.workspace.fs.delete(fileUri('more.csv'));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('opens as a page', async () => {
    const uri = await open({ kind: 'cross', attribute: '大区', basis: 'coded' });
    assert.match(textAt(uri), /\| 西南 \| 5 \| 4 \(80\.0%\) \|/);
    await waitFor('the preview', async () =>
      vscode.window.tabGroups.all.some(({ tabs }) =>
        tabs.some(({ input }) => input instanceof vscode.TabInputWebview && /markdown/.test(input.viewType)),
      ),
    );
  });

  it('is exported for Word and Excel as the page has it', async () => {
    const topic = { kind: 'cross', attribute: '大区', basis: 'coded' };
    for (const file of ['statistics.docx', 'statistics.xlsx']) {
      const target = fileUri(file);
      await vscode.commands.executeCommand('policyCoder.exportStatistics', { topic, file, target });
      const bytes = await vscode.workspace.fs.readFile(target);
      await vscode.workspace.fs.delete(target);
      const rows = file.endsWith('docx') ? readDocx(bytes).tables[0]! : readXlsx(bytes)[0]!.rows;
      const southWest = rows.find(row => row[0] === '西南')!;
      assert.deepEqual(southWest.slice(1, 3).map(String), ['5', '4 (80.0%)'], file);
    }
  });

  it('follows attributes in a CSV file: when it is named, made and changed', async () => {
    const uri = await open({ kind: 'corpus' });
    assert.doesNotMatch(textAt(uri), /批次/);
    await writeFile(
      'corpus.yaml',
      corpusYaml.replace('\nattributes:', '\nattributesFile: more.csv\nattributes:'),
    );
    await writeFile('more.csv', '文本,批次\n浙江省,先行\n');
    await waitFor('the attribute', async () => /先行 \| 1 /.test(textAt(uri)));
    await writeFile('more.csv', '文本,批次\n浙江省,后续\n');
    await waitFor('the new value', async () => /后续 \| 1 /.test(textAt(uri)));
  });
});
