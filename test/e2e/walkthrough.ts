// The first minute of somebody who has just installed it: a window without a folder, five steps, the sample.
import assert from 'node:assert/strict';
import path from 'node:path';
import { showViews } from '../real/typing';
import { slowness, waitFor } from '../real/wait';
import type { Workbench } from '../real/workbench';

/** What is read on the way, in one language. */
export interface Words {
  readonly name: string;
  readonly openSample: string;
  readonly newProject: string;
  readonly fiveSteps: string;
  readonly steps: readonly string[];
}

export const english: Words = {
  name: 'Policy Coder',
  openSample: 'Open Sample Project',
  newProject: 'New Project',
  fiveSteps: 'Five steps',
  steps: [
    'Open the sample',
    'See the keywords in a plan',
    'Tag a passage',
    'See table and network',
    'Trace a number to its passages',
  ],
};

export const chinese: Words = {
  name: '政策编码',
  openSample: '打开示例项目',
  newProject: '新建项目',
  fiveSteps: '五步入门',
  steps: ['打开示例', '看文本中的关键词', '标注一段文字', '看覆盖表和共现网络', '由数字追溯到段落'],
};

/** What the overview says at the foot: how many of the 31 plans have each theme. */
const sums = ['30', '31', '31', '31', '31', '22', '29'];

/**
 * The scenarios of the way, in their order; at the end the sample is open in the same window.
 * @param opened the window, in which no folder is open yet
 * @param home where the sample is put
 * @param picture what the names of the pictures begin with
 */
export function itLeadsToTheSample(
  opened: () => Workbench,
  home: string,
  words: Words,
  picture: string,
): void {
  const view = () => opened().page.locator('.sidebar .welcome-view-content');

  it('offers a window without a folder the two actions that matter', async () => {
    const { page } = opened();
    await showViews(opened());
    await page.locator(`.activitybar .action-label[aria-label^="${words.name}"]`).waitFor();
    await view().getByRole('button', { name: words.openSample }).waitFor();
    await view().getByRole('button', { name: words.newProject }).waitFor();
    // Nor anything of trust, where nobody asked for it.
    assert.equal(await view().locator('.monaco-button').count(), 2);
    await opened().screenshot(`${picture}-welcome`);
  });

  it('leads through five steps, each with its picture', async () => {
    const { page } = opened();
    await view().getByText(words.fiveSteps).click();
    const steps = page.locator('.getting-started-step');
    await steps.nth(4).waitFor();
    assert.deepEqual(
      (await steps.locator('.step-title').allInnerTexts()).map(title => title.trim()),
      words.steps,
    );
    const pictures = new Set<string>();
    for (const [k, title] of words.steps.entries()) {
      await steps.filter({ hasText: title }).locator('.step-title').click();
      await page.locator('.getting-started-step.expanded', { hasText: title }).waitFor();
      const drawn = await opened().webviewFrame(async frame => {
        const svg = frame.locator('svg').first();
        // Asked for what a frame lacks, it would be waited for in each.
        if ((await svg.count()) === 0) return false;
        return !pictures.has(await svg.innerHTML({ timeout: 500 * slowness() }));
      });
      pictures.add(await drawn.locator('svg').first().innerHTML());
      await opened().screenshot(`${picture}-step-${k + 1}`);
    }
  });

  it('opens the sample from the first of them: keywords, and a table with numbers', async () => {
    const { page } = opened();
    const first = page.locator('.getting-started-step').first();
    await first.locator('.step-title').click();
    await page
      .locator('.getting-started-step.expanded')
      .getByRole('button', { name: words.openSample })
      .click();
    const folder = path.join(home, 'policy-coder-sample');
    await page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: folder }).waitFor();
    await opened().screenshot(`${picture}-sample-target`);
    await page.keyboard.press('Enter');
    // The window begins anew.
    await page.locator('.tab[data-resource-name="上海市.txt"]').waitFor();
    const marked = page.locator('.editor-instance .view-overlays .cdr[class*="ced-"]');
    await waitFor('keywords', async () => ((await marked.count()) > 20 ? true : undefined));
    const overview = await opened().webviewFrame('table [role=gridcell]');
    await waitFor('the sums', async () => {
      const foot = await overview.locator('tfoot td').allInnerTexts();
      return sums.every((sum, k) => foot[k]?.trim() === sum) ? true : undefined;
    });
    await opened().screenshot(`${picture}-sample`);
  });
}
