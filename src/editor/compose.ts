import * as vscode from 'vscode';
import type { DrawPicture, NetworkWorker } from '../core';
import { createApi, type ExportedApi } from './api';
import { registerAttributes } from './attributes';
import { registerBeginning } from './begin';
import { type OpenVersions, registerChanges } from './changes';
import { TagActions } from './codeActions';
import { Coder } from './coder';
import { Coding } from './coding';
import { registerCommands } from './commands';
import type { CommandContext } from './commands/context';
import { registerRefactoring } from './commands/refactorCode';
import { markAbsent } from './commands/review';
import { tagCell } from './commands/tagCell';
import { registerContextKeys } from './contextKeys';
import { Decorations } from './decorations';
import { offerEncoding } from './encoding';
import { registerExports } from './exports';
import { Badges } from './flow/badges';
import { Chosen } from './flow/chosen';
import { AtHand } from './flow/codesAtHand';
import { Focus } from './flow/focus';
import { Memos } from './flow/memos';
import { Status } from './flow/status';
import { Following } from './following';
import { type FindGitTrouble, warnOfGit } from './gitWarning';
import { SourceHover } from './hover';
import { InlineCodes } from './inlineCodes';
import { registerLanguageFeatures } from './language';
import { registerLanguageModelTools } from './languageModel';
import { NetworkDesk } from './network/desk';
import { changeSettings } from './network/settingsFile';
import { type OverviewSession, registerOverview } from './overview';
import { registerPassages } from './passages';
import { ProjectSwitch } from './projectSwitch';
import { RefactoringPreview } from './refactoring';
import { registerRename } from './renameProvider';
import { registerRenames } from './renames';
import { registerReview } from './review';
import { EditorSegmenter, type MakeSegmenter } from './segmenter';
import { Session } from './session';
import { registerStatistics } from './statistics';
import type { LocalDisk } from './store';
import { registerTerms } from './terms';
import { registerTrees } from './trees';
import { tellOfTrust } from './trust';

/** What the parts need of the host that they run in. */
export interface Ports {
  /** The extension host's own disk; `undefined` in a browser. */
  readonly disk: LocalDisk | undefined;
  /** The user's home folder; `undefined` in a browser. */
  readonly home: string | undefined;
  readonly makeSegmenter: MakeSegmenter;
  /** A thread for networks; without one they are worked out in slices. */
  readonly networkWorker: NetworkWorker | undefined;
  /** Draws PNG and PDF; `undefined` where that cannot be done. */
  readonly drawPicture: DrawPicture | undefined;
  /** Versions of a folder in git; `undefined` where no program can be run. */
  readonly openVersions: OpenVersions | undefined;
  /** `undefined` where no git can be run. */
  readonly findGitTrouble: FindGitTrouble | undefined;
}

/** Puts the parts together, on the desktop, in a remote host and in the browser alike. Nothing is read before this returns. */
export function compose(context: vscode.ExtensionContext, ports: Ports): ExportedApi {
  const session = new Session(ports.disk, context.workspaceState);
  const coding = new Coding(session);
  const coder = new Coder(session, context.workspaceState);
  const focus = new Focus(session);
  const atHand = new AtHand(session, context.workspaceState);
  const chosen = new Chosen(session, focus);
  const commands: CommandContext = { session, coding, coder, atHand, focus, chosen };
  const inlineCodes = new InlineCodes(session, focus);
  const trees = registerTrees(commands);
  const preview = new RefactoringPreview();
  const copied = new vscode.EventEmitter<{ readonly text: string; readonly html: string }>();
  const plans: vscode.DocumentSelector = [{ pattern: '**/*.{txt,md}' }];
  const segmenter = new EditorSegmenter(session, ports.makeSegmenter);
  const network = new NetworkDesk(ports.networkWorker);
  context.subscriptions.push(
    session,
    network,
    registerLanguageModelTools(session),
    registerContextKeys(session, ports.openVersions !== undefined),
    new Following(session, coding),
    registerRenames(session, coding),
    focus,
    atHand,
    chosen,
    new Status(commands),
    new Badges(session),
    new Memos(commands),
    new Decorations(session, focus),
    offerEncoding(session),
    coder,
    trees,
    preview,
    registerRefactoring(commands, preview, trees.selectedCode),
    registerRename(session, atHand),
    registerCommands(commands, trees.revealCode),
    registerReview(commands),
    new ProjectSwitch(session, context.workspaceState),
    tellOfTrust(trees.codebook, ports.openVersions !== undefined),
    inlineCodes,
    vscode.languages.registerInlayHintsProvider(plans, inlineCodes),
    vscode.languages.registerHoverProvider(plans, new SourceHover(session)),
    vscode.languages.registerCodeActionsProvider(plans, new TagActions(commands), {
      providedCodeActionKinds: [TagActions.kind],
    }),
    registerLanguageFeatures(session),
    segmenter,
    copied,
    registerOverview(context, forOverview(session, commands, network, copied.event)),
    registerExports(session, table => copied.fire(table), network, ports.drawPicture),
    registerStatistics(session),
    registerAttributes(context, session, coding, preview),
    registerTerms(context, session, coding, segmenter),
    registerPassages(commands, segmenter),
    registerChanges(session, coding, ports.openVersions),
    warnOfGit(session, ports.findGitTrouble),
  );
  const ready = session.open();
  const { disk, home } = ports;
  context.subscriptions.push(registerBeginning(context, { session, ready, disk, home }));
  return createApi(session, ready);
}

/** The session as the overview needs it. */
function forOverview(
  session: Session,
  commands: CommandContext,
  network: NetworkDesk,
  onDidCopyTable: OverviewSession['onDidCopyTable'],
): OverviewSession {
  return {
    get corpus() {
      return session.corpus;
    },
    get progress() {
      return session.progress;
    },
    onDidChangeCorpus: session.onDidChangeCorpus,
    onDidProgress: session.onDidProgress,
    network,
    changeSettings: (title, edit) => changeSettings(session, commands.coding, title, edit),
    onDidCopyTable,
    copyTable: (options, merged) =>
      void vscode.commands.executeCommand('policyCoder.copyTable', { ...options, merged }),
    uriOf: path => session.uriOf(path),
    get words() {
      return session.words;
    },
    markAbsent: (source, theme, absent, withNote) => markAbsent(commands, source, theme, absent, withNote),
    tag: passage => tagCell(commands, passage),
  };
}
