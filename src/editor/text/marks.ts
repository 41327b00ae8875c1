import { type CodedSource, countBefore, type Match, piecesInSource, type Span } from '../../core';

/** How much of a theme's colour is in the tint of its keywords, 0 to 1: text on it must stay readable. */
export const tintOpacity = { light: 0.22, dark: 0.4 } as const;

/** Characters before and after the visible part that are marked as well, so that marks are there when one scrolls. */
const margin = 30_000;
/** Number of distinct places on a ruler: more than it has pixels. */
const rulerPlaces = 1000;

/** The stretches to be marked: the visible ones, with a margin on either side. */
export function stretchesToMark(visible: readonly Span[]): readonly Span[] {
  return visible.map(({ start, end }) => ({ start: start - margin, end: end + margin }));
}

/** Whether what is in sight, with half a margin, is marked already; beyond the text's ends there is nothing to mark. */
export function isMarked(visible: readonly Span[], marked: readonly Span[], length: number): boolean {
  return visible.every(({ start, end }) => {
    const from = Math.max(0, start - margin / 2);
    const to = Math.min(length, end + margin / 2);
    return marked.some(stretch => stretch.start <= from && to <= stretch.end);
  });
}

/** Where to tint the keywords of each theme within some stretches; a word that a line end cuts in two has two places. */
export function tintsOf(
  coded: CodedSource,
  stretches: readonly Span[],
): ReadonlyMap<string, readonly Span[]> {
  const { matches, reading } = coded.analysis;
  const byTheme = new Map<string, Span[]>();
  const taken = new Set<Match>();
  for (const { start, end } of stretches) {
    for (let i = firstEndingBehind(matches, start); i < matches.length && matches[i]!.start < end; i++) {
      const match = matches[i]!;
      if (taken.has(match)) continue;
      taken.add(match);
      const { theme } = match.keyword;
      const spans = byTheme.get(theme) ?? [];
      byTheme.set(theme, spans);
      spans.push(...piecesInSource(reading, match.readingStart, match.readingEnd));
    }
  }
  return byTheme;
}

/**
 * Where to mark the keywords of each theme on a ruler beside the whole text: every hit, but for those that would lie on
 * the mark of another, in the same thousandth of the characters and of the lines.
 */
export function rulerMarksOf({ source, analysis }: CodedSource): ReadonlyMap<string, readonly Span[]> {
  const { starts } = source.lines;
  const characters = Math.max(1, source.text.length / rulerPlaces);
  const lines = Math.max(1, starts.length / rulerPlaces);
  const byTheme = new Map<string, { readonly spans: Span[]; place: number; row: number }>();
  let line = 0;
  for (const { keyword, start, end } of analysis.matches) {
    while (line + 1 < starts.length && starts[line + 1]! <= start) line++;
    const [place, row] = [Math.floor(start / characters), Math.floor(line / lines)];
    const known = byTheme.get(keyword.theme);
    if (known?.place === place && known.row === row) continue;
    if (known) {
      known.spans.push({ start, end });
      known.place = place;
      known.row = row;
    } else byTheme.set(keyword.theme, { spans: [{ start, end }], place, row });
  }
  return new Map([...byTheme].map(([theme, { spans }]) => [theme, spans]));
}

/** Number of the first match that ends after a place; ends are in order where matches do not overlap. */
function firstEndingBehind(matches: readonly Match[], place: number): number {
  let first = countBefore(matches, match => match.start < place);
  // Some that begin before the place may reach past it.
  while (first > 0 && matches[first - 1]!.end > place) first--;
  return first;
}
