// media/icon.png, 256 x 256: the icon of the side bar in white on a plate. Only to be run when icon.svg has changed:
// node scripts/package/icon.mjs
import fs from 'node:fs';
import { inRoot } from '../lib/root.mjs';
import { launchChromium } from '../vscode/chromium.mjs';

const SIZE = 256;
/** package.json's `galleryBanner` has the same. */
const PLATE = '#1f5f5b';

const lines = fs
  .readFileSync(inRoot('media/icon.svg'), 'utf8')
  .replace('width="24" height="24"', `width="${SIZE * 0.72}" height="${SIZE * 0.72}"`);
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
  await page.setContent(
    `<body style="margin: 0"><div style="width: ${SIZE}px; height: ${SIZE}px; border-radius: 22%; background: ${PLATE};
      color: #fff; display: grid; place-items: center">${lines}</div>`,
  );
  await page.screenshot({ path: inRoot('media/icon.png'), omitBackground: true });
} finally {
  await browser.close();
}
