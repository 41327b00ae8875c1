import { dirname, isAbsolute, join, resolve } from 'node:path';
import { chmod, makeFolder, modeOf, readBytes, remove, undefinedIfMissing } from './files';
import { Git } from './git';
import { withBlock, withoutBlock } from './markedBlock';
import { writeFileAtomically } from './writeFile';

/** The program that git is to call. */
export interface Program {
  /** Absolute path of Node. */
  readonly node: string;
  /** Absolute path of the command line's file. */
  readonly cli: string;
}

/** What was done, and what was left to the user. */
export type Outcome =
  | { readonly kind: 'config' | 'attributes' | 'hook'; readonly path: string; readonly changed: boolean }
  /** Nothing was written to a hook: it is not for a shell, or shared with other repositories. */
  | {
      readonly kind: 'hook-foreign' | 'hook-shared';
      readonly path: string;
      readonly lines: readonly string[];
    }
  /** The hook is there, but git runs only executable ones, and making it so would let all of it run. */
  | { readonly kind: 'hook-idle'; readonly path: string };

const attributes = ['*.codes.yaml merge=policy-coder diff=policy-coder'];

/** What is set in the repository's configuration, for all of its working trees. */
function settingsFor(program: Program): Readonly<Record<string, string>> {
  return {
    'merge.policy-coder.name': 'Policy Coder: annotations one by one',
    'merge.policy-coder.driver': driverOf(program),
    // The header of a hunk names the annotation.
    'diff.policy-coder.xfuncname': '^ *- ((id|code): .*)$',
  };
}

/**
 * The command line of the driver. Where the program is gone, or fails, lines are merged as git itself does: else theirs
 * would be missing from the file without a word.
 */
function driverOf({ node, cli }: Program): string {
  // Git takes a percent sign for a place that it fills in.
  const [program, file] = [node, cli].map(path => quoted(path).replaceAll('%', '%%'));
  const call = `${program} ${file} merge %O %A %B %P`;
  return `if test -f ${file}; then ${call}; code=$?; test $code -le 1 && exit $code; fi; git merge-file -L ours -L base -L theirs %A %O %B`;
}

/** Sets up a repository for a project folder in it. Throws a GitFailure outside of one. */
export async function installGit(folder: string, program: Program): Promise<readonly Outcome[]> {
  const git = new Git(folder);
  const place = await placeOf(git);
  let changed = false;
  for (const [key, value] of Object.entries(settingsFor(program))) {
    if ((await git.ask('config', '--local', '--get', key)) === value) continue;
    await git.run('config', '--local', key, value);
    changed = true;
  }
  const file = join(folder, '.gitattributes');
  return [
    { kind: 'config', path: place.config, changed },
    {
      kind: 'attributes',
      path: file,
      changed: await rewrite(file, text => withBlock(text, { name: 'attributes', lines: attributes })),
    },
    await installHook(place, program),
  ];
}

/** Undoes what `installGit` did, and nothing else. Throws a GitFailure outside of a repository. */
export async function uninstallGit(folder: string): Promise<readonly Outcome[]> {
  const git = new Git(folder);
  const place = await placeOf(git);
  let changed = false;
  for (const section of ['merge.policy-coder', 'diff.policy-coder']) {
    changed = (await git.ask('config', '--local', '--remove-section', section)) !== undefined || changed;
  }
  const file = join(folder, '.gitattributes');
  return [
    { kind: 'config', path: place.config, changed },
    {
      kind: 'attributes',
      path: file,
      changed: await rewrite(file, text => withoutBlock(text, 'attributes')),
    },
    {
      kind: 'hook',
      path: place.hook,
      changed: await rewrite(place.hook, text => withoutBlock(text, hookName(place)), /^(?:#!.*\s*)?$/),
    },
  ];
}

interface Place {
  /** Path of the project folder in its working tree, ending in `/`; empty at its top. */
  readonly prefix: string;
  readonly config: string;
  readonly hook: string;
  /** Whether other repositories use the same hooks. */
  readonly isShared: boolean;
}

async function placeOf(git: Git): Promise<Place> {
  const prefix = await git.prefix();
  const path = async (name: string) => {
    const found = (await git.run('rev-parse', '--git-path', name)).replace(/\r?\n$/, '');
    return isAbsolute(found) ? found : resolve(git.folder, found);
  };
  const scope = await git.ask('config', '--show-scope', '--get', 'core.hooksPath');
  return {
    prefix,
    config: await path('config'),
    hook: join(await path('hooks'), 'pre-commit'),
    isShared: scope !== undefined && !/^(?:local|worktree)\b/.test(scope),
  };
}

function hookName({ prefix }: Place): string {
  return `check ${prefix || '.'}`;
}

async function installHook(place: Place, program: Program): Promise<Outcome> {
  const { hook, prefix, isShared } = place;
  const lines = hookLines(prefix, program);
  if (isShared) return { kind: 'hook-shared', path: hook, lines };
  const old = await read(hook);
  if (old !== undefined && /^#!(?!.*\b(?:ba|da|z|k)?sh\b)/.test(old)) {
    return { kind: 'hook-foreign', path: hook, lines };
  }
  const isExecutable = old === undefined || ((await modeOf(hook)) & 0o111) !== 0;
  // Right below the first line: what follows may exit early.
  const changed = await rewrite(hook, text =>
    withBlock(text === '' ? '#!/bin/sh\n' : text, { name: hookName(place), lines }, /^#!.*(?:\r?\n|$)/),
  );
  if (old === undefined) await chmod(hook, 0o755);
  // On Windows, no file is marked as executable.
  return isExecutable || process.platform === 'win32'
    ? { kind: 'hook', path: hook, changed }
    : { kind: 'hook-idle', path: hook };
}

/** A commit is refused only for errors: an annotation whose passage is gone stays for ever, and must not stop anybody. */
function hookLines(prefix: string, { node, cli }: Program): readonly string[] {
  const folder = `"$(git rev-parse --show-toplevel)"/${quoted(prefix || '.')}`;
  return [
    `if test -f ${folder}/codebook.yaml && test -f ${quoted(cli)}; then`,
    `  ${quoted(node)} ${quoted(cli)} check ${folder} --staged --errors >&2 || exit 1`,
    'fi',
  ];
}

/** A word for a shell, whatever is in it. */
function quoted(text: string): string {
  const path = process.platform === 'win32' ? text.replaceAll('\\', '/') : text;
  return `'${path.replaceAll("'", "'\\''")}'`;
}

/** Changes a file; one that comes to nothing (`empty`) is removed, one that would be nothing is not made. */
async function rewrite(path: string, change: (text: string) => string, empty = /^\s*$/): Promise<boolean> {
  const old = await read(path);
  const now = change(old ?? '');
  if (now === (old ?? '')) return false;
  if (empty.test(now)) await remove(path);
  else {
    await makeFolder(resolve(path, '..'));
    await writeFileAtomically(path, now);
  }
  return true;
}

async function read(path: string): Promise<string | undefined> {
  return (await readBytes(path, { within: dirname(path) }).catch(undefinedIfMissing))?.toString();
}
