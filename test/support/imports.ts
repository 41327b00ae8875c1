import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript6';
import { root } from './root';
import { walk } from './sourceTree';

/** What one file takes from elsewhere. */
export interface FileImports {
  readonly path: string;
  readonly imports: readonly Import[];
}

export interface Import {
  /** A path relative to the root for files of the repository (`src/core/base/order.ts`), else the package's specifier. */
  readonly target: string;
  readonly typeOnly: boolean;
}

/** All imports of a file: static, dynamic, re-exports, `require`, and types. */
export function importsOf(file: ts.SourceFile): FileImports {
  const found: { specifier: string; typeOnly: boolean }[] = [];
  walk(file, node => {
    if (ts.isImportDeclaration(node)) {
      found.push({ specifier: textOf(node.moduleSpecifier), typeOnly: isTypeOnlyImport(node.importClause) });
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      found.push({ specifier: textOf(node.moduleSpecifier), typeOnly: isTypeOnlyExport(node) });
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      found.push({ specifier: textOf(node.argument.literal), typeOnly: true });
    } else if (ts.isExternalModuleReference(node)) {
      found.push({ specifier: textOf(node.expression), typeOnly: false });
    } else if (ts.isCallExpression(node) && isModuleCall(node)) {
      found.push({ specifier: textOf(node.arguments[0]), typeOnly: false });
    }
  });
  const imports = found.map(({ specifier, typeOnly }) => ({
    target: locate(file.fileName, specifier),
    typeOnly,
  }));
  return { path: file.fileName, imports };
}

function textOf(node: ts.Node | undefined): string {
  // A computed specifier could lead anywhere, so it is told apart from every allowed one.
  return node && ts.isStringLiteralLike(node) ? node.text : '(computed)';
}

function isTypeOnlyImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const { name, namedBindings } = clause;
  return (
    !name && !!namedBindings && ts.isNamedImports(namedBindings) && namedBindings.elements.every(isTypeOnly)
  );
}

function isTypeOnlyExport({ isTypeOnly: whole, exportClause }: ts.ExportDeclaration): boolean {
  return (
    whole || (!!exportClause && ts.isNamedExports(exportClause) && exportClause.elements.every(isTypeOnly))
  );
}

function isTypeOnly(specifier: ts.ImportSpecifier | ts.ExportSpecifier): boolean {
  return specifier.isTypeOnly;
}

function isModuleCall({ expression }: ts.CallExpression): boolean {
  return (
    expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(expression) && expression.text === 'require')
  );
}

function locate(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  const path = posix.join(posix.dirname(from), specifier);
  const candidates = [path, `${path}.ts`, `${path}/index.ts`, `${path}.d.ts`];
  return candidates.find(each => /\.\w+$/.test(each) && existsSync(join(root, each))) ?? path;
}
