import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { filesIn, restoreFiles } from '../real/files';
import { appears, quickInput, quickInputRows } from '../real/quick-input';
import {
  ask,
  drag,
  goTo,
  projectRead,
  selectLine,
  showViews,
  tagLine,
  typeInPicker,
  typeToRow,
} from '../real/typing';
import { slowness, waitFor } from '../real/wait';
import { openWorkbench, type Workbench } from '../real/workbench';
import { isLong } from '../support/long';

interface Entry {
  readonly codes: readonly string[];
  readonly quote: string;
  readonly memo?: string;
}

describe('coding by keyboard in a real VS Code', () => {
  let vscode: Workbench;
  const sideFile = () => path.join(vscode.folder, 'plans/四川省.txt.codes.yaml');
  const onDisk = () => fs.readFileSync(sideFile(), 'utf8');
  const entries = (): readonly Entry[] => parse(onDisk()).annotations;
  const coded = (code: string) => entries().filter(({ codes }) => codes.includes(code)).length;
  const becomes = (code: string, count: number) =>
    waitFor(`${count} passages of ${code}`, async () => (coded(code) === count ? true : undefined));

  before(async () => {
    vscode = await openWorkbench();
    await vscode.openFile('四川省.txt');
    await projectRead(vscode);
  });
  after(() => vscode?.close());

  it('finds a code by the initials of its name, and tags with it', async () => {
    const before = coded('resources/digital');
    await selectLine(vscode, 4);
    await vscode.page.keyboard.press('Control+Alt+m');
    await typeInPicker(vscode, 'szdazy');
    const rows = quickInputRows(vscode.page);
    await rows.and(vscode.page.locator('.focused')).filter({ hasText: '数字档案资源' }).waitFor();
    // VS Code marks the letters that were typed, beside what they were read as.
    await rows.locator('.highlight', { hasText: 'szdazy' }).first().waitFor();
    await vscode.screenshot('flow-pinyin');
    await vscode.page.keyboard.press('Enter');
    await becomes('resources/digital', before + 1);
  });

  it('tags by digit: in the picker, and by a key of its own', async () => {
    const before = coded('resources/digital');
    await selectLine(vscode, 5);
    await vscode.page.keyboard.press('Control+Alt+m');
    // The first one where nothing was coded in this window before.
    const used = quickInputRows(vscode.page).filter({ hasText: /数字档案资源.*\[\d\]|\[\d\].*数字档案资源/ });
    const [, digit = ''] = /\[(\d)\]/.exec(await used.first().innerText()) ?? [];
    await vscode.screenshot('flow-digits');
    await vscode.page.keyboard.press(digit);
    await becomes('resources/digital', before + 1);
    await vscode.page.keyboard.press(`Control+Alt+${digit}`);
    await becomes('resources/digital', before + 2);
    await vscode.page.keyboard.press('Control+Alt+z');
    await becomes('resources/digital', before + 1);
  });

  const status = () => vscode.page.locator('.statusbar-item[id*="policyCoder.status"]');

  it('shows only one code, and says so in the status bar, which knows the way out', async () => {
    const passages = vscode.page.locator('.sidebar .monaco-list-row[aria-label*="档案"]');
    await showViews(vscode);
    await vscode.page.locator('.pane-header', { hasText: 'Annotations' }).waitFor();
    await waitFor('the passages', async () => ((await passages.count()) > 5 ? true : undefined));
    await vscode.editor.first().click();
    // Where there is neither annotation nor keyword, it asks.
    await vscode.page.keyboard.press('Control+Home');
    await ask(vscode, 'Policy Coder: Show Only This Code', '数字档案资源');
    await vscode.page.keyboard.press('Enter');
    await status().filter({ hasText: '数字档案资源' }).waitFor();
    await vscode.screenshot('flow-only');
    await status().click();
    await typeToRow(vscode, 'Show everything again');
    await vscode.screenshot('flow-next-steps');
    await vscode.page.keyboard.press('Enter');
    await status().filter({ hasNotText: '数字档案资源' }).waitFor();
  });

  it('shows memos beside the text in memo mode, and writes what is answered into the memo', async () => {
    const memos = () =>
      entries()
        .filter(({ memo }) => memo !== undefined)
        .map(({ memo }) => memo);
    await selectLine(vscode, 4);
    await ask(vscode, 'Policy Coder: Edit Memo', '总体要求');
    await vscode.page.keyboard.press('Enter');
    await waitFor('the memo', async () => (memos().includes('总体要求') ? true : undefined));
    const glyph = vscode.page.locator('.comment-range-glyph.comment-thread');
    await vscode.command('Policy Coder: Toggle Memo Mode');
    await glyph.first().click();
    const thread = vscode.page.locator('.review-widget');
    await thread.locator('.comment-body', { hasText: '总体要求' }).waitFor();
    await thread.locator('.review-thread-reply-button').click();
    await vscode.page.keyboard.type('再看一遍');
    await vscode.screenshot('flow-memos');
    await thread.locator('.monaco-button', { hasText: 'Add to Memo' }).click();
    await waitFor('the longer memo', async () =>
      memos().some(memo => memo?.trim() === '总体要求\n再看一遍') ? true : undefined,
    );
    await vscode.page.keyboard.press('Escape');
    await vscode.command('Policy Coder: Toggle Memo Mode');
    await glyph.first().waitFor({ state: 'hidden' });
  });

  it('tags every occurrence that stays ticked, as one action', async () => {
    const before = coded('security');
    await vscode.page.locator('.view-line', { hasText: '巴蜀' }).first().click();
    await vscode.page.keyboard.press('Home');
    await vscode.page.keyboard.press('Shift+End');
    await ask(vscode, 'Policy Coder: Tag Every Occurrence…', '档案安全');
    await vscode.page.keyboard.press('Enter');
    await quickInputRows(vscode.page).filter({ hasText: '四川省:' }).waitFor();
    await vscode.screenshot('flow-every');
    await vscode.page.keyboard.press('Enter');
    await becomes('security', before + 1);
    await vscode.page.keyboard.press('Control+Alt+z');
    await becomes('security', before);
  });

  it('codes a passage that is dragged onto a code: as well, or instead', async () => {
    const { page } = vscode;
    await showViews(vscode);
    const list = (view: string) => page.locator('.sidebar .pane', { hasText: view }).locator('.monaco-list');
    const rowIn = (view: string, hasText: string | RegExp) =>
      list(view).locator('.monaco-list-row', { hasText }).first();
    const before = { text: onDisk(), talent: coded('talent'), security: coded('security') };
    const passage = rowIn('Annotations', '档案安全');
    const { quote } = entries().find(({ codes }) => codes.join() === 'security')!;
    const codesOfIt = () =>
      entries()
        .find(each => each.quote === quote)
        ?.codes.join();
    // Only rows in sight are on the page: this code is among the last.
    await list('Codebook').focus();
    await page.keyboard.press('End');
    await rowIn('Codebook', '档案人才').waitFor();
    const drop = async (choice: string) => {
      const question = quickInputRows(page).filter({ hasText: choice });
      const title = page.locator('.quick-input-title', { hasText: quote.slice(0, 10) });
      // A view that is just being laid out lets go of what is dragged, or has another row below the pointer.
      await waitFor('the question about this passage', async () => {
        if (!(await drag(vscode, passage, rowIn('Codebook', '档案人才')))) return undefined;
        if (!(await appears(question, 5000))) return undefined;
        if ((await title.count()) > 0) return true;
        await page.keyboard.press('Escape');
        return undefined;
      });
      await typeToRow(vscode, choice);
      await vscode.screenshot('flow-dragged');
      await page.keyboard.press('Enter');
    };
    await drop('as well');
    await waitFor('both codes', async () => (codesOfIt() === 'security,talent' ? true : undefined));
    await drop('instead');
    await waitFor('the other code', async () => (codesOfIt() === 'talent' ? true : undefined));
    await becomes('talent', before.talent + 1);
    await becomes('security', before.security - 1);
    await vscode.editor.first().click();
    await page.keyboard.press('Control+Alt+z');
    await becomes('security', before.security);
    await page.keyboard.press('Control+Alt+z');
    await waitFor('the side file as it was', async () => (onDisk() === before.text ? true : undefined));
  });

  const lock = () => vscode.page.locator('.statusbar-item[id*="policyCoder.lock"]');

  it('changes no text, whatever keys are pressed between the commands', async () => {
    const { page } = vscode;
    const texts = () =>
      Object.fromEntries(
        [...filesIn(path.join(vscode.folder, 'plans'))].flatMap(([file, bytes]) =>
          file.endsWith('.txt') ? [[file, bytes.toString('base64')]] : [],
        ),
      );
    const [before, sides] = [texts(), filesIn(vscode.folder)];
    const input = await page.context().newCDPSession(page);
    const compose = async () => {
      await input.send('Input.imeSetComposition', { text: 'dang', selectionStart: 4, selectionEnd: 4 });
      await input.send('Input.insertText', { text: '档' });
    };
    const commands = ['y', 'y', 'Shift+y', 'j', 'k', '.', '1', 'm', 'u', 'h'].map(
      key => `Control+Alt+${key}`,
    );
    const strays = [...'jX1 ', 'Enter', 'Backspace', 'Delete', 'Tab', 'Shift+End', 'Alt+ArrowDown'].concat([
      'Control+x',
      'Control+v',
      'Control+Enter',
      'Control+Shift+k',
      'Control+Shift+ArrowRight',
      'Control+z',
    ]);
    const random = fc.sample(
      fc.array(
        fc.tuple(
          fc.constantFrom(...commands),
          fc.array(fc.constantFrom(...strays, compose), { minLength: 1, maxLength: 4 }),
        ),
        { minLength: isLong ? 100 : 15, maxLength: isLong ? 100 : 15 },
      ),
      { seed: 20_261_130, numRuns: 1 },
    );
    try {
      for (const [command, keys] of random.flat()) {
        // Whatever it asks is answered by the next key, or left: a question that is late lies over the text.
        await waitFor('the text to take a click', async () => {
          if ((await quickInput(page).count()) > 0) await page.keyboard.press('Escape');
          return vscode.editor
            .first()
            .click({ timeout: 1000 * slowness() })
            .then(
              () => true,
              () => undefined,
            );
        });
        await page.keyboard.press(command);
        for (const key of keys) await (typeof key === 'string' ? page.keyboard.press(key) : key());
      }
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+Alt+Shift+y');
      await lock().filter({ hasText: 'Read-only' }).waitFor();
      await vscode.screenshot('flow-locked');
      // What a key did before a text was locked is taken back.
      await waitFor('texts without changes', async () =>
        (await page.locator('.tab.dirty').count()) === 0 ? true : undefined,
      );
      assert.deepEqual(texts(), before);
    } finally {
      restoreFiles(vscode.folder, sides);
    }
  });

  it('is unlocked for corrections by a key, and locked again by it', async () => {
    const { page } = vscode;
    await vscode.openFile('四川省.txt');
    const text = path.join(vscode.folder, 'plans/四川省.txt');
    const before = fs.readFileSync(text);
    await goTo(vscode, 4, 1);
    await lock().filter({ hasText: 'Read-only' }).waitFor();
    await page.keyboard.press('Control+Alt+e');
    await lock().filter({ hasText: 'Correcting' }).waitFor();
    await page.keyboard.type('订正');
    await vscode.editor.filter({ hasText: '订正' }).waitFor();
    await vscode.screenshot('flow-unlocked');
    await page.keyboard.press('Control+Alt+e');
    await lock().filter({ hasText: 'Read-only' }).waitFor();
    assert.equal(fs.readFileSync(text, 'utf8').split('\n')[3]?.slice(0, 2), '订正');
    await page.keyboard.type('误');
    fs.writeFileSync(text, before);
    await vscode.editor.filter({ hasNotText: '订正' }).waitFor();
    assert.equal(await page.locator('.tab.dirty').count(), 0);
  });

  it('leads past an action that cannot be undone, because somebody else has changed what it did', async () => {
    const [talent, governance] = [coded('talent'), coded('governance')];
    await tagLine(vscode, 17, '档案人才');
    await becomes('talent', talent + 1);
    await tagLine(vscode, 18, '档案治理');
    await becomes('governance', governance + 1);
    const { quote } = entries().findLast(({ codes }) => codes.join() === 'governance')!;
    const text = onDisk();
    const place = text.lastIndexOf('governance', text.indexOf(quote));
    assert.ok(place > 0);
    fs.writeFileSync(sideFile(), `${text.slice(0, place)}security${text.slice(place + 'governance'.length)}`);
    await vscode.editor.first().click();
    await vscode.page.keyboard.press('Control+Alt+z');
    const message = vscode.page.locator('.notification-toast', { hasText: 'changed in the meantime' });
    await message.waitFor();
    await vscode.screenshot('flow-skip');
    await message.getByRole('button', { name: 'Skip This Step' }).click();
    await becomes('talent', talent);
    assert.equal(coded('governance'), governance);
  });
});
