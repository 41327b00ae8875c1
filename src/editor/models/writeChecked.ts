import {
  addSuggestions,
  checkSuggestions,
  codebookFile,
  codebookHash,
  type Dropped,
  type RunFacts,
  type SuggestionRequest,
  sourceAt,
  suggestionFilePath,
} from '../../core';
import type { Session } from '../session/session';
import { today } from '../session/today';

/** Checks suggestions against the text as it is now, and writes those that hold into the model's file, and no other. */
export async function writeChecked(
  session: Session,
  coder: string,
  request: Pick<SuggestionRequest, 'source' | 'span'> & Partial<Pick<SuggestionRequest, 'codes' | 'hash'>>,
  facts: Pick<RunFacts, 'model' | 'version' | 'prompt' | 'sawCodes'>,
  raw: Parameters<typeof checkSuggestions>[2],
): Promise<{ readonly added: number; readonly repeated: number; readonly dropped: Dropped } | undefined> {
  session.flush();
  const { corpus, store } = session;
  const coded = corpus && sourceAt(corpus, request.source);
  if (!corpus || !store || !coded) return undefined;
  const { kept, dropped } = checkSuggestions(coded, corpus.codebook, raw, request);
  if (dropped['text-changed'] > 0) return { added: 0, repeated: 0, dropped };
  const codebook = session.projectFiles.get(codebookFile);
  const path = suggestionFilePath(request.source, coder);
  for (let round = 0; round < 20; round++) {
    const file = await store.read(path);
    if (file.kind !== 'missing' && file.kind !== 'text') return undefined;
    const old = file.kind === 'text' ? file.text : undefined;
    const made = addSuggestions(coded, old, {
      model: coder,
      facts: {
        ...facts,
        codebook: codebookHash(codebook),
        created: today(),
      },
      suggestions: kept,
      looked: request.span ? [] : (request.codes ?? []),
    });
    if (!made.ok) return undefined;
    const { added, repeated, text } = made;
    if (text === old || (await store.replace(path, old, text))) return { added, repeated, dropped };
  }
  return undefined;
}
