// The project that is measured: 119 reports of provincial and city governments, and 69 keywords in seven themes.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const shared = fileURLToPath(new URL('../../shared/', import.meta.url));
const corpora = ['prov-gwr-2026', 'city-gwr-2024'];

export const keywordTable = join(shared, 'bench/keywords.tsv');
/** Scripts that do less. */
export const ahoPipeline = join(shared, 'bench/aho_pipeline.py');
export const pythonPipeline = join(shared, 'bench/python_pipeline.py');

/** Whether the reports and keywords are there; they are not part of this repository. */
export function hasReports() {
  return existsSync(keywordTable) && corpora.every(name => existsSync(join(shared, 'corpora', name)));
}

/** Makes the project in a new temporary folder and gives its path. */
export function makeProject() {
  const folder = mkdtempSync(join(tmpdir(), 'policy-coder-bench-'));
  for (const name of corpora) {
    const from = join(shared, 'corpora', name);
    mkdirSync(join(folder, name));
    for (const file of readdirSync(from).filter(file => file.endsWith('.txt'))) {
      cpSync(join(from, file), join(folder, name, file));
    }
  }
  writeFileSync(join(folder, 'codebook.yaml'), codebookOf(readFileSync(keywordTable, 'utf8')));
  return folder;
}

/**
 * codebook.yaml of a table with a line `theme TAB keyword` for each keyword.
 * @param {string} table
 */
export function codebookOf(table) {
  const themes = new Map();
  for (const line of table.split(/\r?\n/).filter(line => line.trim() !== '')) {
    const [theme, keyword] = line.split('\t');
    themes.set(theme, [...(themes.get(theme) ?? []), keyword]);
  }
  const list = [...themes].map(([id, keywords]) => ({ id, name: id, keywords }));
  // JSON is YAML.
  return `${JSON.stringify({ version: 1, title: 'bench', themes: list }, undefined, 2)}\n`;
}
