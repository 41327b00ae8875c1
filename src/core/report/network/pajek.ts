import type { OverviewNetwork } from '../../network/network';

/**
 * The network as a Pajek network file: vertices with labels and places between 0 and 1, then edges with weights. A label cannot contain a
 * quotation mark or a line end: they become ' and a blank. Labels that are equal after that get a number, because readers such as networkx
 * identify vertices by their labels. The format: http://mrvar.fdv.uni-lj.si/pajek/DrawEPS.htm; UTF-8 without a BOM, which other readers
 * would take for text.
 */
export function writePajek({ nodes, edges }: OverviewNetwork): string {
  const number = new Map(nodes.map(({ id }, i) => [id, i + 1]));
  const labels = distinct(nodes.map(({ label }) => plain(label)));
  const [x, y] = [scale(nodes.map(node => node.x)), scale(nodes.map(node => node.y))];
  return [
    `*Vertices ${nodes.length}`,
    ...nodes.map((node, i) => `${i + 1} "${labels[i]}" ${x(node.x)} ${y(node.y)} 0.5`),
    '*Edges',
    ...edges.map(({ source, target, weight }) => `${number.get(source)} ${number.get(target)} ${weight}`),
    '',
  ].join('\n');
}

function plain(label: string): string {
  return (
    label
      .replace(/["“”]/g, "'")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these would end the line, or the file
      .replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
      // It would escape what follows.
      .replaceAll('\\', '/')
      .trim() || '-'
  );
}

function distinct(labels: readonly string[]): readonly string[] {
  const used = new Set<string>();
  return labels.map(label => {
    let own = label;
    for (let i = 2; used.has(own); i++) own = `${label} (${i})`;
    used.add(own);
    return own;
  });
}

/** Brings values between 0.05 and 0.95, so that marks and labels are inside the frame. */
function scale(values: readonly number[]): (value: number) => string {
  const least = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return value => (most > least ? 0.05 + (0.9 * (value - least)) / (most - least) : 0.5).toFixed(4);
}
