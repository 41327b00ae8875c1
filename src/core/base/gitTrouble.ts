import type { Translate } from './l10n';

/**
 * Why git would not find the program that `install-git` told it to call: it was set up by an earlier version, or the
 * launcher, the program, Node or the lines in a hook are missing.
 */
export type GitTrouble = 'outdated' | 'launcher' | 'program' | 'node' | 'hook';

/** Describes the trouble, and what to do about it. */
export function describeGitTrouble(trouble: GitTrouble, t: Translate): string {
  return `${reasonOf(trouble, t)} ${t('Run "policy-coder install-git" again.')}`;
}

function reasonOf(trouble: GitTrouble, t: Translate): string {
  switch (trouble) {
    case 'outdated':
      return t('Merging and checking in git were set up by an earlier version; an upgrade can disable them.');
    case 'launcher':
      return t('The script that git calls to merge and to check is missing from its folder.');
    case 'program':
      return t('Git cannot find Policy Coder, so it neither merges by annotation nor checks commits.');
    case 'node':
      return t('Git cannot find Node, so it neither merges by annotation nor checks commits.');
    case 'hook':
      return t('The check before commits is missing from the hooks of git; another tool has rewritten them.');
  }
}
