import { allThemes, formatRange } from '../../annotations/annotation';
import { enumerate, type Translate } from '../../base/l10n';
import type { AnnotationDiff, Aspect, CodingDiff, ReviewDiff } from '../../changes/diff';
import { type Codebook, themeOf } from '../../codebook/codebook';
import type { CellState } from '../../coverage/coverage';

/** Names of codes by path, such as `治理 › 依法治档`; the path where no codebook knows it. */
export type CodeName = (path: string) => string;

/** Names from the codebook of today, else from an earlier one. */
export function codeNames(...codebooks: readonly Codebook[]): CodeName {
  return path => {
    const codebook = codebooks.find(({ codes }) => codes.has(path));
    const code = codebook?.codes.get(path);
    if (!code) return path;
    const theme = themeOf(path);
    return theme === path ? code.name : `${codebook?.codes.get(theme)?.name ?? theme} › ${code.name}`;
  };
}

/** Whether something was added, removed or changed. */
export type Happening = 'added' | 'removed' | 'changed';

export function happeningOf({ before, after }: AnnotationDiff | ReviewDiff): Happening {
  return before ? (after ? 'changed' : 'removed') : 'added';
}

/** What an annotation is about, then what happened to it, one phrase each. */
export function describeAnnotationDiff(
  diff: AnnotationDiff,
  nameOf: CodeName,
  t: Translate,
): readonly string[] {
  const { before, after } = diff;
  const names = (codes: readonly string[]) => enumerate(codes.map(nameOf), t);
  if (!before || !after) return [names((after ?? before)?.codes ?? [])];
  const phrases: Readonly<Record<Aspect, () => string>> = {
    codes: () => t('recoded: {0} → {1}', names(before.codes), names(after.codes)),
    quote: () => t('now on another passage; was "{0}"', before.quote),
    place: () =>
      before.at && after.at
        ? t('moved: {0} → {1}', formatRange(before.at), formatRange(after.at))
        : t('position changed'),
    context: () => t('the text around it changed'),
    orphan: () => t('its passage was marked as gone from the text, or as back'),
    label: () => t('label: "{0}" → "{1}"', before.label ?? '', after.label ?? ''),
    memo: () =>
      before.memo === undefined
        ? t('memo written')
        : after.memo === undefined
          ? t('memo removed')
          : t('memo edited'),
    other: () => t('other fields changed'),
  };
  return diff.aspects.map(aspect => phrases[aspect]());
}

/** What happened to a review, as one phrase. */
export function describeReviewDiff({ before, after }: ReviewDiff, nameOf: CodeName, t: Translate): string {
  const { code = '' } = after ?? before ?? {};
  if (code === allThemes)
    return after ? t('read for all themes') : t('no longer marked as read for all themes');
  const name = nameOf(code);
  if (!after) return t('no longer marked as looked for: {0}', name);
  if (before && before.absent === after.absent) return t('note on {0} edited', name);
  return after.absent ? t('looked for and absent: {0}', name) : t('looked for: {0}', name);
}

/** How much changed, in one line; what did not is passed over. */
export function summarizeDiff({ sources, cells }: CodingDiff, t: Translate): string {
  const annotations = sources.flatMap(each => each.annotations);
  const count = (wanted: Happening) => annotations.filter(each => happeningOf(each) === wanted).length;
  const [added, removed, changed] = [count('added'), count('removed'), count('changed')];
  const reviews = sources.flatMap(each => each.reviews).length;
  const got = cells.filter(({ after }) => after === 'coded').length;
  const lost = cells.filter(({ before }) => before === 'coded').length;
  const parts = [
    added > 0 && t('annotations added: {0}', added),
    removed > 0 && t('annotations removed: {0}', removed),
    changed > 0 && t('annotations changed: {0}', changed),
    reviews > 0 && t('reviews changed: {0}', reviews),
    got > 0 && t('cells that got √: {0}', got),
    lost > 0 && t('cells that lost √: {0}', lost),
  ];
  const told = parts.filter(part => part !== false);
  if (told.length > 0) return told.join(' · ');
  return cells.length > 0 ? t('Only the coverage table changed.') : t('The coding is the same.');
}

/** The state of a cell, in words if it has no mark. */
export function cellWord(state: CellState | undefined, t: Translate): string {
  switch (state) {
    case 'coded':
      return '√';
    case 'absent':
      return '—';
    case 'unreviewed':
      return t('unreviewed');
    case 'unknown':
      return t('unknown');
    default:
      return t('not there');
  }
}
