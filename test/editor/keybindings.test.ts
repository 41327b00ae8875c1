import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parse } from 'yaml';
import { waitFor } from '../real/wait';

interface Binding {
  readonly key: string;
  readonly command: string;
  readonly when?: string;
}

/** Every key that VS Code itself, and what comes with it, has bound. */
async function boundByDefault(): Promise<readonly Binding[]> {
  await vscode.commands.executeCommand('workbench.action.openDefaultKeybindingsFile');
  const editor = await waitFor('the default keybindings', async () => {
    const { activeTextEditor } = vscode.window;
    return activeTextEditor?.document.getText().includes('"command"') ? activeTextEditor : undefined;
  });
  const text = editor.document.getText().replace(/^\s*\/\/.*$/gm, '');
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  return parse(text) as Binding[];
}

describe('our keys', () => {
  it('take none away that VS Code uses at the same place', async () => {
    const extension = vscode.extensions.getExtension('policy-coder.policy-coder')!;
    const ours: readonly Binding[] = extension.packageJSON.contributes.keybindings;
    const theirs = (await boundByDefault()).filter(
      ({ command }) => !command.startsWith('policyCoder.') && !ours.some(each => each.command === command),
    );
    assert.ok(theirs.length > 500, `${theirs.length} keys`);
    const taken = ours.flatMap(({ key, when }) =>
      theirs
        .filter(each => each.key === key && mayMeet(when ?? '', each.when ?? ''))
        .map(({ command }) => `${key}: ${command}`),
    );
    assert.deepEqual(taken, []);
  });
});

/** Places that are nobody else's: our review, our picker, our views. */
const ownPlace = /(?<!!)policyCoder\.(?:reviewing|reselecting|picking)|focusedView == policyCoder\./;

/** Whether both conditions can hold at once: not in a place of our own, and not where ours says that theirs has its place. */
function mayMeet(ours: string, theirs: string): boolean {
  const wanted = theirs.split(/&&|\|\|/).map(part => part.trim());
  const denied = ours.split('&&').flatMap(part => /^\s*!(\S+)\s*$/.exec(part)?.[1] ?? []);
  return !ownPlace.test(ours) && !denied.some(key => wanted.includes(key));
}
