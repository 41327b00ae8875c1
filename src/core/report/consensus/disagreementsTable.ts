import type { Translate } from '../../base/l10n';
import type { CoderPassage, Disagreement } from '../../consensus/disagreement';
import type { Disagreements } from '../../consensus/disagreements';
import { type Corpus, sourceAt } from '../../corpus/corpus';
import { plainMarkdown } from '../formats/markdown';
import type { TextTable } from '../formats/tables';
import {
  describeDecision,
  describeReopening,
  nameOfKind,
  nameOfState,
  summarizeDisagreements,
} from './disagreementWords';

/** Disagreements as a table, one a row, with what each coder has. */
export function disagreementsTable(corpus: Corpus, found: Disagreements, t: Translate): TextTable {
  const { coders, disagreements } = found;
  return {
    title: t('Disagreements'),
    notes: summarizeDisagreements(found, t),
    head: [t('Id'), t('Theme'), t('Source'), t('Place'), t('Differs'), t('State'), ...coders],
    rows: disagreements.map(each => [
      each.id,
      themesOf(corpus, each),
      each.label,
      placeOf(corpus, each),
      nameOfKind(each.kind, t),
      nameOfState(each.state, t),
      ...coders.map(coder =>
        (each.sides.find(side => side.coder === coder)?.passages ?? [])
          .map(passage => `${passage.annotation.quote} [${codesOf(corpus, passage)}]`)
          .join(' / '),
      ),
    ]),
  };
}

/** Disagreements for a meeting, as Markdown: a section each, with what each coder has, their memos, and what became of it. */
export function writeDisagreementsMarkdown(
  title: string,
  corpus: Corpus,
  found: Disagreements,
  t: Translate,
): string {
  return `${[
    `# ${plainMarkdown(title)}`,
    summarizeDisagreements(found, t)
      .map(line => `- ${plainMarkdown(line)}`)
      .join('\n'),
    ...found.disagreements.map((each, i) => section(i + 1, corpus, each, t)),
  ].join('\n\n')}\n`;
}

function section(number: number, corpus: Corpus, each: Disagreement, t: Translate): string {
  const { id, label, kind, state, sides, settlements, consensus, why } = each;
  const place = `${label} ${placeOf(corpus, each)}`;
  const head = [themesOf(corpus, each), place, nameOfKind(kind, t), nameOfState(state, t)].join(' · ');
  const said = (passages: readonly CoderPassage[]) =>
    passages.map(
      passage =>
        `> ${plainMarkdown(passage.annotation.quote)} [${plainMarkdown(codesOf(corpus, passage))}]${memoOf(passage.annotation.memo)}`,
    );
  return [
    `## ${number}. ${plainMarkdown(head)}`,
    `\`${id}\``,
    ...sides.map(({ coder, passages }) =>
      passages.length === 0
        ? `**${plainMarkdown(coder)}**: ${t('Judged the theme, and coded nothing here.')}`
        : [`**${plainMarkdown(coder)}**`, ...said(passages)].join('\n\n'),
    ),
    ...settlements.map(settlement => {
      const { by = [], created, memo } = settlement;
      const who = [...by, ...(created === undefined ? [] : [created])].join(', ');
      const line = `**${t('Settled')}**: ${plainMarkdown(describeDecision(settlement, t))}`;
      return `${line}${who === '' ? '' : ` (${plainMarkdown(who)})`}${memoOf(memo)}`;
    }),
    ...(settlements.length > 0 ? said(consensus) : []),
    ...(why.length === 0
      ? []
      : [why.map(reason => `- ${plainMarkdown(describeReopening(reason, t))}`).join('\n')]),
  ].join('\n\n');
}

function memoOf(memo: string | undefined): string {
  return memo === undefined || memo.trim() === '' ? '' : ` — ${plainMarkdown(memo.trim())}`;
}

function themesOf({ codebook }: Corpus, { themes }: Disagreement): string {
  return themes.map(id => codebook.codes.get(id)?.name ?? id).join(' + ');
}

function codesOf({ codebook }: Corpus, { annotation }: CoderPassage): string {
  return annotation.codes.map(code => codebook.codes.get(code)?.name ?? code).join(', ');
}

/** `line:column` where it begins. */
function placeOf(corpus: Corpus, { source, span }: Disagreement): string {
  const place = sourceAt(corpus, source)?.source.lines.position(span.start);
  return place ? `${place.line}:${place.column}` : '';
}
