// One running VS Code server with a data folder of its own.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { endGroup, onInterrupt, run, spawnGroup } from '../lib/processes.mjs';
import { inRoot, ROOT } from '../lib/root.mjs';
import { installServer } from './install.mjs';
import { writeProfile } from './profile.mjs';

/**
 * @typedef {object} Server
 * @property {string} vscode the version of VS Code
 * @property {number} port
 * @property {number} pid
 * @property {string | undefined} extension where this VS Code sees our extension under development; `undefined` when it is installed
 * @property {string} dataDir holds `data/User/settings.json` and `data/logs`
 * @property {() => string} log what the server has printed
 * @property {Promise<unknown>} exited
 * @property {() => Promise<void>} stop
 *
 * @typedef {object} ServerOptions
 * @property {import('./versions.mjs').ReleaseName} [version]
 * @property {number} [port] 0 or nothing: any free one
 * @property {readonly string[]} [extensions] other extensions that are installed, as folders of ours
 * @property {NodeJS.ProcessEnv} [env] more environment variables, for the extension host too
 * @property {string} [vsix] a package to install, as users do, in place of the extension under development
 */

/**
 * @param {ServerOptions & import('./profile.mjs').ProfileOptions} [options]
 * @returns {Promise<Server>}
 */
export async function startServer({ version, port = 0, extensions = [], env, vsix, ...profile } = {}) {
  const { node, main, vscode } = await installServer(version);
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-coder-server-'));
  writeProfile(dataDir, profile);
  // Under its own path the extension would contain the server (.vscode-test), and VS Code would take the built-in
  // colour themes for the extension's own and ignore the user's choice.
  const extension = vsix === undefined ? path.join(dataDir, 'extension') : undefined;
  if (extension !== undefined) fs.symlinkSync(ROOT, extension);
  for (const folder of extensions) {
    fs.cpSync(inRoot(folder), path.join(dataDir, 'extensions', path.basename(folder)), { recursive: true });
  }
  // Last: from then on VS Code takes none but those that it has installed or has seen before.
  if (vsix !== undefined) await installPackage([node, main], dataDir, vsix);
  const args = [
    '--require',
    WATCH,
    main,
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--server-data-dir',
    dataDir,
    ...FLAGS,
  ];
  // Newer ones let the address say which extension to develop (see address.mjs) only with the driver, which refuses to
  // show dialogs.
  if (extension !== undefined && !vscode.startsWith('1.100.')) args.push('--enable-smoke-test-driver');
  if (!profile.restricted) args.push('--disable-workspace-trust');
  if (profile.locale) args.push('--locale', profile.locale);
  const child = spawnGroup(node, args, {
    env: { ...cleanEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

  let log = '';
  const stop = async () => {
    // Less patience than whoever ends us has: nothing of value is lost here.
    await endGroup(child, 2000);
    forget();
    // The extension host writes its last lines while it ends.
    fs.rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  // For ends that leave no time to wait, such as that of a worker of mocha, which keeps its server to its last scenario.
  const stopNow = () => {
    try {
      process.kill(-(child.pid ?? 0), 'SIGKILL');
    } catch {
      // It has ended already.
    }
    fs.rmSync(dataDir, { recursive: true, force: true, maxRetries: 2 });
  };
  process.once('exit', stopNow);
  const interrupted = onInterrupt(stop);
  const forget = () => {
    interrupted();
    process.off('exit', stopNow);
  };
  const exited = new Promise(resolve => child.once('close', resolve));
  /** @type {Promise<number>} */
  const ready = new Promise((resolve, reject) => {
    /** @param {string} what */
    const fail = what => reject(new Error(`The VS Code server ${what}:\n${log}`));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', chunk => {
        log += chunk;
        const listening = /Extension host agent listening on (\d+)/.exec(log);
        if (listening && log.includes('Extension host agent started')) resolve(Number(listening[1]));
        // A busy port, for one: the process stays, but will never listen.
        if (log.includes('Error occurred in server')) fail('could not start');
      });
    }
    child.once('error', reject);
    child.once('close', code => fail(`ended with ${code} before it was ready`));
    // A hung one, that is; a busy machine takes its time.
    setTimeout(() => fail('was not ready after 5 minutes'), 5 * 60_000).unref();
  });
  try {
    return {
      vscode,
      port: await ready,
      pid: child.pid ?? 0,
      extension,
      dataDir,
      log: () => log,
      exited,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * @param {[node: string, main: string]} server
 * @param {string} dataDir
 * @param {string} vsix
 */
async function installPackage([node, main], dataDir, vsix) {
  const { code, output } = await run(
    node,
    [main, '--accept-server-license-terms', '--server-data-dir', dataDir, '--install-extension', vsix],
    { env: cleanEnvironment(), quiet: true, timeoutMs: 10 * 60_000 },
  );
  if (code === 0 && output.includes('was successfully installed')) return;
  fs.rmSync(dataDir, { recursive: true, force: true });
  throw new Error(`VS Code could not install ${vsix} (exit code ${code}):\n${output}`);
}

/** Makes the server end when we are gone. */
const WATCH = inRoot('scripts', 'vscode', 'endWithParent.cjs');

const FLAGS = ['--without-connection-token', '--accept-server-license-terms', '--disable-telemetry'];

/** Our own environment without what would make the server believe it is part of another VS Code or Node program. */
function cleanEnvironment() {
  const env = { ...process.env };
  for (const name of Object.keys(env)) {
    if (name.startsWith('VSCODE_') || name.startsWith('ELECTRON_') || name === 'NODE_OPTIONS')
      delete env[name];
  }
  return env;
}
