import * as vscode from 'vscode';
import { type Code, codebookFile, type Explanation, explainAt, translateDescription } from '../../core';
import { toEditorRange } from '../session/places';
import type { LanguageSession } from './session';
import { openYaml, schemaIsServed, yamlFiles } from './yamlDocument';

/** Explains keys and codes on hover, and leads from a code to its definition in codebook.yaml. */
export function registerYamlHelp(session: LanguageSession): vscode.Disposable {
  const explain = (document: vscode.TextDocument, position: vscode.Position) => {
    const yaml = openYaml(document, session);
    const explanation = yaml && explainAt(yaml.file, yaml.offsetOf(position));
    return explanation && { explanation, range: yaml.rangeOf(explanation.token) };
  };
  return vscode.Disposable.from(
    vscode.languages.registerHoverProvider(yamlFiles, {
      provideHover(document, position) {
        const found = explain(document, position);
        const text = found && describe(found.explanation);
        return text && new vscode.Hover(text, found.range);
      },
    }),
    vscode.languages.registerDefinitionProvider(yamlFiles, {
      provideDefinition(document, position): vscode.DefinitionLink[] {
        const found = explain(document, position);
        if (found?.explanation.kind !== 'code') return [];
        const targetRange = toEditorRange(found.explanation.code.range);
        return [{ originSelectionRange: found.range, targetUri: session.uriOf(codebookFile), targetRange }];
      },
    }),
  );
}

function describe(explanation: Explanation): vscode.MarkdownString | undefined {
  if (explanation.kind === 'code') return describeCode(explanation.name, explanation.code);
  if (schemaIsServed()) return undefined;
  return new vscode.MarkdownString(
    escapeMarkdown(translateDescription(explanation.description, vscode.l10n.t)),
  );
}

function describeCode(name: string, { definition, include, exclude }: Code): vscode.MarkdownString {
  const paragraphs = [`**${escapeMarkdown(name)}**`];
  if (definition) paragraphs.push(escapeMarkdown(definition));
  if (include) paragraphs.push(escapeMarkdown(vscode.l10n.t('Include: {0}', include)));
  if (exclude) paragraphs.push(escapeMarkdown(vscode.l10n.t('Exclude: {0}', exclude)));
  return new vscode.MarkdownString(paragraphs.join('\n\n'));
}

/** Text as Markdown that shows it. Unlike `appendText` it leaves blanks as they are, so that long lines wrap. */
function escapeMarkdown(text: string): string {
  return text
    .trim()
    .replace(/[\\`*_{}[\]()#+\-!~<>|&]/g, '\\$&')
    .replace(/\n/g, '  \n');
}
