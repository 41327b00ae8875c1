// npm start [-- folder] [--vscode oldest|latest]: builds the extension and opens a project with it.
// In the desktop VS Code where there is one and a display to show it, else in a VS Code server for the browser.
// Until `npm ci` has run, only Node built-ins may be imported here.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDependencies } from './lib/dependencies.mjs';
import { onPath } from './lib/on-path.mjs';
import { onInterrupt, run } from './lib/processes.mjs';
import { ROOT } from './lib/root.mjs';
import { address } from './vscode/address.mjs';
import { SAMPLE } from './vscode/project.mjs';
import { startServer } from './vscode/server.mjs';
import { releaseName } from './vscode/versions.mjs';

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { vscode: { type: 'string' } },
  });
  const folder = path.resolve(process.env.INIT_CWD ?? '.', positionals[0] ?? SAMPLE);
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`No folder ${folder}`);
  await ensureDependencies();
  await mustRun(process.execPath, ['esbuild.js']);
  const code = hasDisplay() && values.vscode === undefined ? onPath('code') : undefined;
  if (code) await mustRun(code, ['--new-window', `--extensionDevelopmentPath=${ROOT}`, folder]);
  else await serve(folder, releaseName(values.vscode));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/**
 * @param {string} folder
 * @param {import('./vscode/versions.mjs').ReleaseName} version
 */
async function serve(folder, version) {
  const server = await startServer({ version, port: Number(process.env.PORT ?? 0), ...language() });
  console.log(
    `VS Code ${server.vscode} with Policy Coder and ${folder}:\n\n  ${address(server, { folder })}\n`,
  );
  console.log('Open this address in a browser; Ctrl-C ends it.');
  let wanted = false;
  onInterrupt(() => {
    wanted = true;
  });
  const code = await server.exited;
  if (!wanted) throw new Error(`${server.log()}\nThe server ended with ${code}`);
}

/** Chinese for those whose system speaks it. */
function language() {
  return /^zh/i.test(process.env.LC_ALL || process.env.LANG || '') ? { locale: 'zh-cn' } : {};
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * @param {string} command
 * @param {string[]} args
 */
async function mustRun(command, args) {
  const { code } = await run(command, args, { cwd: ROOT });
  if (code !== 0) throw new Error(`${path.basename(command)} ended with ${code}`);
}
