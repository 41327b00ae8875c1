import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { projectRead } from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';
import { reportsFolder, reportsProject } from '../support/reports';
import { violations } from './axe';

const attributes = `version: 1
unit: paragraph # a report has long ones
attributes:
  reports/浙江省.txt: { 沿海: true }
  reports/福建省.txt: { 沿海: true }
  reports/广东省.txt: { 沿海: true }
  reports/黑龙江省.txt: { 沿海: false }
  reports/湖北省.txt: { 沿海: false }
  reports/云南省.txt: { 沿海: false }
`;

describe('the network of 21 real reports (needs ../shared)', () => {
  let folder: string | undefined;
  let vscode: Workbench;
  let overview: Frame;
  const rows = () => overview.locator('.grid:visible .body [role=row]');
  const settings = () => fs.readFileSync(path.join(vscode.folder, 'corpus.yaml'), 'utf8');

  before(async function () {
    if (!fs.existsSync(reportsFolder)) {
      console.log('      skipped: ../shared is absent');
      this.skip();
    }
    folder = reportsProject();
    fs.writeFileSync(path.join(folder, 'corpus.yaml'), attributes);
    vscode = await openWorkbench({ folder });
    await vscode.openFile('江苏省.txt');
    await projectRead(vscode);
    await vscode.command('Policy Coder: Open Overview');
    overview = await vscode.webviewFrame('table [role=gridcell]');
    await overview.locator('#tab-network').click();
  });
  after(async () => {
    await vscode?.close();
    if (folder) fs.rmSync(folder, { recursive: true, force: true });
  });

  it('leads from an edge to what stands behind it, and to its place in the text', async () => {
    await overview.locator('[data-value=edges]').click();
    await rows().first().focus();
    await vscode.page.keyboard.press('Enter');
    await overview.locator('.pair table').first().waitFor();
    const both = await overview.locator('.pair td').nth(1).textContent();
    const passages = overview.locator('.passage');
    await waitFor('as many passages', async () =>
      String(await passages.count()) === both ? true : undefined,
    );
    assert.deepEqual(await violations(overview), []);
    await vscode.screenshot('network-edge');
    await passages.first().click();
    await waitFor('a report', async () =>
      (await vscode.page.locator('.tab.active').allInnerTexts()).join().includes('.txt') ? true : undefined,
    );
  });

  it('tells how stable communities are', async () => {
    await overview.locator('[data-value=structure]').click();
    await overview.locator('.structure caption', { hasText: 'Consensus of the runs' }).waitFor();
    await overview.getByText('Runs of the Louvain method: 100 with other seeds, 100').waitFor();
  });

  it('compares two groups of provinces, down to the sentences of one', async () => {
    await overview.locator('[data-value=compare]').click();
    await overview.getByLabel('Compare by').selectOption('沿海');
    await rows().first().waitFor();
    await rows().first().click();
    await overview
      .locator('.passages h2')
      .filter({ hasText: /true|false/ })
      .waitFor();
    await overview.locator('.passage').first().waitFor();
    await vscode.screenshot('network-compare');
  });

  it('writes a choice into corpus.yaml, and an undo takes it back', async () => {
    await overview.locator('[data-value=choices]').click();
    await overview.getByRole('combobox', { name: 'Measure' }).selectOption('jaccard');
    await overview.getByRole('spinbutton', { name: 'Minimum weight' }).fill('0.01');
    await overview.getByText(/^Would leave/).waitFor();
    await vscode.screenshot('network-choices');
    await overview.getByRole('button', { name: 'Write to corpus.yaml' }).click();
    await overview.locator('.status', { hasText: 'measure: jaccard' }).waitFor();
    assert.equal(settings(), `${attributes}network:\n  measure: jaccard\n  minWeight: 0.01\n`);
    await vscode.command('Policy Coder: Undo Coding');
    await overview.locator('.status', { hasText: 'measure: count' }).waitFor();
    assert.equal(settings(), attributes);
  });
});
