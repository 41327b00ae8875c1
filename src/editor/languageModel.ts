import * as vscode from 'vscode';
import { answerCodes, answerCoverage, answerPassages, type Corpus } from '../core';
import { answerSuggestions } from './models/onDemand';
import { overviewOf } from './overview';
import type { Session } from './session/session';

/**
 * Tools that a language model may call if the user has one. They read; one suggests, into the file of the model alone. Nothing is sent by us;
 * VS Code hands the answer to the model that asked.
 */
export function registerLanguageModelTools(session: Session): vscode.Disposable {
  const tool = <T extends object>(name: string, answer: (corpus: Corpus, input: T) => string) =>
    vscode.lm.registerTool<T>(`policyCoder_${name}`, {
      invoke: ({ input }) => {
        const { corpus } = session;
        const text = corpus ? answer(corpus, input ?? {}) : 'No project is open.';
        return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
      },
    });
  const suggest = vscode.lm.registerTool<{ source: string; suggestions: unknown }>('policyCoder_suggest', {
    invoke: async ({ input }) => {
      const text = await answerSuggestions(session, input);
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
    },
  });
  return vscode.Disposable.from(
    suggest,
    tool('list_codes', corpus => answerCodes(corpus, overviewOf(corpus))),
    tool<Parameters<typeof answerCoverage>[1]>('get_coverage', (corpus, input) =>
      answerCoverage(overviewOf(corpus), input),
    ),
    // Not the function itself: whoever names it here loads the engine while VS Code waits.
    tool<Parameters<typeof answerPassages>[1]>('find_passages', (corpus, input) =>
      answerPassages(corpus, input),
    ),
  );
}
