import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript6';

/** Root of the repository. */
export const root = rootFrom(dirname(fileURLToPath(import.meta.url)));

/** Material that is no part of the product, beside the repository; tests that use it are skipped where it is absent. */
export const shared = join(root, '..', 'shared');

/** Loads a module as a script in the root of the repository would: `fromRoot('./esbuild.js')`. */
export const fromRoot = createRequire(join(root, 'package.json'));

/** A bundled test lies elsewhere than its source. */
function rootFrom(folder: string): string {
  return existsSync(join(folder, 'esbuild.js')) ? folder : rootFrom(dirname(folder));
}

/** Every TypeScript file below a folder of the repository, as `/`-separated paths relative to the root. */
export function sourceFiles(folder = 'src'): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** The syntax tree of a file, which all tests share: it takes ten times as long as reading it. */
export function parseFile(path: string): ts.SourceFile {
  let file = parsed.get(path);
  if (!file) {
    file = parseCode(path, readFileSync(join(root, path), 'utf8'));
    parsed.set(path, file);
  }
  return file;
}

const parsed = new Map<string, ts.SourceFile>();

export function parseCode(path: string, code: string): ts.SourceFile {
  return ts.createSourceFile(path, code, ts.ScriptTarget.ES2023, true);
}

/** Visits a node and everything in it. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, child => walk(child, visit));
}

/** 1-based line of a node. */
export function lineOf(node: ts.Node): number {
  return node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1;
}
