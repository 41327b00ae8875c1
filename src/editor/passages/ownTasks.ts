import * as vscode from 'vscode';
import {
  type CodedSource,
  type Corpus,
  type DistinctiveSentence,
  describe,
  describeNearest,
  describeTerms,
  isPlaced,
  proposeLabel,
  type Span,
  sourceAt,
  type Theme,
  themeOf,
} from '../../core';
import type { CommandContext } from '../coding/context';
import { annotate } from '../commands/tagSelection';
import { swatch } from '../pick/swatch';
import { oneLine } from '../session/places';
import type { ComparisonDocuments } from './comparisonDocuments';
import type { PassageFinder } from './finder';
import { type PlaceItem, pickPlace } from './placePicker';

interface CandidateItem extends PlaceItem {
  readonly sentence: DistinctiveSentence;
}

/**
 * Goes through the most distinctive sentences of a source, for a text column: the user looks at each in its text and
 * makes it an own task by Enter and a label. Nothing is coded that nobody confirmed.
 */
export async function findOwnTasks(
  context: CommandContext,
  finder: PassageFinder,
  documents: ComparisonDocuments,
  given: { readonly source?: string | undefined; readonly theme?: string | undefined },
): Promise<void> {
  const { session } = context;
  session.flush();
  const { corpus } = session;
  if (!corpus) return;
  const theme = await pickTextTheme(corpus, given.theme);
  const coded = theme && (await pickSource(corpus, theme, given.source));
  if (!theme || !coded) return;
  const { path } = coded.source;
  const found = await finder.distinctive(corpus, coded);
  if (!found) return;
  let next = 0;
  for (;;) {
    session.flush();
    const now = session.corpus && sourceAt(session.corpus, path);
    if (!now) return;
    if (now.source.text !== coded.source.text) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t('The text was changed in the meantime. Please review it again.'),
      );
      return;
    }
    const items = found.filter(({ span }) => !isCoded(now, theme, span)).map(each => itemOf(now, each));
    if (items.length === 0) {
      void vscode.window.showInformationMessage(
        found.length === 0
          ? vscode.l10n.t('No sentence of {0} stands out against the other sources.', coded.label)
          : vscode.l10n.t('Every distinctive sentence of {0} is coded.', coded.label),
      );
      return;
    }
    const active = items[Math.min(next, items.length - 1)];
    const picked = await pickPlace(session, {
      title: `${coded.label} · ${theme.name} · ${countOf(items.length)}`,
      placeholder: vscode.l10n.t('Enter: make it an own task; arrows: preview in the text; Esc: done'),
      items,
      active,
      onButton: ({ sentence }) => documents.showNearest(now, sentence),
    });
    if (!picked) return;
    next = items.indexOf(picked);
    await confirm(context, now, theme, picked.sentence);
  }
}

async function confirm(
  context: CommandContext,
  coded: CodedSource,
  theme: Theme,
  { span, text }: DistinctiveSentence,
): Promise<void> {
  const target = describe(coded.source, coded.analysis.reading, withoutStop(span, text));
  if (!target) return;
  const label = await vscode.window.showInputBox({
    title: oneLine(text),
    prompt: vscode.l10n.t('Label of this annotation (shown in text columns)'),
    value: proposeLabel(text),
    ignoreFocusOut: true,
  });
  if (label === undefined) return;
  const more = label.trim() === '' ? {} : { label: label.trim() };
  if (!(await annotate(context, coded, target, [theme.id], more))) return;
  await context.recentCodes.use([theme.id]);
  vscode.window.setStatusBarMessage(
    vscode.l10n.t(
      '"{0}" is now an own task of {1}. Press Ctrl+Alt+Z to undo.',
      oneLine(text, 20),
      coded.label,
    ),
    5000,
  );
}

function countOf(sentences: number): string {
  return sentences === 1 ? vscode.l10n.t('1 sentence') : vscode.l10n.t('{0} sentences', sentences);
}

function itemOf(coded: CodedSource, sentence: DistinctiveSentence): CandidateItem {
  return {
    label: oneLine(sentence.text, 300),
    description: sentence.score.toFixed(2),
    detail: `${describeNearest(sentence, vscode.l10n.t)} · ${describeTerms(sentence, vscode.l10n.t)}`,
    place: { coded, span: sentence.span },
    sentence,
    ...(sentence.nearest && {
      buttons: [
        { iconPath: new vscode.ThemeIcon('diff'), tooltip: vscode.l10n.t('Show beside the nearest passage') },
      ],
    }),
  };
}

/** A passage without the mark that ends its sentence, as a person would select it. */
function withoutStop({ start, end }: Span, text: string): Span {
  const stop = /[。；！？;!?]+$/.exec(text)?.[0].length ?? 0;
  return { start, end: end - stop };
}

function isCoded({ annotations }: CodedSource, theme: Theme, { start, end }: Span): boolean {
  return annotations
    .filter(isPlaced)
    .some(
      ({ annotation, anchor }) =>
        anchor.span.start < end &&
        anchor.span.end > start &&
        annotation.codes.some(code => themeOf(code) === theme.id),
    );
}

/** The text column that is given, or the only one, or the one that the user picks. */
async function pickTextTheme({ codebook }: Corpus, given: string | undefined): Promise<Theme | undefined> {
  const themes = codebook.themes.filter(({ kind }) => kind === 'text');
  const known = themes.find(({ id }) => id === given);
  if (known || themes.length === 1) return known ?? themes[0];
  if (themes.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The codebook has no text column. Give a theme "kind: text" first.'),
    );
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(
    themes.map(theme => ({ label: theme.name, iconPath: swatch(theme.color), theme })),
    { title: vscode.l10n.t('Own tasks for which text column?') },
  );
  return picked?.theme;
}

/** The source that is given, or the one that the user picks: those without an own task come first. */
async function pickSource(
  { sources }: Corpus,
  theme: Theme,
  given: string | undefined,
): Promise<CodedSource | undefined> {
  const known = sources.find(({ source }) => source.path === given);
  if (known) return known;
  const items = sources.map(coded => {
    const tasks = coded.annotations.filter(
      placed => isPlaced(placed) && placed.annotation.codes.some(code => themeOf(code) === theme.id),
    ).length;
    const description = tasks === 1 ? vscode.l10n.t('1 own task') : vscode.l10n.t('{0} own tasks', tasks);
    return { label: coded.label, description, coded, tasks };
  });
  const picked = await vscode.window.showQuickPick(
    [...items.filter(({ tasks }) => tasks === 0), ...items.filter(({ tasks }) => tasks > 0)],
    { title: vscode.l10n.t('Own tasks of which source?') },
  );
  return picked?.coded;
}
