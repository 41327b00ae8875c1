import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { ask, projectRead, selectLine, tickCode, typeToRow } from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';

const plan = 'plans/四川省.txt';

interface Entry {
  readonly codes: readonly string[];
  readonly quote: string;
  readonly at: string;
  readonly memo?: string;
}

describe('coding a plan in a real VS Code', () => {
  let vscode: Workbench;
  const sideFile = () => path.join(vscode.folder, `${plan}.codes.yaml`);
  const onDisk = () => fs.readFileSync(sideFile(), 'utf8');
  const entries = (): readonly Entry[] => parse(onDisk()).annotations;

  before(async () => {
    vscode = await openWorkbench();
    await vscode.openFile('四川省.txt');
    await projectRead(vscode);
  });
  after(() => vscode?.close());

  it('highlights keywords and draws annotated passages', async () => {
    const marked = vscode.page.locator('.editor-instance .view-overlays .cdr[class*="ced-"]');
    await waitFor('decorations', async () => ((await marked.count()) > 20 ? true : undefined));
    await vscode.screenshot('coding-highlights');
  });

  it('tags a selection through the picker and writes one entry to the side file', async () => {
    const before = onDisk();
    await selectLine(vscode, 4);
    await vscode.page.keyboard.press('Control+Alt+m');
    await typeToRow(vscode, '档案治理');
    await vscode.screenshot('coding-picker');
    await vscode.page.keyboard.press('Enter');
    const added = await waitFor('the entry on disk', async () =>
      entries().find(entry => entry.codes.includes('governance')),
    );
    const line = fs.readFileSync(path.join(vscode.folder, plan), 'utf8').split('\n')[3]!;
    assert.equal(added.quote, line);
    assert.equal(added.at, `4:1-4:${line.length + 1}`);
    // One new annotation is one hunk: all old lines are still there, in order.
    const old = before.split('\n');
    const now = onDisk().split('\n');
    const start = now.findIndex((text, i) => text !== old[i]);
    const length = now.length - old.length;
    assert.deepEqual([...now.slice(0, start), ...now.slice(start + length)], old);
    await vscode.screenshot('coding-tagged');
  });

  it('undoes and redoes it, byte for byte', async () => {
    const tagged = onDisk();
    await vscode.page.keyboard.press('Control+Alt+z');
    await waitFor('the entry to go', async () =>
      entries().some(e => e.codes.includes('governance')) ? undefined : true,
    );
    await vscode.page.keyboard.press('Control+Alt+Shift+z');
    await waitFor('the entry to come back', async () => (onDisk() === tagged ? true : undefined));
  });

  it('edits the memo of the annotation at the cursor', async () => {
    await ask(vscode, 'Policy Coder: Edit Memo', '总体要求里提到：治理 "quoted" # not a comment');
    await vscode.page.keyboard.press('Enter');
    await waitFor('the memo on disk', async () =>
      entries().some(e => e.memo === '总体要求里提到：治理 "quoted" # not a comment') ? true : undefined,
    );
  });

  it('retags by typing, and ticks several codes with the key of tagging', async () => {
    const codesNow = () =>
      entries()
        .find(e => e.memo?.startsWith('总体要求'))
        ?.codes.join();
    await ask(vscode, 'Policy Coder: Retag Annotation', '档案安全');
    await vscode.page.keyboard.press('Enter');
    await waitFor('the other code', async () => (codesNow() === 'security' ? true : undefined));
    await vscode.command('Policy Coder: Retag Annotation');
    await tickCode(vscode, '档案利用');
    await tickCode(vscode, '科技创新');
    await vscode.screenshot('coding-ticks');
    await vscode.page.keyboard.press('Enter');
    await waitFor('three codes', async () => (codesNow() === 'use,security,innovation' ? true : undefined));
    await ask(vscode, 'Policy Coder: Retag Annotation', '档案治理');
    await vscode.page.keyboard.press('Enter');
    await waitFor('the first code again', async () => (codesNow() === 'governance' ? true : undefined));
  });

  it('makes a code on the way', async () => {
    await ask(vscode, 'Policy Coder: Retag Annotation', '成渝协作');
    await vscode.page.keyboard.press('Enter');
    await typeToRow(vscode, '档案治理');
    await vscode.page.keyboard.press('Enter');
    await waitFor('the new code', async () =>
      entries().some(e => e.codes.includes('governance/成渝协作')) ? true : undefined,
    );
    const codebook = fs.readFileSync(path.join(vscode.folder, 'codebook.yaml'), 'utf8');
    assert.match(codebook, /- id: 成渝协作\n {8}name: 成渝协作/);
    await vscode.page.keyboard.press('Control+Alt+z');
    await waitFor('the code before', async () =>
      entries().some(e => e.codes.includes('governance/成渝协作')) ? undefined : true,
    );
  });

  it('says what it found in a hover', async () => {
    const line = vscode.page.locator('.view-line', { hasText: '成渝' }).first();
    await line.locator('span', { hasText: '成渝' }).last().hover();
    const hover = vscode.page.locator('.monaco-hover:visible');
    const said = (text: string) => hover.filter({ hasText: text }).first().waitFor();
    await said('档案治理体系建设');
    await said('总体要求里提到：治理 "quoted" # not a comment');
    await vscode.screenshot('coding-hover');
    await vscode.page.keyboard.press('Escape');
    await hover.first().waitFor({ state: 'hidden' });
  });

  it('removes the annotation again', async () => {
    await vscode.command('Policy Coder: Remove Annotation');
    await waitFor('the entry to go', async () =>
      entries().some(e => e.codes.includes('governance')) ? undefined : true,
    );
  });
});
