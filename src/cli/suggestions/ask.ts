import {
  addDropped,
  type CodedSource,
  type Corpus,
  checkSuggestions,
  type Dropped,
  defined,
  longestAnswer,
  nothingDropped,
  parsedJson,
  type RunFacts,
  readAnswer,
  type SuggestionRequest,
} from '../../core';
import { LineProgram, type ProgramFailure } from '../../node/lineProgram';
import { writeSuggestions } from './suggestionFiles';

/** Why a text has no suggestions: no answer, an answer that cannot be read, or a file that cannot be written. */
export type AskFailure = ProgramFailure | 'not-json' | 'unreadable-file' | 'busy-file';

/** What came of asking a model about some texts. */
export interface AskSummary {
  readonly model: string;
  readonly asked: number;
  /** Characters that were sent, the prompts' own included. */
  readonly characters: number;
  /** Suggestions that came. */
  readonly suggestions: number;
  readonly added: number;
  readonly dropped: Dropped;
  readonly failed: readonly {
    readonly source: string;
    readonly reason: AskFailure;
    readonly detail: string;
  }[];
}

/** What is asked, and of whom. */
export interface Questions {
  readonly requests: readonly (readonly [CodedSource, SuggestionRequest])[];
  readonly coder: string;
  readonly facts: RunFacts;
  readonly command: readonly [string, ...string[]];
  /** Seconds that one answer may take. */
  readonly timeout: number;
  readonly folder: string;
}

/** Asks a program about one text after the other. What one text comes to is written before the next is asked about. */
export async function askProgram(
  corpus: Corpus,
  { requests, coder, facts, command, timeout, folder }: Questions,
  onProgress: (done: number) => void,
): Promise<AskSummary> {
  // Four bytes a character at most.
  const limits = { patience: timeout * 1000, most: 4 * longestAnswer };
  const program = new LineProgram(command, folder, limits);
  let dropped = nothingDropped;
  let [suggestions, added, characters] = [0, 0, 0];
  const failed: AskSummary['failed'][number][] = [];
  try {
    for (const [i, [coded, request]] of requests.entries()) {
      const { source, prompt } = request;
      characters += prompt.length;
      const answer = await program.ask(JSON.stringify({ source, prompt }));
      const fail = (reason: AskFailure, detail = '') => failed.push({ source, reason, detail });
      const value = answer.ok ? parsedJson(answer.line) : undefined;
      const read = answer.ok ? readAnswer(value ?? answer.line) : undefined;
      onProgress(i + 1);
      if (!answer.ok) {
        fail(answer.reason, answer.detail);
        if (answer.reason === 'cannot-start') break;
        continue;
      }
      if (!read) {
        fail('not-json');
        continue;
      }
      const all = read.suggestions.length + read.unreadable;
      suggestions += all;
      const checked = checkSuggestions(coded, corpus.codebook, read.suggestions, request);
      const written = await writeSuggestions(folder, corpus, coded, {
        model: coder,
        facts: { ...facts, ...saidOf(value) },
        suggestions: checked.kept,
        looked: request.span ? [] : request.codes,
      });
      if (written.kind === 'text-changed') {
        dropped = addDropped(dropped, { 'text-changed': all });
        continue;
      }
      dropped = addDropped(dropped, addDropped(checked.dropped, { unreadable: read.unreadable }));
      if (written.kind === 'written') {
        added += written.added;
        dropped = addDropped(dropped, { repeated: written.repeated });
      } else fail(written.kind === 'busy' ? 'busy-file' : 'unreadable-file');
    }
  } finally {
    program.stop();
  }
  return { model: coder, asked: requests.length, characters, suggestions, added, dropped, failed };
}

/** What a program says of its model. */
function saidOf(value: unknown): Partial<Pick<RunFacts, 'model' | 'version'>> {
  if (typeof value !== 'object' || value === null) return {};
  const { model, version } = value as Readonly<Record<string, unknown>>;
  const short = (text: unknown) =>
    typeof text === 'string' && text.trim() !== '' ? text.slice(0, 100) : undefined;
  return defined({ model: short(model), version: short(version) });
}
