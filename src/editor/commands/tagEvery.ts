import * as vscode from 'vscode';
import {
  type Annotation,
  type CodedSource,
  describe,
  isTagged,
  occurrencesOf,
  type Span,
  sideFileFor,
  sourceAt,
  unitsAround,
} from '../../core';
import type { CodingStep } from '../coding/codingHistory';
import { type CommandContext, freshId } from '../coding/context';
import { activeSource, oneLine } from '../session/places';
import { termHere } from '../session/termHere';
import { today } from '../session/today';
import { pickCode } from './refactorCode';

/** A unit that contains a term. */
interface Place {
  readonly coded: CodedSource;
  readonly span: Span;
}

/**
 * Tags every unit that contains a term, here or in all sources, after a look at each: only what stays ticked in the list is
 * coded, as one action. The term is that of a line of the codebook, else what is selected, else the keyword at the cursor,
 * else what the user types. What is coded so already is not listed.
 */
export async function tagEvery(context: CommandContext, argument: unknown): Promise<void> {
  const { session } = context;
  const active = activeSource(session);
  const { corpus } = session;
  if (!corpus) return;
  const given = (argument as { readonly term?: unknown } | undefined)?.term;
  const term = typeof given === 'string' ? given : ((active && termHere(active)) ?? (await askTerm()));
  if (term === undefined) return;
  const everywhere = corpus.sources.flatMap(coded =>
    unitsAround(coded, occurrencesOf(corpus, coded, term)).map(span => ({ coded, span })),
  );
  if (everywhere.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('"{0}" does not occur in the corpus.', term));
    return;
  }
  const keyword = corpus.codebook.keywords.find(each => each.term === term);
  const code = await pickCode(
    context,
    keyword
      ? vscode.l10n.t('Tag passages with "{0}", a keyword of {1}, with which code?', term, keyword.theme)
      : vscode.l10n.t('Tag passages with "{0}" with which code?', term),
    () => true,
  );
  if (code === undefined) return;
  const places = await askWhere(everywhere, active?.coded);
  if (!places) return;
  const chosen = await askWhich(places, term, code, corpus.codebook.codes.get(code)?.name ?? code);
  if (chosen && chosen.length > 0) await tagAll(context, chosen, term, code);
}

function askTerm(): Thenable<string | undefined> {
  return vscode.window
    .showInputBox({
      title: vscode.l10n.t('Tag Every Occurrence'),
      prompt: vscode.l10n.t('Any term; it need not be in the codebook.'),
    })
    .then(text => text?.trim() || undefined);
}

async function askWhere(
  everywhere: readonly Place[],
  here: CodedSource | undefined,
): Promise<readonly Place[] | undefined> {
  const inHere = everywhere.filter(({ coded }) => coded === here);
  if (!here || inHere.length === everywhere.length) return everywhere;
  const all = {
    label: vscode.l10n.t('In all sources'),
    description: `${everywhere.length}`,
    places: everywhere,
  };
  const one = { label: vscode.l10n.t('In {0}', here.label), description: `${inHere.length}`, places: inHere };
  const picked = await vscode.window.showQuickPick(inHere.length > 0 ? [one, all] : [all], {
    placeHolder: vscode.l10n.t('Where?'),
  });
  return picked?.places;
}

/** Shows what would be coded, ticked; resolves to what stays so. */
async function askWhich(
  places: readonly Place[],
  term: string,
  code: string,
  name: string,
): Promise<readonly Place[] | undefined> {
  const open = places.filter(({ coded, span }) => !isTagged(coded, span, code));
  if (open.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Every passage with "{0}" is coded with {1} already.', term, name),
    );
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(
    open.map(({ coded, span }) => ({
      label: oneLine(coded.source.text.slice(span.start, span.end), 120),
      description: `${coded.label}:${coded.source.lines.range(span).line}`,
      picked: true,
      place: { coded, span },
    })),
    {
      canPickMany: true,
      matchOnDescription: true,
      title: vscode.l10n.t('Passages with "{0}" to be tagged with {1}', oneLine(term, 20), name),
      placeHolder:
        open.length === places.length
          ? vscode.l10n.t('Untick what should not be tagged. Nothing is written until you confirm.')
          : vscode.l10n.t(
              'Untick what should not be tagged. Already tagged and not listed: {0}.',
              places.length - open.length,
            ),
    },
  );
  return picked?.map(({ place }) => place);
}

async function tagAll(
  context: CommandContext,
  places: readonly Place[],
  term: string,
  code: string,
): Promise<void> {
  const coder = await context.coder.current();
  if (!coder) return;
  const { corpus } = context.session;
  const ids = new Set<string>();
  const steps: CodingStep[] = [];
  for (const { coded, span } of places) {
    const target = describe(coded.source, coded.analysis.reading, span);
    // The listed text must still be there.
    if (!target || !corpus || sourceAt(corpus, coded.source.path)?.source.text !== coded.source.text) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t('The text was changed in the meantime. Please review it again.'),
      );
      return;
    }
    let id = freshId(coded);
    while (ids.has(id)) id = freshId(coded);
    ids.add(id);
    const after: Annotation = {
      id,
      codes: [code],
      ...target,
      ...(coder.coder !== undefined && { coder: coder.coder }),
      created: today(),
    };
    const file = sideFileFor(coded, coder.coder);
    steps.push({ source: coded.source.path, file, change: { kind: 'annotation', after } });
  }
  const title =
    steps.length === 1
      ? vscode.l10n.t('tag 1 passage with "{0}"', term)
      : vscode.l10n.t('tag {0} passages with "{1}"', steps.length, term);
  if (await context.coding.do(title, steps)) await context.recentCodes.use([code]);
}
