// The universal package once more, running in the extension host of the browser.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { networkDrawn } from '../real/network';
import { commandsFor, projectRead, showViews, tagLine, unfold } from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';
import { inLong } from '../support/long';

/** @param made the package, once it has been made */
export function describeBrowserHost(made: () => string): void {
  describe('in the extension host of the browser', () => {
    let vscode: Workbench;

    describe('a virtual folder', () => {
      before(async () => {
        vscode = await openWorkbench({
          vsix: made(),
          web: true,
          uri: 'memfs:/project',
          extensions: ['test/extensions/memory-files'],
          locale: 'zh-cn',
        });
        // Virtual folders cannot be searched: the palette finds no files in them.
        await row('plans').click();
        await open('云山省.txt');
        // Nor can VS Code look whether there is a codebook: the extension does, as soon as it is asked for.
        await showViews(vscode);
        await projectRead(vscode);
        await vscode.page.keyboard.press('Control+Shift+E');
      });
      after(() => vscode?.close());

      const row = (name: string) =>
        vscode.page
          .locator('.explorer-folders-view .monaco-list-row')
          .and(vscode.page.getByLabel(name, { exact: true }));
      const open = async (name: string) => {
        await row(name).dblclick();
        await vscode.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
      };

      it('highlights keywords, whole words by the segmenter of WebAssembly', async () => {
        const overview = async () => {
          await vscode.command('政策编码: 打开总览');
          return vscode.webviewFrame('table [role=gridcell]');
        };
        const frame = await overview();
        // 20 lines: 管理 once as a word, 安全 once; and 安全 in the other plan, which is GB18030.
        await waitFor('41 hits', async () =>
          (await frame.locator('body').innerText()).includes('41 处关键词命中') ? true : undefined,
        );
        await vscode.screenshot('browser-table');
        await vscode.page.locator('.editor-instance .view-overlays .cdr[class*="ced-"]').first().waitFor();
      });

      it('writes what is tagged, and takes it back', async () => {
        await vscode.page.locator('.tab[data-resource-name="云山省.txt"]').first().click();
        await tagLine(vscode, 3, '档案安全');
        // A side file is nested below its text.
        await unfold(row('云山省.txt'), row('云山省.txt.codes.yaml'));
        await open('云山省.txt.codes.yaml');
        await vscode.editor.filter({ hasText: '第3项' }).waitFor();
        await vscode.screenshot('browser-tagged');
        await vscode.page.keyboard.press('Control+Alt+z');
        await vscode.editor.filter({ hasNotText: '第3项' }).waitFor();
      });

      it('draws the network', async () => {
        await vscode.command('政策编码: 打开总览');
        const frame = await vscode.webviewFrame('table [role=gridcell]');
        await frame.getByRole('tab', { name: /网络/ }).click();
        await networkDrawn(frame, 2);
        await vscode.screenshot('browser-network');
      });

      it('leaves git out', async () => {
        // From a page of ours the palette opens, but the page may take the focus back.
        await vscode.page.locator('.tab[data-resource-name="云山省.txt"]').first().click();
        assert.ok((await commandsFor(vscode, '政策编码: 打开')).some(label => label.includes('打开总览')));
        assert.deepEqual(
          (await commandsFor(vscode, '政策编码: 审阅编码变化')).filter(label =>
            label.includes('审阅编码变化'),
          ),
          [],
        );
      });

      it('runs there indeed, as the package that was installed', async () => {
        await vscode.command('Developer: Show Running Extensions');
        const row = vscode.page
          .locator('.running-extensions-editor-container, .runtime-extensions-editor')
          .locator('.monaco-list-row', { hasText: 'Policy Coder' });
        await row.filter({ hasText: 'web worker' }).waitFor();
      });
    });

    // The virtual folder is written to by the same program in the same way.
    inLong(describe)('a folder of the server', () => {
      before(async () => {
        vscode = await openWorkbench({ vsix: made(), web: true });
        await vscode.openFile('云南省.txt');
        await projectRead(vscode);
      });
      after(() => vscode?.close());

      it('changes nothing of the side file but the new passage', async () => {
        const file = path.join(vscode.folder, 'plans/云南省.txt.codes.yaml');
        const before = fs.readFileSync(file, 'utf8');
        await tagLine(vscode, 1, '档案安全');
        const after = await waitFor('the passage on disk', async () => {
          const now = fs.readFileSync(file, 'utf8');
          // VS Code's file system empties a file before it writes it.
          return now === before || !now.endsWith('\n') ? undefined : now;
        });
        const isKept = before.split('\n').every(line => after.includes(line));
        assert.ok(isKept, `the side file is now:\n${after}`);
        await vscode.page.keyboard.press('Control+Alt+z');
        await waitFor('the side file as it was', async () =>
          fs.readFileSync(file, 'utf8') === before ? true : undefined,
        );
      });
    });
  });
}
