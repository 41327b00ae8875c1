// Parts of bundles that are files of their own, loaded when something of them is first used: who starts need not wait for
// what few need, and what several bundles need is held once.
const Module = require('node:module');
const path = require('node:path');
const esbuild = require('esbuild');

/** @typedef {import('esbuild').OnResolveArgs} Asked */

/**
 * Has imports of a module ask the file it is built into, which lies beside the bundle.
 * @param {import('esbuild').BuildOptions & {outfile: string}} options of that file
 * @param {RegExp} filter what imports of the module look like
 * @param {(asked: Asked) => boolean} [isModule] tells it from others that look alike
 * @param {string[]} [names] of what it exports, all of them functions; of what cannot be run here, since it needs the editor
 */
function apart(options, filter, isModule, names) {
  const file = `./${path.basename(options.outfile)}`;
  return plugin(file, filter, isModule, async () => {
    if (names) return getters(names.map(name => ({ name, get: `(part ??= require('${file}')).${name}` })));
    const { outputFiles = [] } = await esbuild.build({ ...options, sourcemap: false, write: false });
    const built = new Module(options.outfile);
    // @ts-expect-error Not in the types of Node: runs a text as the file of that name.
    built._compile(outputFiles[0]?.text, path.resolve(options.outfile));
    return getters(
      Object.entries(built.exports).map(([name, value]) => {
        // A file name or a number is no reason to load the file.
        const isNamed = Object(value) === value;
        return { name, get: isNamed ? `(part ??= require('${file}')).${name}` : JSON.stringify(value) };
      }),
    );
  });
}

/**
 * Has imports of a JSON file read it where it ships anyway.
 * @param {string} json absolute path
 * @param {string} file its path from the bundle
 */
function jsonApart(json, file) {
  const isJson = (/** @type {Asked} */ asked) => path.resolve(asked.resolveDir, asked.path) === json;
  const get = `(part ??= require('${file}'))`;
  return plugin(file, /\.json$/, isJson, async () => getters([{ name: 'default', get }]));
}

/**
 * Has imports of a module of Node load it late: some take as long as a hundred kilobytes of ours.
 * @param {string} name
 */
function builtInApart(name) {
  const exported = Object.keys(require(name)).map(each => ({
    name: each,
    get: `(part ??= require('${name}')).${each}`,
  }));
  return plugin(name, new RegExp(`^${name}$`), undefined, async () => getters(exported));
}

/**
 * An expression: an object that has values when they are first asked for.
 * @param {{name: string, get: string}[]} exported
 */
function getters(exported) {
  const each = exported.map(({ name, get }) => `get ${name}() { return ${get}; }`);
  return `Object.create({ __esModule: true, ${each.join(', ')} })`;
}

/**
 * Has all modules of a bundle share one object of the host, which would else be asked for, and copied, by each of a hundred.
 * @param {string} name of a module that only the host has
 */
function shared(name) {
  return plugin(name, new RegExp(`^${name}$`), undefined, async () => `Object.create(require('${name}'))`);
}

/**
 * @param {string} file as the bundle asks for it
 * @param {RegExp} filter
 * @param {((asked: Asked) => boolean) | undefined} isModule
 * @param {() => Promise<string>} exported an expression: what the module gives. esbuild copies what is its own for each module
 * that imports it; what it inherits, it does not.
 * @returns {import('esbuild').Plugin}
 */
function plugin(file, filter, isModule, exported) {
  const namespace = `apart:${file}`;
  return {
    name: namespace,
    setup(build) {
      build.onResolve({ filter }, asked =>
        asked.namespace === 'file' && (isModule?.(asked) ?? true) ? { path: file, namespace } : undefined,
      );
      build.onResolve({ filter: /.*/, namespace }, () => ({ path: file, external: true }));
      build.onLoad({ filter: /.*/, namespace }, async () => ({
        contents: `let part; module.exports = ${await exported()};`,
      }));
    },
  };
}

module.exports = { apart, builtInApart, jsonApart, shared };
