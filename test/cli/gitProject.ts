import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, smallProject } from './cli';

interface Ended {
  readonly code: number;
  readonly output: string;
}

/** A repository in a temporary folder, with nobody's configuration but its own. */
export class Repository {
  readonly folder: string;

  constructor(files: Readonly<Record<string, string | Uint8Array>> = smallProject) {
    this.folder = makeFolder(files);
    this.git('init', '-q', '-b', 'main');
    this.git('config', 'user.name', 'Tester');
    this.git('config', 'user.email', 'tester@example.org');
    this.git('config', 'core.autocrlf', 'false');
    this.commit('begin');
  }

  /** Runs git; throws where it fails. */
  git(...args: readonly string[]): string {
    return execFileSync('git', [...args], { cwd: this.folder, env: environment(), stdio: 'pipe' }).toString();
  }

  /** Runs git; its exit code and all that it printed. */
  try(...args: readonly string[]): Ended;
  /** With other variables of the environment. */
  try(args: readonly string[], env?: NodeJS.ProcessEnv): Ended;
  try(...given: readonly unknown[]): Ended {
    const [args, env] = Array.isArray(given[0]) ? given : [given, {}];
    const { status, stdout, stderr } = spawnSync('git', args as string[], {
      cwd: this.folder,
      env: { ...environment(), ...(env as NodeJS.ProcessEnv) },
    });
    return { code: status ?? -1, output: `${stdout}${stderr}` };
  }

  commit(message: string): void {
    this.git('add', '-A');
    this.git('commit', '-q', '--no-verify', '-m', message);
  }

  /** Commits a change on a new branch from `main`, and comes back. */
  branch(name: string, change: () => void): void {
    this.git('checkout', '-q', '-b', name, 'main');
    change();
    this.commit(name);
    this.git('checkout', '-q', 'main');
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.folder, path), text);
  }

  edit(path: string, from: string | RegExp, to: string): void {
    const old = this.read(path);
    const now = old.replace(from, to);
    if (now === old) throw new Error(`${String(from)} is not in ${path}`);
    this.write(path, now);
  }
}

function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' };
}
