import * as vscode from 'vscode';
import type { DrawPicture, NetworkWorker, ReadDocument } from '../core';
import { registerAgreement } from './agreement';
import { createApi, type ExportedApi } from './api';
import { registerAttributes } from './attributes';
import { registerBeginning } from './begin';
import { type OpenVersions, registerChanges } from './changes';
import { registerCodebook } from './codebook';
import { AnnotationTracker } from './coding/annotationTracker';
import { CodeFilter } from './coding/codeFilter';
import { Coder } from './coding/coder';
import { CodingHistory } from './coding/codingHistory';
import type { CommandContext } from './coding/context';
import { OverlapChoice } from './coding/overlapChoice';
import { RecentCodes } from './coding/recentCodes';
import { RefactoringPreview } from './coding/refactoring';
import { registerRenames } from './coding/renames';
import { registerCommands } from './commands';
import { registerRefactoring } from './commands/refactorCode';
import { markAbsent } from './commands/review';
import { tagCell } from './commands/tagCell';
import { registerDocuments } from './documents';
import { registerExchange } from './exchange';
import { registerExports } from './exports';
import { Badges } from './flow/badges';
import { Memos } from './flow/memos';
import { Status } from './flow/status';
import { type FindGitTrouble, warnOfGit } from './gitWarning';
import { registerLanguageFeatures } from './language';
import { registerRename } from './language/renameProvider';
import { registerLanguageModelTools } from './languageModel';
import { offerMcpServer } from './models/mcpServer';
import { ModelFiles } from './models/modelFiles';
import { suggestCodes } from './models/onDemand';
import { NetworkCache } from './network/networkCache';
import { changeSettings } from './network/settingsFile';
import { Looks, type OverviewSession, Painters, registerOverview } from './overview';
import { registerPassages } from './passages';
import { type RunProgram, registerResults } from './results';
import { registerReview } from './review';
import { registerContextKeys } from './session/contextKeys';
import { offerEncoding } from './session/encoding';
import { LongWork } from './session/longWork';
import { ProjectSwitch } from './session/projectSwitch';
import { EditorSegmenter, type MakeSegmenter } from './session/segmenter';
import { Session } from './session/session';
import type { LocalDisk } from './session/store';
import { TextLock } from './session/textLock';
import { tellOfTrust } from './session/trust';
import { registerStatistics } from './statistics';
import { registerTerms } from './terms';
import { TagActions } from './text/codeActions';
import { Decorations } from './text/decorations';
import { SourceHover } from './text/hover';
import { InlineCodes } from './text/inlineCodes';
import { registerTrees } from './trees';

/** What the parts need of the host that they run in. */
export interface Ports {
  /** The extension host's own disk; `undefined` in a browser. */
  readonly disk: LocalDisk | undefined;
  /** The user's home folder; `undefined` in a browser. */
  readonly home: string | undefined;
  readonly makeSegmenter: MakeSegmenter;
  /** A thread for networks; without one they are computed in slices. */
  readonly networkWorker: NetworkWorker | undefined;
  /** Another thread: nobody waits for gamma to see a network. */
  readonly agreementWorker: NetworkWorker | undefined;
  /** Draws PNG and PDF; `undefined` where that cannot be done. */
  readonly drawPicture: DrawPicture | undefined;
  /** Reads documents such as PDF; `undefined` where no thread can be started. */
  readonly readDocument: ReadDocument | undefined;
  /** Versions of a folder in git; `undefined` where no program can be run. */
  readonly openVersions: OpenVersions | undefined;
  /** The program and the file that are the command line, for others to start; `undefined` in a browser. */
  readonly commandLine: readonly [program: string, file: string] | undefined;
  /** Runs the command line; `undefined` where no program can be run. */
  readonly runProgram: RunProgram | undefined;
  /** `undefined` where no git can be run. */
  readonly findGitTrouble: FindGitTrouble | undefined;
}

/** Puts the parts together, on the desktop, in a remote host and in the browser alike. Nothing is read before this returns. */
export function compose(context: vscode.ExtensionContext, ports: Ports): ExportedApi {
  const session = new Session(ports.disk, context.workspaceState);
  const coding = new CodingHistory(session);
  const coder = new Coder(session, context.workspaceState);
  const codeFilter = new CodeFilter(session);
  const recentCodes = new RecentCodes(session, context.workspaceState);
  const overlapChoice = new OverlapChoice(session, codeFilter);
  const lock = new TextLock(session);
  const commands: CommandContext = { session, coding, coder, recentCodes, codeFilter, overlapChoice, lock };
  const inlineCodes = new InlineCodes(session, codeFilter);
  const preview = new RefactoringPreview();
  const trees = registerTrees(commands, preview);
  const copied = new vscode.EventEmitter<{ readonly text: string; readonly html: string }>();
  const plans: vscode.DocumentSelector = [{ pattern: '**/*.{txt,md}' }];
  const segmenter = new EditorSegmenter(session, ports.makeSegmenter);
  const network = new NetworkCache(ports.networkWorker);
  const work = new LongWork(ports.agreementWorker);
  const models = new ModelFiles(session);
  const looks = new Looks();
  const painters = new Painters();
  context.subscriptions.push(
    session,
    network,
    work,
    registerLanguageModelTools(session),
    registerContextKeys(session, ports.openVersions !== undefined),
    new AnnotationTracker(session, coding),
    registerRenames(session, coding),
    codeFilter,
    recentCodes,
    overlapChoice,
    lock,
    new Status(commands),
    new Badges(session),
    new Memos(commands),
    new Decorations(session, codeFilter),
    offerEncoding(session),
    coder,
    trees,
    preview,
    registerRefactoring(commands, preview, trees.selectedCode),
    registerRename(session, recentCodes),
    registerCodebook(context.extensionUri, commands, { selected: trees.selected, reveal: trees.revealCode }),
    registerCommands(commands, trees),
    registerReview(commands),
    models,
    offerMcpServer(session, ports.commandLine),
    vscode.commands.registerCommand('policyCoder.suggestCodes', () => suggestCodes(session)),
    registerAgreement(context.extensionUri, commands, models),
    new ProjectSwitch(session, context.workspaceState),
    tellOfTrust(trees.codebook, ports.openVersions !== undefined),
    inlineCodes,
    vscode.languages.registerInlayHintsProvider(plans, inlineCodes),
    vscode.languages.registerHoverProvider(plans, new SourceHover(session, codeFilter)),
    vscode.languages.registerCodeActionsProvider(plans, new TagActions(commands), {
      providedCodeActionKinds: [TagActions.kind],
    }),
    registerLanguageFeatures(session),
    segmenter,
    copied,
    registerOverview(
      context,
      forOverview(session, commands, { network, work, looks, painters, onDidCopyTable: copied.event }),
    ),
    registerExports(
      {
        session,
        networks: network,
        looks,
        draw: drawer(ports.drawPicture, painters),
        drawn: ports.drawPicture ? ['png', 'pdf'] : ['png'],
      },
      table => copied.fire(table),
    ),
    registerStatistics(session),
    registerResults(commands, ports.runProgram),
    registerExchange(session, ports.runProgram),
    registerAttributes(context, session, coding, preview),
    registerDocuments(session, coding, ports.readDocument, String(context.extension.packageJSON.version)),
    registerTerms(context, session, coding, segmenter),
    registerPassages(commands, segmenter, trees.selectedTexts),
    registerChanges(session, coding, ports.openVersions),
    warnOfGit(session, ports.findGitTrouble),
  );
  const ready = session.open();
  const { disk, home } = ports;
  context.subscriptions.push(registerBeginning(context, { session, ready, disk, home }));
  return createApi(session, ready);
}

/** PNG is drawn by a page, and all else by the host, where it can. */
function drawer(byHost: DrawPicture | undefined, painters: Painters): DrawPicture {
  return async (svg, kind, dpi) => {
    if (kind === 'png') return painters.drawPng(svg, dpi);
    return (await byHost?.(svg, kind, dpi)) ?? { trouble: 'no-program' };
  };
}

/** The session as the overview needs it. */
function forOverview(
  session: Session,
  commands: CommandContext,
  given: Pick<OverviewSession, 'looks' | 'painters' | 'onDidCopyTable'> & {
    readonly network: NetworkCache;
    readonly work: LongWork;
  },
): OverviewSession {
  return {
    get corpus() {
      return session.corpus;
    },
    get whyNothing() {
      return session.whyNothing;
    },
    get progress() {
      return session.progress;
    },
    onDidChangeCorpus: session.onDidChangeCorpus,
    onDidProgress: session.onDidProgress,
    onDidFallBehind: session.onDidFallBehind,
    ...given,
    changeSettings: (title, edit) => changeSettings(session, commands.coding, title, edit),
    copyTable: () => void vscode.commands.executeCommand('policyCoder.copyTable'),
    uriOf: path => session.uriOf(path),
    get words() {
      return session.words;
    },
    markAbsent: (source, theme, absent, withNote) => markAbsent(commands, source, theme, absent, withNote),
    tag: passage => tagCell(commands, passage),
  };
}
