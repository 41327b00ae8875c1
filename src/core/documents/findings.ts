import type { Severity } from '../base/issue';
import type { Translate } from '../base/l10n';
import type { DocumentContent, DocumentTrouble } from './content';

/** A finding about one document. */
export interface DocumentFinding {
  readonly severity: Severity;
  /** Stable, so that scripts can rely on it. */
  readonly code: string;
  readonly message: string;
}

/** A document that was not taken over, and why. */
export function failure(code: string, message: string): DocumentFinding {
  return { severity: 'error', code, message };
}

/** Why a document cannot be read, and what to do. */
export function describeTrouble(problem: DocumentTrouble, detail: string, t: Translate): DocumentFinding {
  switch (problem) {
    case 'encrypted':
      return failure(problem, t('It is protected by a password. Save it without one.'));
    case 'too-large':
      return failure(
        problem,
        t('It unpacks to far more than a text document contains, and was not read ({0}).', detail),
      );
    case 'damaged':
      return failure(
        problem,
        t(
          'It is damaged, or not the kind of file that its name says. Get it from its source again ({0}).',
          detail,
        ),
      );
    case 'archive':
      return failure(problem, t('It is an archive of other files, such as {0}. Unpack it first.', detail));
    case 'unknown-kind':
      return failure(
        problem,
        t('This kind of file cannot be read ({0}). Save it as DOCX, PDF or plain text.', detail),
      );
  }
}

/** What a person should look at in a text that was made from a document. */
export function findingsOf(
  { pages, hasPages, numbered, notes, hidden, embedded, twice, fonts }: DocumentContent,
  { emptyPages, unknown }: { readonly emptyPages: readonly number[]; readonly unknown: number },
  t: Translate,
): readonly DocumentFinding[] {
  const warn = (code: string, message: string): DocumentFinding => ({ severity: 'warning', code, message });
  const all = emptyPages.length === pages.length;
  return [
    ...(hasPages && !all && emptyPages.length > 0
      ? [
          warn(
            'page-without-text',
            t(
              'No text on page {0}: it is scanned or blank. If it is scanned, run text recognition (OCR) and ingest the result.',
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
            t('The document does not identify {0} of its characters; they are shown as "\ufffd".', unknown),
          ),
        ]
      : []),
    ...(numbered > 0
      ? [
          warn(
            'numbers-left-out',
            t(
              'Word generates the numbers of {0} paragraphs; they are not in the text. Convert them to text in Word, or save as PDF.',
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
            message: t('Letters that are drawn twice, such as bold ones, were read once: {0}.', twice),
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
    ...(embedded > 0
      ? [
          warn(
            'embedded-left-out',
            t(
              'Charts, diagrams and embedded documents are left out: {0}. Add their text, or save as PDF.',
              embedded,
            ),
          ),
        ]
      : []),
  ];
}

/** A document in which there is nothing to read. */
export function withoutText(hasPages: boolean, t: Translate): DocumentFinding {
  return failure(
    'no-text',
    hasPages
      ? t('None of its pages contains text: it is scanned. Run text recognition (OCR) and ingest the result.')
      : t('It contains no text.'),
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
