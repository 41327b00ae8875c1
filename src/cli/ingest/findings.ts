import type { Severity, Translate } from '../../core';
import type { Extracted, Reason } from '../../ingest/messages';

/** What there is to say about one document. */
export interface Finding {
  readonly severity: Severity;
  /** Stable, so that scripts can rely on it. */
  readonly code: string;
  readonly message: string;
}

/** A document that was not taken over, and why. */
export function failure(code: string, message: string): Finding {
  return { severity: 'error', code, message };
}

/** Why a document cannot be read, and what to do. */
export function describeProblem(problem: Reason, detail: string, t: Translate): Finding {
  switch (problem) {
    case 'encrypted':
      return failure(
        problem,
        t(
          'It is protected by a password, or was made by an old Word (.doc). Save it without one, as .docx or PDF.',
        ),
      );
    case 'too-large':
      return failure(
        problem,
        t('It unpacks to more than a document of text can hold, and was not read ({0}).', detail),
      );
    case 'damaged':
      return failure(
        problem,
        t('It is damaged, or not what its name says. Get it again from where it comes from ({0}).', detail),
      );
  }
}

/** What is to be looked at in a text that was made of a document. */
export function findingsOf(
  { pages, hasPages, numbered, notes, hidden, twice, fonts }: Extracted,
  { emptyPages, unknown }: { readonly emptyPages: readonly number[]; readonly unknown: number },
  t: Translate,
): readonly Finding[] {
  const warn = (code: string, message: string): Finding => ({ severity: 'warning', code, message });
  const all = emptyPages.length === pages.length;
  return [
    ...(hasPages && !all && emptyPages.length > 0
      ? [
          warn(
            'page-without-text',
            t(
              'No text on page {0}: scanned, or blank. If scanned, let a program recognise the text (OCR) and ingest that.',
              ranges(emptyPages),
            ),
          ),
        ]
      : []),
    ...(fonts.length > 0
      ? [
          warn(
            'unreadable-font',
            t(
              'A font cannot be read, so letters may be missing. Compare with the document ({0}).',
              fonts[0]!,
            ),
          ),
        ]
      : []),
    ...(unknown > 0
      ? [
          warn(
            'unknown-characters',
            t('The document does not say what {0} of its characters are; they stand as "\ufffd".', unknown),
          ),
        ]
      : []),
    ...(numbered > 0
      ? [
          warn(
            'numbers-left-out',
            t(
              'Word makes the numbers of {0} paragraphs by itself; they are not in the text. Turn them into text in Word, or save as PDF.',
              numbered,
            ),
          ),
        ]
      : []),
    ...(twice > 0
      ? [
          {
            severity: 'info',
            code: 'drawn-twice',
            message: t('Letters that are drawn twice, as bold ones are, were taken once: {0}.', twice),
          } as const,
        ]
      : []),
    ...(hidden > 0
      ? [
          {
            severity: 'info',
            code: 'hidden-left-out',
            message: t('Runs of hidden text are left out: {0}.', hidden),
          } as const,
        ]
      : []),
    ...(notes > 0 ? [warn('notes-left-out', t('Footnotes and endnotes are left out: {0}.', notes))] : []),
  ];
}

/** A document in which there is nothing to read. */
export function withoutText(hasPages: boolean, t: Translate): Finding {
  return failure(
    'no-text',
    hasPages
      ? t(
          'None of its pages holds text: it is scanned. Let a program recognise the text (OCR) and ingest that.',
        )
      : t('It holds no text.'),
  );
}

/** Numbers in short: `3, 5–7`. */
export function ranges(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
