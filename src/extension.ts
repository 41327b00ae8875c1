import * as vscode from 'vscode';
import type { Overview } from './core';
import { registerAttributes } from './editor/attributes';
import { registerChanges } from './editor/changes';
import { TagActions } from './editor/codeActions';
import { Coder } from './editor/coder';
import { Coding } from './editor/coding';
import { registerCommands } from './editor/commands';
import type { CommandContext } from './editor/commands/context';
import { registerNewProject } from './editor/commands/newProject';
import { registerRefactoring } from './editor/commands/refactorCode';
import { markAbsent } from './editor/commands/review';
import { tagCell } from './editor/commands/tagCell';
import { registerContextKeys } from './editor/contextKeys';
import { Decorations } from './editor/decorations';
import { offerEncoding } from './editor/encoding';
import { registerExports } from './editor/exports';
import { Badges } from './editor/flow/badges';
import { Chosen } from './editor/flow/chosen';
import { AtHand } from './editor/flow/codesAtHand';
import { Focus } from './editor/flow/focus';
import { Memos } from './editor/flow/memos';
import { Status } from './editor/flow/status';
import { Following } from './editor/following';
import { SourceHover } from './editor/hover';
import { InlineCodes } from './editor/inlineCodes';
import { registerLanguageFeatures } from './editor/language';
import { NetworkDesk } from './editor/network/desk';
import { changeSettings } from './editor/network/settingsFile';
import { figuresOf, type OverviewSession, registerOverview } from './editor/overview';
import { registerPassages } from './editor/passages';
import { pickProject } from './editor/projects';
import { RefactoringPreview } from './editor/refactoring';
import { registerRename } from './editor/renameProvider';
import { registerRenames } from './editor/renames';
import { registerReview } from './editor/review';
import { EditorSegmenter } from './editor/segmenter';
import { Session } from './editor/session';
import { registerStatistics } from './editor/statistics';
import type { LocalDisk } from './editor/store';
import { registerTerms } from './editor/terms';
import { registerTrees } from './editor/trees';
import { FileStore } from './node/fileStore';
import { Git } from './node/git';
import { NetworkThread } from './node/network';
import { pictureDrawer } from './node/picture/drawPicture';
import { createSegmenter } from './node/segmenter';
import { replaceFile } from './node/writeFile';

const localDisk: LocalDisk = {
  list: folder => new FileStore(folder).list(),
  replace: replaceFile,
};

/** What other extensions, and the tests in a real editor, may ask. */
export interface PolicyCoder {
  /** Resolves when the project of the workspace has been read, or none was found. */
  readonly ready: Promise<void>;
  /** The figures as the overview shows them; `undefined` without a project. */
  overview(): Overview | undefined;
}

/** Desktop and remote: puts the parts together. Nothing is read before this returns. */
export function activate(context: vscode.ExtensionContext): PolicyCoder {
  const session = new Session(localDisk, context.workspaceState);
  const coding = new Coding(session);
  const coder = new Coder(session, context.workspaceState);
  const focus = new Focus(session);
  const atHand = new AtHand(session, context.workspaceState);
  const chosen = new Chosen(session, focus);
  const commands: CommandContext = { session, coding, coder, atHand, focus, chosen };
  const inlineCodes = new InlineCodes(session, focus);
  const trees = registerTrees(session, focus, atHand);
  const preview = new RefactoringPreview();
  const copied = new vscode.EventEmitter<{ readonly text: string; readonly html: string }>();
  const plans: vscode.DocumentSelector = [{ pattern: '**/*.{txt,md}' }];
  const segmenter = new EditorSegmenter(session, options =>
    // Tests point to engines that they break.
    createSegmenter({
      ...options,
      home: process.env.POLICY_CODER_ENGINES ?? context.asAbsolutePath('dist'),
    }),
  );
  const network = new NetworkDesk(new NetworkThread(context.asAbsolutePath('dist')));
  context.subscriptions.push(
    session,
    network,
    registerContextKeys(session),
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
    registerRename(session),
    registerCommands(commands, trees.revealCode),
    registerReview(commands),
    vscode.commands.registerCommand('policyCoder.chooseProject', async () => {
      if (await pickProject(context.workspaceState)) await session.open();
    }),
    inlineCodes,
    vscode.languages.registerInlayHintsProvider(plans, inlineCodes),
    vscode.languages.registerHoverProvider(plans, new SourceHover(session)),
    vscode.languages.registerCodeActionsProvider(plans, new TagActions(commands), {
      providedCodeActionKinds: [TagActions.kind],
    }),
    registerLanguageFeatures(session),
    registerNewProject(context.globalState),
    segmenter,
    copied,
    registerOverview(context, forOverview(session, commands, network, copied.event)),
    registerExports(session, table => copied.fire(table), pictureDrawer(context.asAbsolutePath('dist'))),
    registerStatistics(session),
    registerAttributes(context, session, coding, preview),
    registerTerms(context, session, segmenter),
    registerPassages(commands, segmenter),
    registerChanges(session, coding, (folder, program) => new Git(folder, program)),
  );
  return { ready: session.open(), overview: () => session.corpus && figuresOf(session.corpus) };
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
