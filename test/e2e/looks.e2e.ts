import assert from 'node:assert/strict';
import { networkDrawn } from '../real/network';
import { PICTURES_WANTED } from '../real/pictures';
import { chooseFromMenu, projectRead, showViews } from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';

// Pictures of every part in the other themes and in Chinese; what they assert is that it is all there, in the language. What
// could be wrong in the themes of high contrast alone is seen in pictures, or held by webview.e2e.ts and accessible.e2e.ts.
for (const { theme, locale } of [
  { theme: 'dark', locale: 'zh-cn' },
  ...(PICTURES_WANTED
    ? ([
        { theme: 'hc-dark', locale: undefined },
        { theme: 'hc-light', locale: 'zh-cn' },
      ] as const)
    : []),
] as const) {
  const chinese = locale === 'zh-cn';
  const words = chinese
    ? {
        overview: '政策编码: 打开总览',
        table: '表格',
        network: '网络',
        views: ['编码本', '标注', '文本'],
      }
    : {
        overview: 'Policy Coder: Open Overview',
        table: 'Table',
        network: 'Network',
        views: ['Codebook', 'Annotations', 'Sources'],
      };

  describe(`the looks in ${theme}${chinese ? ', in Chinese' : ''}`, () => {
    let vscode: Workbench;
    const picture = (name: string) => vscode.screenshot(`look-${theme}-${name}`);

    before(async () => {
      vscode = await openWorkbench({ theme, ...(locale && { locale }) });
      await vscode.openFile('上海市.txt');
      await projectRead(vscode);
    });
    after(() => vscode?.close());

    it('shows the views of the side bar', async () => {
      await showViews(vscode);
      await vscode.page.locator('.pane-header').nth(2).waitFor();
      const titles = (await vscode.page.locator('.sidebar .pane-header .title').allInnerTexts()).map(t =>
        t.trim().toLowerCase(),
      );
      for (const view of words.views) assert.ok(titles.includes(view.toLowerCase()), `${view} in ${titles}`);
      await waitFor('the sources', async () =>
        (await vscode.page.locator('.sidebar .monaco-list-row').count()) > 20 ? true : undefined,
      );
      await picture('coding');
    });

    it('shows table and network beside the text', async () => {
      await vscode.command(words.overview);
      const overview = await vscode.webviewFrame('table [role=gridcell]');
      assert.match(await overview.locator('[role=tab]').first().innerText(), new RegExp(words.table));
      await picture('table');
      await overview.locator('[role=tab]', { hasText: words.network }).click();
      await networkDrawn(overview, 69);
      await picture('network');
    });

    it('shows the overview in the panel', async () => {
      // Keys pressed in a webview reach the workbench late; from the text they are heard at once.
      await vscode.page.locator('.tab', { hasText: '上海市.txt' }).first().click();
      await vscode.command('View: Toggle Panel Visibility');
      await vscode.page
        .locator('.panel .action-label', { hasText: chinese ? '政策编码' : 'Policy Coder' })
        .first()
        .click();
      // The tab beside the text shows the network: this is the other one.
      const overview = await vscode.webviewFrame('table:visible [role=gridcell]');
      assert.equal(await overview.locator('table').getAttribute('aria-rowcount'), '34');
      await picture('panel');
    });

    if (theme === 'dark') {
      it('offers candidates for keywords from the menu of a theme', async () => {
        const row = vscode.page.locator('.sidebar .monaco-list-row', { hasText: '档案利用' }).first();
        const view = await chooseFromMenu(vscode, row, '候选关键词', () => vscode.findFrame('.terms .heads'));
        assert.match(await view.locator('.status').innerText(), /候选词/);
        await view.locator('.head').nth(1).click();
        await view.locator('.kwic').first().waitFor();
        await vscode.screenshot('terms-candidates-dark-zh');
      });
    }
  });
}
