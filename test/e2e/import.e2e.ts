import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { chooseFile, projectRead } from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';

const rows = `source,quote,codes
海岳省.txt,"推动馆藏开放,让档案走进校园",档案利用
海岳省.txt,让档案走进社区和学校校园,use
别处.txt,推动馆藏开放,use
`;

describe('importing codings in a real VS Code', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-coder-import-'));
  let vscode: Workbench;
  const sideFile = () => path.join(vscode.folder, '海岳省.txt.codes.yaml');

  before(async () => {
    fs.writeFileSync(
      path.join(folder, 'codebook.yaml'),
      'version: 1\nthemes:\n  - { id: use, name: 档案利用, keywords: [开放] }\n',
    );
    fs.writeFileSync(path.join(folder, '海岳省.txt'), '完善馆库。\n推动馆藏开放，让档案走进校园。\n');
    fs.writeFileSync(path.join(folder, 'rows.csv'), rows);
    vscode = await openWorkbench({ folder });
    await vscode.openFile('海岳省.txt');
    await projectRead(vscode);
  });
  after(async () => {
    await vscode?.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('says first what would become of them, then writes them, and takes them back as one', async () => {
    await vscode.command('Policy Coder: Import Codings');
    await chooseFile(vscode, path.join(vscode.folder, 'rows.csv'));
    const dialog = vscode.page.locator('.monaco-dialog-box');
    await dialog.filter({ hasText: 'Import 2 codings from rows.csv?' }).waitFor();
    await vscode.screenshot('import-preview');
    assert.ok(!fs.existsSync(sideFile()));
    await dialog.locator('.monaco-button', { hasText: 'Import' }).click();
    const annotations = await waitFor('the side file', async () =>
      fs.existsSync(sideFile()) ? parse(fs.readFileSync(sideFile(), 'utf8')).annotations : undefined,
    );
    assert.deepEqual(
      annotations.map(({ quote, at }: { quote: string; at?: string }) => [quote, at]),
      [
        ['推动馆藏开放，让档案走进校园', '2:1-2:15'],
        ['让档案走进社区和学校校园', undefined],
      ],
    );
    await vscode.page.keyboard.press('Control+Alt+z');
    await waitFor('none again', async () =>
      (parse(fs.readFileSync(sideFile(), 'utf8')).annotations ?? []).length === 0 ? true : undefined,
    );
  });
});
