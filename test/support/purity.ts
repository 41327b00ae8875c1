import ts from 'typescript6';
import { lineOf, walk } from './sourceTree';

/** Globals that would tie pure code to a clock, to chance, to a machine or to a host. */
const impureGlobals = new Set([
  ...[
    'Date',
    'performance',
    'crypto',
    'Intl',
    'console',
    'process',
    'Buffer',
    'globalThis',
    'global',
    'window',
  ],
  ...['document', 'navigator', 'fetch', 'XMLHttpRequest', 'WebSocket', 'require', '__dirname', '__filename'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame'],
]);

/** Members that depend on chance or on the machine's locale. */
const impureMembers = /^(?:random|localeCompare|toLocale\w*)$/;

/** Every use of a clock, randomness, the console, the host or the locale, as `file:line uses name`. */
export function findImpurities(file: ts.SourceFile): readonly string[] {
  const declared = new Set<string>();
  walk(file, node => {
    if (
      (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)) &&
      ts.isIdentifier(node.name)
    )
      declared.add(node.name.text);
    if ((ts.isImportSpecifier(node) || ts.isImportClause(node)) && node.name) declared.add(node.name.text);
  });
  const found: string[] = [];
  walk(file, node => {
    if (!ts.isIdentifier(node)) return;
    const { parent, text } = node;
    const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node;
    const isName =
      (ts.isPropertyAssignment(parent) ||
        ts.isPropertySignature(parent) ||
        ts.isPropertyDeclaration(parent)) &&
      parent.name === node;
    const impure = isMember
      ? isImpureMember(parent, text)
      : !isName && impureGlobals.has(text) && !declared.has(text);
    if (impure) found.push(`${file.fileName}:${lineOf(node)} uses ${isMember ? parent.getText() : text}`);
  });
  return found;
}

function isImpureMember(access: ts.PropertyAccessExpression, name: string): boolean {
  return name === 'random' ? access.expression.getText() === 'Math' : impureMembers.test(name);
}
