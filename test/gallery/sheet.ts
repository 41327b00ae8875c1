import { readFileSync, writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';

/** Puts pictures side by side on one sheet, two in a row, so that they can be compared at one glance. */
export async function drawSheet(browser: Browser, files: readonly string[], target: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1800, height: 100 } });
  const images = files.map(
    file => `<img src="data:image/png;base64,${readFileSync(file).toString('base64')}" width="890">`,
  );
  await page.setContent(
    `<body style="margin:5px;display:grid;grid-template-columns:1fr 1fr;gap:5px">${images.join('')}`,
  );
  writeFileSync(target, await page.screenshot({ fullPage: true }));
  await page.close();
}
