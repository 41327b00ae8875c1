import type { Locator } from 'playwright-core';
import { drag } from '../../real/typing';
import { slowness, waitFor } from '../../real/wait';
import type { Workbench } from '../../real/workbench';

type ClickOptions = NonNullable<Parameters<Locator['click']>[0]>;

/** What a person does at the window, counted. */
export class Hand {
  private readonly done = { clicks: 0, drags: 0, keys: 0, words: 0 };

  constructor(private readonly vscode: Workbench) {}

  /** Counts what is done without this. */
  count(what: 'clicks' | 'drags' | 'keys' | 'words', times = 1): void {
    this.done[what] += times;
  }

  async click(target: Locator, options: ClickOptions = {}): Promise<void> {
    this.done.clicks++;
    await target.click(options);
  }

  /** A click, repeated until what it does is there, which counts once: a menu or a list takes none in its first moments. */
  async clickUntil(
    target: Locator,
    what: string,
    done: () => Promise<boolean>,
    options: ClickOptions = {},
  ): Promise<void> {
    this.done.clicks++;
    await waitFor(what, async () => {
      if (await done()) return true;
      await target.click({ timeout: 3000, ...options }).catch(() => {});
      return (await this.comes(done)) ? true : undefined;
    });
  }

  /** A drag, again where a view that is just being drawn anew let go of it, which counts once. */
  async dragUntil(from: Locator, onto: Locator, what: string, done: () => boolean): Promise<void> {
    this.done.drags++;
    await waitFor(what, async () => {
      if (done()) return true;
      if (!(await from.isVisible()) || !(await drag(this.vscode, from, onto))) return undefined;
      return (await this.comes(async () => done())) ? true : undefined;
    });
  }

  /** Whether something holds within some seconds. */
  private async comes(holds: () => Promise<boolean>): Promise<boolean> {
    const end = Date.now() + 3000 * slowness();
    while (Date.now() < end) {
      if (await holds()) return true;
      await this.vscode.page.waitForTimeout(50);
    }
    return false;
  }

  /** A key or a chord. */
  async press(key: string): Promise<void> {
    this.done.keys++;
    await this.vscode.page.keyboard.press(key);
  }

  /** Words typed in one go, however many. */
  async type(field: Locator, words: string): Promise<void> {
    this.done.words++;
    await field.fill(words);
  }

  /** Says how much has been done until now. */
  tell(when: string): void {
    const { clicks, drags, keys, words } = this.done;
    const all = clicks + drags + keys + words;
    console.log(
      `      ${when}: ${all} actions (${clicks} clicks, ${drags} drags, ${keys} keys, ${words} times words)`,
    );
  }
}
