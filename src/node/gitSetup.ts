import { dirname, isAbsolute, join, resolve, sep } from 'node:path';
import type { Translate } from '../core';
import { codebookFile } from '../core';
import {
  chmod,
  fileKindOf,
  makeFolder,
  modeOf,
  readBytes,
  realPath,
  remove,
  undefinedIfMissing,
} from './files';
import { Git } from './git';
import {
  driver,
  type HookName,
  hookLines,
  hookNames,
  launcherPath,
  launcherScript,
  type Program,
  placesOf,
} from './gitLauncher';
import { blockNames, withBlock, withoutBlock } from './markedBlock';
import { NoPlainFile, SetupJournal } from './setupJournal';
import { writeFileAtomically } from './writeFile';

/** What was done, and what the user has to do. */
export type SetupOutcome =
  | {
      readonly kind: 'config' | 'launcher' | 'attributes' | 'exclude' | 'hook';
      readonly path: string;
      readonly changed: boolean;
    }
  /** Nothing was written to a hook: it is not for a shell or a link, or shared with other repositories. */
  | {
      readonly kind: 'hook-foreign' | 'hook-shared';
      readonly path: string;
      readonly lines: readonly string[];
    }
  /** The hook is there, but git runs only executable ones, and making it so would let all of it run. */
  | { readonly kind: 'hook-idle'; readonly path: string };

const attributes = ['*.codes.yaml merge=policy-coder diff=policy-coder'];

/** Patterns of files that remain when a process is killed while it writes a file of the project. */
const leftOvers = [
  '.*.yaml.lock',
  '.*.yaml.*.tmp',
  '.*.csv.lock',
  '.*.csv.*.tmp',
  '.*~*.lock',
  '.*~*.tmp',
  '.*.lock.tmp',
];

/** Settings in the repository's configuration, for all of its working trees. */
function settingsFor(
  program: Program,
  hooks: readonly HookName[],
): Readonly<Record<string, string | undefined>> {
  const places = Object.entries(placesOf(program)).map(([key, value]) => [`policy-coder.${key}`, value]);
  return {
    'merge.policy-coder.name': 'Policy Coder: annotations one by one',
    'merge.policy-coder.driver': driver,
    // The header of a hunk names the annotation.
    'diff.policy-coder.xfuncname': '^ *- ((id|code): .*)$',
    // Those that are missed when somebody else has written hooks of these names.
    'policy-coder.hooks': hooks.length > 0 ? hooks.join(' ') : undefined,
    ...(Object.fromEntries(places) as Readonly<Record<string, string | undefined>>),
  };
}

/**
 * Sets up a repository for a project folder in it. Throws a GitFailure outside of one, a NoPlainFile, and a SetupFailure if it
 * fails half-way.
 */
export async function installGit(
  folder: string,
  program: Program,
  t: Translate,
): Promise<readonly SetupOutcome[]> {
  const git = new Git(folder);
  const place = await placeOf(git);
  const journal = new SetupJournal();
  return journal.keep(() => installAt(place, folder, { git, program, journal, t }));
}

async function installAt(
  place: Place,
  folder: string,
  {
    git,
    program,
    journal,
    t,
  }: {
    readonly git: Git;
    readonly program: Program;
    readonly journal: SetupJournal;
    readonly t: Translate;
  },
): Promise<readonly SetupOutcome[]> {
  const own = join(folder, '.gitattributes');
  // Checked before anything is written, so that the setup is never half done.
  for (const path of [own, place.attributes, place.exclude, place.launcher]) await checkPlain(path);
  const hooks = await all(hookNames, hook => installHook(place, hook, journal));
  const installed = hookNames.filter((_, i) => hooks[i]?.kind === 'hook');
  let changed = await journal.change(place.config, () => remember(git, place.project));
  for (const [key, value] of Object.entries(settingsFor(program, installed)))
    changed = (await journal.change(place.config, () => setTo(git, key, value))) || changed;
  const write = (kind: 'attributes' | 'exclude', path: string, lines: readonly string[]) =>
    outcome(journal, kind, path, text => withBlock(text, { name: kind, lines }));
  return [
    { kind: 'config', path: place.config, changed },
    await outcome(journal, 'launcher', place.launcher, () => launcherScript(t)),
    await write('attributes', own, attributes),
    // Also for branches from before there was a `.gitattributes`.
    await write('attributes', place.attributes, attributes),
    await write('exclude', place.exclude, leftOvers),
    ...hooks,
  ];
}

/**
 * Undoes what `installGit` did, and nothing else; settings that other projects of the repository need stay. Throws a GitFailure outside of
 * a repository, a NoPlainFile, and a SetupFailure if it fails half-way.
 */
export async function uninstallGit(folder: string): Promise<readonly SetupOutcome[]> {
  const git = new Git(folder);
  const place = await placeOf(git);
  const journal = new SetupJournal();
  return journal.keep(() => uninstallAt(place, folder, git, journal));
}

async function uninstallAt(
  place: Place,
  folder: string,
  git: Git,
  journal: SetupJournal,
): Promise<readonly SetupOutcome[]> {
  const own = join(folder, '.gitattributes');
  await checkPlain(own);
  const mine = await outcome(journal, 'attributes', own, text => withoutBlock(text, 'attributes'));
  if (await isNeededByOthers(git, place)) return [mine];
  for (const path of [place.attributes, place.exclude, place.launcher]) await checkPlain(path);
  let changed = false;
  for (const section of ['policy-coder', 'merge.policy-coder', 'diff.policy-coder']) {
    const drop = async () => (await git.ask('config', '--local', '--remove-section', section)) !== undefined;
    changed = (await journal.change(place.config, drop)) || changed;
  }
  const launcher = await outcome(journal, 'launcher', place.launcher, () => '');
  await remove(place.checked);
  return [
    { kind: 'config', path: place.config, changed },
    launcher,
    mine,
    await outcome(journal, 'attributes', place.attributes, text => withoutBlock(text, 'attributes')),
    await outcome(journal, 'exclude', place.exclude, text => withoutBlock(text, 'exclude')),
    ...(await all(hookNames, async (hook): Promise<SetupOutcome> => {
      const path = join(place.hooks, hook);
      return (await isPlain(path))
        ? outcome(journal, 'hook', path, withoutHook, /^(?:#!.*\s*)?$/)
        : { kind: 'hook', path, changed: false };
    })),
  ];
}

interface Place {
  /** The project folder in its working tree; `.` at its top. */
  readonly project: string;
  readonly top: string;
  readonly config: string;
  readonly launcher: string;
  readonly attributes: string;
  readonly exclude: string;
  readonly checked: string;
  readonly hooks: string;
  /** Whether other repositories use the same hooks. */
  readonly isShared: boolean;
}

async function placeOf(git: Git): Promise<Place> {
  const prefix = await git.prefix();
  const absolute = (path: string) => (isAbsolute(path) ? path : resolve(git.folder, path));
  const ask = async (...args: readonly string[]) =>
    absolute((await git.run('rev-parse', ...args)).replace(/\r?\n$/, ''));
  const [top, common, hooks] = [
    await ask('--show-toplevel'),
    await ask('--git-common-dir'),
    await ask('--git-path', 'hooks'),
  ];
  const scope = await git.ask('config', '--show-scope', '--get', 'core.hooksPath');
  const isOurs = scope === undefined || /^(?:local|worktree)\b/.test(scope);
  return {
    project: prefix || '.',
    top,
    config: await ask('--git-path', 'config'),
    launcher: join(common, launcherPath),
    attributes: await ask('--git-path', 'info/attributes'),
    exclude: await ask('--git-path', 'info/exclude'),
    checked: await ask('--git-path', 'policy-coder-checked'),
    hooks,
    isShared: !isOurs || !(await isWithin(hooks, [top, common])),
  };
}

/** Whether a folder, wherever links lead, lies in one of others. */
async function isWithin(path: string, folders: readonly string[]): Promise<boolean> {
  const real = (each: string) => realPath(each).catch(error => undefinedIfMissing(error) ?? each);
  const [place, ...parents] = await all([path, ...folders], real);
  return parents.some(parent => `${place}${sep}`.startsWith(`${parent}${sep}`));
}

/** Records that the project is set up; returns whether it was not recorded before. */
async function remember(git: Git, project: string): Promise<boolean> {
  if ((await projectsOf(git)).includes(project)) return false;
  await git.run('config', '--local', '--add', 'policy-coder.project', project);
  return true;
}

/** Sets a key of the configuration, or removes it. Resolves to whether that changed anything. */
async function setTo(git: Git, key: string, value: string | undefined): Promise<boolean> {
  if ((await git.ask('config', '--local', '--get', key)) === value) return false;
  if (value === undefined) await git.ask('config', '--local', '--unset-all', key);
  else await git.run('config', '--local', key, value);
  return true;
}

/** Removes the record of the project; returns whether other projects with a codebook are left. */
async function isNeededByOthers(git: Git, { project, top }: Place): Promise<boolean> {
  const others = (await projectsOf(git)).filter(each => each !== project);
  const alive = await all(others, each => isCodebook(join(top, each, codebookFile)));
  if (!alive.includes(true)) return false;
  await git.ask('config', '--local', '--fixed-value', '--unset-all', 'policy-coder.project', project);
  return true;
}

async function projectsOf(git: Git): Promise<readonly string[]> {
  const listed = await git.ask('config', '--local', '--null', '--get-all', 'policy-coder.project');
  return (listed ?? '').split('\0').filter(each => each !== '');
}

async function installHook(
  { hooks, isShared }: Place,
  hook: HookName,
  journal: SetupJournal,
): Promise<SetupOutcome> {
  const path = join(hooks, hook);
  const lines = hookLines(hook);
  if (isShared) return { kind: 'hook-shared', path, lines };
  if (!(await isPlain(path))) return { kind: 'hook-foreign', path, lines };
  const old = await read(path);
  if (old !== undefined && /^#!(?!.*\b(?:ba|da|z|k)?sh\b)/.test(old))
    return { kind: 'hook-foreign', path, lines };
  const isExecutable = old === undefined || ((await modeOf(path)) & 0o111) !== 0;
  // Right below the first line: what follows may exit early.
  const change = (text: string) =>
    withBlock(withoutHook(text) || '#!/bin/sh\n', { name: 'hook', lines }, /^#!.*(?:\r?\n|$)/);
  const changed = await journal.change(path, () => rewrite(path, change));
  if (old === undefined) await chmod(path, 0o755);
  // On Windows, no file is marked as executable.
  return isExecutable || process.platform === 'win32'
    ? { kind: 'hook', path, changed }
    : { kind: 'hook-idle', path };
}

/** A hook without our lines, those of earlier versions included. */
function withoutHook(text: string): string {
  return blockNames(text)
    .filter(name => /^(?:hook|check .*)$/.test(name))
    .reduce(withoutBlock, text);
}

async function outcome<K extends 'launcher' | 'attributes' | 'exclude' | 'hook'>(
  journal: SetupJournal,
  kind: K,
  path: string,
  change: (text: string) => string,
  empty?: RegExp,
): Promise<{ readonly kind: K; readonly path: string; readonly changed: boolean }> {
  return { kind, path, changed: await journal.change(path, () => rewrite(path, change, empty)) };
}

/** Changes a file. A file that becomes empty (`empty`) is removed; an empty one is not created. */
async function rewrite(path: string, change: (text: string) => string, empty = /^\s*$/): Promise<boolean> {
  const old = await read(path);
  const now = change(old ?? '');
  if (now === (old ?? '')) return false;
  if (empty.test(now)) await remove(path);
  else {
    await makeFolder(dirname(path));
    await writeFileAtomically(path, now);
  }
  return true;
}

async function read(path: string): Promise<string | undefined> {
  return (await readBytes(path, { within: dirname(path) }).catch(undefinedIfMissing))?.toString();
}

async function checkPlain(path: string): Promise<void> {
  if (!(await isPlain(path)) || !(await isPlain(dirname(path), 'folder'))) throw new NoPlainFile(path);
}

/** Whether there is a file (or a folder) in that place, or nothing at all: no link, no pipe, no device. */
async function isPlain(path: string, what: 'file' | 'folder' = 'file'): Promise<boolean> {
  const kind = await fileKindOf(path);
  return kind === what || kind === 'nothing';
}

async function isCodebook(path: string): Promise<boolean> {
  return (await fileKindOf(path)) === 'file';
}

async function all<T, U>(items: readonly T[], act: (item: T) => Promise<U>): Promise<readonly U[]> {
  const results: U[] = [];
  for (const item of items) results.push(await act(item));
  return results;
}
