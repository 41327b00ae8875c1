import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder, run, smallProject } from './cli';

interface Ended {
  readonly code: number;
  readonly output: string;
}

/** The folder of a repository to be copied. */
class Template {
  readonly folder = mkdtempSync(join(tmpdir(), 'policy-coder-repository-'));

  constructor(from: Repository) {
    cpSync(from.folder, this.folder, { recursive: true });
    process.once('exit', () => rmSync(this.folder, { recursive: true, force: true }));
  }
}

let small: Template | undefined;
let installed: Promise<Template> | undefined;

function smallRepository(): Template {
  small ??= new Template(new Repository(smallProject));
  return small;
}

/** A repository in a temporary folder, with nobody's configuration but its own. */
export class Repository {
  readonly folder: string;

  /** With one commit of some files, or of the small project: that one is made once, and copied. */
  constructor(from: Readonly<Record<string, string | Uint8Array>> | Template = smallRepository()) {
    if (from instanceof Template) {
      this.folder = makeFolder();
      cpSync(from.folder, this.folder, { recursive: true });
      // The index knows files by more than what is in them.
      this.git('update-index', '-q', '--refresh');
      return;
    }
    this.folder = makeFolder(from);
    this.git('init', '-q', '-b', 'main');
    this.git('config', 'user.name', 'Tester');
    this.git('config', 'user.email', 'tester@example.org');
    this.git('config', 'core.autocrlf', 'false');
    this.commit('begin');
  }

  /** The small project after `install-git`, with what that wrote in a commit of its own. */
  static async installed(): Promise<Repository> {
    installed ??= install();
    return new Repository(await installed);
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

  /** Commits all there is. No hook is run: where hooks are what is tested, `try('commit', ...)`. */
  commit(message: string): void {
    this.git('add', '-A');
    this.git('-c', 'core.hooksPath=/dev/null', 'commit', '-q', '-m', message);
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

async function install(): Promise<Template> {
  const repository = new Repository();
  const { code, stderr } = await run(['install-git', repository.folder]);
  if (code !== 0) throw new Error(`install-git ended with ${code}: ${stderr}`);
  repository.commit('install');
  return new Template(repository);
}

function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' };
}
