import * as vscode from 'vscode';
import { declareResults, resultOffers } from '../../core';
import type { CommandContext } from '../coding/context';
import { changeSettings } from '../network/settingsFile';
import { type RunProgram, resultsFolder, runOnProject } from './run';

/** Asks what is to be frozen, keeps that in corpus.yaml, and freezes it. */
export async function freezeResults({ session, coding }: CommandContext, run: RunProgram): Promise<void> {
  const { t } = vscode.l10n;
  session.flush();
  const { corpus } = session;
  if (!corpus) return;
  const { results } = corpus.settings;
  const exports = await choose(results.exports, resultOffers(corpus, t));
  if (!exports) return;
  if (exports.join('\n') !== results.exports.join('\n')) {
    await changeSettings(session, coding, t('choose results to freeze'), text =>
      declareResults(text, { ...results, exports }),
    );
    if (session.corpus?.settings.results.exports.join('\n') !== exports.join('\n')) return;
  }
  const outcome = await runOnProject(session, run, t('Freezing results…'), ['freeze']);
  const { root } = session;
  if (!outcome || !root) return;
  const [open, verify] = [t('Open'), t('Verify')];
  const answer = await vscode.window.showInformationMessage(
    t(
      'The results are frozen in the folder {0}. Whoever has it and the project can verify them.',
      resultsFolder,
    ),
    open,
    verify,
  );
  if (answer === open) {
    const readme = vscode.Uri.joinPath(root, resultsFolder, 'README.markdown');
    await vscode.commands.executeCommand('markdown.showPreview', readme);
  } else if (answer === verify) await vscode.commands.executeCommand('policyCoder.verifyResults');
}

/** What is to be frozen: the offers, and commands that somebody has added to corpus.yaml. `undefined` if the user leaves off. */
async function choose(
  chosen: readonly string[],
  offers: ReturnType<typeof resultOffers>,
): Promise<readonly string[] | undefined> {
  const { t } = vscode.l10n;
  const isChosen = (line: string, isUsual: boolean) =>
    chosen.length === 0 ? isUsual : chosen.includes(line);
  const own = chosen.filter(line => !offers.some(offer => offer.line === line));
  const picked = await vscode.window.showQuickPick(
    [
      ...offers.map(({ name, line, isUsual }) => ({
        label: name,
        description: line,
        line,
        picked: isChosen(line, isUsual),
      })),
      ...own.map(line => ({ label: line, line, picked: true })),
    ],
    { title: t('Freeze Results'), placeHolder: t('What does the paper use?'), canPickMany: true },
  );
  if (!picked || picked.length === 0) return undefined;
  // In the order that corpus.yaml has them in.
  const lines = picked.map(({ line }) => line);
  return [...chosen.filter(line => lines.includes(line)), ...lines.filter(line => !chosen.includes(line))];
}
