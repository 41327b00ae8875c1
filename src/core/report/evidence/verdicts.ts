import type { Translate } from '../../base/l10n';
import type { HitVerdict } from '../../keywords/explain';
import type { Form } from '../../keywords/matcher';

/** Why a keyword hit counts, or why not, in one sentence. */
export function describeVerdict(
  { keyword, text }: Form,
  verdict: HitVerdict | { readonly is: 'outside' | 'in-contents' | 'no-word' },
  t: Translate,
): string {
  switch (verdict.is) {
    case 'counted':
      if (keyword.regex === text) return t('Counted as "{0}": its regular expression matches.', keyword.term);
      if (keyword.term !== text) return t('Counted as "{0}": this is one of its aliases.', keyword.term);
      return t('Counted.');
    case 'overlapped':
      return t('Not counted: "{0}" begins further left or is longer, and takes precedence.', verdict.by.term);
    case 'excepted':
      return t('Not counted: it is inside "{0}", an excluded context.', verdict.context);
    case 'other-words':
      return t('Not counted: {0} segments the words here as {1}.', verdict.engine, verdict.words.join(' | '));
    case 'no-word':
      return t('Not counted: the words here are segmented differently.');
    case 'waiting':
      return t('Not counted yet: the word segmenter is still running.');
    case 'part-of-word':
      return t('Not counted: it is only part of a word.');
    case 'in-contents':
      return t('Not counted: it is in a table of contents.');
    case 'outside':
      return t('Not counted: it is outside the scope.');
  }
}
