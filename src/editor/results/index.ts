import * as vscode from 'vscode';
import type { CommandContext } from '../coding/context';
import { freezeResults } from './freeze';
import type { RunProgram } from './run';
import { ResultsVerifier } from './verify';

export type { RunProgram } from './run';

/** The commands that freeze and verify the results of a paper. `run` is `undefined` where no program can be run: then they say so. */
export function registerResults(context: CommandContext, run: RunProgram | undefined): vscode.Disposable {
  const runOrSay: RunProgram = async (args, stop) =>
    run
      ? run(args, stop)
      : {
          code: 2,
          stdout: '',
          stderr: vscode.l10n.t('Results cannot be made in the browser. Use VS Code on the desktop.'),
        };
  const verifier = new ResultsVerifier(context.session, runOrSay);
  return vscode.Disposable.from(
    verifier,
    vscode.commands.registerCommand('policyCoder.freezeResults', () => freezeResults(context, runOrSay)),
    vscode.commands.registerCommand('policyCoder.verifyResults', () => verifier.verify()),
  );
}
