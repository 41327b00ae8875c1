import * as vscode from 'vscode';
import { buildCoverage, type CodedSource, type Review, sideFileFor, sourceAt } from '../../core';
import type { CommandContext } from '../coding/context';
import { pickSource } from '../pick/sourcePicker';
import { describeCell } from '../session/cellState';
import { activeSource, oneLine } from '../session/places';
import { today } from '../session/today';

/** What a person found when looking for a theme in a source. `undefined` takes back what was said. */
type Finding = 'found' | 'absent' | undefined;

/** Lets the user say of a theme of a source whether it was looked for and found; of the active one where none is given, else of one they pick. */
export async function review(context: CommandContext, path?: string, theme?: string): Promise<void> {
  const { corpus } = context.session;
  if (!corpus) return;
  const coded =
    path === undefined
      ? (activeSource(context.session)?.coded ??
        (await pickSource(corpus.sources, {
          title: vscode.l10n.t('Review a theme of which source?'),
          matchOnDescription: true,
        })))
      : sourceAt(corpus, path);
  if (!coded) return;
  const id = theme ?? (await pickTheme(context, coded));
  const name = id === undefined ? undefined : corpus.codebook.codes.get(id)?.name;
  if (id === undefined || name === undefined) return;
  const coder = await context.coder.current();
  if (!coder) return;
  const own = ownReview(coded, id, coder.coder);
  const picked = await vscode.window.showQuickPick(
    [
      { label: vscode.l10n.t('$(circle-slash) Looked for, not in the text'), finding: 'absent' as const },
      { label: vscode.l10n.t('$(pass) Looked for and found'), finding: 'found' as const },
      ...(own ? [{ label: vscode.l10n.t('$(discard) Withdraw the review'), finding: undefined }] : []),
    ],
    { title: `${coded.label} · ${name}` },
  );
  if (!picked) return;
  const memo = picked.finding === undefined ? '' : await askForMemo(context, coded, id, own);
  if (memo !== undefined) await record(context, coded, id, picked.finding, memo);
}

/** Records that a theme was looked for in a source and not found, or takes that back; `withNote` asks for a memo first. */
export async function markAbsent(
  context: CommandContext,
  source: string,
  theme: string,
  absent: boolean,
  withNote = false,
): Promise<void> {
  const { corpus } = context.session;
  const coded = corpus && sourceAt(corpus, source);
  if (!coded || !corpus.codebook.codes.has(theme)) return;
  const coder = await context.coder.current();
  if (!coder) return;
  const own = ownReview(coded, theme, coder.coder);
  if ((own?.absent ?? false) === absent) return;
  // A memo is work: it stays when the mark is taken back.
  const finding = absent ? 'absent' : own?.memo === undefined ? undefined : 'found';
  const memo = absent && withNote ? await askForMemo(context, coded, theme, own) : (own?.memo ?? '');
  if (memo !== undefined) await record(context, coded, theme, finding, memo);
}

/** A memo, which may stay empty; `undefined` when cancelled. */
async function askForMemo(
  { session }: CommandContext,
  coded: CodedSource,
  theme: string,
  own: Review | undefined,
): Promise<string | undefined> {
  const memo = await vscode.window.showInputBox({
    title: `${coded.label} · ${session.corpus?.codebook.codes.get(theme)?.name ?? theme}`,
    prompt: vscode.l10n.t('Memo (optional)'),
    value: oneLine(own?.memo ?? '', 1000),
  });
  if (memo === undefined) return undefined;
  // A memo of several lines that was not touched stays as it is.
  return own?.memo !== undefined && memo === oneLine(own.memo, 1000) ? own.memo : memo.trim();
}

async function record(
  context: CommandContext,
  coded: CodedSource,
  theme: string,
  finding: Finding,
  memo: string,
): Promise<void> {
  const coder = await context.coder.current();
  if (!coder) return;
  const before = ownReview(coded, theme, coder.coder);
  const after: Review | undefined = finding && {
    code: theme,
    absent: finding === 'absent',
    ...(memo !== '' && { memo }),
    ...(coder.coder !== undefined && { coder: coder.coder }),
    created: today(),
  };
  if (!before && !after) return;
  const name = context.session.corpus?.codebook.codes.get(theme)?.name ?? theme;
  const title =
    finding === 'absent'
      ? vscode.l10n.t('mark "{0}" absent in {1}', name, coded.label)
      : finding === 'found'
        ? vscode.l10n.t('mark "{0}" reviewed in {1}', name, coded.label)
        : vscode.l10n.t('"{0}" no longer reviewed in {1}', name, coded.label);
  const change = { kind: 'review', ...(before && { before }), ...(after && { after }) } as const;
  await context.coding.do(title, [
    { source: coded.source.path, file: sideFileFor(coded, coder.coder), change },
  ]);
}

function ownReview(coded: CodedSource, theme: string, coder: string | undefined): Review | undefined {
  const file = sideFileFor(coded, coder);
  const own = coded.sideFiles.find(({ path }) => path === file);
  return own?.reviews.find(({ code }) => code === theme);
}

async function pickTheme({ session }: CommandContext, coded: CodedSource): Promise<string | undefined> {
  const { corpus } = session;
  const row = corpus && buildCoverage(corpus).rows.find(each => each.coded === coded);
  if (!corpus || !row) return undefined;
  const items = row.cells.map(cell => ({
    label: corpus.codebook.codes.get(cell.theme)?.name ?? cell.theme,
    description: describeCell(cell),
    theme: cell.theme,
    isLeft: cell.state === 'unreviewed',
  }));
  // What is left comes first.
  const sorted = [...items.filter(({ isLeft }) => isLeft), ...items.filter(({ isLeft }) => !isLeft)];
  const picked = await vscode.window.showQuickPick(sorted, {
    title: coded.label,
    placeHolder: vscode.l10n.t('Which theme did you look for?'),
  });
  return picked?.theme;
}
