import { randomUUID } from 'node:crypto';

/** A request to git: an object, and the path that determines its filters. */
export interface GitObject {
  readonly id: string;
  readonly path: string;
}

/** The result of a run of git. */
export interface GitRun {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Runs git at the top of the working tree. */
export type RunGit = (args: readonly string[], input?: string) => Promise<GitRun>;

/** The content as git would check it out, or git's own words where it cannot. */
export type Content = Uint8Array | { readonly reason: string };

/**
 * Contents of objects as git would check them out: through the filters that the repository has for their paths (git-lfs,
 * git-crypt, line ends). All by one call of git; where a filter fails, one by one, so that it is known which.
 */
export async function checkedOut(wanted: readonly GitObject[], git: RunGit): Promise<readonly Content[]> {
  // Git reports sizes before filtering, so each content is followed by a separator that no text can contain.
  const end = `end-${randomUUID()}`;
  const isPlain = ({ path }: GitObject) => !path.includes('\n');
  const asked = wanted.filter(isPlain);
  const input = asked.map(({ id, path }) => `${id} ${path}\n${end} x\n`).join('');
  const run = await git(['cat-file', '--batch', '--filters'], input);
  const contents = run.code === 0 && !isFilterTrouble(run.stderr) ? split(run.stdout, end) : undefined;
  if (contents?.length !== asked.length) return Promise.all(wanted.map(each => alone(each, git)));
  const byPlace = new Map(asked.map((each, i) => [each, contents[i]!]));
  return Promise.all(wanted.map(each => byPlace.get(each) ?? alone(each, git)));
}

/** Contents of objects as git keeps them. */
export async function stored(ids: readonly string[], git: RunGit): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const id of ids) {
    const { stdout } = await git(['cat-file', 'blob', id]);
    texts.push(stdout.toString());
  }
  return texts;
}

async function alone({ id, path }: GitObject, git: RunGit): Promise<Content> {
  const { code, stdout, stderr } = await git(['cat-file', '--filters', `--path=${path}`, id]);
  // When a filter fails, git passes on the stored content, which is not the text.
  return code === 0 && !isFilterTrouble(stderr)
    ? stdout
    : { reason: stderr.trim().split('\n').at(-1) || `git cat-file: ${code}` };
}

function isFilterTrouble(stderr: string): boolean {
  return /external filter|smudge filter|clean filter|cannot fork to run|initialization for subprocess/.test(
    stderr,
  );
}

/** Reads what `cat-file --batch` prints: for each object a line, the content, a line end, and the answer to `end`. */
function split(output: Buffer, end: string): readonly Uint8Array[] | undefined {
  const mark = Buffer.from(`\n${end} missing\n`);
  const contents: Uint8Array[] = [];
  for (let at = 0; at < output.length; ) {
    const [start, stop] = [output.indexOf(10, at) + 1, output.indexOf(mark, at)];
    if (stop < start || !/^\w+ blob \d+$/.test(output.toString('latin1', at, start - 1))) return undefined;
    contents.push(output.subarray(start, stop));
    at = stop + mark.length;
  }
  return contents;
}
