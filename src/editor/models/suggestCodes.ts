import * as vscode from 'vscode';
import {
  addDropped,
  corpusFile,
  type Dropped,
  describeDropped,
  isPrompt,
  longestAnswer,
  nothingDropped,
  promptFile,
  promptHash,
  readAnswer,
  requestFor,
  type SuggestionRequest,
  usualPrompts,
} from '../../core';
import type { Session } from '../session/session';
import { chooseScope } from './scope';
import { writeChecked } from './writeChecked';

/** Milliseconds that one answer may take. */
const patience = 300_000;

/** What came of asking. */
interface Outcome {
  readonly added: number;
  readonly total: number;
  readonly dropped: Dropped;
  /** Labels of texts without an answer that could be used. */
  readonly failed: readonly string[];
}

/**
 * Asks the model that the user has in VS Code what it would code. Nothing is sent before the user has seen how much goes to whom, and has said
 * yes. What comes back is checked, and goes into the file of the model alone.
 */
export async function suggestCodes(session: Session): Promise<void> {
  const { t } = vscode.l10n;
  session.flush();
  const { corpus } = session;
  if (!corpus) return;
  const coder = await chooseCoder(session, corpus.settings.models);
  const model = coder === undefined ? undefined : await chooseModel();
  if (coder === undefined || !model) return;
  const asked = await chooseScope(session, corpus);
  if (!asked || asked.length === 0) return;
  const template = await readPrompt(session);
  if (template === undefined) return;
  const requests = asked.map(each =>
    requestFor(each.coded, corpus.codebook, template, each.codes, each.span),
  );
  const characters = requests.reduce((sum, { prompt }) => sum + prompt.length, 0);
  const send = t('Send');
  const answer = await vscode.window.showInformationMessage(
    t(
      'Send {0} characters (texts: {1}) to {2}?',
      characters,
      requests.length,
      `${model.name} (${model.vendor})`,
    ),
    {
      modal: true,
      detail: t(
        'VS Code hands the texts and the codebook to that model, under the terms of its provider. What people have coded is not sent. What it suggests counts nowhere until you take it over.',
      ),
    },
    send,
  );
  if (answer !== send) return;
  const outcome = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: t('Suggest Codes'), cancellable: true },
    async (progress, token) => {
      let outcome: Outcome = { added: 0, total: 0, dropped: nothingDropped, failed: [] };
      for (const [i, request] of requests.entries()) {
        if (token.isCancellationRequested) break;
        progress.report({ message: `${i + 1}/${requests.length}`, increment: 100 / requests.length });
        outcome = await ask(session, { model, coder, template, request }, outcome, token);
      }
      return outcome;
    },
  );
  await tell(coder, outcome);
}

/** What is asked of whom. */
interface Question {
  readonly model: vscode.LanguageModelChat;
  readonly coder: string;
  readonly template: string;
  readonly request: SuggestionRequest;
}

async function ask(
  session: Session,
  { model, coder, template, request }: Question,
  sofar: Outcome,
  token: vscode.CancellationToken,
): Promise<Outcome> {
  const answer = await answerOf(model, request.prompt, token);
  const read = answer === undefined ? undefined : readAnswer(answer);
  const failed = { ...sofar, failed: [...sofar.failed, request.source] };
  if (!read) return token.isCancellationRequested ? sofar : failed;
  const facts = {
    model: model.family,
    version: model.version,
    prompt: promptHash(template),
  };
  const written = await writeChecked(session, coder, request, facts, read.suggestions);
  if (!written) return failed;
  const more = { unreadable: read.unreadable, repeated: written.repeated };
  return {
    ...sofar,
    added: sofar.added + written.added,
    total: sofar.total + read.suggestions.length + read.unreadable,
    dropped: addDropped(sofar.dropped, addDropped(written.dropped, more)),
  };
}

/** The words of the model; `undefined` if it fails, is late, is cancelled or does not come to an end. */
async function answerOf(
  model: vscode.LanguageModelChat,
  prompt: string,
  token: vscode.CancellationToken,
): Promise<string | undefined> {
  const own = new vscode.CancellationTokenSource();
  const stop = token.onCancellationRequested(() => own.cancel());
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>(resolve => {
    timer = setTimeout(() => resolve(undefined), patience);
    own.token.onCancellationRequested(() => resolve(undefined));
  });
  const all = async () => {
    const { text } = await model.sendRequest([vscode.LanguageModelChatMessage.User(prompt)], {}, own.token);
    let answer = '';
    for await (const part of text) {
      answer += part;
      if (answer.length > longestAnswer) return undefined;
    }
    return answer;
  };
  try {
    return await Promise.race([all(), late]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
    own.cancel();
    own.dispose();
    stop.dispose();
  }
}

/** The model among the coders; `undefined` where there is none, and the user has been told how to name one. */
async function chooseCoder(session: Session, models: readonly string[]): Promise<string | undefined> {
  const { t } = vscode.l10n;
  const [only, second] = models;
  if (second !== undefined) return vscode.window.showQuickPick(models, { title: t('Which model?') });
  if (only !== undefined) return only;
  const open = t('Open corpus.yaml');
  const answer = await vscode.window.showInformationMessage(
    t(
      'corpus.yaml names no model among its coders; add, for example, {0}.',
      'coders: [{ id: qwen, kind: model }]',
    ),
    open,
  );
  if (answer === open) await vscode.commands.executeCommand('vscode.open', session.uriOf(corpusFile));
  return undefined;
}

/** The user's model in VS Code; `undefined` where there is none, or the user wants none. */
async function chooseModel(): Promise<vscode.LanguageModelChat | undefined> {
  const { t } = vscode.l10n;
  const isOff = vscode.workspace.getConfiguration('chat').get('disableAIFeatures') === true;
  const models = isOff ? [] : await vscode.lm.selectChatModels();
  if (models.length === 0) {
    void vscode.window.showInformationMessage(
      isOff
        ? t('AI features are turned off in VS Code (chat.disableAIFeatures), so no model is asked.')
        : t(
            'VS Code has no language model here. Set one up there, or ask a program of yours: {0}.',
            'policy-coder suggest',
          ),
    );
    return undefined;
  }
  if (models.length === 1) return models[0];
  const picked = await vscode.window.showQuickPick(
    models.map(model => ({ label: model.name, description: `${model.vendor} · ${model.version}`, model })),
    { title: t('Which model?') },
  );
  return picked?.model;
}

async function readPrompt(session: Session): Promise<string | undefined> {
  const file = await session.store?.read(promptFile);
  if (!file || file.kind === 'missing')
    return usualPrompts[vscode.env.language.toLowerCase().startsWith('zh') ? 'zh-cn' : 'en'];
  if (file.kind === 'text' && isPrompt(file.text)) return file.text;
  void vscode.window.showErrorMessage(
    vscode.l10n.t('The prompt {0} must contain {1}.', promptFile, '{{codes}}, {{text}}'),
  );
  return undefined;
}

async function tell(coder: string, { added, total, dropped, failed }: Outcome): Promise<void> {
  const { t } = vscode.l10n;
  const said = [
    t('New suggestions of {0}: {1} of {2}.', coder, added, total),
    ...describeDropped(total, dropped, t),
    ...(failed.length > 0 ? [t('No answer that could be used: {0}.', failed.join(', '))] : []),
  ].join(' ');
  const review = t('Decide');
  const answer = await vscode.window.showInformationMessage(said, ...(added > 0 ? [review] : []));
  if (answer === review) await vscode.commands.executeCommand('policyCoder.settleDisagreements');
}
