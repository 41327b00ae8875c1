// THIRD_PARTY_NOTICES.txt: what ships besides our own code, with its licences.
// node scripts/package/notices.mjs writes it anew; a test says when that is due.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { inRoot } from '../lib/root.mjs';
import { builtBundles } from './bundles.mjs';
import { CRATES, DATA, WITHOUT_FILE } from './components.mjs';

export const NOTICES = inRoot('THIRD_PARTY_NOTICES.txt');

/** Folders of packages, from node_modules, that ship though no bundle holds them (scripts/segmenters.mjs). */
const BESIDE = [
  ['nodejieba'],
  ['nodejieba', 'submodules/cppjieba'],
  ['nodejieba', 'submodules/cppjieba/deps/limonp'],
  // Headers that become part of the compiled nodejieba.
  ['node-addon-api'],
  ['jieba-wasm'],
];

/**
 * The whole text: the same for the same packages.
 * @param {readonly string[]} bundled the packages that the bundles hold code of
 */
export function notices(bundled) {
  const packages = [...bundled.map(name => [name]), ...BESIDE];
  const parts = [
    ...packages.map(([name = '', inner]) => ofPackage(name, inner)),
    ...[...CRATES, ...DATA].map(ofComponent),
  ];
  parts.sort((a, b) => (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1));
  const line = '-'.repeat(80);
  return [
    'Policy Coder ships the following software and data of others, each under its own licence.',
    ...parts.map(({ title, text }) => `${line}\n${title}\n${line}\n\n${text.trim()}`),
  ]
    .join('\n\n')
    .concat('\n');
}

/**
 * @param {string} name
 * @param {string} [inner] a part with a licence of its own
 */
function ofPackage(name, inner) {
  const folder = inRoot('node_modules', name);
  const { version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  if (inner !== undefined) {
    return {
      title: `${path.basename(inner)} (part of ${name} ${version})`,
      text: licenceIn(path.join(folder, inner)),
    };
  }
  const owner = WITHOUT_FILE[name];
  const text = owner === undefined ? licenceIn(folder) : `${owner}\n\n${termsOf(license)}`;
  return { title: `${name} ${version} (${license})`, text };
}

/** @param {string} folder */
function licenceIn(folder) {
  const file = fs.readdirSync(folder).find(name => /^licen[cs]e(\.(txt|md))?$/i.test(name));
  if (file === undefined)
    throw new Error(`${folder} has no licence file; name its licence in components.mjs`);
  return fs.readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n');
}

/** @param {import('./components.mjs').Component} component */
function ofComponent({ name, licence, copyright, within }) {
  return { title: `${name} (${licence}; in ${within})`, text: `${copyright}\n\n${termsOf(licence)}` };
}

/** @param {string} licence */
function termsOf(licence) {
  // Of a choice, the one we take.
  if (licence.startsWith('(MIT OR ')) return termsOf('MIT');
  // Long, and npm brings it along.
  if (licence === 'Apache-2.0') {
    return fs.readFileSync(inRoot('node_modules/opencc-js/LICENSES/Apache-2.0.txt'), 'utf8');
  }
  return fs.readFileSync(inRoot(`scripts/package/licences/${licence}.txt`), 'utf8');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  fs.writeFileSync(NOTICES, notices(builtBundles().packages));
}
