// Builds everything that ships: the extension and the command line, the engine they share, and the webviews.
const fs = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');
const { apart, builtInApart, jsonApart, shared } = require('./scripts/build/apart.cjs');

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

// What comes with jieba-wasm could fetch its program from the network; ours is read from the extension's folder.
const withoutFetch = { define: { fetch: 'undefined' } };

// The child process of the segmenter; the engines it loads lie beside it.
/** @type {import('esbuild').BuildOptions} */
const segmenter = {
  ...node,
  ...withoutFetch,
  entryPoints: { segmenter: 'src/node/segmenter/child/main.ts' },
  outdir: 'dist',
};

// The thread that draws PDF: loaded only when a picture is exported.
/** @type {import('esbuild').BuildOptions} */
const pdf = {
  ...node,
  entryPoints: ['src/node/picture/child/pdfMain.ts'],
  outfile: 'dist/pdf.js',
  // The ES module of pdfkit asks for its own address, which a bundle has none of.
  alias: {
    pdfkit: require.resolve('pdfkit'),
    'brotli/decompress.js': path.join(__dirname, 'src/node/picture/child/noBrotli.ts'),
  },
  // svg-to-pdfkit tells patterns by the name of what made them.
  keepNames: true,
};

// The thread that draws PNG, in the folder of its program: that takes a megabyte, so it is not packed.
/** @type {import('esbuild').BuildOptions} */
const png = {
  ...node,
  entryPoints: ['src/node/picture/child/pngMain.ts'],
  outfile: 'dist/resvg/png.js',
  sourcemap: false,
};

// The thread that reads documents, in a folder of its own with the character maps: loaded only when one is read.
/** @type {import('esbuild').BuildOptions} */
const ingest = {
  ...node,
  format: 'esm',
  // Documents are bytes in memory: nothing is fetched.
  define: { fetch: 'undefined', XMLHttpRequest: 'undefined' },
  entryPoints: ['src/ingest/main.ts'],
  outfile: 'dist/ingest/main.mjs',
  // Libraries in the older form ask for Node's own modules by this name.
  banner: {
    js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
  },
  sourcemap: false,
};

/** @type {import('esbuild').BuildOptions} */
const browser = {
  ...common,
  platform: 'browser',
  target: 'es2022',
  format: 'iife',
  loader: { '.css': 'text' },
};

// The extension in the browser's extension host, and the worker that cuts words there. One file each: nothing can be
// loaded besides, except through VS Code's file system.
/** @type {import('esbuild').BuildOptions} */
const webHost = {
  ...common,
  platform: 'browser',
  target: 'es2022',
  mainFields: ['browser', 'module', 'main'],
};

/** @type {import('esbuild').BuildOptions[]} */
const web = [
  {
    ...webHost,
    format: 'cjs',
    entryPoints: ['src/extension.web.ts'],
    outfile: 'dist/extension.web.js',
    plugins: [shared('vscode')],
  },
  {
    ...webHost,
    ...withoutFetch,
    format: 'iife',
    entryPoints: ['src/web/segmenter/worker.ts'],
    outfile: 'dist/segmenter.web.js',
  },
];

/** The core knows nothing of Node; where there is Node, its bytes are worked on five to ten times as fast. */
const bytesOfNode = {
  name: 'bytes-of-node',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onResolve({ filter: /\/bytes$/ }, ({ path: wanted, resolveDir }) =>
      path.resolve(resolveDir, wanted) === path.join(__dirname, 'src/core/text/bytes')
        ? { path: path.join(__dirname, 'src/node/bytes.ts') }
        : undefined,
    );
  },
};

// What few need of the engine: regular expressions as keywords, and the readings of characters.
const rare = ['re2js', 'pinyin-match/src/simplified_dict.js'].map(name => ({
  name,
  options: { ...node, entryPoints: [require.resolve(name)], outfile: `dist/${name.replace(/\W.*/, '')}.js` },
}));

/** @type {import('esbuild').BuildOptions & {outfile: string}} */
const engine = {
  ...node,
  entryPoints: ['src/core/index.ts'],
  outfile: 'dist/engine.js',
  plugins: [bytesOfNode, ...rare.map(({ name, options }) => apart(options, new RegExp(`^${name}$`)))],
};

// For extension and command line alike, which would hold the same code twice.
const core = path.join(__dirname, 'src', 'core');
const engineApart = apart(
  engine,
  /\/core$/,
  ({ resolveDir, path: asked }) => path.resolve(resolveDir, asked) === core,
);

/** Asking models, which few do. */
const suggest = {
  ...node,
  entryPoints: ['src/editor/models/onDemand.ts'],
  outfile: 'dist/models.js',
  plugins: [engineApart, shared('vscode')],
};

const chinese = path.join(__dirname, 'l10n/bundle.l10n.zh-cn.json');

/** @type {import('esbuild').BuildOptions[]} */
const builds = [
  engine,
  ...rare.map(({ options }) => options),
  {
    ...node,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    plugins: [
      engineApart,
      apart(suggest, /\/models\/onDemand$/, undefined, [
        'suggestCodes',
        'decideSuggestion',
        'answerSuggestions',
      ]),
      shared('vscode'),
    ],
  },
  suggest,
  {
    ...node,
    entryPoints: ['src/cli/bin.ts'],
    outfile: 'dist/cli.js',
    banner: { js: '#!/usr/bin/env node' },
    plugins: [
      engineApart,
      jsonApart(chinese, '../l10n/bundle.l10n.zh-cn.json'),
      // For git, the segmenter and pictures.
      ...['node:child_process', 'node:worker_threads'].map(builtInApart),
    ],
  },
  segmenter,
  ...web,
  pdf,
  png,
  {
    ...node,
    entryPoints: ['src/node/network/thread.ts'],
    outfile: 'dist/networkWorker.js',
    plugins: [engineApart],
  },
  {
    ...node,
    entryPoints: ['src/node/counting/thread.ts'],
    outfile: 'dist/countWorker.js',
    plugins: [engineApart],
  },
  ingest,
  { ...browser, entryPoints: ['src/webview/main.ts'], outfile: 'dist/webview.js' },
  { ...browser, entryPoints: ['src/webview/terms/main.ts'], outfile: 'dist/terms.js' },
  { ...browser, entryPoints: ['src/webview/attributes/main.ts'], outfile: 'dist/attributes.js' },
  { ...browser, entryPoints: ['src/webview/code/main.ts'], outfile: 'dist/code.js' },
  { ...browser, entryPoints: ['src/webview/settle/main.ts'], outfile: 'dist/settle.js' },
];

async function main() {
  await copySegmenters('dist');
  copyResvg(path.join(__dirname, 'dist'));
  copyCharacterMaps('dist');
  const listed = path.join(__dirname, 'dist', 'bundles.json');
  if (watch) {
    // What is built for debugging is not what ships.
    fs.rmSync(listed, { force: true });
    const contexts = await Promise.all(builds.map(options => esbuild.context(options)));
    await Promise.all(contexts.map(context => context.watch()));
    return;
  }
  const built = await Promise.all(builds.map(options => esbuild.build({ ...options, metafile: true })));
  // What is in which bundle: scripts/package/bundles.mjs.
  const outputs = Object.assign({}, ...built.map(({ metafile }) => metafile.outputs));
  fs.writeFileSync(listed, JSON.stringify(outputs));
}

/** Copies the program that draws PNG. */
function copyResvg(dist) {
  const target = path.join(dist, 'resvg');
  fs.mkdirSync(target, { recursive: true });
  const program = 'node_modules/@resvg/resvg-wasm/index_bg.wasm';
  fs.copyFileSync(path.join(__dirname, program), path.join(target, 'index_bg.wasm'));
}

/** Copies the engines that the segmenter loads into a folder of the root. */
async function copySegmenters(outdir) {
  const { copySegmenters } = await import('./scripts/segmenters.mjs');
  await copySegmenters(path.join(__dirname, outdir));
}

/** Copies what Chinese, Japanese and Korean PDFs without fonts of their own are read by. */
function copyCharacterMaps(outdir) {
  const from = path.join(path.dirname(require.resolve('pdfjs-dist/package.json')), 'cmaps');
  fs.cpSync(from, path.join(path.resolve(__dirname, outdir), 'ingest', 'cmaps'), { recursive: true });
}

module.exports = { builds, web, copyResvg, copyCharacterMaps };

if (require.main === module) {
  main().catch(error => {
    console.error(error.message ?? error);
    process.exit(1);
  });
}
