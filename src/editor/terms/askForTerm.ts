import * as vscode from 'vscode';
import { fromSource, type Segmenter, termsOf, wordsOf } from '../../core';
import { activeSource, offsetOf, type SourceEditor } from '../session/places';
import type { Session } from '../session/session';
import { termHere } from '../session/termHere';

/**
 * The term to be shown in context: that of a tree item; else what is selected in a source; else the keyword at the
 * cursor; else what the user types, beginning with the word at the cursor.
 */
export async function askForTerm(
  session: Session,
  segmenter: Pick<Segmenter, 'cut'>,
  argument: unknown,
): Promise<string | undefined> {
  const given = typeof argument === 'string' ? argument : ((argument ?? {}) as { term?: unknown }).term;
  if (typeof given === 'string') return given;
  const active = activeSource(session);
  const found = active && termHere(active);
  if (found !== undefined) return found;
  return typeTerm(active ? wordAtCursor(session, active, segmenter) : Promise.resolve(''));
}

/** Lets the user type; the word is filled in when it is known, unless something was typed by then. */
function typeTerm(word: Promise<string>): Promise<string | undefined> {
  const input = vscode.window.createInputBox();
  input.title = vscode.l10n.t('Keyword in Context');
  input.prompt = vscode.l10n.t('Any term; it need not be in the codebook.');
  let touched = false;
  let shown = true;
  void word.then(found => {
    if (!shown || touched || found === '') return;
    input.value = found;
    input.valueSelection = [0, found.length];
  });
  return new Promise(resolve => {
    input.onDidChangeValue(() => {
      touched = true;
    });
    input.onDidAccept(() => {
      resolve(input.value.trim() || undefined);
      input.hide();
    });
    input.onDidHide(() => {
      shown = false;
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
}

async function wordAtCursor(
  { corpus }: Session,
  { editor, coded }: SourceEditor,
  segmenter: Pick<Segmenter, 'cut'>,
): Promise<string> {
  if (!corpus) return '';
  const { reading } = coded.analysis;
  const at = fromSource(reading, offsetOf(coded, editor.selection.active));
  // Enough around the cursor to cut it right, however long the line is.
  const before = Math.max(0, at - 40);
  const text = reading.text.slice(before, at + 40);
  const answer = await segmenter.cut([text], termsOf(corpus));
  let end = before;
  for (const word of answer ? wordsOf(text, answer.ends[0]!) : []) {
    end += word.length;
    if (end > at) return /[\p{L}\p{N}]/u.test(word) ? word : '';
  }
  return '';
}
