// Puts a real VS Code server into .vscode-test/, from npm alone: no compiler, no download server.
import fs from 'node:fs';
import path from 'node:path';
import { run } from '../lib/processes.mjs';
import { inRoot } from '../lib/root.mjs';
import { RELEASES, releaseName } from './versions.mjs';

const CACHE = inRoot('.vscode-test');
const STAND_INS = inRoot('scripts', 'vscode', 'stand-ins');

/**
 * @typedef {object} Install
 * @property {string} node the Node that runs the server
 * @property {string} main the server's main file
 * @property {string} vscode the version
 */

/**
 * Installs once; afterwards only says where it is.
 * @param {import('./versions.mjs').ReleaseName} [name]
 * @returns {Promise<Install>}
 */
export async function installServer(name = releaseName()) {
  const release = RELEASES[name];
  const packages = packagesFor(release);
  const home = path.join(CACHE, `server-${release.vscode}-${process.platform}-${process.arch}`);
  const stamp = path.join(home, 'installed.json');
  const recipe = JSON.stringify({ packages, revision: 1 });
  if (read(stamp) !== recipe) {
    console.log(`Installing VS Code ${release.vscode} (code-server ${release.codeServer}) into ${home} ...`);
    const start = Date.now();
    await build(home, packages, recipe);
    console.log(`Installed in ${Math.round((Date.now() - start) / 1000)} s`);
  }
  return {
    vscode: release.vscode,
    main: path.join(lib(home), 'out', 'server-main.js'),
    node: nodePackage(release) ? nodeIn(home) : process.execPath,
  };
}

/**
 * The Node of a release by itself; `undefined` where npm has none for this platform.
 * @param {import('./versions.mjs').ReleaseName} name
 * @returns {Promise<string | undefined>}
 */
export async function installNode(name) {
  const { node } = RELEASES[name];
  if (isRunning(node)) return process.execPath;
  if (process.platform !== 'linux') return undefined;
  const home = path.join(CACHE, `node-${node}`);
  const program = nodeIn(home);
  if (!fs.existsSync(program)) {
    fs.mkdirSync(home, { recursive: true });
    await npm(home, ['install', '--prefix', home, `${nodeName()}@${node}`]);
  }
  return program;
}

/**
 * Builds beside the final place and renames at the end, so that an interrupted install is never taken for a whole one.
 * @param {string} home
 * @param {string[]} packages
 * @param {string} recipe
 */
async function build(home, packages, recipe) {
  fs.mkdirSync(CACHE, { recursive: true });
  removeAbandoned();
  const work = fs.mkdtempSync(path.join(CACHE, 'installing-'));
  try {
    fs.writeFileSync(path.join(work, 'package.json'), '{"private": true}');
    await npm(work, ['install', ...packages]);
    // code-server's own install script would do these two, and compile a C++ library we do not use.
    await npm(lib(work), ['install', '--omit=dev']);
    await npm(path.join(lib(work), 'extensions'), ['install', '--omit=dev']);
    replaceNativeParts(work);
    fs.writeFileSync(path.join(work, 'installed.json'), recipe);
    fs.rmSync(home, { recursive: true, force: true });
    fs.renameSync(work, home);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

/** What interrupted installs left; a young one may belong to a run that is still going on. */
function removeAbandoned() {
  for (const name of fs.readdirSync(CACHE).filter(name => name.startsWith('installing-'))) {
    const folder = path.join(CACHE, name);
    const age = Date.now() - fs.statSync(folder).mtimeMs;
    if (age > 60 * 60_000) fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} home */
function replaceNativeParts(home) {
  const modules = path.join(lib(home), 'node_modules');
  /** @type {[string, string][]} */
  const replacements = [
    [path.join(STAND_INS, 'spdlog.cjs'), '@vscode/spdlog/index.js'],
    [path.join(STAND_INS, 'native-watchdog.cjs'), 'native-watchdog/index.js'],
    [path.join(STAND_INS, 'native-watchdog.cjs'), '@vscode/native-watchdog/index.js'],
    // `workspace.findFiles` runs ripgrep, which the older releases download in an install script.
    [path.join(home, 'node_modules', ripgrepName(), 'bin', 'rg'), '@vscode/ripgrep/bin/rg'],
  ];
  for (const [from, to] of replacements) {
    const target = path.join(modules, to);
    const owner = path.join(
      modules,
      to
        .split('/')
        .slice(0, to.startsWith('@') ? 2 : 1)
        .join('/'),
    );
    if (!fs.existsSync(owner)) continue;
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.copyFileSync(from, target);
  }
}

/**
 * @param {string} cwd
 * @param {string[]} args
 */
async function npm(cwd, args) {
  const all = [...args, '--ignore-scripts', '--no-audit', '--no-fund'];
  const { code, output } = await run('npm', all, { cwd, quiet: true, timeoutMs: 10 * 60_000 });
  if (code === 0) return;
  throw new Error(
    `Could not install VS Code: "npm ${args.join(' ')}" ended with ${code}. Is the npm registry reachable?\n` +
      output.split('\n').slice(-20).join('\n'),
  );
}

/** @param {import('./versions.mjs').Release} release */
function packagesFor(release) {
  const ripgrep = release.ripgrep ? [`${ripgrepName()}@${release.ripgrep}`] : [];
  const node = nodePackage(release);
  return [`code-server@${release.codeServer}`, ...ripgrep, ...(node ? [node] : [])];
}

/**
 * The npm package with the Node a release wants, unless the running one will do.
 * @param {import('./versions.mjs').Release} release
 */
function nodePackage(release) {
  if (isRunning(release.node)) return undefined;
  if (process.platform === 'linux') return `${nodeName()}@${release.node}`;
  const major = majorOf(release.node);
  throw new Error(`VS Code ${release.vscode} needs Node ${major}; run this again under Node ${major}.`);
}

/** @param {string} version */
const majorOf = version => version.split('.')[0];
/**
 * Whether this runs under a Node of the same major.
 * @param {string} version
 */
const isRunning = version => majorOf(process.versions.node) === majorOf(version);

const nodeName = () => `node-linux-${process.arch}`;
const ripgrepName = () => `@vscode/ripgrep-${process.platform}-${process.arch}`;
/** @param {string} home */
const nodeIn = home => path.join(home, 'node_modules', nodeName(), 'bin', 'node');
/** @param {string} home */
const lib = home => path.join(home, 'node_modules', 'code-server', 'lib', 'vscode');

/** @param {string} file */
function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
