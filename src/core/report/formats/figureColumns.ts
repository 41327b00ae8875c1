/**
 * Which columns of a text table hold figures: they are set at the right, so that digits stand below digits. A figure may have a sign, a
 * share or a number in brackets behind it, or be missing; a heading alone makes none, and the first column names the rows.
 */
export function figureColumns({
  head,
  rows,
}: {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}): readonly boolean[] {
  return head.map((_, i) => {
    const cells = rows.map(row => row[i] ?? '').filter(cell => cell !== '');
    return i > 0 && cells.some(cell => /\d/.test(cell)) && cells.every(isFigure);
  });
}

const number = String.raw`[<>≤≥]?\s?[-−+]?\d[\d\u202f]*(?:\.\d+)?%?`;
const figure = new RegExp(
  String.raw`^(?:${number}(?:\s\((?:${number}|·|\d+\?)\))*|[·–—?]|${number}–${number})$`,
);

function isFigure(cell: string): boolean {
  return figure.test(cell);
}
