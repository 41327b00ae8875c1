// Going through disagreements, in a browser. Needs `npm run build`.
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { parse } from 'yaml';
import { keptBrowser } from '../real/kept';
import { PICTURES_WANTED, savePicture } from '../real/pictures';
import { agreementProject } from '../webview/agreementProject';
import type { Theme } from '../webview/harness';
import { giveBack } from '../webview/keptPages';
import { SettlePage } from '../webview/settleHarness';
import { violations } from './axe';

const consensus = '东.txt.consensus.codes.yaml';

describe('the page that goes through disagreements', () => {
  let browser: Browser;
  before(async () => {
    browser = await keptBrowser();
  });

  const settled = (opened: SettlePage) => parse(opened.text(consensus) ?? '{}').settled ?? [];

  it('settles them by key, one after the other, with a note; undo brings one back', async () => {
    const opened = await SettlePage.open(browser, agreementProject(), { codes: ['safe'] });
    const { page, asked, errors } = opened;
    const entries = page.locator('.entry');
    await entries.first().waitFor();
    // 方便群众查档 (use) beside 群众查档 (gov); 做好异地备份 (safe) of the first alone.
    assert.deepEqual(await page.locator('.entry .quote').allTextContents(), ['方便群众查档', '做好异地备份']);
    assert.equal(await page.locator('.entry:focus').count(), 1);
    // Both coders' passages stand in the same stretch.
    const marks = (at: number) => page.locator('.side').nth(at).locator('mark').allTextContents();
    assert.deepEqual([await marks(0), await marks(1)], [['方便群众查档'], ['群众查档']]);
    await page.locator('.side').nth(1).getByText('属于治理').waitFor();
    // The text beside shows it.
    assert.ok(asked.some(each => each.type === 'open' && each.source === '东.txt' && each.aside === true));
    await page.keyboard.press('m');
    await page.keyboard.type('第1条 N');
    await page.keyboard.press('Escape');
    await page.keyboard.press('1');
    await page.locator('.detail').getByText('安全体系').first().waitFor();
    assert.equal(await page.locator('.entry:focus .quote').textContent(), '做好异地备份');
    const [first] = settled(opened);
    assert.deepEqual(
      [first.decision, first.taken, first.memo, first.by],
      ['taken', ['张三'], '第1条 N', ['张三']],
    );
    assert.deepEqual(
      parse(opened.text(consensus)!).annotations.map(({ codes, quote, coder }: Record<string, unknown>) => [
        codes,
        quote,
        coder,
      ]),
      [[['use'], '方便群众查档', 'consensus']],
    );
    await page.keyboard.press('n');
    await page.locator('.queue .count').filter({ hasText: 'nothing to settle' }).waitFor();
    assert.equal(settled(opened).length, 2);
    await page.keyboard.press('u');
    await entries.first().waitFor();
    assert.equal(settled(opened).length, 1);
    await entries.first().focus();
    await page.keyboard.press('c');
    await page.locator('.queue .count').filter({ hasText: 'nothing to settle' }).waitFor();
    assert.deepEqual(
      settled(opened)
        .map(({ decision }: { decision: string }) => decision)
        .sort(),
      ['codes', 'taken'],
    );
    // What all coded alike is taken over on request.
    await page.getByRole('button', { name: /Take over what is coded alike \(3\)/ }).click();
    await page.getByRole('button', { name: /Take over/ }).waitFor({ state: 'hidden' });
    assert.deepEqual(errors, []);
    giveBack(page);
  });

  it('lists what a model suggests after what people coded, told from it, and takes it over, changes or rejects it by key', async () => {
    const suggestions = '东.txt.qwen.suggestions.yaml';
    for (const [locale, theme] of [
      ['zh-cn', 'light'],
      ['en', 'dark'],
    ] as const) {
      const files = {
        ...agreementProject(),
        [suggestions]: `version: 1
annotations:
  - { id: r1-a, codes: [gov], quote: 加强监督检查, at: "1:1-1:7", memo: 说到监督 }
  - { id: r1-b, codes: [gov], quote: 方便群众查档, at: "1:8-1:14", memo: 说到群众 }
  - { id: r1-c, codes: [gov], quote: 做好异地备份, at: "1:15-1:21", memo: 说到备份 }
  - { id: r1-d, codes: [gov], quote: 原文没有的话 }
runs:
  - { id: r1, model: qwen3, codebook: x, created: 2026-12-01, sawCodes: true }
`,
      };
      const opened = await SettlePage.open(browser, files, { codes: ['safe'], locale, theme });
      const { page, errors } = opened;
      await page.locator('.entry.model').first().waitFor();
      assert.equal(await page.locator('.entry.model').count(), 3, 'what is not in the text is not offered');
      assert.equal(await page.locator('.entry:not(.model)').count(), 2);
      assert.match((await page.locator('.entry').last().getAttribute('class')) ?? '', /model/);
      for (const [at, [key, reason]] of (
        [
          ['a', '说到监督'],
          ['c', '说到群众'],
          ['r', '说到备份'],
        ] as const
      ).entries()) {
        await page.locator('.entry.model').first().focus();
        await page.locator('.side.model').getByText(reason).waitFor();
        if (at === 0) {
          assert.deepEqual(await violations(page), []);
          await savePicture(page, `settle-model-${locale}-${theme}`);
        }
        await page.keyboard.press(key);
        await page
          .locator('.entry.model')
          .nth(2 - at)
          .waitFor({ state: 'detached' });
      }
      const made = parse(opened.text('东.txt.王五.codes.yaml')!).annotations.filter(
        (each: Record<string, string>) => each.suggestedBy,
      );
      assert.deepEqual(
        made
          .map(({ quote, codes, suggestedBy }: Record<string, unknown>) => [quote, codes, suggestedBy])
          .sort(),
        [
          ['加强监督检查', ['gov'], 'qwen#r1-a'],
          ['方便群众查档', ['safe'], 'qwen#r1-b'],
        ],
      );
      assert.deepEqual(parse(opened.text(suggestions)!).rejected, [{ id: 'r1-c' }]);
      assert.equal(opened.text(consensus), undefined, 'nothing of it is a settlement of people');
      assert.deepEqual(errors, []);
      giveBack(page);
    }
  });

  it('opens one again that a coder has changed since, and says why', async () => {
    const opened = await SettlePage.open(browser, agreementProject());
    const { page, errors } = opened;
    await page.locator('.entry').first().waitFor();
    await page.keyboard.press('1');
    await page.locator('.detail').getByText('安全体系').first().waitFor();
    const side = '东.txt.李四.codes.yaml';
    await opened.put(
      side,
      opened.text(side)!.replace('"codes":["gov"],"quote":"群众查档"', '"codes":["safe"],"quote":"群众查档"'),
    );
    await page.locator('.entry.reopened').click();
    await page.locator('.why').filter({ hasText: '李四' }).waitFor();
    assert.deepEqual(errors, []);
    giveBack(page);
  });

  for (const theme of ['light', 'dark', 'hc-dark', 'hc-light'] as const satisfies readonly Theme[]) {
    it(`can be read by everybody in ${theme}`, async () => {
      const locale = theme === 'light' || theme === 'hc-dark' ? 'zh-cn' : 'en';
      const { page, errors } = await SettlePage.open(browser, agreementProject(), {
        theme,
        locale,
        width: 640,
      });
      await page.locator('.side mark').first().waitFor();
      assert.deepEqual(await violations(page), []);
      if (PICTURES_WANTED) await savePicture(page, `settle-${theme}-${locale}`);
      assert.deepEqual(errors, []);
      giveBack(page);
    });
  }
});
