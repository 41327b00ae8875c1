import ts from 'typescript6';
import { lineOf, walk } from './sourceTree';

/** An English template, and where it is handed to a translator. */
export interface Template {
  readonly text: string;
  readonly place: string;
}

/** All templates a file hands to `t(...)` or `vscode.l10n.t(...)`; what is not spelled out there is a problem. */
export function templatesOf(file: ts.SourceFile): {
  readonly templates: readonly Template[];
  readonly problems: readonly string[];
} {
  const templates: Template[] = [];
  const problems: string[] = [];
  walk(file, node => {
    if (!ts.isCallExpression(node) || nameOf(node.expression) !== 't') return;
    const place = `${file.fileName}:${lineOf(node)}`;
    const literals = literalsOf(node.arguments[0]);
    if (!literals) problems.push(`${place}: the template must be a string literal: ${node.getText()}`);
    for (const text of literals ?? []) {
      templates.push({ text, place });
      const lacking = holesOf(text).find(hole => hole >= node.arguments.length - 1);
      const spread = node.arguments.some(ts.isSpreadElement);
      if (lacking !== undefined && !spread)
        problems.push(`${place}: nothing is given for {${lacking}}: ${text}`);
    }
  });
  return { templates, problems };
}

/** The numbers of the holes of a template, sorted, each once. */
export function holesOf(template: string): readonly number[] {
  return [...new Set([...template.matchAll(/\{(\d+)\}/g)].map(([, hole]) => Number(hole)))].sort(
    (a, b) => a - b,
  );
}

function nameOf(callee: ts.Expression): string | undefined {
  if (ts.isIdentifier(callee)) return callee.text;
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : undefined;
}

/** The literal, or both branches of a choice between literals; `undefined` for anything computed. */
function literalsOf(argument: ts.Expression | undefined): readonly string[] | undefined {
  if (!argument) return undefined;
  if (ts.isStringLiteralLike(argument)) return [argument.text];
  if (ts.isParenthesizedExpression(argument)) return literalsOf(argument.expression);
  if (!ts.isConditionalExpression(argument)) return undefined;
  const [one, other] = [literalsOf(argument.whenTrue), literalsOf(argument.whenFalse)];
  return one && other && [...one, ...other];
}
