// One VSIX: the files of .vscodeignore and a production build in a folder of their own, packed by vsce.
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
 * @param {string} target one of TARGETS
 * @param {string} folder where the package is put
 * @returns {Promise<string>} its path
 */
export async function makePackage(target, folder) {
  if (target !== 'universal' && target !== `${process.platform}-${process.arch}`) {
    throw new Error(`The package for ${target} holds compiled code and can only be made there.`);
  }
  const stage = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-coder-package-'));
  try {
    await fill(stage, target);
    const manifest = JSON.parse(fs.readFileSync(path.join(stage, 'package.json'), 'utf8'));
    const suffix = target === 'universal' ? '' : `-${target}`;
    const file = path.join(folder, `${manifest.name}-${manifest.version}${suffix}.vsix`);
    fs.mkdirSync(folder, { recursive: true });
    await vsce(stage, file, target === 'universal' ? [] : ['--target', target]);
    return file;
  } finally {
    fs.rmSync(stage, { recursive: true, force: true });
  }
}

/**
 * @param {string} stage
 * @param {string} target
 */
async function fill(stage, target) {
  for (const file of await listFiles({ cwd: ROOT, packageManager: PackageManager.None })) {
    // Built below: what lies in dist/ may be a build for debugging.
    if (file.startsWith('dist/')) continue;
    fs.mkdirSync(path.dirname(path.join(stage, file)), { recursive: true });
    fs.copyFileSync(inRoot(file), path.join(stage, file));
  }
  fs.copyFileSync(inRoot('.vscodeignore'), path.join(stage, '.vscodeignore'));
  fs.writeFileSync(path.join(stage, 'package.json'), packagedManifest(target));
  fs.writeFileSync(path.join(stage, 'README.md'), packagedReadme());
  await bundle(stage, target);
  await copySegmenters(path.join(stage, 'dist'));
  copyCharacterMaps(path.join(stage, 'dist'));
  const nodejieba = path.join(stage, 'dist', 'nodejieba');
  if (target === 'universal') fs.rmSync(nodejieba, { recursive: true, force: true });
  else if (!fs.existsSync(path.join(nodejieba, 'nodejieba.node'))) {
    throw new Error(`The package for ${target} needs a C++ compiler, for nodejieba.`);
  }
}

/**
 * @param {string} stage
 * @param {string} target
 */
async function bundle(stage, target) {
  for (const options of packedBuilds()) {
    const { outfile, outdir } = options;
    // The browser's extension host is on no platform: it takes the universal package.
    if (target !== 'universal' && outfile?.endsWith('.web.js')) continue;
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
