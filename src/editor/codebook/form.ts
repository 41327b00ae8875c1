import * as vscode from 'vscode';
import { codeForm, codeFormEdits, newTermsIn, repeatedTerm } from '../../core';
import type { CodeFormValues, FromCodeForm, ToCodeForm } from '../../protocol';
import type { CommandContext } from '../coding/context';
import { type Handlers, handle, languageMessage } from '../pages/handlers';
import { SinglePanel } from '../pages/panel';
import { TextPlaces } from '../pages/textPlaces';
import { changeCodes, codebookIn } from './change';
import { refusalOf } from './keywords';

/** Pause after a change made elsewhere before the form follows. */
const pause = 150;

/** The form of one code as an editor tab. */
export function codePanel(extension: vscode.Uri, context: CommandContext): SinglePanel<CodeFormHost> {
  return new SinglePanel(extension, {
    viewType: 'policyCoder.codePanel',
    title: () => vscode.l10n.t('Code'),
    column: () => vscode.ViewColumn.Active,
    bundle: 'code.js',
    bind: panel => new CodeFormHost(panel, context),
  });
}

/** Answers the form of a code: shows what the codebook says, and writes what is typed. Nothing typed is lost in silence. */
export class CodeFormHost implements vscode.Disposable {
  private code: string | undefined;
  private focus: string | undefined;
  /** What is typed, and not written yet. */
  private draft: CodeFormValues | undefined;
  private isReady = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly places = new TextPlaces();
  private readonly subscriptions: vscode.Disposable;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly context: CommandContext,
  ) {
    this.subscriptions = vscode.Disposable.from(
      this.places,
      panel.webview.onDidReceiveMessage((message: FromCodeForm) => handle(this.handlers, message)),
      context.session.onDidChangeCorpus(() => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.postCode(), pause);
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.subscriptions.dispose();
    const { code, draft } = this;
    if (code !== undefined && draft) void this.askAbout(code, draft);
  }

  /** Shows a code, with the cursor in a field; what is typed for another one is asked about first. */
  async show(code: string, focus?: string): Promise<void> {
    if (code !== this.code && this.code !== undefined && this.draft) {
      if (!(await this.askAbout(this.code, this.draft))) return;
    }
    if (code !== this.code) this.draft = undefined;
    this.code = code;
    this.focus = focus;
    if (this.isReady) this.postCode();
  }

  private readonly handlers: Handlers<FromCodeForm> = {
    ready: () => {
      this.isReady = true;
      this.post(languageMessage());
      if (this.code !== undefined) this.postCode();
    },
    show: ({ code }) => {
      // A tab of the last session; one that has just been opened for a code shows that.
      this.code ??= code;
      this.postCode();
    },
    draft: ({ values }) => {
      this.draft = values;
    },
    save: async ({ values }) => {
      if (this.code !== undefined) await this.save(this.code, values);
    },
    open: ({ source, range }) => this.places.show(this.context.session, source, range, this.panel.viewColumn),
  };

  /** Resolves to whether it was written, as one action. */
  private async save(path: string, values: CodeFormValues): Promise<boolean> {
    const codebook = codebookIn(this.context);
    const code = codebook?.codes.get(path);
    if (!codebook || !code) return false;
    const twice = repeatedTerm(values);
    const refused =
      twice === undefined
        ? refusalOf(codebook, newTermsIn(code, values))
        : vscode.l10n.t('"{0}" is a keyword of "{1}" already.', twice, code.name);
    if (refused !== undefined) {
      this.post({ type: 'refused', reason: refused });
      return false;
    }
    const title = vscode.l10n.t('edit "{0}"', code.name);
    if (!(await changeCodes(this.context, title, ...codeFormEdits(code, values)))) return false;
    this.draft = undefined;
    this.postCode();
    return true;
  }

  /** Asks whether to write what was typed for a code that is left; resolves to whether to go on. */
  private async askAbout(path: string, draft: CodeFormValues): Promise<boolean> {
    const { t } = vscode.l10n;
    const [write, drop] = [t('Write'), t("Don't Write")];
    const name = this.context.session.corpus?.codebook.codes.get(path)?.name ?? path;
    const answer = await vscode.window.showWarningMessage(
      t('Write what you typed for "{0}" to codebook.yaml?', name),
      { modal: true },
      write,
      drop,
    );
    return answer === write ? this.save(path, draft) : answer === drop;
  }

  private postCode(): void {
    const { corpus } = this.context.session;
    if (this.code === undefined) return;
    if (!corpus) {
      this.post({ type: 'noProject' });
      return;
    }
    const code = corpus.codebook.codes.get(this.code);
    this.panel.title = code?.name ?? vscode.l10n.t('Code');
    if (!code) {
      this.post({ type: 'gone' });
      return;
    }
    this.post({
      type: 'code',
      form: codeForm(corpus, code, vscode.l10n.t),
      ...(this.focus !== undefined && { focus: this.focus }),
    });
    this.focus = undefined;
  }

  private post(message: ToCodeForm): void {
    void this.panel.webview.postMessage(message);
  }
}
