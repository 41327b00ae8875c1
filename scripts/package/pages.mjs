// The pages of the package that differ from those of the repository.
import fs from 'node:fs';
import { inRoot } from '../lib/root.mjs';

/**
 * package.json without what only developers need, and what the package does not hold.
 * @param {string} target
 */
export function packagedManifest(target) {
  const manifest = JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8'));
  for (const key of ['private', 'bin', 'scripts', 'devDependencies', 'dependencies', 'optionalDependencies'])
    delete manifest[key];
  if (target !== 'universal') delete manifest.browser;
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The guides that a README stands for in the package, in the order in which one needs them. */
const guides = [
  'documents',
  'code',
  'commands',
  'work-together',
  'counting',
  'network',
  'compare',
  'statistics',
  'agreement',
  'paper',
  'export',
  'results',
  'large-projects',
  'models',
  'command-line',
  'where-it-runs',
];

/**
 * VS Code shows one README, without pictures that come from no address, and with links to nothing but addresses: so
 * both languages in one page, each with its guides, links as their words, without what is for the repository only.
 */
export function packagedReadme() {
  const languages = [
    { readme: 'README.md', folder: 'docs' },
    { readme: 'README.zh-cn.md', folder: 'docs/zh-cn' },
  ];
  return languages
    .map(({ readme, folder }) =>
      [
        forPackage(read(readme)),
        ...guides.map(name => forPackage(read(`${folder}/${name}.md`)).replace(/^#/gm, '##')),
      ].join('\n'),
    )
    .join('\n---\n\n');
}

/** @param {string} path */
const read = path => fs.readFileSync(inRoot(path), 'utf8');

/** @param {string} page */
function forPackage(page) {
  return (
    page
      .replace(/<!-- repository -->[\s\S]*?<!-- \/repository -->\n/g, '')
      .split('\n')
      // Pictures, and tables of pictures with their heads.
      .filter(
        (line, k, lines) => !isPicture(line) && !(isTable(line) && lines.slice(k + 1, k + 3).some(isPicture)),
      )
      .join('\n')
      .replace(/\[([^\]]+)\]\((?!https?:)[^)]*\)/g, '$1')
      .replace(/\n{3,}/g, '\n\n')
  );
}

/** @param {string} line */
const isPicture = line => /!\[[^\]]*\]\(/.test(line);
/** @param {string} line */
const isTable = line => line.startsWith('|');
