import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parse } from 'yaml';

interface Binding {
  readonly key: string;
  readonly command: string;
  readonly when?: string;
}

/** Where one has the keyboard in a plan, none of these is. */
const elsewhere = /terminalFocus|inChat|notebook|sideBarFocus|listFocus|FindFocus|findInputFocussed/i;

describe('keys', () => {
  it('of ours in a plan are none that VS Code has for something else there', async () => {
    const defaults = await vscode.workspace.openTextDocument(
      vscode.Uri.parse('vscode://defaultsettings/keybindings.json'),
    );
    // JSON with comments is YAML, once these are gone.
    const all: readonly Binding[] = parse(defaults.getText().replace(/^\s*\/\/.*$/gm, ''));
    assert.ok(all.length > 500, `${all.length} default keys`);
    const isOurs = ({ command }: Binding) => command.startsWith('policyCoder.');
    const inPlans = all.filter(each => isOurs(each) && each.when?.includes('editorTextFocus'));
    assert.ok(inPlans.length > 10, `${inPlans.length} keys of ours in a plan`);
    // Enter and Escape answer what we asked: they are ours only as long as we ask.
    const keys = new Set(inPlans.map(({ key }) => key).filter(key => key.startsWith('ctrl')));
    assert.ok(keys.has('ctrl+alt+y'));
    const taken = all.filter(each => keys.has(each.key) && !isOurs(each) && !elsewhere.test(each.when ?? ''));
    assert.deepEqual(taken, []);
  });
});
