import * as vscode from 'vscode';
import { type Issue, messageOf, type Severity, severityOf } from '../../core';
import { toEditorRange } from '../session/places';
import type { LanguageSession } from './session';

/** Shows the issues of the project in Problems and at the very place, and takes them back when they are gone. */
export function showIssues(session: LanguageSession): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('policyCoder');

  const show = () => {
    const byFile = new Map<string, { uri: vscode.Uri; diagnostics: vscode.Diagnostic[] }>();
    for (const issue of session.corpus?.issues ?? []) {
      const uri = session.uriOf(issue.source);
      const entry = byFile.get(uri.toString()) ?? { uri, diagnostics: [] };
      entry.diagnostics.push(diagnosticOf(issue));
      byFile.set(uri.toString(), entry);
    }
    const gone: vscode.Uri[] = [];
    collection.forEach(uri => {
      if (!byFile.has(uri.toString())) gone.push(uri);
    });
    collection.set([
      ...gone.map((uri): [vscode.Uri, undefined] => [uri, undefined]),
      ...[...byFile.values()].map(({ uri, diagnostics }): [vscode.Uri, vscode.Diagnostic[]] => [
        uri,
        diagnostics,
      ]),
    ]);
  };

  show();
  return vscode.Disposable.from(collection, session.onDidChangeCorpus(show));
}

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

function diagnosticOf(issue: Issue): vscode.Diagnostic {
  const message = messageOf(issue, vscode.l10n.t);
  const diagnostic = new vscode.Diagnostic(
    toEditorRange(issue.range),
    message,
    severities[severityOf(issue)],
  );
  diagnostic.code = issue.code;
  diagnostic.source = ownSource();
  return diagnostic;
}

/** Whether a problem is one that we have told. */
export function isOurs({ source }: vscode.Diagnostic): boolean {
  return source === ownSource();
}

/** Who tells, as Problems shows it. */
function ownSource(): string {
  return vscode.l10n.t('Policy Coder');
}
