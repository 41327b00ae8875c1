import * as vscode from 'vscode';
import { codebookFile, colorsIn, soundColor } from '../../core';
import { registerReplacements } from './replacements';
import type { LanguageSession } from './session';
import { openYaml } from './yamlDocument';

/** Colours in codebook.yaml: VS Code's own picker, and quick fixes for those that are not written as they must be. */
export function registerColors(session: LanguageSession): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerColorProvider({ pattern: `**/${codebookFile}` }, new Colors(session)),
    registerReplacements(session, 'bad-color', ([written = ''], document, place) => {
      const color = soundColor(written);
      return color === undefined || !document.getText(place).includes(written) ? undefined : writing(color);
    }),
    registerReplacements(session, 'commented-value', ([value = ''], document, place) =>
      document.getText(place) === value ? writing(soundColor(value) ?? value) : undefined,
    ),
  );
}

function writing(value: string): { readonly title: string; readonly text: string } {
  const text = JSON.stringify(value);
  return { title: vscode.l10n.t('Write {0}', text), text };
}

class Colors implements vscode.DocumentColorProvider {
  constructor(private readonly session: LanguageSession) {}

  provideDocumentColors(document: vscode.TextDocument): vscode.ColorInformation[] {
    const yaml = openYaml(document, this.session);
    if (yaml?.file.kind !== 'codebook') return [];
    return colorsIn(yaml.file.text).map(({ span, color }) => {
      const [red, green, blue] = [1, 3, 5].map(at => Number.parseInt(color.slice(at, at + 2), 16) / 255);
      return new vscode.ColorInformation(yaml.rangeOf(span), new vscode.Color(red!, green!, blue!, 1));
    });
  }

  provideColorPresentations(
    { red, green, blue }: vscode.Color,
    { document, range }: { readonly document: vscode.TextDocument; readonly range: vscode.Range },
  ): vscode.ColorPresentation[] {
    const hex = [red, green, blue]
      .map(each =>
        Math.round(each * 255)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('');
    const presentation = new vscode.ColorPresentation(`#${hex}`);
    // In the quotes that are there: without any, YAML would take it for a comment.
    const quote = document.getText(range).startsWith("'") ? "'" : '"';
    presentation.textEdit = vscode.TextEdit.replace(range, `${quote}#${hex}${quote}`);
    return [presentation];
  }
}
