// Pages of the browser that one scenario after the other is given: a new one takes a second of computing, for a process that
// loads fonts and compiles the same program again.
import type { Browser, Page } from 'playwright-core';

const idle = new WeakMap<Browser, Page[]>();

/** A page of this size, as new but for what its process has loaded and compiled. */
export async function takePage(
  browser: Browser,
  viewport: { readonly width: number; readonly height: number },
): Promise<Page> {
  const kept = idle.get(browser)?.pop();
  if (kept === undefined) return browser.newPage({ viewport });
  // Away from whatever will be there: nothing begins with the mouse on it.
  await kept.mouse.move(-10, -10);
  await kept.context().clearPermissions();
  await kept.goto('about:blank');
  await kept.setViewportSize(viewport);
  return kept;
}

/** For the next scenario; after one that failed, close the page instead. */
export function giveBack(page: Page): void {
  const browser = page.context().browser();
  if (browser === null || page.isClosed()) return;
  idle.set(browser, [...(idle.get(browser) ?? []), page]);
}
