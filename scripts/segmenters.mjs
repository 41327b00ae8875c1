// Puts what the segmenters need at run time into a folder each: dist/nodejieba and dist/jieba-wasm.
// nodejieba's own install script asks a host that is not the npm registry, and npm before that whether it may: so no
// install scripts run here (.npmrc), and its native part, two small C++ files, is compiled as soon as there is a
// compiler. Without one, everything works with jieba-wasm instead.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { onPath } from './lib/on-path.mjs';
import { run } from './lib/processes.mjs';
import { inRoot } from './lib/root.mjs';

const nodejieba = inRoot('node_modules/nodejieba');
const dictionaries = path.join(nodejieba, 'submodules/cppjieba/dict');
const jiebaWasm = inRoot('node_modules/jieba-wasm');

/**
 * Brings the folders up to date. What this machine cannot have is left out, and said.
 * @param {string} dist
 */
export async function copySegmenters(dist) {
  copyAll(path.join(dist, 'jieba-wasm'), [
    ...['package.json', 'LICENSE'].map(name => path.join(jiebaWasm, name)),
    // The build for browsers: its JavaScript is bundled, and one program serves Node and the browser.
    path.join(jiebaWasm, 'pkg/web/jieba_rs_wasm_bg.wasm'),
  ]);
  if (!fs.existsSync(nodejieba)) return;
  const target = path.join(dist, 'nodejieba');
  const binding = await compileBinding();
  copyAll(target, [
    ...['package.json', 'LICENSE'].map(name => path.join(nodejieba, name)),
    ...['hmm_model.utf8', 'stop_words.utf8'].map(name => path.join(dictionaries, name)),
    ...(binding ? [binding] : []),
  ]);
  copyDictionary(target);
  // Weights for picking keywords, which we never ask for: 6 MB that nothing would read. It may not be empty.
  fs.writeFileSync(path.join(target, 'idf.utf8'), '的 1\n');
}

/**
 * The words with their frequencies. Their parts of speech, which cutting never asks for, all become `x`, as those of words
 * that are added: packed, it is a twelfth smaller.
 * @param {string} folder
 */
function copyDictionary(folder) {
  const text = fs.readFileSync(path.join(dictionaries, 'jieba.dict.utf8'), 'utf8');
  const target = path.join(folder, 'jieba.dict.utf8');
  const words = text.replaceAll(/ [a-z]+$/gm, ' x');
  if (fs.existsSync(target) && fs.readFileSync(target, 'utf8') === words) return;
  replace(target, file => fs.writeFileSync(file, words));
}

/**
 * The native part of nodejieba, compiled where it is not yet.
 * @returns {Promise<string | undefined>} its path; `undefined` where it cannot be had
 */
async function compileBinding() {
  const folder = path.join(nodejieba, 'build/Release');
  const binding = path.join(folder, 'nodejieba.node');
  if (fs.existsSync(binding)) return binding;
  const compiler = ['c++', 'g++', 'clang++'].map(onPath).find(found => found !== undefined);
  // On Windows a library to link with would be needed as well.
  if (compiler === undefined || process.platform === 'win32') {
    console.log('No C++ compiler for nodejieba here; jieba-wasm will cut words instead.');
    return undefined;
  }
  console.log('Compiling nodejieba, which takes some ten seconds, once.');
  fs.mkdirSync(folder, { recursive: true });
  const unfinished = `${binding}.${process.pid}`;
  const { code, output } = await run(compiler, [...flags(), '-o', unfinished], {
    cwd: nodejieba,
    quiet: true,
    timeoutMs: 180_000,
  });
  if (code !== 0) {
    console.log(
      `nodejieba cannot be compiled here; jieba-wasm will cut words instead.\n${output.slice(-500)}`,
    );
    return undefined;
  }
  fs.renameSync(unfinished, binding);
  return binding;
}

function flags() {
  const headers = path.dirname(createRequire(import.meta.url).resolve('node-api-headers/package.json'));
  return [
    ...['-std=c++17', '-O2', '-fPIC', '-shared', '-fvisibility=hidden', '-DLOGGING_LEVEL=LL_WARNING'],
    // Node brings the functions of its API when it loads the library; elsewhere names within it are nobody's business.
    ...(process.platform === 'darwin' ? ['-undefined', 'dynamic_lookup'] : ['-s']),
    `-I${path.join(headers, 'include')}`,
    `-I${inRoot('node_modules/node-addon-api')}`,
    '-Isubmodules/cppjieba/include',
    '-Isubmodules/cppjieba/deps/limonp/include',
    ...['lib/index.cpp', 'lib/nodejieba.cpp'],
  ];
}

/**
 * Copies what is not there yet, or differs in size or is older.
 * @param {string} folder
 * @param {readonly string[]} files
 */
function copyAll(folder, files) {
  fs.mkdirSync(folder, { recursive: true });
  for (const file of files) {
    const target = path.join(folder, path.basename(file));
    const [from, to] = [file, target].map(each => fs.statSync(each, { throwIfNoEntry: false }));
    if (from && to && from.size === to.size && from.mtimeMs <= to.mtimeMs) continue;
    replace(target, unfinished => fs.copyFileSync(file, unfinished));
  }
}

/**
 * Puts a file in its place as a whole: a process may have the old one open.
 * @param {string} target
 * @param {(unfinished: string) => void} write
 */
function replace(target, write) {
  const unfinished = `${target}.${process.pid}`;
  write(unfinished);
  fs.renameSync(unfinished, target);
}
