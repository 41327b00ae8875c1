import * as vscode from 'vscode';
import { type Suggestion, suggestAt, translateDescription } from '../../core';
import type { LanguageSession } from './session';
import { openYaml, schemaIsServed, type YamlDocument, yamlFiles } from './yamlDocument';

/** Completes keys, allowed values, and the names of codes, themes, sources and the like in the project's YAML files. */
export function registerYamlCompletion(session: LanguageSession): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    yamlFiles,
    {
      provideCompletionItems(document, position) {
        const yaml = openYaml(document, session);
        return yaml && complete(yaml, position);
      },
    },
    ...[' ', '[', ',', '/', '"', '#'],
  );
}

function complete(yaml: YamlDocument, position: vscode.Position): vscode.CompletionItem[] | undefined {
  const found = suggestAt(yaml.file, yaml.offsetOf(position));
  if (!found) return undefined;
  const replacing = yaml.rangeOf(found.place.token);
  const range = { inserting: replacing.with({ end: position }), replacing };
  const served = schemaIsServed();
  return found.suggestions
    .filter(({ meaning }) => meaning || !served)
    .map((suggestion, index) => itemOf(suggestion, index, range));
}

const kinds: Readonly<Record<Suggestion['kind'], vscode.CompletionItemKind>> = {
  key: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.EnumMember,
  code: vscode.CompletionItemKind.Reference,
  source: vscode.CompletionItemKind.File,
  attribute: vscode.CompletionItemKind.Field,
  coder: vscode.CompletionItemKind.User,
  color: vscode.CompletionItemKind.Color,
};

function itemOf(
  { label, kind, snippet, description, meaning, goesOn }: Suggestion,
  index: number,
  range: vscode.CompletionItem['range'] & object,
): vscode.CompletionItem {
  const explained = description === undefined ? undefined : translateDescription(description, vscode.l10n.t);
  const beside = meaning?.name ?? explained;
  const item = new vscode.CompletionItem(
    beside === undefined ? label : { label, description: beside },
    kinds[kind],
  );
  item.insertText = new vscode.SnippetString(snippet);
  // The engine indents for the place; VS Code would do so again.
  item.keepWhitespace = true;
  item.range = range;
  item.sortText = String(index).padStart(6, '0');
  // A code is found by its name, too.
  item.filterText = meaning?.name === undefined ? label : `${label} ${meaning.name}`;
  const documentation = kind === 'color' ? label : (meaning?.definition ?? explained);
  if (documentation !== undefined) item.documentation = documentation;
  if (goesOn) item.command = { command: 'editor.action.triggerSuggest', title: '' };
  return item;
}
