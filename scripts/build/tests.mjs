// Bundles the tests, once for all processes that run them: node scripts/build/tests.mjs [unit] [windows] [editor]
// Compiling 900 files as they are loaded takes ten times as long as this, in every process anew.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { inRoot, ROOT } from '../lib/root.mjs';

const { devDependencies } = JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8'));

/** @typedef {'unit' | 'windows' | 'editor'} TestSet */

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node20',
  outbase: 'test',
  logLevel: 'warning',
  sourcemap: 'linked',
};

/**
 * The scripts that run the tests find the repository by their own place, so they stay where they are.
 * @type {import('esbuild').Plugin}
 */
const scriptsStay = {
  name: 'scripts-stay',
  setup({ onResolve }) {
    onResolve({ filter: /^\.{1,2}\/.*\.mjs$/ }, ({ path: wanted, resolveDir }) => ({
      path: pathToFileURL(path.resolve(resolveDir, wanted)).href,
      external: true,
    }));
  },
};

/** Modules in Node: what several files use is a file of its own, so each module exists once. */
const modules = {
  ...common,
  format: /** @type {const} */ ('esm'),
  splitting: true,
  // What ships is bundled, as it ships; tools are loaded from where they are.
  mainFields: ['module', 'main'],
  external: Object.keys(devDependencies),
  plugins: [scriptsStay],
  // Libraries in the older form ask for Node's own modules by this name.
  banner: {
    js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
  },
  outExtension: { '.js': '.mjs' },
  chunkNames: 'shared/[hash]',
};

/** @type {Record<TestSet, import('esbuild').BuildOptions & {outdir: string}>} */
const SETS = {
  unit: {
    ...modules,
    entryPoints: [
      ...['architecture', 'docs', 'l10n', 'manifest'].map(name => `test/${name}.test.ts`),
      ...['cli', 'core', 'node', 'project', 'scripts', 'security', 'syntaxes', 'web', 'webview'].map(
        folder => `test/${folder}/**/*.test.ts`,
      ),
      'test/support/seed.ts',
    ],
    outdir: 'out/unit',
  },
  windows: {
    ...modules,
    entryPoints: ['test/e2e/*.e2e.ts', 'test/gallery/*.gallery.ts', 'test/real/hooks.ts'],
    outdir: 'out/windows',
  },
  // It runs inside VS Code, which loads CommonJS: every file by itself.
  editor: {
    ...common,
    format: 'cjs',
    mainFields: ['module', 'main'],
    entryPoints: ['test/editor/index.ts', 'test/editor/**/*.test.ts'],
    outbase: 'test/editor',
    outdir: 'out/test',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
  },
};

/**
 * @param {readonly TestSet[]} sets
 * @param {{outdir?: string, plugins?: import('esbuild').Plugin[], entryPoints?: string[]}} [changes] of how they are usually built
 */
export async function buildTests(sets, { outdir, plugins = [], entryPoints } = {}) {
  await Promise.all(
    sets.map(async set => {
      const folder = outdir ?? SETS[set].outdir;
      // A test file that was deleted or renamed must not live on as its old build.
      fs.rmSync(inRoot(folder), { recursive: true, force: true });
      await build({
        ...SETS[set],
        ...(entryPoints && { entryPoints }),
        outdir: folder,
        plugins: [...(SETS[set].plugins ?? []), ...plugins],
      });
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const named = process.argv.slice(2);
  const all = /** @type {TestSet[]} */ (Object.keys(SETS));
  const unknown = named.filter(name => !Object.hasOwn(SETS, name));
  if (unknown.length > 0)
    throw new Error(`No tests called ${unknown.join(', ')}; there are: ${all.join(', ')}`);
  await buildTests(named.length > 0 ? /** @type {TestSet[]} */ (named) : all);
}
