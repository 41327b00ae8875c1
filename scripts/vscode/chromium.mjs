// Chromium is the window of the VS Code server. This finds one, or gets one.
import fs from 'node:fs';
import { chromium } from 'playwright-core';
import { onPath } from '../lib/on-path.mjs';
import { run } from '../lib/processes.mjs';
import { inRoot } from '../lib/root.mjs';

/** The first is the same engine without the user interface around it: of a window of VS Code, that saves an eighth. */
const SHELL = 'chromium-headless-shell';
const NAMES = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Work as root, without a graphics card and without a network. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @param {{proxy?: string}} [options] `proxy`: an address that hears of whatever is not asked of this machine */
export async function launchChromium({ proxy } = {}) {
  return chromium.launch({
    executablePath: await ensureChromium(),
    args: FLAGS,
    ...(proxy !== undefined && { proxy: { server: proxy, bypass: '127.0.0.1' } }),
  });
}

/** @returns {Promise<string>} the executable */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  // Debian's package first: it also comes with the fonts that Chinese needs.
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await attempt('apt-get', ['update'], env);
    // Not every release has the first.
    for (const name of [SHELL, 'chromium']) {
      await attempt('apt-get', ['install', '-y', '--no-install-recommends', name, 'fonts-noto-cjk'], env);
      if (findChromium() !== undefined) break;
    }
  }
  if (findChromium() === undefined) {
    const playwright = inRoot('node_modules', 'playwright-core', 'cli.js');
    await attempt(process.execPath, [playwright, 'install', 'chromium'], process.env);
  }
  const installed = findChromium();
  if (installed !== undefined) return installed;
  throw new Error(
    'No Chromium found, and none could be installed. Install one (Debian: apt-get install chromium fonts-noto-cjk) ' +
      'or set CHROMIUM to its executable.',
  );
}

function findChromium() {
  const named = process.env.CHROMIUM;
  if (named) {
    if (fs.existsSync(named)) return named;
    throw new Error(`CHROMIUM names ${named}, which does not exist`);
  }
  const downloaded = chromium.executablePath();
  return (
    NAMES.map(onPath).find(file => file !== undefined) ?? (fs.existsSync(downloaded) ? downloaded : undefined)
  );
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
async function attempt(command, args, env) {
  console.log(`No Chromium yet: ${command} ${args.join(' ')}`);
  const { code, output } = await run(command, args, { env, quiet: true, timeoutMs: 5 * 60_000 });
  if (code !== 0) console.log(`  ended with ${code}: ${output.trim().split('\n').slice(-3).join(' | ')}`);
}
