import { fromSource } from '../../core';
import { offsetOf, type SourceEditor } from './places';

/** The term at the cursor, as read (a soft line end is none in it): what is selected, else the keyword hit there. */
export function termHere(active: SourceEditor): string | undefined {
  return selected(active) ?? keywordAtCursor(active);
}

function selected({ editor, coded }: SourceEditor): string | undefined {
  const { reading } = coded.analysis;
  const { start, end } = editor.selection;
  const text = reading.text.slice(
    fromSource(reading, offsetOf(coded, start)),
    fromSource(reading, offsetOf(coded, end)),
  );
  return text.trim() || undefined;
}

function keywordAtCursor({ editor, coded }: SourceEditor): string | undefined {
  const at = offsetOf(coded, editor.selection.active);
  const { reading, matches } = coded.analysis;
  const match = matches.find(({ start, end }) => start <= at && at < end);
  return match && reading.text.slice(match.readingStart, match.readingEnd);
}
