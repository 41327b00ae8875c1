import { execFile, spawn } from 'node:child_process';
import { join, relative, resolve as resolvePath, sep } from 'node:path';
import {
  belongsToProject,
  type CorpusStore,
  codebookFile,
  type Encoding,
  FileTrouble,
  loadProject,
  type ProjectFiles,
} from '../core';
import { FileStore } from './fileStore';
import { isThereSync, realPath } from './files';
import { checkedOut, type GitObject, type GitRun, stored } from './gitContents';
import { followLinks, type GitEntries, readIndex, readTree } from './gitEntries';
import { formerFolder, projectFolders } from './gitFolder';
import { GitStore } from './gitStore';

/** Number of commits to look back for a file: a side file is seldom further behind its source. */
const mostVersions = 50;

/** A failure of git, in its own words. */
export class GitFailure extends Error {}

/** A branch, tag or commit. */
export interface GitVersion {
  readonly ref: string;
  readonly title: string;
  /** Day it was made, YYYY-MM-DD. */
  readonly date: string;
}

/** A project as it was in a commit. */
export interface ProjectThen {
  readonly files: ProjectFiles;
  /** The folder that it was in then (`plans/`, or nothing for the top), where that was another one. */
  readonly formerly: string | undefined;
}

/** The program `git` as found on the path, in one folder. Nothing here reaches the network. */
export class Git {
  /** `program`: another git than the one on the path; `environment`: the one of a hook that git has called. */
  constructor(
    readonly folder: string,
    private readonly program = 'git',
    private readonly environment = plainEnvironment(),
  ) {}

  /**
   * The repository that has called us from a hook, at the top of its working tree. Environment variables name it there; it cannot always be
   * found otherwise (`git --git-dir`).
   */
  static async ofHook(cwd: string): Promise<Git> {
    const { GIT_DIR, GIT_WORK_TREE } = process.env;
    const given = { ...(GIT_DIR && { GIT_DIR }), ...(GIT_WORK_TREE && { GIT_WORK_TREE }) };
    const git = new Git(cwd, 'git', { ...plainEnvironment(), ...given });
    const [dir, top] = (await git.run('rev-parse', '--absolute-git-dir', '--show-toplevel')).split(/\r?\n/);
    return new Git(top!, 'git', { ...plainEnvironment(), GIT_DIR: dir, GIT_WORK_TREE: top });
  }

  /** Runs git and gives what it prints. Throws a GitFailure. */
  run(...args: readonly string[]): Promise<string> {
    return new Promise((resolve, reject) => {
      const options = { cwd: this.folder, maxBuffer: 1 << 28, env: this.environment };
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
    return (await this.place()).prefix;
  }

  /** The files of the project folder as they are in a commit. Throws a GitFailure where there is no such commit. */
  async filesAt(ref: string): Promise<ProjectFiles> {
    return (await this.projectAt(ref)).files;
  }

  /** The project as it was in a commit, in whatever folder. Throws a GitFailure where there is no such commit. */
  async projectAt(ref: string): Promise<ProjectThen> {
    const { top, prefix } = await this.place();
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
    const entries = readTree(await this.run('ls-tree', '-r', '-z', '--full-tree', commit.trim()));
    const formerly = await this.formerly(entries, top, prefix);
    return { files: await this.load(entries, top, formerly ?? prefix), formerly };
  }

  /** The files of the project folder as they are staged for the next commit. Throws a GitFailure. */
  async stagedFiles(): Promise<ProjectFiles> {
    const { top, prefix } = await this.place();
    return this.load(await this.staged(), top, prefix);
  }

  /** The projects that the next commit would hold, by folder. Throws a GitFailure. */
  async stagedProjects(): Promise<ReadonlyMap<string, () => Promise<ProjectFiles>>> {
    return this.projectsIn(await this.staged());
  }

  /** The projects of the last commit, likewise. */
  async committedProjects(): Promise<ReadonlyMap<string, () => Promise<ProjectFiles>>> {
    return this.projectsIn(readTree(await this.run('ls-tree', '-r', '-z', '--full-tree', 'HEAD')));
  }

  /**
   * Paths, from the top, of what the next commit (or the last, `committed`) changes or removes; `undefined` where there is no
   * commit before it.
   */
  async changedPaths(committed = false): Promise<readonly string[] | undefined> {
    const names = ['--name-only', '-z', '--no-renames'];
    const found = committed
      ? await this.ask('diff-tree', '-r', ...names, 'HEAD^', 'HEAD')
      : await this.ask('diff-index', '--cached', ...names, '--ita-invisible-in-index', 'HEAD');
    return found?.split('\0').filter(path => path !== '');
  }

  /** The files of the project that a sparse checkout keeps only in git, not on disk. Throws a GitFailure. */
  async sparseFiles(): Promise<CorpusStore> {
    const { top, prefix } = await this.place();
    const listed = (await this.ask('ls-files', '-t', '-z', '--full-name', '--', '.')) ?? '';
    const left = new Set(listed.split('\0').flatMap(line => (line.startsWith('S ') ? [line.slice(2)] : [])));
    const entries = left.size > 0 ? await this.staged() : new Map();
    return this.store(new Map([...entries].filter(([path]) => left.has(path))), top, prefix);
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

  /** A file of the project folder as it was in its last commits, the newest first; each is read when it is asked for. */
  async *earlierVersions(path: string, encoding: Encoding): AsyncGenerator<string> {
    const { top, prefix } = await this.place();
    const commits = await this.ask('rev-list', '-n', `${mostVersions}`, 'HEAD', '--', path);
    for (const commit of commits?.split('\n').filter(each => each !== '') ?? []) {
      const tree = await this.ask('ls-tree', '-z', '--full-tree', commit, '--', `${prefix}${path}`);
      const file = await (await this.store(readTree(tree ?? ''), top, prefix)).read(path, encoding);
      if (file.kind === 'text') yield file.text;
    }
  }

  private async place(): Promise<{ readonly top: string; readonly prefix: string }> {
    const given = await this.topFolder();
    if (given === undefined) throw new GitFailure(`not a git repository: ${this.folder}`);
    const top = await realPath(given);
    const path = relative(top, await realPath(this.folder))
      .split(sep)
      .join('/');
    return { top, prefix: path === '' ? '' : `${path}/` };
  }

  private async projectsIn(entries: GitEntries): Promise<ReadonlyMap<string, () => Promise<ProjectFiles>>> {
    const { top } = await this.place();
    return new Map(projectFolders(entries).map(folder => [folder, () => this.load(entries, top, folder)]));
  }

  /** What the next commit would hold, of the whole working tree. */
  private async staged(): Promise<GitEntries> {
    const nothing = (await this.output(['hash-object', '-t', 'tree', '--stdin'])).stdout.toString().trim();
    const args = ['--cached', '--raw', '-z', '--no-renames', '--ita-invisible-in-index', nothing];
    return readIndex(await this.run('diff-index', ...args));
  }

  /** Reads a project as git would check it out. */
  private async load(entries: GitEntries, top: string, prefix: string): Promise<ProjectFiles> {
    return loadProject(await this.store(entries, top, prefix));
  }

  private async store(entries: GitEntries, top: string, prefix: string): Promise<CorpusStore> {
    const links = await this.links(entries);
    const files = new Map<string, GitObject | FileTrouble>();
    for (const path of entries.keys()) {
      const own = path.slice(prefix.length);
      if (!path.startsWith(prefix) || !isListed(own)) continue;
      const target = links.has(path) ? followLinks(path, links, top) : path;
      const entry = target === undefined ? undefined : entries.get(target);
      // As on disk: a link counts as the file that it leads to, if that is one of the folder; codings are not gone with it.
      if (entry && target?.startsWith(prefix)) files.set(own, { id: entry.id, path: target });
      else if (!entry && target !== undefined && /(?:^|\/)[^./][^/]*\.yaml$/.test(own))
        files.set(own, new FileTrouble('leads-nowhere'));
    }
    const run = (args: readonly string[], input?: string) => this.output(args, input, top);
    return new GitStore(files, wanted => checkedOut(wanted, run));
  }

  /** Where links lead, by path. Without links, as on some Windows, git writes them as files that contain the path. */
  private async links(entries: GitEntries): Promise<ReadonlyMap<string, string>> {
    const paths = [...entries].filter(([, { kind }]) => kind === 'link');
    if (paths.length === 0 || (await this.ask('config', '--bool', 'core.symlinks')) === 'false')
      return new Map();
    const targets = await stored(
      paths.map(([, { id }]) => id),
      args => this.output(args),
    );
    return new Map(paths.map(([path], i) => [path, targets[i]!]));
  }

  /** The folder of the project in another version, where it was another one. */
  private async formerly(then: GitEntries, top: string, prefix: string): Promise<string | undefined> {
    if (then.has(prefix + codebookFile)) return undefined;
    const candidates = projectFolders(then).filter(folder => !isThereSync(join(top, folder, codebookFile)));
    if (candidates.length === 0) return undefined;
    const paths = (await new FileStore(this.folder).list()).filter(
      path => belongsToProject(path) && !path.includes('\n'),
    );
    const args = ['hash-object', '--stdin-paths'];
    const { stdout } = await this.output(args, paths.map(path => `${path}\n`).join(''));
    const ids = stdout.toString().split('\n');
    return formerFolder(then, candidates, new Map(paths.map((path, i) => [path, ids[i] ?? ''])));
  }

  /** The result of a run of git, as raw bytes. Throws a GitFailure if there is no git. */
  private output(args: readonly string[], input = '', cwd = this.folder): Promise<GitRun> {
    return new Promise((resolve, reject) => {
      const child = spawn(this.program, [...args], { cwd, env: this.environment });
      const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
      child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
      child.on('error', error => reject(new GitFailure(error.message)));
      child.on('close', code =>
        resolve({ code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() }),
      );
      // Git may end before it has read all; its exit code says so.
      child.stdin.on('error', () => {});
      child.stdin.end(input);
    });
  }
}

/** A store does not list hidden folders and node_modules. */
function isListed(path: string): boolean {
  return !/(?:^|\/)(?:\.[^/]*|node_modules)\//.test(path);
}

/**
 * Git's messages in English and unquoted, names taken as they are, and no variables of a hook that would lead it to another
 * repository. The index stays: `git commit -a` and `git commit FILE` prepare one of their own, which the hook is to look at.
 */
function plainEnvironment(): NodeJS.ProcessEnv {
  const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, GIT_PREFIX: _prefix, ...rest } = process.env;
  const index = rest.GIT_INDEX_FILE;
  return {
    ...rest,
    // It may be relative to the folder that the hook runs in.
    ...(index !== undefined && { GIT_INDEX_FILE: resolvePath(index) }),
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_LITERAL_PATHSPECS: '1',
  };
}
