import type { Translate } from '../../base/l10n';
import type { AnnotationDiff, CodingDiff, SourceDiff } from '../../changes/diff';
import { markdownTable, plainMarkdown } from '../formats/markdown';
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

/** A comment on GitHub has at most 65,536 characters; the rest is left out, with a note. */
const most = 60_000;

const signs: Readonly<Record<Happening, string>> = { added: '➕', removed: '➖', changed: '✏️' };

/**
 * The changes of a coding as a comment on a pull request; `since` names the version it is compared with, `tables` are what else
 * changed.
 */
export function writeDiffMarkdown(
  diff: CodingDiff,
  since: string,
  nameOf: CodeName,
  t: Translate,
  tables: readonly TextTable[] = [],
): string {
  const { themes, cells, unreadable, sources } = diff;
  const parts: string[] = [
    `### ${t('Coding changes since {0}', plainMarkdown(since))}`,
    plainMarkdown(summarizeDiff(diff, t)),
  ];
  if (unreadable.length > 0) {
    parts.push(
      unreadable
        .map(
          path =>
            `- ⚠️ ${plainMarkdown(t('{0} cannot be read in one of the versions and was not compared.', path))}`,
        )
        .join('\n'),
    );
  }
  if (themes.length > 0) {
    parts.push(
      markdownTable(
        [t('Theme'), t('added'), t('removed'), t('sources with √')],
        themes.map(({ name, added, removed, codedBefore, codedAfter }) => [
          name,
          String(added),
          String(removed),
          codedBefore === codedAfter
            ? String(codedAfter ?? '')
            : `${codedBefore ?? '·'} → ${codedAfter ?? '·'}`,
        ]),
      ),
    );
  }
  for (const { title, notes, head, rows } of tables)
    parts.push(`**${plainMarkdown(title)}**`, ...notes.map(plainMarkdown), markdownTable(head, rows));
  if (cells.length > 0) {
    parts.push(
      `**${t('Coverage table')}**`,
      markdownTable(
        [t('Source'), t('Theme'), t('before'), t('after')],
        cells.map(({ source, theme, before, after }) => [
          source,
          nameOf(theme),
          cellWord(before, t),
          cellWord(after, t),
        ]),
      ),
    );
  }
  return join(
    parts,
    sources.map(each => details(each, nameOf, t)),
    t,
  );
}

/** Puts the parts together, as many of the sources as there is room for. */
function join(head: readonly string[], sources: readonly string[], t: Translate): string {
  let text = head.join('\n\n');
  // Thousands of cells would leave no room for anything else; the figures above them matter more.
  if (text.length > most) text = `${text.slice(0, text.lastIndexOf('\n', most))}\n\n${t('… and more.')}`;
  for (const [i, source] of sources.entries()) {
    if (text.length + source.length > most) {
      return `${text}\n\n${t('… and {0} more sources; "policy-coder diff" lists them all.', sources.length - i)}\n`;
    }
    text += `\n\n${source}`;
  }
  return `${text}\n`;
}

function details(source: SourceDiff, nameOf: CodeName, t: Translate): string {
  const { annotations, reviews, renamedFrom } = source;
  const title = renamedFrom === undefined ? source.source : t('{0} (was {1})', source.source, renamedFrom);
  const lines = [
    ...annotations.map(each => `- ${signs[happeningOf(each)]} ${describe(each, nameOf, t)}`),
    ...reviews.map(
      each => `- ${signs[happeningOf(each)]} ${plainMarkdown(describeReviewDiff(each, nameOf, t))}`,
    ),
  ];
  const summary = `<summary>${plainMarkdown(title)} (${lines.length})</summary>`;
  return `<details>${summary}\n\n${lines.join('\n')}\n\n</details>`;
}

function describe(diff: AnnotationDiff, nameOf: CodeName, t: Translate): string {
  const { quote, memo } = diff.after ?? diff.before ?? { quote: '' };
  const phrases = describeAnnotationDiff(diff, nameOf, t).map(plainMarkdown).join('; ');
  const note = diff.aspects.includes('memo') || !diff.before ? memo?.trim() : undefined;
  const line = `“${plainMarkdown(quote)}” ${phrases} \`${diff.id.replaceAll('`', '')}\``;
  return note ? `${line}\n  > ${plainMarkdown(note)}` : line;
}
