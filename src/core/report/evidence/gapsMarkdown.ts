import type { Translate } from '../../base/l10n';
import { markdownTable, plainMarkdown } from '../formats/markdown';
import { accountSentences, type CellAccount } from './cellAccount';

/** Accounts of gaps as Markdown: a section each, with the keywords as a table and the nearest sentences as a list. */
export function writeGapsMarkdown(accounts: readonly CellAccount[], t: Translate): string {
  return accounts.map(account => section(account, t)).join('\n');
}

function section(account: CellAccount, t: Translate): string {
  const { label, name, keywords, nearest } = account;
  const table = markdownTable(
    [t('Keyword'), t('Hits here'), t('Hits elsewhere'), t('Other sources')],
    keywords.map(({ term, here, elsewhere, sources }) => [
      term,
      String(here),
      String(elsewhere),
      String(sources),
    ]),
  );
  const sentences = nearest.flatMap(({ range, pieces, reasons }, i) => [
    `${i + 1}. ${pieces.map(marked).join('')} (${t('line {0}', range.line)})`,
    ...reasons.map(({ text }) => `   - ${plainMarkdown(text)}`),
  ]);
  return [
    [`## ${plainMarkdown(`${label} · ${name}`)}`],
    accountSentences(account, t).map(line => `- ${plainMarkdown(line)}`),
    keywords.length > 0 ? [table] : [],
    sentences,
  ]
    .filter(lines => lines.length > 0)
    .map(lines => `${lines.join('\n')}\n`)
    .join('\n');
}

function marked({ text, marked: isMarked }: { readonly text: string; readonly marked: boolean }): string {
  return isMarked ? `**${plainMarkdown(text)}**` : plainMarkdown(text);
}
