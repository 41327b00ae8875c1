import * as vscode from 'vscode';
import {
  type CodeName,
  type CodingDiff,
  CorpusBuilder,
  codeNames,
  diffCoding,
  type ProjectFiles,
  type ProjectVersion,
} from '../../core';
import type { Session } from '../session/session';
import { gitProgram, type OpenVersions, type Version } from './versions';

/** What changed in the coding since a commit, as long as anybody wants to know. */
export class VersionComparison implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly subscription: vscode.Disposable;
  private before: ProjectVersion | undefined;
  /** The project that was compared. */
  private root: string | undefined;
  private asked = 0;
  /** What was computed last, as long as nothing has changed since. */
  private known: CodingDiff | undefined;

  /** What git calls the commit. */
  ref = 'HEAD';

  constructor(
    private readonly session: Session,
    private readonly open: OpenVersions | undefined,
  ) {
    this.subscription = session.onDidChangeCorpus(() => this.follow());
  }

  /** `undefined` until something has been compared. Worked out when it is asked for: typing must not wait for it. */
  get diff(): CodingDiff | undefined {
    const { corpus, projectFiles } = this.session;
    if (this.before && corpus) this.known ??= diffCoding(this.before, { files: projectFiles, corpus });
    return this.known;
  }

  /** Compares with a commit from now on. Rejects, in git's words, where there is none. */
  async with(ref: string): Promise<void> {
    const turn = ++this.asked;
    const files = await (await this.versions()).filesAt(ref);
    if (turn !== this.asked) return;
    this.ref = ref;
    this.before = this.versionOf(files);
    this.root = this.session.root?.toString();
    this.follow();
  }

  /** Reads the commit again: its name may refer to another one by now. Does nothing before the first time. */
  async refresh(): Promise<void> {
    if (this.before) await this.with(this.ref);
  }

  async list(): Promise<readonly Version[]> {
    return (await this.versions()).versions();
  }

  /** Names of codes: of today, else of the other version. */
  get nameOf(): CodeName {
    const codebooks = [this.session.corpus?.codebook, this.before?.corpus.codebook];
    return codeNames(...codebooks.filter(each => each !== undefined));
  }

  dispose(): void {
    vscode.Disposable.from(this.subscription, this.changed).dispose();
  }

  private async versions() {
    const { root } = this.session;
    if (!vscode.workspace.isTrusted)
      throw new Error(vscode.l10n.t('git is not run before you trust this workspace.'));
    if (root?.scheme !== 'file' || !this.open)
      throw new Error(vscode.l10n.t('This project is not in a folder on this computer.'));
    return this.open(root.fsPath, await gitProgram());
  }

  /** The other version, as it is to be seen now: whoever codes blind sees nothing of the others there either. */
  private versionOf(files: ProjectFiles): ProjectVersion {
    const onlyCoder = this.session.corpus?.onlyCoder;
    return { files, corpus: new CorpusBuilder().build(files, { onlyCoder }) };
  }

  private follow(): void {
    if (!this.before) return;
    const { corpus, root } = this.session;
    this.known = undefined;
    // Another project, or none: the comparison is obsolete.
    if (!corpus || root?.toString() !== this.root) this.before = undefined;
    else if (corpus.onlyCoder !== this.before.corpus.onlyCoder)
      this.before = this.versionOf(this.before.files);
    this.changed.fire();
  }
}
