// Builds everything that ships: the extension, the webview and the command line, each one file.
const fs = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  // Small bundles load faster; while one works on them, readable ones are worth more.
  minify: !watch,
  sourcemap: production ? false : 'linked',
  logLevel: 'warning',
  legalComments: 'none',
  // The ES module builds of our libraries tree-shake; their CommonJS twins do not.
  mainFields: ['module', 'main'],
};

/** @type {import('esbuild').BuildOptions} */
const node = { ...common, platform: 'node', target: 'node20', format: 'cjs' };

// The child process of the segmenter; the engines it loads lie beside it.
/** @type {import('esbuild').BuildOptions} */
const segmenter = {
  ...node,
  entryPoints: { segmenter: 'src/node/segmenter/child/main.ts' },
  outdir: 'dist',
};

// The thread that draws PNG and PDF: loaded only when a picture is exported. What draws PNG lies beside it, where it is not too
// large to be shipped (.vscodeignore).
/** @type {import('esbuild').BuildOptions} */
const picture = {
  ...node,
  entryPoints: { picture: 'src/node/picture/child/main.ts' },
  outdir: 'dist',
  // The ES module of pdfkit asks for its own address, which a bundle has none of.
  alias: {
    pdfkit: require.resolve('pdfkit'),
    'brotli/decompress.js': path.join(__dirname, 'src/node/picture/child/noBrotli.ts'),
  },
  // svg-to-pdfkit tells patterns by the name of what made them.
  keepNames: true,
};

/** @type {import('esbuild').BuildOptions} */
const browser = {
  ...common,
  platform: 'browser',
  target: 'es2022',
  format: 'iife',
  loader: { '.css': 'text' },
};

/** @type {import('esbuild').BuildOptions[]} */
const builds = [
  { ...node, entryPoints: ['src/extension.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
  {
    ...node,
    entryPoints: ['src/cli/bin.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
  },
  segmenter,
  picture,
  { ...browser, entryPoints: ['src/webview/main.ts'], outfile: 'dist/webview.js' },
  { ...browser, entryPoints: ['src/webview/terms/main.ts'], outfile: 'dist/terms.js' },
  { ...browser, entryPoints: ['src/webview/attributes/main.ts'], outfile: 'dist/attributes.js' },
];

// The suite that runs inside VS Code: every test file is found, built by itself, and loaded by index.ts.
const editorTests = {
  ...node,
  entryPoints: ['test/editor/index.ts', 'test/editor/**/*.test.ts'],
  outbase: 'test/editor',
  outdir: 'out/test',
  external: ['vscode', 'mocha'],
  sourcemap: 'inline',
};

async function main() {
  if (process.argv.includes('--tests')) {
    // A test file that was deleted or renamed must not live on as its old build.
    fs.rmSync('out/test', { recursive: true, force: true });
    await esbuild.build(editorTests);
    return;
  }
  await copySegmenters('dist');
  copyResvg(path.join(__dirname, 'dist'));
  if (watch) {
    const contexts = await Promise.all(builds.map(options => esbuild.context(options)));
    await Promise.all(contexts.map(context => context.watch()));
    return;
  }
  await Promise.all(builds.map(options => esbuild.build(options)));
}

/** Copies the program that draws PNG, and where it is from, to a built program. */
function copyResvg(dist) {
  const target = path.join(dist, 'resvg');
  fs.mkdirSync(target, { recursive: true });
  for (const name of ['index_bg.wasm', 'package.json', 'README.md']) {
    fs.copyFileSync(path.join(__dirname, 'node_modules/@resvg/resvg-wasm', name), path.join(target, name));
  }
}

/** Copies the engines that the segmenter loads into a folder of the root. */
async function copySegmenters(outdir) {
  const { copySegmenters } = await import('./scripts/segmenters.mjs');
  await copySegmenters(path.join(__dirname, outdir));
}

/** Builds the segmenter's child process with its engines into another folder, for tests. */
async function buildSegmenter(outdir) {
  await copySegmenters(outdir);
  await esbuild.build({ ...segmenter, outdir, absWorkingDir: __dirname });
}

module.exports = { builds, buildSegmenter, copyResvg };

if (require.main === module) {
  main().catch(error => {
    console.error(error.message ?? error);
    process.exit(1);
  });
}
