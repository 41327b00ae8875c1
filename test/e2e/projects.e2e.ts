import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { quickInput, quickInputRows } from '../real/quick-input';
import { commandsFor, projectRead, showViews, tagLine } from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';

const codebook = `version: 1
themes:
  - { id: safety, name: 档案安全, short: ①, keywords: [安全, 底线] }
`;
const plan = '主要任务\n守住档案安全底线。\n加强安全检查。\n';

/** Two projects in which the very same paths hold the very same texts, in one workspace. */
function twinProjects(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-coder-projects-'));
  for (const name of ['east', 'west']) {
    fs.mkdirSync(path.join(folder, name));
    fs.writeFileSync(path.join(folder, name, 'codebook.yaml'), codebook);
    fs.writeFileSync(path.join(folder, name, 'plan.txt'), plan);
  }
  const folders = [{ path: 'east' }, { path: 'west' }];
  fs.writeFileSync(path.join(folder, 'both.code-workspace'), JSON.stringify({ folders }));
  return folder;
}

// Both want a server of their own: so the window with several projects opens in Restricted Mode, and is trusted on the way.
describe('several projects in one workspace', () => {
  const folder = twinProjects();
  let vscode: Workbench;

  /** How many passages the side file of a project holds. */
  const coded = (project: string) => {
    const file = path.join(vscode.folder, project, 'plan.txt.codes.yaml');
    return fs.existsSync(file) ? (fs.readFileSync(file, 'utf8').match(/quote:/g)?.length ?? 0) : 0;
  };
  const becomes = (east: number, west: number) =>
    waitFor(`${east} passages in the east, ${west} in the west`, async () =>
      coded('east') === east && coded('west') === west ? true : undefined,
    );
  const open = async (project: string) => {
    await vscode.page.keyboard.press('Control+P');
    await quickInput(vscode.page).locator('input').first().fill(`${project}/plan.txt`);
    const name = vscode.page.locator('.label-name').filter({ hasText: /^plan\.txt$/ });
    await quickInputRows(vscode.page).filter({ has: name, hasText: project }).first().click();
    await vscode.page.locator('.breadcrumbs-control', { hasText: project }).first().waitFor();
    await vscode.editor.locator('.view-line').first().waitFor();
  };
  const tag = async (line: number) => {
    await tagLine(vscode, line, '档案安全');
  };
  const status = (text: string | RegExp) =>
    vscode.page.locator('.statusbar-item[id*="policyCoder.project"]', { hasText: text });

  before(async () => {
    vscode = await openWorkbench({
      folder,
      open: 'both.code-workspace',
      extensions: ['test/extensions/neighbour'],
      restricted: true,
    });
    await open('east');
    await projectRead(vscode);
  });
  after(async () => {
    await vscode?.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  // Mocha runs what stands outside first.
  describe('in Restricted Mode', () => {
    const notice = () =>
      vscode.page.locator('.tree-explorer-viewlet-tree-view .message, .message', {
        hasText: 'Restricted Mode:',
      });
    const compares = async () => {
      const labels = await commandsFor(vscode, 'Policy Coder: Compare Coding With');
      return labels.some(label => label.includes('Compare Coding With'));
    };

    it('highlights and codes, and says what is off', async () => {
      await vscode.page.locator('.editor-instance .view-overlays .cdr[class*="ced-"]').first().waitFor();
      await status('east').waitFor();
      await tag(2);
      await becomes(1, 0);
      await showViews(vscode);
      await notice().first().waitFor();
      await vscode.screenshot('restricted');
      assert.equal(await compares(), false);
    });

    it('shows table and network', async () => {
      await vscode.command('Policy Coder: Open Overview');
      const frame = await vscode.webviewFrame('table [role=gridcell]');
      await frame.getByRole('tab', { name: 'Network' }).click();
      await frame.locator('svg [data-node]').first().waitFor();
    });

    it('does the rest once the workspace is trusted', async () => {
      await vscode.command('Workspaces: Manage Workspace Trust');
      await vscode.page.getByRole('button', { name: 'Trust', exact: true }).click();
      await notice().first().waitFor({ state: 'hidden' });
      await waitFor('the comparison with git', async () => ((await compares()) ? true : undefined));
    });
  });

  describe('trusted', () => {
    before(async () => {
      await vscode.page.locator('.tab[data-resource-name="plan.txt"]').click();
      await vscode.page.locator('.tab.active[data-resource-name="plan.txt"]').waitFor();
    });

    it('tells another extension of it', async () => {
      await vscode.command('Neighbour: Ask Policy Coder');
      const answer = 'version 1, 1 sources, 1 themes, 1 annotations here';
      await vscode.page.locator('.notification-toast', { hasText: answer }).waitFor();
    });

    it('offers the other one when a text of it is shown, and goes there', async () => {
      await open('west');
      await status(/east.*west/).waitFor();
      const offer = vscode.page.locator('.notification-toast', { hasText: 'belongs to the project "west"' });
      await offer.waitFor();
      await vscode.screenshot('projects-offer');
      await offer.getByRole('button', { name: 'Open "west"' }).click();
      await status(/^(?!.*east).*west/).waitFor();
      await projectRead(vscode);
    });

    it('undoes nothing of the other one', async () => {
      await vscode.editor.first().click();
      await vscode.page.keyboard.press('Control+Alt+z');
      await vscode.page.locator('.statusbar-item', { hasText: 'There is no coding to undo.' }).waitFor();
      await tag(3);
      await becomes(1, 1);
    });

    it('knows what was done in the first when one comes back to it', async () => {
      await vscode.page.locator('.tab[data-resource-name="plan.txt"]', { hasText: 'east' }).click();
      await status(/west.*east/).click();
      await status(/^(?!.*west).*east/).waitFor();
      await projectRead(vscode);
      await vscode.editor.first().click();
      await vscode.page.keyboard.press('Control+Alt+z');
      await becomes(0, 1);
      assert.equal(fs.readFileSync(path.join(vscode.folder, 'east/plan.txt'), 'utf8'), plan);
    });
  });
});
