// What scenarios share: one browser, and one VS Code server with a browser context, for all of a process. They end with it, as does
// the window that is kept (keptWindow.ts).
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../../scripts/vscode/chromium.mjs';
import { type ProfileOptions, renewProfile } from '../../scripts/vscode/profile.mjs';
import { type Server, startServer } from '../../scripts/vscode/server.mjs';
import { endWindow } from './keptWindow';
import { signOfLife } from './wait';

let browser: Promise<Browser> | undefined;
let server: Promise<Server> | undefined;
let context: Promise<BrowserContext> | undefined;
/** Whether a window of the kept server is open: it has one profile, and so one window at a time. */
let taken = false;

/** The browser of this process. Close the contexts you open in it, never itself. */
export async function keptBrowser(): Promise<Browser> {
  // One that has crashed is replaced.
  if (browser !== undefined && !(await browser).isConnected()) browser = context = undefined;
  browser ??= launchChromium();
  return browser;
}

export interface Place {
  readonly server: Server;
  readonly context: BrowserContext;
  readonly leave: () => Promise<void>;
}

/**
 * The kept server and a context for one window of it, as new: profile, storage, cookies, permissions. What the browser has
 * loaded and compiled of VS Code stays.
 */
export async function takePlace(profile: ProfileOptions): Promise<Place> {
  if (taken) throw new Error('One window at a time: close the workbench before');
  taken = true;
  try {
    const found = await keptBrowser();
    server ??= startServer();
    const running = await server;
    context ??= newContext(found);
    const shared = await context;
    renewProfile(running.dataDir, profile);
    await forget(shared, running);
    return { server: running, context: shared, leave: () => leave(shared) };
  } catch (error) {
    taken = false;
    // Whatever is wrong with them, the next scenario gets others.
    await endKept();
    throw error;
  }
}

/** A context for windows of VS Code, of the size of our pictures. */
export async function newContext(owner: Browser): Promise<BrowserContext> {
  const made = await owner.newContext({ viewport: { width: 1400, height: 900 } });
  made.on('page', hearSigns);
  return made;
}

/** Whatever goes to and fro between window and server, but for the header that says that one is still there. */
function hearSigns(page: Page): void {
  const headerSize = 13;
  const hear = ({ payload }: { payload: string | Buffer }) => {
    if (payload.length > headerSize) signOfLife();
  };
  page.on('websocket', socket => socket.on('framereceived', hear).on('framesent', hear));
  page.on('request', signOfLife);
  page.on('framenavigated', signOfLife);
  page.on('console', signOfLife);
}

async function leave(shared: BrowserContext): Promise<void> {
  // The extension host and the watcher of files end with their window.
  for (const page of shared.pages()) await page.close();
  taken = false;
}

async function forget(shared: BrowserContext, { port }: Server): Promise<void> {
  const page = await shared.newPage();
  const protocol = await shared.newCDPSession(page);
  await protocol.send('Storage.clearDataForOrigin', {
    origin: `http://127.0.0.1:${port}`,
    storageTypes: 'all',
  });
  await shared.clearCookies();
  await shared.clearPermissions();
  await page.close();
}

/** Ends what this process has kept. */
export async function endKept(): Promise<void> {
  await endWindow().catch(() => {});
  const kept = { browser, server };
  browser = server = context = undefined;
  await (await kept.browser?.catch(() => undefined))?.close();
  await (await kept.server?.catch(() => undefined))?.stop();
}
