// The form of a code in a browser: what a person types and sees in it. Needs `npm run build`.
import assert from 'node:assert/strict';
import { savePicture } from '../real/pictures';
import { waitFor } from '../real/wait';
import { CodePage } from '../webview/codeHarness';
import type { Options } from '../webview/harness';
import { hostile, project } from '../webview/project';
import { violations } from './axe';
import { browserPages } from './pages';

const codebook = `version: 1
title: 试验
themes:
  - id: gov   # 第一
    name: "治理体系"
    short: ①
    definition: |
      关于治理的内容，
      含监督。
    keywords:
      - 依法治档   # 旧称
      - term: 监督
        aliases: [监管]
        except: [监督电话]
      - 执法
  - id: use
    name: 利用体系
    keywords: [查档, 开放]
`;
const contents = { ...project, 'codebook.yaml': codebook };

describe('the form of a code in a browser', () => {
  const pages = browserPages<CodePage>();
  const open = (options: Options = {}, given = contents, code = 'gov') =>
    pages.open(browser => CodePage.open(browser, given, code, options));

  it('writes what is typed and nothing else: comments, quotes and other forms of keywords stay', async () => {
    const view = await open();
    const { page } = view;
    assert.equal(await page.locator('#choice-definition').inputValue(), '关于治理的内容，\n含监督。');
    assert.ok(await page.locator('.primary').isDisabled());
    await page.locator('#choice-name').fill('治理');
    await page.locator('.swatch').nth(3).click();
    await page.locator('#choice-shape').selectOption('star');
    await page.locator('.keyword input').nth(2).fill('行政执法');
    await page.locator('#choice-keywords').fill('问责、巡查');
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('.keyword').count(), 5);
    await page.locator('.keyword button').first().click();
    await page.locator('.primary').click();
    const now = await view.codebookWhen(text => text !== codebook);
    assert.equal(
      now,
      codebook
        .replace('"治理体系"\n    short: ①', '"治理"\n    short: ①\n    shape: star\n    color: "#e15759"')
        .replace('      - 依法治档   # 旧称\n', '')
        .replace('- 执法\n', '- 行政执法\n      - 问责\n      - 巡查\n'),
    );
    await waitFor('the form to follow', async () =>
      (await page.locator('[role=status]').textContent()) === 'Matches the codebook.' ? true : undefined,
    );
  });

  it('keeps what is being typed when something else in the project changes, and is saved by key', async () => {
    const view = await open();
    const { page } = view;
    await page.locator('#choice-include').fill('某事');
    await view.show(codebook.replace('利用体系', '利用'));
    assert.equal(await page.locator('#choice-include').inputValue(), '某事');
    await page.locator('#choice-include').press('Control+s');
    await view.codebookWhen(text => text.includes('include: 某事'));
    // The host knows what is not written, and asks about it when the form goes.
    assert.ok(view.asked.some(each => each.type === 'draft' && each.values?.include === '某事'));
    const last = await waitFor('no draft', async () => {
      const drafts = view.asked.filter(({ type }) => type === 'draft');
      return drafts.at(-1) && !('values' in drafts.at(-1)!) ? drafts.at(-1) : undefined;
    });
    assert.deepEqual(last, { type: 'draft' });
  });

  it('shows passages as examples, which lead to their places', async () => {
    const view = await open();
    await view.page.locator('.example').nth(1).click();
    const asked = await waitFor('the question', async () => view.asked.find(({ type }) => type === 'open'));
    assert.equal(asked.type === 'open' && asked.source, '甲.txt');
  });

  it('takes no empty name and no empty keyword, and shows what was said against it', async () => {
    const { page } = await open();
    await page.locator('#choice-name').fill(' ');
    assert.ok(await page.locator('.primary').isDisabled());
    await page.locator('.option', { hasText: 'Reset' }).click();
    assert.equal(await page.locator('#choice-name').inputValue(), '治理体系');
    await page.locator('.keyword input').first().fill('');
    assert.ok(await page.locator('.primary').isDisabled());
  });

  it('shows hostile names as text', async () => {
    const given = { ...contents, 'codebook.yaml': codebook.replace('"治理体系"', JSON.stringify(hostile)) };
    const { page } = await open({}, given);
    assert.equal(await page.locator('h1').textContent(), hostile);
    assert.notEqual(await page.title(), 'hurt');
  });

  for (const [theme, locale, width] of [
    ['light', 'en', 1000],
    ['dark', 'zh-cn', 1000],
    ['light', 'zh-cn', 400],
  ] as const) {
    it(`is accessible and fits: ${theme}, ${locale}, ${width}`, async () => {
      const { page } = await open({ theme, locale, width });
      assert.deepEqual(await violations(page), []);
      const fits = await page.evaluate('document.querySelector(".code-page").scrollWidth <= innerWidth');
      assert.ok(fits, 'nothing is cut off at the right');
      await savePicture(page, `code-form-${theme}-${locale}-${width}`);
    });
  }
});
