import type { Translate } from '../../base/l10n';
import type { CodingDiff } from '../../changes/diff';
import type { TextTable } from '../formats/tables';
import {
  type CodeName,
  cellWord,
  describeAnnotationDiff,
  describeReviewDiff,
  type Happening,
  happeningOf,
  summarizeDiff,
} from './diffWords';

const signs: Readonly<Record<Happening, string>> = { added: '+', removed: '-', changed: '~' };

/**
 * The changes of a coding as lines for a terminal; `tables` are what else changed. They may contain line ends and control characters
 * from the texts.
 */
export function writeDiffText(
  diff: CodingDiff,
  nameOf: CodeName,
  t: Translate,
  tables: readonly TextTable[] = [],
): readonly string[] {
  const { sources, themes, cells, unreadable } = diff;
  return [
    summarizeDiff(diff, t),
    ...unreadable.map(path => t('{0} cannot be read in one of the versions and was not compared.', path)),
    ...sources.flatMap(({ source, renamedFrom, annotations, reviews }) => [
      '',
      renamedFrom === undefined ? source : t('{0} (was {1})', source, renamedFrom),
      ...annotations.map(each => {
        const quote = (each.after ?? each.before)?.quote ?? '';
        const phrases = describeAnnotationDiff(each, nameOf, t);
        return `  ${signs[happeningOf(each)]} ${each.id} “${quote}” ${phrases.join('; ')}`;
      }),
      ...reviews.map(each => `  ${signs[happeningOf(each)]} ${describeReviewDiff(each, nameOf, t)}`),
    ]),
    ...(themes.length === 0 ? [] : ['', t('Themes')]),
    ...themes.map(
      ({ name, added, removed, codedBefore, codedAfter }) =>
        `  ${name}: ${t('+{0} −{1} annotations, √ in {2} → {3} sources', added, removed, codedBefore ?? 0, codedAfter ?? 0)}`,
    ),
    ...tables.flatMap(({ title, notes, head, rows }) => [
      '',
      title,
      ...notes.map(note => `  ${note}`),
      ...rows.map(
        ([name, ...values]) => `  ${name}: ${values.map((value, i) => `${head[i + 1]} ${value}`).join('; ')}`,
      ),
    ]),
    ...(cells.length === 0 ? [] : ['', t('Coverage table')]),
    ...cells.map(
      ({ source, theme, before, after }) =>
        `  ${source} · ${nameOf(theme)}: ${cellWord(before, t)} → ${cellWord(after, t)}`,
    ),
  ];
}
