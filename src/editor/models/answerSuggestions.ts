import { addDropped, describeDropped, english, readAnswer, sourceAt } from '../../core';
import type { Session } from '../session/session';
import { writeChecked } from './writeChecked';

/** The answer to a model that suggests. In English, as all that models are told. */
export async function answerSuggestions(
  session: Session,
  { source, suggestions }: { readonly source: string; readonly suggestions: unknown },
): Promise<string> {
  const { corpus } = session;
  if (!corpus) return 'No project is open.';
  const [coder] = corpus.settings.models;
  if (coder === undefined) return 'corpus.yaml names no model among its coders; the user has to add one.';
  if (!sourceAt(corpus, source)) return `There is no source ${JSON.stringify(source)}.`;
  const read = readAnswer({ suggestions }) ?? { suggestions: [], unreadable: 0 };
  // The chat does not say which model it is; it may have called the tool that shows coded passages.
  const facts = { model: coder, sawCodes: true } as const;
  const made = await writeChecked(session, coder, { source }, facts, read.suggestions);
  if (!made) return 'The file of suggestions cannot be read or changed safely; nothing was written.';
  const total = read.suggestions.length + read.unreadable;
  const dropped = addDropped(made.dropped, {
    unreadable: read.unreadable,
    repeated: made.repeated,
  });
  return [
    `${made.added} of ${total} suggestions are in the file.`,
    ...describeDropped(total, dropped, english),
  ].join('\n');
}
