import { basename, delimiter, dirname, join, resolve } from 'node:path';
import type { GitTrouble } from '../core';
import { isThereSync, listFolder, readBytes } from './files';
import { Git } from './git';
import { launcherPath } from './gitLauncher';
import { blockNames } from './markedBlock';

/** What is wrong with the setup of the repository that a folder is in; `undefined`: nothing, or it is not set up at all. */
export async function gitTrouble(folder: string, program?: string): Promise<GitTrouble | undefined> {
  // Most folders are in no repository, and git is slow to say so.
  if (!isInRepository(folder)) return undefined;
  const git = new Git(folder, program);
  const listed = await git.ask('config', '--local', '--null', '--get-regexp', '^(merge\\.)?policy-coder\\.');
  const settings = new Map(
    (listed ?? '').split('\0').map(each => {
      const [key = '', ...value] = each.split('\n');
      return [key, value.join('\n')] as const;
    }),
  );
  const driver = settings.get('merge.policy-coder.driver');
  if (driver === undefined) return undefined;
  if (!driver.includes(launcherPath)) return 'outdated';
  const asked = await git.ask('rev-parse', '--git-common-dir', '--git-path', 'hooks');
  const [common = '', hooks = ''] = (asked ?? '').split(/\r?\n/).map(path => resolve(folder, path));
  if (!isThereSync(join(common, launcherPath))) return 'launcher';
  if (!(await isLocated(settings, 'program')) && !isOnPath('policy-coder')) return 'program';
  if (!(await isLocated(settings, 'node')) && !isOnPath('node') && !isOnPath('nodejs')) return 'node';
  const wanted = settings.get('policy-coder.hooks')?.split(' ').filter(Boolean) ?? [];
  for (const hook of wanted) if (!(await isHooked(join(hooks, hook)))) return 'hook';
  return undefined;
}

/** Whether a hook has the lines that call the launcher. */
async function isHooked(path: string): Promise<boolean> {
  const text = await readBytes(path).catch(() => '');
  return blockNames(text.toString()).includes('hook');
}

function isInRepository(folder: string): boolean {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (isThereSync(join(at, '.git'))) return true;
    if (at === dirname(at)) return false;
  }
}

/** The same places as the launcher tries: where it was, or in another version beside it. */
async function isLocated(settings: ReadonlyMap<string, string>, name: string): Promise<boolean> {
  const [path, before, after] = ['', '-before', '-after'].map(end =>
    settings.get(`policy-coder.${name}${end}`),
  );
  if (path !== undefined && isThereSync(path)) return true;
  if (before === undefined || after === undefined) return false;
  const folder = before.endsWith('/') ? before : dirname(before);
  const start = before.endsWith('/') ? '' : basename(before);
  const names = (await listFolder(folder).catch(() => [])).map(({ name }) => name);
  return names.some(each => each.startsWith(start) && isThereSync(join(folder, each) + after));
}

function isOnPath(name: string): boolean {
  const names = process.platform === 'win32' ? [name, `${name}.exe`, `${name}.cmd`] : [name];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(folder => folder !== '');
  return folders.some(folder => names.some(each => isThereSync(join(folder, each))));
}
