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
