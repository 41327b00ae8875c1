// A real VS Code for scenarios: a window in Chromium with a profile as new, and a copy of a project. Server and browser are
// kept for the next (kept.ts), and the window itself for the next that want the same looks (keptWindow.ts).
//
//   const vscode = await openWorkbench({ theme: 'dark', locale: 'zh-cn' });
//   await vscode.openFile('yunnan.txt');
//   await vscode.command('Policy Coder: Show Coverage');
//   const view = await vscode.webviewFrame('table.coverage');
//   await view.locator('td').first().click();
//   await vscode.screenshot('coverage-dark');
//   await vscode.close();
//
// Open it in `before`, close it in `after`: one at a time.
import path from 'node:path';
import type { Frame, Locator, Page, Request } from 'playwright-core';
import { address } from '../../scripts/vscode/address.mjs';
import { launchChromium } from '../../scripts/vscode/chromium.mjs';
import type { ProfileOptions, Settings } from '../../scripts/vscode/profile.mjs';
import { changeSettings, PLAIN, writeProfile } from '../../scripts/vscode/profile.mjs';
import { copyProject, SAMPLE } from '../../scripts/vscode/project.mjs';
import type { Server } from '../../scripts/vscode/server.mjs';
import { startServer } from '../../scripts/vscode/server.mjs';
import type { ReleaseName } from '../../scripts/vscode/versions.mjs';
import { filesIn } from './files';
import { keptBrowser, newContext, type Place, takePlace } from './kept';
import { keepWindow, takeWindow } from './keptWindow';
import { PICTURES_WANTED, savePicture } from './pictures';
import { appears, openFile, quickInput, runCommand } from './quick-input';
import { PATIENCE, slowness, waitFor } from './wait';

export interface WorkbenchOptions extends ProfileOptions {
  /** The project to open: always copied, so that no scenario changes the original. Default: the sample project. */
  readonly folder?: string;
  /** What of the copy is to be opened: a `.code-workspace` file in it. Default: the folder itself. */
  readonly open?: string;
  /** The URI of a folder elsewhere, to be opened instead. */
  readonly uri?: string;
  /** Open no folder at all. */
  readonly empty?: boolean;
  /** Other extensions that are installed, as folders of ours. */
  readonly extensions?: readonly string[];
  /** These extensions may use interfaces that VS Code has not settled on yet. */
  readonly proposedApi?: boolean;
  /** Default: what `npm test -- --vscode` says, or the oldest VS Code we support. */
  readonly version?: ReleaseName;
  /** More environment variables for the server, and so for the extension host. */
  readonly env?: NodeJS.ProcessEnv;
  /** A package to install, instead of the extension as it is in the repository. */
  readonly vsix?: string;
  /** The address of a proxy for what the window asks of other machines. */
  readonly proxy?: string;
  /** Is told of every request of the window and its pages, from the first on. */
  readonly onRequest?: (request: Request) => void;
}

/** Those that are open now; hooks.ts takes their pictures when a scenario fails. */
export const openWorkbenches = new Set<Workbench>();

/**
 * Opens a window and waits until the project is open: the kept one or a new one on the kept server, unless the options need a
 * server of their own.
 */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const { folder: source, open, uri, empty = false, onRequest, proposedApi = false, ...rest } = options;
  const startOptions = plain(rest);
  let looks = canBeKept(options) ? nameOf(startOptions) : undefined;
  const cleanUp: (() => unknown)[] = [];
  const close = async () => {
    for (const step of cleanUp.splice(0).reverse()) await step();
  };
  try {
    // What a scenario that was given up has left open.
    for (const left of [...openWorkbenches]) await left.close();
    const kept = await takeWindow(looks, source ?? SAMPLE);
    if (kept !== undefined) {
      openWorkbenches.add(kept);
      return kept;
    }
    const { folder, remove } = copyProject(source);
    cleanUp.push(remove);
    const { server, context, leave } = needsOwnServer(options)
      ? await startPlace(startOptions)
      : await takePlace(startOptions);
    cleanUp.push(leave);
    context.setDefaultTimeout(PATIENCE * slowness());
    if (onRequest !== undefined) {
      context.on('request', onRequest);
      cleanUp.push(() => context.off('request', onRequest));
    }
    const page = await context.newPage();
    const workspace = uri ?? (open === undefined ? folder : path.join(folder, open));
    await page.goto(address(server, empty ? {} : { folder: workspace, proposedApi }));
    const leaveOpen = async () => {
      openWorkbenches.delete(workbench);
      if (looks === undefined) await close();
      else await keepWindow({ window: workbench, looks, end: close });
    };
    const changeLooks = (changed: ProfileOptions) => {
      writeProfile(server.dataDir, plain(changed));
      if (looks !== undefined) looks = nameOf(plain(changed));
    };
    const workbench = new Workbench(page, server, folder, leaveOpen, changeLooks);
    openWorkbenches.add(workbench);
    cleanUp.push(() => openWorkbenches.delete(workbench));
    await workbench.ready();
    return workbench;
  } catch (error) {
    await close();
    throw error;
  }
}

/** The options with what is left out where nobody takes pictures. */
function plain<T extends ProfileOptions>(options: T): T {
  return { ...options, settings: { ...(PICTURES_WANTED ? {} : PLAIN), ...options.settings } };
}

/** What tells windows apart that are used again. */
const nameOf = (looks: ProfileOptions): string => JSON.stringify(Object.entries(looks).sort());

/** Whether nothing but the looks tells the window from any other. */
function canBeKept(options: WorkbenchOptions): boolean {
  const { open, uri, empty, onRequest } = options;
  return !needsOwnServer(options) && [open, uri, empty, onRequest].every(each => each === undefined);
}

/** What is decided when a server or a browser starts. */
function needsOwnServer({ extensions, version, env, vsix, proxy, restricted }: WorkbenchOptions): boolean {
  return [extensions, version, env, vsix, proxy].some(each => each !== undefined) || restricted === true;
}

/** A server for one workbench, and a browser where it needs a proxy. */
async function startPlace({ proxy, ...options }: WorkbenchOptions): Promise<Place> {
  const server = await startServer(options);
  try {
    const own = proxy === undefined ? undefined : await launchChromium({ proxy });
    const context = await newContext(own ?? (await keptBrowser()));
    const leave = async () => {
      await context.close();
      await own?.close();
      await server.stop();
    };
    return { server, context, leave };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

export class Workbench {
  constructor(
    readonly page: Page,
    readonly server: Server,
    /** The copy of the project that is open. */
    readonly folder: string,
    /** Gives the window back to be kept, or ends it, and the server where it has one of its own, and removes the copy. */
    readonly close: () => Promise<void>,
    private readonly changeLooks: (looks: ProfileOptions) => void,
  ) {}

  /** Resolves when the colour theme is on and the Explorer shows the project's files, if one is open. */
  async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench[class*=vscode-theme-]').waitFor();
    const isEmpty = new URL(this.page.url()).searchParams.has('ew');
    const shown = isEmpty ? '.activitybar .action-label' : '.explorer-folders-view .monaco-list-row';
    await this.page.locator(shown).first().waitFor();
  }

  /** Runs a command by the title the palette shows, category included: "Policy Coder: Show Coverage". */
  async command(title: string): Promise<void> {
    await runCommand(this.page, title);
  }

  /** Runs a command that asks something, until the question is there: whatever takes the focus meanwhile closes it. */
  async question(title: string): Promise<void> {
    // The palette itself is on screen for a moment longer.
    const palette = this.page.locator('input[placeholder="Type the name of a command to run."]');
    const asked = quickInput(this.page).filter({ has: this.page.locator('input'), hasNot: palette });
    await waitFor(`the question of "${title}"`, async () => {
      await this.command(title);
      return (await appears(asked, 5000)) ? true : undefined;
    });
  }

  /** Opens a file of the project by its name and waits until its text is there. */
  async openFile(name: string): Promise<void> {
    const [place] = [...filesIn(this.folder).keys()].filter(file => path.basename(file) === name);
    const parent = place === undefined ? '.' : path.dirname(place);
    await openFile(this.page, name, parent === '.' ? undefined : parent);
    await this.editor.locator('.view-line').first().waitFor();
  }

  /** The text of the active editor group (VS Code draws spaces as U+00A0, and only the lines in sight). */
  get editor(): Locator {
    return this.page.locator('.editor-group-container.active .monaco-editor .view-lines');
  }

  /** The inner frame of a webview: the one that has this selector, or for which the predicate holds. */
  async webviewFrame(wanted: string | ((frame: Frame) => Promise<boolean>)): Promise<Frame> {
    return waitFor(`a webview with ${wanted}`, () => this.findFrame(wanted));
  }

  /** The same, if it is there now. */
  async findFrame(wanted: string | ((frame: Frame) => Promise<boolean>)): Promise<Frame | undefined> {
    const holds = async (frame: Frame): Promise<boolean> => {
      try {
        return typeof wanted === 'string' ? (await frame.locator(wanted).count()) > 0 : await wanted(frame);
      } catch {
        // The frame was replaced while we asked it.
        return false;
      }
    };
    for (const frame of this.page.frames().slice(1)) if (await holds(frame)) return frame;
    return undefined;
  }

  /** Saves `screenshots/<name>.png`, 1400 x 900, where pictures are wanted. */
  async screenshot(name: string): Promise<void> {
    await savePicture(this.page, name);
  }

  /** Changes user settings and loads the window again: VS Code 1.100 does not watch the file on a server. */
  async changeSettings(changes: Settings): Promise<void> {
    changeSettings(this.server.dataDir, changes);
    await this.reload();
  }

  /**
   * Reloads the window by its command, which, other than the browser's way, gives VS Code time to store what is open. It comes back in
   * other looks, for the scenarios that want those.
   */
  async reloadIn(looks: ProfileOptions): Promise<void> {
    this.changeLooks(looks);
    const reloaded = this.page.waitForEvent('load');
    await this.command('Developer: Reload Window');
    await reloaded;
    await this.ready();
  }

  /** Loads the window again, as "Developer: Reload Window" does. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }
}
