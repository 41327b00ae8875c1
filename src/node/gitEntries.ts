/** What git knows of a path: the kind of file, and the id of what is in it. */
export interface GitEntry {
  readonly kind: 'file' | 'link';
  readonly id: string;
}

/** What git keeps of a version, by paths from the top of the working tree. */
export type GitEntries = ReadonlyMap<string, GitEntry>;

/** Reads what `ls-tree -r -z` prints: mode, type, id, path. */
export function readTree(output: string): GitEntries {
  return entriesOf(
    output.split('\0').map(line => /^(\d+) blob ([0-9a-f]{40,})\t(.*)$/s.exec(line)?.slice(1)),
  );
}

/**
 * Reads what `diff-index --raw -z` prints, compared with nothing: what the next commit would hold. So there is nothing of
 * files that are only meant to be added (`git add -N`), nor of those that still have conflicts.
 */
export function readIndex(output: string): GitEntries {
  const parts = output.split('\0');
  const found: (readonly string[] | undefined)[] = [];
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const [, mode, id] = /^:\d+ (\d+) \w+ ([0-9a-f]{40,}) A$/.exec(parts[i]!) ?? [];
    if (mode !== undefined && id !== undefined) found.push([mode, id, parts[i + 1]!]);
  }
  return entriesOf(found);
}

function entriesOf(found: readonly (readonly string[] | undefined)[]): GitEntries {
  const entries = new Map<string, GitEntry>();
  for (const [mode = '', id = '', path = ''] of found.filter(each => each !== undefined)) {
    // Anything else is another repository.
    if (/^1(?:00|20)/.test(mode)) entries.set(path, { kind: mode.startsWith('120') ? 'link' : 'file', id });
  }
  return entries;
}

/** A chain of links without an end. */
const mostHops = 40;

/**
 * The target of a path when links are followed; `undefined` if it leaves the working tree or never ends. `links` are all links by path;
 * `top` is the path of the working tree, for absolute links.
 */
export function followLinks(
  path: string,
  links: ReadonlyMap<string, string>,
  top: string,
): string | undefined {
  const todo = path.split('/').reverse();
  let at: string[] = [];
  for (let hops = 0, step = todo.pop(); step !== undefined; step = todo.pop()) {
    if (step === '' || step === '.') continue;
    if (step === '..') {
      if (at.pop() === undefined) return undefined;
      continue;
    }
    const target = links.get([...at, step].join('/'));
    if (target === undefined) {
      at.push(step);
      continue;
    }
    if (++hops > mostHops) return undefined;
    if (target.startsWith('/')) {
      if (!target.startsWith(`${top}/`)) return undefined;
      at = [];
    }
    todo.push(...(target.startsWith('/') ? target.slice(top.length) : target).split('/').reverse());
  }
  return at.join('/');
}
