import * as vscode from 'vscode';
import {
  type CodedSource,
  isTagged,
  type Match,
  type Span,
  type Theme,
  themeOf,
  unitAround,
  untaggedHits,
} from '../../core';
import type { CommandContext } from '../coding/context';
import { activeSource, rangeOf, reveal, type SourceEditor } from '../session/places';
import { annotate, selectedIn, targetOf } from './tagSelection';

/** A hit, and its source among the rows of the table. */
interface Place {
  readonly coded: CodedSource;
  readonly row: number;
  readonly match: Match;
}

/** What would be tagged at the cursor, and with what; `undefined` where neither the place nor what was used last tells it. */
interface Here {
  readonly active: SourceEditor;
  readonly passage: Span;
  readonly code: string | undefined;
}

/** Goes from keyword hit to keyword hit, and tags on the way. */
export class HitWalk {
  /** Where the walk has led, and of which theme the hit there is: its unit may hold hits of others. */
  private led: { readonly path: string; readonly selected: Span; readonly theme: string } | undefined;

  constructor(private readonly context: CommandContext) {}

  /**
   * Tags the selection, or the unit at the cursor where nothing or just a keyword hit is selected, and goes to the next hit of
   * the theme that is not tagged yet. Tags with the code used last if it is of the theme of a hit here, else with that
   * theme; without a hit, with the code used last. What is tagged so already is skipped, and what nothing says a code for.
   */
  async tagAndNext(): Promise<void> {
    const here = this.here();
    if (!here) return;
    const { active, passage, code } = here;
    const { coded } = active;
    const isNew = code !== undefined && !isTagged(coded, passage, code);
    if (isNew) {
      const target = targetOf(coded, passage);
      if (!target) return;
      if (!(await annotate(this.context, coded, target, [code]))) return;
      await this.context.recentCodes.use([code]);
    }
    await this.goOn(here, !isNew);
  }

  /** Goes to the next hit that is not tagged yet, of the theme `tagAndNext` would tag with, and tags nothing. */
  async nextUntagged(): Promise<void> {
    const here = this.here();
    if (here) await this.goOn(here, true);
  }

  private here(): Here | undefined {
    const active = activeSource(this.context.session);
    if (!active) return undefined;
    const { coded } = active;
    const selected = selectedIn(active);
    const target = targetOf(coded, selected);
    const passage = target?.at ? coded.source.lines.span(target.at) : selected;
    const touching = this.themesAt(coded, selected);
    const themes = touching.length > 0 ? touching : this.themesAt(coded, passage);
    const { last } = this.context.recentCodes;
    const isOfLast = last !== undefined && themes.includes(themeOf(last));
    return { active, passage, code: isOfLast ? last : (themes[0] ?? last) };
  }

  /** Themes of the hits at a place; where the walk has led there, of the hit that it was for. */
  private themesAt({ source, analysis }: CodedSource, { start, end }: Span): readonly string[] {
    const { led } = this;
    if (led?.path === source.path && led.selected.start === start && led.selected.end === end)
      return [led.theme];
    return analysis.matches
      .filter(match => match.start <= end && start <= match.end)
      .map(({ keyword }) => keyword.theme);
  }

  /**
   * Shows the next hit of the theme, in this source or those that follow, round the end. Where it has none left, the next theme
   * that has some is named; the walk goes on there only if nothing was tagged by this step (`mayChange`), so that nobody tags
   * with another theme unawares.
   */
  private async goOn({ active, passage, code }: Here, mayChange: boolean): Promise<void> {
    const { t } = vscode.l10n;
    const theme = code === undefined ? undefined : themeOf(code);
    const themes = this.context.session.corpus?.codebook.themes ?? [];
    const at = themes.findIndex(({ id }) => id === theme);
    const inTurn = at === -1 ? themes : [...themes.slice(at), ...themes.slice(0, at)];
    const [next, places] = this.nextIn(inTurn) ?? [];
    const name = themes[at]?.name ?? theme;
    if (next === undefined || places === undefined) {
      const told =
        name === undefined
          ? t('Every keyword hit is tagged.')
          : t('Every keyword hit of "{0}" is tagged.', name);
      vscode.window.setStatusBarMessage(told, 6000);
      return;
    }
    if (name !== undefined && next.id !== theme && !mayChange) {
      const told = t('Every keyword hit of "{0}" is tagged. Once more: on to "{1}".', name, next.name);
      vscode.window.setStatusBarMessage(told, 6000);
      return;
    }
    const row = this.sources.findIndex(({ source }) => source.path === active.coded.source.path);
    const isBehind = (place: Place) =>
      place.row > row || (place.row === row && place.match.start >= passage.end);
    await this.show(places.find(isBehind) ?? places[0]!, next.id);
    // Said where one has arrived: before that, no key is heard.
    const told = t('{0} · keyword hits not tagged yet: {1}', next.name, places.length);
    vscode.window.setStatusBarMessage(told, 6000);
  }

  private get sources(): readonly CodedSource[] {
    return this.context.session.corpus?.sources ?? [];
  }

  /** The first of some themes that has hits without tags, and all of these. */
  private nextIn(themes: readonly Theme[]): readonly [Theme, readonly Place[]] | undefined {
    for (const theme of themes) {
      const places = this.untagged(theme.id);
      if (places.length > 0) return [theme, places];
    }
    return undefined;
  }

  private untagged(theme: string): readonly Place[] {
    return this.sources.flatMap((coded, row) =>
      untaggedHits(coded, theme).map(match => ({ coded, row, match })),
    );
  }

  /** Shows a hit with its unit selected. */
  private async show({ coded, match }: Place, theme: string): Promise<void> {
    const { session, lock } = this.context;
    const { start } = rangeOf(coded, match);
    const editor = await reveal(session, coded.source.path, new vscode.Range(start, start));
    // Elsewhere the next key would replace what is selected. At a cursor the same unit is tagged.
    if (await lock.isLocked(editor.document)) {
      const unit = rangeOf(coded, unitAround(coded, match));
      editor.selection = new vscode.Selection(unit.start, unit.end);
    }
    this.led = { path: coded.source.path, selected: selectedIn({ coded, editor }), theme };
  }
}
