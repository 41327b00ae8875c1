import fs from 'node:fs';
import path from 'node:path';

/**
 * Where a program is, if PATH has it.
 * @param {string} name
 * @returns {string | undefined}
 */
export function onPath(name) {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin'];
  return folders.map(folder => path.join(folder, name)).find(file => fs.existsSync(file));
}
