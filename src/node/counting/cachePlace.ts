import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { PartRules } from '../../core';
import { makePrivateFolder, olderFiles, readBytesSync, remove } from '../files';
import { homeFolder } from '../home';
import type { CacheInput } from './messages';

/** What was not used for so many days is removed. */
const daysKept = 30;

/**
 * Where the counts of texts are kept, outside of every project; `undefined` where that cannot be told, or POLICY_CODER_CACHE is `off`. What is kept
 * counts for this very program, its Node, codebook.yaml, corpus.yaml and rules.
 */
export async function cacheFor(
  home: string,
  { files, counted, merge, reference }: PartRules,
  env: Readonly<Record<string, string | undefined>>,
): Promise<CacheInput | undefined> {
  const folder = folderOf(env);
  if (folder === undefined) return undefined;
  try {
    const engine = readBytesSync(join(home, 'engine.js'));
    const rules = JSON.stringify([process.versions, [...files], counted, merge, reference]);
    const salt = createHash('sha256').update(engine).update(rules).digest('hex');
    await makePrivateFolder(folder);
    for (const path of await olderFiles(folder, daysKept)) await remove(path);
    return { folder, salt };
  } catch {
    return undefined;
  }
}

function folderOf(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const { POLICY_CODER_CACHE: own, XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = env;
  if (own === 'off') return undefined;
  if (own) return own;
  if (process.platform === 'win32') return local && join(local, 'policy-coder', 'Cache', 'counts');
  const caches = process.platform === 'darwin' ? 'Library/Caches' : '.cache';
  return join(xdg || join(homeFolder(), caches), 'policy-coder', 'counts');
}
