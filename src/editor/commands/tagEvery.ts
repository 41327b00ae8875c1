import * as vscode from 'vscode';
import {
  type Annotation,
  type CodedSource,
  centredOn,
  concordanceLine,
  describe,
  isTagged,
  occurrencesOf,
  sideFileFor,
  sourceAt,
  type UnitHit,
  unitsAround,
} from '../../core';
import type { CodingStep } from '../coding/codingHistory';
import { type CommandContext, freshId } from '../coding/context';
import { LookAlong } from '../pick/lookAlong';
import { activeSource, oneLine } from '../session/places';
import type { Session } from '../session/session';
import { termHere } from '../session/termHere';
import { today } from '../session/today';
import { pickCode } from './refactorCode';

/** A unit that contains a term, and the first place of the term in it. */
interface Hit extends UnitHit {
  readonly coded: CodedSource;
}

/** So many Chinese characters stand before a hit in the list, and so many signs on either side at most. */
const lettersBefore = 14;
const contextLength = 60;

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
    unitsAround(coded, occurrencesOf(corpus, coded, term)).map(hit => ({ coded, ...hit })),
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
  const chosen = await askWhich(session, places, term, code, corpus.codebook.codes.get(code)?.name ?? code);
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
  everywhere: readonly Hit[],
  here: CodedSource | undefined,
): Promise<readonly Hit[] | undefined> {
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
  session: Session,
  places: readonly Hit[],
  term: string,
  code: string,
  name: string,
): Promise<readonly Hit[] | undefined> {
  const open = places.filter(({ coded, unit }) => !isTagged(coded, unit, code));
  if (open.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Every passage with "{0}" is coded with {1} already.', term, name),
    );
    return undefined;
  }
  const look = new LookAlong(session);
  const items = open.map(hit => ({
    label: centredOn(concordanceLine(hit.coded, hit.match, contextLength), lettersBefore),
    description: `${hit.coded.label}:${hit.coded.source.lines.range(hit.match).line}`,
    picked: true,
    hit,
    place: { coded: hit.coded, span: hit.match },
  }));
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    matchOnDescription: true,
    // What is shown beside the list takes no focus, but opening it may.
    ignoreFocusOut: true,
    onDidSelectItem: item => look.show((item as (typeof items)[number]).place),
    title: vscode.l10n.t('Passages with "{0}" to be tagged with {1}', oneLine(term, 20), name),
    placeHolder:
      open.length === places.length
        ? vscode.l10n.t('Untick what should not be tagged. Nothing is written until you confirm.')
        : vscode.l10n.t(
            'Untick what should not be tagged. Already tagged and not listed: {0}.',
            places.length - open.length,
          ),
  });
  await look.done;
  return picked?.map(({ hit }) => hit);
}

async function tagAll(
  context: CommandContext,
  places: readonly Hit[],
  term: string,
  code: string,
): Promise<void> {
  const coder = await context.coder.current();
  if (!coder) return;
  const { corpus } = context.session;
  const ids = new Set<string>();
  const steps: CodingStep[] = [];
  for (const { coded, unit } of places) {
    const target = describe(coded.source, coded.analysis.reading, unit);
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
