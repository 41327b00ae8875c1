import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parse } from 'yaml';
import { readXlsx } from '../support/office';
import { fileUri, readFile, readProject, writeFile } from './project';

const source = 'plans/云南省.txt';
const side = `${source}.codes.yaml`;

describe('agreement of coders', () => {
  let before: string;

  beforeEach(async () => {
    await readProject();
    before = await readFile(side);
  });

  afterEach(async () => {
    await writeFile(side, before);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('records that a source was read for all themes, as one line that undo takes back', async () => {
    await vscode.commands.executeCommand('policyCoder.readSource', source);
    const { reviewed } = parse(await readFile(side));
    assert.equal(reviewed.filter(({ code }: { code: string }) => code === '*').length, 1);
    await vscode.commands.executeCommand('policyCoder.undoCoding');
    assert.equal(await readFile(side), before);
  });

  it('is exported, and says why there is nothing to compare', async () => {
    const target = fileUri('agreement.xlsx');
    await vscode.commands.executeCommand('policyCoder.exportAgreement', { file: 'agreement.xlsx', target });
    const sheets = readXlsx(await vscode.workspace.fs.readFile(target));
    await vscode.workspace.fs.delete(target);
    assert.match(JSON.stringify(sheets), /Nobody has coded under a name/);
  });
});
