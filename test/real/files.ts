// The files of a project as they are at a moment, to put them back.
import fs from 'node:fs';
import path from 'node:path';

export type Files = ReadonlyMap<string, Buffer>;

/** Every file in a folder, a repository left out, by its path in it. */
export function filesIn(folder: string): Files {
  const files = new Map<string, Buffer>();
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.relative(folder, path.join(entry.parentPath, entry.name));
    // Locks and temporary files come and go while the program writes.
    const isPassing = /^\..*\.(?:lock|tmp)$/.test(entry.name);
    if (entry.isFile() && !isPassing && !file.startsWith(`.git${path.sep}`))
      files.set(file, fs.readFileSync(path.join(folder, file)));
  }
  return files;
}

/** Writes what is different, and removes what is new. */
export function restoreFiles(folder: string, wanted: Files): void {
  const now = filesIn(folder);
  for (const file of now.keys()) if (!wanted.has(file)) fs.rmSync(path.join(folder, file));
  for (const [file, bytes] of wanted) {
    if (now.get(file)?.equals(bytes)) continue;
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), bytes);
  }
}
