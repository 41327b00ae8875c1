import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { inRoot } from '../../scripts/lib/root.mjs';

/** Pictures are for people: taken in the long run, or with PICTURES=1. */
export const PICTURES_WANTED = process.env.POLICY_CODER_LONG === '1' || process.env.PICTURES === '1';

/** Saves what a page shows as `screenshots/<name>.png`, where pictures are wanted. */
export async function savePicture(page: Page, name: string): Promise<void> {
  if (PICTURES_WANTED) await takePicture(page, name);
}

/** Saves it in any case, and says where. */
export async function takePicture(page: Page, name: string): Promise<string> {
  const file = inRoot('screenshots', `${name}.png`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file });
  return file;
}
