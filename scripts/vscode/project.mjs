// A project to try things in: a copy, so that no test changes the repository.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onInterrupt } from '../lib/processes.mjs';
import { inRoot } from '../lib/root.mjs';

export const SAMPLE = inRoot('samples', 'provincial-plans');

/**
 * @param {string} [source] the project to copy
 * @returns {{folder: string, remove: () => void}}
 */
export function copyProject(source = SAMPLE) {
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-coder-project-'));
  // The same name as the original: it is what the Explorer and the screenshots show.
  const folder = path.join(parent, path.basename(source));
  fs.cpSync(source, folder, { recursive: true });
  const remove = () => {
    forget();
    fs.rmSync(parent, { recursive: true, force: true, maxRetries: 5 });
  };
  const forget = onInterrupt(remove);
  return { folder, remove };
}
