// The bundle of the table of attributes in a browser: what a person types and sees in it. Needs `npm run build`.
import assert from 'node:assert/strict';
import { PICTURES_WANTED, savePicture } from '../real/pictures';
import { waitFor } from '../real/wait';
import { AttributesPage } from '../webview/attributesHarness';
import type { Options } from '../webview/harness';
import { browserPages } from './pages';

const names = ['北京', '上海', '天津', '重庆', '河北'];
const sources = names.map(name => `plans/${name}.txt`);
const corpus = `version: 1
attributes:  # 虚构
  plans/北京.txt: { 大区: 华北, 印发日期: 2021-05-31, 专项: true, 人口: 2184 }
  plans/上海.txt: { 大区: 华东, 印发日期: 2021年6月, 专项: false, 人口: 2487 }
  plans/天津.txt: { 大区: 华北, 印发日期: 五月, 专项: true, 人口: 1386 }
  plans/重庆.txt: { 大区: 西南, 印发日期: 2021-02-30, 专项: true, 人口: 3205 }
`;
const texts = { corpus, file: { path: 'plans.csv', text: '地区,大区\n上海,东部\n' }, sources };

describe('the table of attributes in a browser', () => {
  const pages = browserPages<AttributesPage>();
  const open = async (options: Options = {}, given = texts) => {
    return pages.open(browser => AttributesPage.open(browser, given, options));
  };
  const cells = async ({ page }: AttributesPage, row: number) =>
    page.locator(`[data-row="${row}"] [role=gridcell]`).allTextContents();

  it('is edited by keys as a spreadsheet is', async () => {
    const view = await open();
    const { page } = view;
    const { keyboard } = page;
    // Typing replaces, Enter goes down.
    await keyboard.type('北部');
    await keyboard.press('Enter');
    await view.corpusWhen(text => text.includes('大区: 北部'));
    // Arrows move; F2 edits what is there, Tab goes right.
    await keyboard.press('ArrowUp');
    await keyboard.press('F2');
    await keyboard.type('与沿海');
    await keyboard.press('Tab');
    await view.corpusWhen(text => text.includes('大区: 北部与沿海, 印发日期: 2021-05-31,'));
    assert.equal(await page.locator('.active').textContent(), '2021-05-31');
    // Escape gives up.
    await keyboard.press('Enter');
    await keyboard.type('x');
    await keyboard.press('Escape');
    // Delete clears a block.
    await keyboard.press('Shift+ArrowRight');
    await keyboard.press('Delete');
    const now = await view.corpusWhen(text => text.includes('{ 大区: 北部与沿海, 人口: 2184 }'));
    // Only that line is another.
    assert.deepEqual(now.split('\n').filter((line, i) => line !== corpus.split('\n')[i]).length, 1);
    await keyboard.press('Control+z');
    await waitFor('undo', async () => view.asked.find(({ type }) => type === 'undo'));
  });

  it('takes nothing for typed when VS Code undoes and redoes in the field, which it does after Ctrl+Z', async () => {
    const view = await open();
    const { page } = view;
    await page.keyboard.type('北部');
    await page.keyboard.press('Enter');
    const after = await view.corpusWhen(text => text.includes('大区: 北部'));
    const shown = await cells(view, 1);
    for (const command of ['undo', 'redo'])
      assert.ok(await page.evaluate(`document.execCommand('${command}')`), 'there is something to undo');
    await page.evaluate('document.activeElement.blur()');
    assert.equal(await page.locator('.cell-editor.editing').count(), 0);
    assert.deepEqual(await cells(view, 1), shown);
    assert.equal(view.asked.filter(({ type }) => type === 'change').length, 1);
    assert.equal(view.texts.corpus, after);
    // What is typed then is what counts.
    await page.evaluate(`document.querySelector('.cell-editor').focus()`);
    await page.keyboard.type('南');
    await page.keyboard.press('Enter');
    await view.corpusWhen(text => text.includes('大区: 南,'));
  });

  it('takes what an input method composes as the new value', async () => {
    const view = await open();
    const client = await view.page.context().newCDPSession(view.page);
    await client.send('Input.imeSetComposition', { text: 'bei', selectionStart: 3, selectionEnd: 3 });
    await view.page.locator('.cell-editor.editing').waitFor();
    await client.send('Input.insertText', { text: '北方' });
    await view.page.keyboard.press('Enter');
    await view.corpusWhen(text => text.includes('大区: 北方'));
  });

  it('copies a block as text and as a table, and pastes one', async () => {
    const view = await open();
    const { page } = view;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+c');
    const read = (type: string) =>
      page.evaluate(async kind => {
        const [item] = await navigator.clipboard.read();
        return (await item!.getType(kind)).text();
      }, type);
    assert.equal(await read('text/plain'), '华北\t2021-05-31\n华东\t2021年6月');
    assert.match(await read('text/html'), /<tr><td>华北<\/td><td>2021-05-31<\/td><\/tr>/);
    // Into a row that has nothing: it comes into the files.
    await page.locator('[data-row="4"] [role=gridcell]').first().click();
    await page.keyboard.press('Control+v');
    await view.corpusWhen(text => text.includes('plans/河北.txt: { 印发日期: 2021-05-31 }'));
    assert.equal(view.texts.file?.text, '地区,大区\n上海,东部\n河北,华北\n');
    assert.deepEqual((await cells(view, 4)).slice(0, 2), ['华北', '2021-05-31']);
    // One value fills all that is selected.
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+c');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+v');
    await view.corpusWhen(text => (text.match(/大区: 华北/g) ?? []).length === 3);
  });

  it('marks what is no date, and what the files say differently; F8 goes there', async () => {
    const view = await open({ locale: 'zh-cn' });
    const { page } = view;
    assert.equal(await page.locator('.problems').textContent(), '3 个值待核对');
    await page.keyboard.press('F8');
    assert.equal(await page.locator('.active').textContent(), '华东');
    assert.match((await page.locator('[role=status]').textContent())!, /corpus\.yaml 写的是“华东”.*“东部”/);
    await page.keyboard.press('F8');
    assert.equal(await page.locator('.active').textContent(), '五月');
    await page.keyboard.press('F8');
    assert.match((await page.locator('[role=status]').textContent())!, /没有这个日期/);
    // What is entered goes to both files, which then agree.
    await page.keyboard.press('F8');
    await page.keyboard.type('沿海');
    await page.keyboard.press('Enter');
    await view.corpusWhen(text => text.includes('大区: 沿海'));
    assert.equal(view.texts.file?.text, '地区,大区\n上海,沿海\n');
    await waitFor(
      'one problem fewer',
      async () => (await page.locator('.problems').textContent()) === '2 个值待核对',
    );
  });

  it('takes a new column, which is in no file before it has a value', async () => {
    const view = await open();
    const { page } = view;
    await page.getByRole('button', { name: 'Add attribute' }).click();
    await waitFor('the question', async () => view.asked.find(({ type }) => type === 'addColumn'));
    await view.post({ type: 'addColumn', attribute: '级别' });
    await page.getByRole('columnheader', { name: '级别' }).waitFor();
    assert.equal(view.texts.corpus, corpus);
    await page.keyboard.type('市');
    await page.keyboard.press('Enter');
    await waitFor('the new column', async () => /^地区,大区,级别$/m.test(view.texts.file!.text));
  });

  it('holds 5,000 sources: only the rows in sight are in the page, and keys reach all', async () => {
    const many = Array.from({ length: 5000 }, (_, i) => `plans/${i}.txt`);
    const view = await open(
      {},
      { corpus: 'attributes:\n  plans/0.txt: { 大区: 华北 }\n', file: undefined as never, sources: many },
    );
    const { page } = view;
    assert.ok((await page.locator('[data-row]').count()) < 120);
    await page.keyboard.press('Control+ArrowDown');
    await page.locator('[data-row="4999"] .active').waitFor();
    await page.keyboard.type('末');
    await page.keyboard.press('Enter');
    await view.corpusWhen(text => text.includes('plans/4999.txt: { 大区: 末 }'));
  });

  // For the pictures.
  for (const theme of PICTURES_WANTED ? (['light', 'dark', 'hc-dark', 'hc-light'] as const) : []) {
    it(`looks right: ${theme}`, async () => {
      const view = await open({ theme, locale: theme === 'dark' ? 'zh-cn' : 'en' });
      const { page } = view;
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('Shift+ArrowDown');
      await savePicture(page, `attributes-${theme}`);
    });
  }
});
