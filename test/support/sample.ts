import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { belongsToProject } from '../../src/core/corpus/store';
import type { Contents } from './corpusStore';
import { root } from './root';

/** The files of the sample project, as bytes. */
export function readSample(): Contents {
  const folder = join(root, 'samples', 'provincial-plans');
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(path => belongsToProject(path));
  return Object.fromEntries(paths.map(path => [path, readFileSync(join(folder, path))]));
}
