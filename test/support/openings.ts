import ts from 'typescript6';
import { lineOf, walk } from './sourceTree';

/** The one place that opens files. */
export const opener = 'src/node/files.ts';
/** The files that write through VS Code's file system, where there is no disk, or on behalf of a dialog. */
const editorWriters = new Set([
  'src/editor/session/rewrite.ts',
  'src/editor/exports/files.ts',
  'src/editor/session/files.ts',
]);

const fileModules = /^(?:node:)?(?:fs|fs\/promises|sqlite)$/;

/** Every way round the one place that opens files, as `file:line: code`. */
export function findOpenings(file: ts.SourceFile): readonly string[] {
  if (file.fileName === opener) return [];
  const found: string[] = [];
  const report = (node: ts.Node) =>
    found.push(`${file.fileName}:${lineOf(node)}: ${node.getText().slice(0, 60)}`);
  walk(file, node => {
    // However the module is named: in imports and exports, types of imports, require, import(), getBuiltinModule.
    if (ts.isStringLiteralLike(node) && fileModules.test(node.text)) report(node.parent);
    if (ts.isPropertyAccessExpression(node) && node.getText() === 'process.binding') report(node);
    if (
      ts.isPropertyAccessExpression(node) &&
      /^vscode\.workspace\.fs\.(?:writeFile|copy|rename|delete)$/.test(node.getText()) &&
      !editorWriters.has(file.fileName)
    )
      report(node);
  });
  return found;
}
