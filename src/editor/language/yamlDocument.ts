import * as vscode from 'vscode';
import { createSource, type Span, type YamlContext, yamlKindOf } from '../../core';
import { toEditorRange } from '../session/places';
import type { LanguageSession } from './session';

/** The YAML files of a project, as VS Code chooses documents; `openYaml` looks closer. */
export const yamlFiles: vscode.DocumentSelector = { pattern: '**/{codebook,corpus,*.codes}.yaml' };

/** An open YAML file of the project, in the terms of the engine. */
export interface YamlDocument {
  readonly file: YamlContext;
  offsetOf(position: vscode.Position): number;
  rangeOf(span: Span): vscode.Range;
}

/** `undefined` for a document that is not one of the project's own files: a corpus.yaml elsewhere is not ours. */
export function openYaml(document: vscode.TextDocument, session: LanguageSession): YamlDocument | undefined {
  const path = session.pathOf(document.uri);
  const kind = path === undefined ? undefined : yamlKindOf(path);
  if (path === undefined || !kind) return undefined;
  const { text, lines } = createSource(path, document.getText());
  return {
    file: { kind, path, text, corpus: session.corpus },
    offsetOf: position => lines.offset(position.line + 1, position.character + 1),
    rangeOf: span => toEditorRange(lines.range(span)),
  };
}

/** Red Hat's extension works with the same schemas; where it is at hand, we do not say everything twice. */
export function schemaIsServed(): boolean {
  return vscode.extensions.getExtension('redhat.vscode-yaml') !== undefined;
}
