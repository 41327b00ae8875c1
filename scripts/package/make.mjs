// VSIX packages: the files of .vscodeignore and a production build, made once, in a folder of their own, packed by vsce for each target.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { build } from 'esbuild';
import { run } from '../lib/processes.mjs';
import { inRoot, ROOT } from '../lib/root.mjs';
import { copySegmenters } from '../segmenters.mjs';
import { packedBuilds } from './bundles.mjs';
import { packagedManifest, packagedReadme } from './pages.mjs';

const { copyCharacterMaps } = createRequire(import.meta.url)(inRoot('esbuild.js'));

/** For every machine, words cut by WebAssembly; and for the usual one, nodejieba as well. */
export const TARGETS = ['universal', 'linux-x64'];

/** The day of every file in the package: the same files give the same bytes. 2000-01-01, in seconds. */
const DAY = '946684800';

/**
 * @param {readonly string[]} targets of TARGETS
 * @param {string} folder where the packages are put
 * @returns {Promise<string[]>} their paths, in the order of the targets
 */
export async function makePackages(targets, folder) {
  const foreign = targets.find(
    each => each !== 'universal' && each !== `${process.platform}-${process.arch}`,
  );
  if (foreign !== undefined)
    throw new Error(`The package for ${foreign} holds compiled code and can only be made there.`);
  fs.mkdirSync(folder, { recursive: true });
  return inTemporaryFolder(async stage => {
    await fill(stage);
    const files = [];
    for (const target of targets) files.push(await pack(stage, target, folder));
    return files;
  });
}

/**
 * What is in the packages of all machines, and what only some of them hold.
 * @param {string} stage
 */
async function fill(stage) {
  for (const file of await listFiles({ cwd: ROOT, packageManager: PackageManager.None })) {
    // Built below: what lies in dist/ may be a build for debugging.
    if (file.startsWith('dist/')) continue;
    fs.mkdirSync(path.dirname(path.join(stage, file)), { recursive: true });
    fs.copyFileSync(inRoot(file), path.join(stage, file));
  }
  fs.copyFileSync(inRoot('.vscodeignore'), path.join(stage, '.vscodeignore'));
  fs.writeFileSync(path.join(stage, 'README.md'), packagedReadme());
  await bundle(stage);
  await copySegmenters(path.join(stage, 'dist'));
  copyCharacterMaps(path.join(stage, 'dist'));
}

/** @param {string} stage */
async function bundle(stage) {
  for (const options of packedBuilds()) {
    const { outfile, outdir } = options;
    await build({
      ...options,
      absWorkingDir: ROOT,
      minify: true,
      sourcemap: false,
      ...(outfile && { outfile: path.join(stage, outfile) }),
      ...(outdir && { outdir: path.join(stage, outdir) }),
    });
  }
}

/**
 * @param {string} common what `fill` has made
 * @param {string} target
 * @param {string} folder
 * @returns {Promise<string>} the path of the package
 */
function pack(common, target, folder) {
  return inTemporaryFolder(async stage => {
    fs.cpSync(common, stage, { recursive: true });
    const dist = path.join(stage, 'dist');
    if (target === 'universal') {
      fs.rmSync(path.join(dist, 'nodejieba'), { recursive: true, force: true });
    } else {
      if (!fs.existsSync(path.join(dist, 'nodejieba', 'nodejieba.node')))
        throw new Error(`The package for ${target} needs a C++ compiler, for nodejieba.`);
      // The browser's extension host is on no platform: it takes the universal package.
      for (const name of fs.readdirSync(dist)) if (name.endsWith('.web.js')) fs.rmSync(path.join(dist, name));
    }
    const text = packagedManifest(target);
    fs.writeFileSync(path.join(stage, 'package.json'), text);
    const { name, version } = JSON.parse(text);
    const suffix = target === 'universal' ? '' : `-${target}`;
    const file = path.join(folder, `${name}-${version}${suffix}.vsix`);
    await vsce(stage, file, target === 'universal' ? [] : ['--target', target]);
    return file;
  });
}

/**
 * @template T
 * @param {(folder: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function inTemporaryFolder(work) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-coder-package-'));
  try {
    return await work(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} stage
 * @param {string} file
 * @param {readonly string[]} options
 */
async function vsce(stage, file, options) {
  const { code, output } = await run(
    process.execPath,
    [
      ...['--require', inRoot('scripts/package/tight.cjs')],
      inRoot('node_modules/@vscode/vsce/vsce'),
      'package',
      '--no-dependencies',
      // There is no public repository yet that `package.json` could name; the README has no links that need one.
      '--allow-missing-repository',
      '--no-rewrite-relative-links',
      ...options,
      ...['--out', file],
    ],
    { cwd: stage, env: { ...process.env, SOURCE_DATE_EPOCH: DAY }, quiet: true, timeoutMs: 300_000 },
  );
  if (code !== 0 || /\bWARNING\b/.test(output)) throw new Error(`vsce ended with ${code}:\n${output}`);
}
