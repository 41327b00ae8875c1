import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import { fromRoot, root } from '../support/root';

// Older modules, which Node hands over as a whole.
const { INITIAL, parseRawGrammar, Registry } = textmate;
const { createOnigScanner, createOnigString, loadWASM } = oniguruma;

/** A stretch of a line and the scope of the grammar it has, in UTF-16 columns from 0. */
export interface ScopedText {
  readonly scope: string;
  readonly start: number;
  readonly text: string;
}

/** Loads the grammar of plan texts into the engine VS Code has; the result tells the scopes of one line. */
export async function loadGrammar(): Promise<(line: string) => readonly ScopedText[]> {
  const wasm = await readFile(fromRoot.resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM(new Uint8Array(wasm).buffer);
  const file = join(root, 'syntaxes/policy-text.tmLanguage.json');
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async () => parseRawGrammar(await readFile(file, 'utf8'), file),
  });
  const grammar = await registry.loadGrammar('text.policy');
  if (!grammar) throw new Error('The grammar cannot be loaded');
  return line =>
    grammar
      .tokenizeLine(line, INITIAL)
      .tokens.filter(token => token.scopes.length > 1)
      .map(token => ({
        scope: token.scopes.at(-1)!,
        start: token.startIndex,
        text: line.slice(token.startIndex, token.endIndex),
      }));
}
