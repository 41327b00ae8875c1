import * as vscode from 'vscode';
import { type CodedSource, grounds, lineColor, type Span, type Theme } from '../../core';
import type { CodeFilter } from '../coding/codeFilter';
import { offsetOf, rangeOf } from '../session/places';
import type { Session } from '../session/session';
import { isMarked, rulerMarksOf, stretchesToMark, tintOpacity, tintsOf } from './marks';

/** How a theme marks text: a tint and a ruler mark for keyword hits, an underline for coded passages. */
interface ThemeMarks {
  readonly keywords: vscode.TextEditorDecorationType;
  readonly ruler: vscode.TextEditorDecorationType;
  readonly annotations: vscode.TextEditorDecorationType;
}

/** Pause in scrolling before keywords near the visible part are tinted. */
const scrollPause = 30;

/**
 * Marks keywords and annotated passages in every visible editor that shows a source. Each theme has one decoration
 * type per channel, made once and set in one call. Keywords are tinted around what is in sight, and on as one scrolls:
 * a long text has so many that the window would take seconds to follow a keystroke. The ruler shows all of them.
 */
export class Decorations implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable[];
  private readonly marks = new Map<string, ThemeMarks>();
  /** The themes that the types were made for; other colours or shapes need other types. */
  private madeFor = '';
  /** Passages whose code is not in the codebook: no theme draws them. */
  private readonly unknown = vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    borderStyle: 'double',
    borderWidth: '0 0 3px 0',
    borderColor: new vscode.ThemeColor('policyCoder.unknownCode'),
  });
  /** The stretches of each editor in which keywords are tinted. */
  private tinted = new WeakMap<vscode.TextEditor, readonly Span[]>();
  /** The marks on the ruler, computed once for each state of a source. */
  private readonly ruler = new WeakMap<CodedSource, ReadonlyMap<string, readonly Span[]>>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly session: Session,
    private readonly codeFilter: CodeFilter,
  ) {
    this.subscriptions = [
      this.unknown,
      session.onDidChangeCorpus(() => this.drawAll()),
      session.onDidReadAhead(() => this.drawAll()),
      codeFilter.onDidChange(() => this.drawAll()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.drawAll()),
      vscode.window.onDidChangeTextEditorVisibleRanges(() => {
        this.timer ??= setTimeout(() => this.follow(), scrollPause);
      }),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('policyCoder')) this.drawAll();
      }),
    ];
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.drop();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private drop(): void {
    for (const { keywords, ruler, annotations } of this.marks.values()) {
      vscode.Disposable.from(keywords, ruler, annotations).dispose();
    }
    this.marks.clear();
  }

  private drawAll(): void {
    const themes = this.session.seenCorpus?.codebook.themes ?? [];
    const wanted = JSON.stringify(themes.map(({ id, color }) => [id, color]));
    if (wanted !== this.madeFor) {
      this.drop();
      for (const theme of themes) this.marks.set(theme.id, makeMarks(theme));
      this.madeFor = wanted;
    }
    for (const editor of vscode.window.visibleTextEditors) this.draw(editor, themes);
  }

  private draw(editor: vscode.TextEditor, themes: readonly Theme[]): void {
    const coded = this.session.seenSourceOf(editor.document);
    // While the snapshot is older than the text, the editor itself moves the marks it has.
    if (coded && !this.session.isCurrent(editor.document, coded)) return;
    const ruler = coded && showsKeywords() ? this.rulerOf(coded) : undefined;
    for (const theme of themes) {
      const marks = this.marks.get(theme.id);
      if (!marks) continue;
      const onRuler = this.codeFilter.showsTheme(theme.id) ? (ruler?.get(theme.id) ?? []) : [];
      editor.setDecorations(marks.ruler, coded ? onRuler.map(span => rangeOf(coded, span)) : []);
      editor.setDecorations(marks.annotations, coded ? this.passageRanges(coded, theme.id) : []);
    }
    editor.setDecorations(this.unknown, coded ? this.passageRanges(coded, undefined) : []);
    this.tint(editor, coded);
  }

  private rulerOf(coded: CodedSource): ReadonlyMap<string, readonly Span[]> {
    const known = this.ruler.get(coded) ?? rulerMarksOf(coded);
    this.ruler.set(coded, known);
    return known;
  }

  /** Tints the keywords around what is in sight. */
  private tint(editor: vscode.TextEditor, coded: CodedSource | undefined): void {
    const stretches = coded && showsKeywords() ? stretchesToMark(inSight(editor, coded)) : [];
    const tints = coded ? tintsOf(coded, stretches) : new Map<string, readonly Span[]>();
    for (const [theme, { keywords }] of this.marks) {
      editor.setDecorations(
        keywords,
        coded && this.codeFilter.showsTheme(theme)
          ? (tints.get(theme) ?? []).map(span => rangeOf(coded, span))
          : [],
      );
    }
    this.tinted.set(editor, stretches);
  }

  /** Visible passages that are drawn in the colour of a theme; `undefined`: of no theme in the codebook. */
  private passageRanges(coded: CodedSource, theme: string | undefined): readonly vscode.Range[] {
    return this.codeFilter
      .placedIn(coded)
      .filter(placed => {
        const drawnAs = this.codeFilter.themeOf(placed);
        return theme === undefined ? !this.marks.has(drawnAs) : drawnAs === theme;
      })
      .map(({ anchor }) => rangeOf(coded, anchor.span));
  }

  /** Tints what has come in sight. */
  private follow(): void {
    this.timer = undefined;
    if (!showsKeywords()) return;
    for (const editor of vscode.window.visibleTextEditors) {
      const coded = this.session.seenSourceOf(editor.document);
      const tinted = this.tinted.get(editor);
      if (!coded || !tinted || isMarked(inSight(editor, coded), tinted, coded.source.text.length)) continue;
      if (this.session.isCurrent(editor.document, coded)) this.tint(editor, coded);
    }
  }
}

function showsKeywords(): boolean {
  return vscode.workspace.getConfiguration('policyCoder').get('highlightKeywords', true);
}

function inSight(editor: vscode.TextEditor, coded: CodedSource): readonly Span[] {
  return editor.visibleRanges.map(({ start, end }) => ({
    start: offsetOf(coded, start),
    end: offsetOf(coded, end),
  }));
}

function makeMarks({ color }: Theme): ThemeMarks {
  const { ClosedClosed } = vscode.DecorationRangeBehavior;
  return {
    keywords: vscode.window.createTextEditorDecorationType({
      rangeBehavior: ClosedClosed,
      borderRadius: '3px',
      // High-contrast themes hardly show a tint, so there a keyword also has a frame.
      border: '1px dotted',
      borderColor: new vscode.ThemeColor('policyCoder.keywordBorder'),
      light: { backgroundColor: color + alpha(tintOpacity.light) },
      dark: { backgroundColor: color + alpha(tintOpacity.dark) },
    }),
    ruler: vscode.window.createTextEditorDecorationType({
      rangeBehavior: ClosedClosed,
      overviewRulerColor: `${color}b0`,
      overviewRulerLane: vscode.OverviewRulerLane.Center,
    }),
    annotations: vscode.window.createTextEditorDecorationType({
      rangeBehavior: ClosedClosed,
      borderStyle: 'solid',
      borderWidth: '0 0 2px 0',
      gutterIconSize: 'contain',
      light: lineIn(lineColor(color, grounds.light)),
      dark: lineIn(lineColor(color, grounds.dark)),
      overviewRulerColor: color,
      overviewRulerLane: vscode.OverviewRulerLane.Left,
    }),
  };
}

function lineIn(color: string): vscode.ThemableDecorationRenderOptions {
  return { borderColor: color, gutterIconPath: gutterBar(color) };
}

/** An opacity (0 to 1) as the last two digits of a colour. */
function alpha(opacity: number): string {
  return Math.round(opacity * 255)
    .toString(16)
    .padStart(2, '0');
}

function gutterBar(color: string): vscode.Uri {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M6 1h4v14H6z" fill="${color}"/></svg>`;
  return vscode.Uri.parse(`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`, true);
}
