import { execFile, spawn } from 'node:child_process';
import { relative, resolve as resolvePath, sep } from 'node:path';
import { loadProject, type ProjectFiles } from '../core';
import { realPath } from './files';
import { GitStore } from './gitStore';

/** A failure of git, in its own words. */
export class GitFailure extends Error {}

/** A branch, tag or commit. */
export interface GitVersion {
  readonly ref: string;
  readonly title: string;
  /** Day it was made, YYYY-MM-DD. */
  readonly date: string;
}

/** The program `git` as found on the path, in one folder. Nothing here reaches the network. */
export class Git {
  /** `program`: another git than the one on the path. */
  constructor(
    readonly folder: string,
    private readonly program = 'git',
  ) {}

  /** Runs git and gives what it prints. Throws a GitFailure. */
  run(...args: readonly string[]): Promise<string> {
    return new Promise((resolve, reject) => {
      const options = { cwd: this.folder, maxBuffer: 1 << 28, env: plainEnvironment() };
      execFile(this.program, [...args], options, (error, stdout, stderr) => {
        if (error) reject(new GitFailure(stderr.trim() || error.message));
        else resolve(stdout);
      });
    });
  }

  /** What git prints, without the line end; `undefined` where it fails. */
  async ask(...args: readonly string[]): Promise<string | undefined> {
    try {
      return (await this.run(...args)).replace(/\r?\n$/, '');
    } catch (error) {
      if (error instanceof GitFailure) return undefined;
      throw error;
    }
  }

  /** The top folder of the working tree; `undefined` outside of one. */
  topFolder(): Promise<string | undefined> {
    return this.ask('rev-parse', '--show-toplevel');
  }

  /** Path of the folder in its working tree, `/`-separated, ending in `/`; empty at its top. Throws outside of one. */
  async prefix(): Promise<string> {
    const top = await this.topFolder();
    if (top === undefined) throw new GitFailure(`not a git repository: ${this.folder}`);
    const path = relative(await realPath(top), await realPath(this.folder))
      .split(sep)
      .join('/');
    return path === '' ? '' : `${path}/`;
  }

  /** The files of the project folder as they are in a commit. Throws a GitFailure where there is no such commit. */
  async filesAt(ref: string): Promise<ProjectFiles> {
    const prefix = await this.prefix();
    // What begins with a dash would be taken for an option.
    const commit = await this.run(
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${ref}^{commit}`,
    ).catch(() => {
      throw new GitFailure(`unknown revision: ${ref}`);
    });
    const tree = ['ls-tree', '-r', '-z', '--full-tree', commit.trim()];
    return this.load(prefix, await this.run(...tree, ...(prefix ? ['--', prefix] : [])));
  }

  /** The files of the project folder as they are staged for the next commit. Throws a GitFailure. */
  async stagedFiles(): Promise<ProjectFiles> {
    const prefix = await this.prefix();
    return this.load(prefix, await this.run('ls-files', '--stage', '-z', '--full-name', '--', '.'));
  }

  /** Reads a project from what `ls-tree` or `ls-files` print: mode, kind or nothing, id, stage or nothing, path. */
  private load(prefix: string, listing: string): Promise<ProjectFiles> {
    const ids = new Map<string, string>();
    for (const line of listing.split('\0')) {
      const [, id, path = ''] = /^\d+ (?:blob )?([0-9a-f]{40,})(?: 0)?\t(.*)$/s.exec(line) ?? [];
      const own = path.slice(prefix.length);
      if (id !== undefined && path.startsWith(prefix) && isListed(own)) ids.set(own, id);
    }
    return loadProject(new GitStore(ids, wanted => this.blobs(wanted)));
  }

  /** Branches and tags, then the last commits that touched the folder, the newest first. Throws a GitFailure. */
  async versions(): Promise<readonly GitVersion[]> {
    const [refs, commits] = await Promise.all([
      this.run(
        'for-each-ref',
        '--sort=-creatordate',
        '--count=30',
        '--format=%(refname:short)%09%(contents:subject)%09%(creatordate:short)',
        'refs/heads',
        'refs/remotes',
        'refs/tags',
      ),
      this.run('log', '-n', '30', '--format=%h%x09%s%x09%cs', '--', '.'),
    ]);
    return `${refs}${commits}`.split('\n').flatMap(line => {
      const [ref, title = '', date = ''] = line.split('\t');
      return ref ? [{ ref, title, date }] : [];
    });
  }

  /** Contents of objects, all by one call of git. Throws a GitFailure. */
  private blobs(ids: readonly string[]): Promise<readonly Uint8Array[]> {
    return new Promise((resolve, reject) => {
      const child = spawn(this.program, ['cat-file', '--batch'], {
        cwd: this.folder,
        env: plainEnvironment(),
        stdio: ['pipe', 'pipe', 'ignore'],
      });
      const chunks: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
      child.on('error', error => reject(new GitFailure(error.message)));
      child.on('close', () => {
        const found = readBatch(Buffer.concat(chunks));
        if (found.length === ids.length) resolve(found);
        else reject(new GitFailure('cat-file gave less than it was asked for'));
      });
      child.stdin.on('error', error => reject(new GitFailure(error.message)));
      child.stdin.end(ids.map(id => `${id}\n`).join(''));
    });
  }
}

/** Reads what `cat-file --batch` prints: a line with the size, then the content and a line end, for each object. */
function readBatch(output: Buffer): readonly Uint8Array[] {
  const contents: Uint8Array[] = [];
  for (let at = 0; at < output.length; ) {
    const lineEnd = output.indexOf(10, at);
    const size = /^\w+ blob (\d+)$/.exec(output.toString('latin1', at, lineEnd))?.[1];
    if (size === undefined) break;
    const start = lineEnd + 1;
    contents.push(output.subarray(start, start + Number(size)));
    at = start + Number(size) + 1;
  }
  return contents;
}

/** A store lists what is not in hidden folders nor in node_modules. */
function isListed(path: string): boolean {
  return !/(?:^|\/)(?:\.[^/]*|node_modules)\//.test(path);
}

/**
 * Git's messages in English and unquoted, and no variables of a hook that would lead it to another repository. The index
 * stays: `git commit -a` and `git commit FILE` prepare one of their own, which the hook is to look at.
 */
function plainEnvironment(): NodeJS.ProcessEnv {
  const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, GIT_PREFIX: _prefix, ...rest } = process.env;
  const index = rest.GIT_INDEX_FILE;
  return {
    ...rest,
    // It may be said from the folder that the hook runs in.
    ...(index !== undefined && { GIT_INDEX_FILE: resolvePath(index) }),
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
  };
}
