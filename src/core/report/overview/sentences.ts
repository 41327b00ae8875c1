import type { Severity } from '../../base/issue';
import { enumerate, type Translate } from '../../base/l10n';
import type { Overview } from './overview';

// The sentences that every report, on paper or in a terminal, has in common.

/** How much there is. */
export function describeCorpus({ corpus }: Overview, t: Translate): string {
  const { sources, characters, annotations, matches } = corpus;
  return enumerate(
    [
      sources === 1 ? t('1 source') : t('{0} sources', sources),
      characters === 1 ? t('1 character') : t('{0} characters', characters),
      annotations === 1 ? t('1 annotation') : t('{0} annotations', annotations),
      matches === 1 ? t('1 keyword hit') : t('{0} keyword hits', matches),
    ],
    t,
  );
}

/** What the counts leave out; nothing when they leave nothing out. */
export function describeLeftOut({ corpus, method }: Overview, t: Translate): readonly string[] {
  const lines: string[] = [];
  const { unread = [], only, settled = 0 } = method.annotations;
  if (unread.length > 0) {
    lines.push(
      t(
        'Not all of these files can be read: {0}. Their passages are not counted, and cells without a coded passage are unknown (?).',
        enumerate(unread, t),
      ),
    );
  }
  const { unplaced, inContents, onlyCoder } = corpus;
  const outOfScope = corpus.outOfScope - inContents;
  if (onlyCoder !== undefined) lines.push(t('Only the work of {0} is shown and counted.', onlyCoder));
  if (only) lines.push(t('Only the coding of {0} counts.', enumerate(only, t)));
  if (settled > 0) {
    lines.push(
      t('Annotations that do not count, because the consensus was settled from them: {0}.', settled),
    );
  }
  if (unplaced === 1) {
    lines.push(t('The place of 1 annotation in the text is uncertain; it is not counted.'));
  } else if (unplaced > 1) {
    lines.push(t('The places of {0} annotations in the text are uncertain; they are not counted.', unplaced));
  }
  if (outOfScope === 1) {
    lines.push(t('1 keyword hit is outside the scope and is not counted.'));
  } else if (outOfScope > 1) {
    lines.push(t('{0} keyword hits are outside the scope and are not counted.', outOfScope));
  }
  if (inContents === 1) {
    lines.push(t('1 keyword hit is in a table of contents and is not counted.'));
  } else if (inContents > 1) {
    lines.push(t('{0} keyword hits are in tables of contents and are not counted.', inContents));
  }
  if (corpus.pending === 1) {
    lines.push(t('1 keyword hit waits for the word segmenter and is not counted yet.'));
  } else if (corpus.pending > 1) {
    lines.push(t('{0} keyword hits wait for the word segmenter and are not counted yet.', corpus.pending));
  }
  return lines;
}

/** How many issues there are of each severity. */
export function describeIssues(issues: Overview['issues'], t: Translate): string {
  const count = (severity: Severity) => issues.filter(issue => issue.severity === severity).length;
  if (issues.length === 0) return t('No issues.');
  const [errors, warnings, notes] = [count('error'), count('warning'), count('info')];
  return enumerate(
    [
      errors === 1 ? t('1 error') : t('{0} errors', errors),
      warnings === 1 ? t('1 warning') : t('{0} warnings', warnings),
      notes === 1 ? t('1 note') : t('{0} notes', notes),
    ],
    t,
  );
}

/** The word for a severity. */
export function nameOfSeverity(severity: Severity, t: Translate): string {
  switch (severity) {
    case 'error':
      return t('error');
    case 'warning':
      return t('warning');
    case 'info':
      return t('note');
  }
}

/** Title of a report: that of its codebook. */
export function titleOfReport({ title }: { readonly title: string }, t: Translate): string {
  return title.trim() || t('Policy Coder report');
}
