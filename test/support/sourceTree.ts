import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript6';
import { root } from './root';

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
  const how = { languageVersion: ts.ScriptTarget.ES2023, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
  return ts.createSourceFile(path, code, how, true);
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
