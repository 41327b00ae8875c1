import type { Steps } from '../../base/steps';
import type { OverviewNetwork } from '../../network/network';
import { formatCsv } from '../formats/csv';
import { writeWorkbook } from '../formats/workbook';
import { loadPacker } from '../formats/zip';

/**
 * The network as an adjacency matrix: ids across and down, the weight of each edge at both its places, 0 where there is none; for UCINET
 * and spreadsheets.
 */
export function writeMatrixCsv(network: OverviewNetwork): string {
  return formatCsv([['', ...network.nodes.map(({ id }) => id)], ...matrixRows(network)]);
}

/** The same as a sheet of an XLSX file, its first column and row kept in sight. */
export async function writeMatrixXlsx(
  network: OverviewNetwork,
  sheetName: string,
): Promise<Steps<Uint8Array>> {
  const pack = await loadPacker();
  const head = ['', ...network.nodes.map(({ id }) => id)];
  return writeWorkbook(pack, [{ name: sheetName, head, rows: matrixRows(network), frozen: 1 }]);
}

function matrixRows({ nodes, edges }: OverviewNetwork): readonly (readonly (string | number)[])[] {
  const place = new Map(nodes.map(({ id }, i) => [id, i]));
  const rows = nodes.map(() => new Array<number>(nodes.length).fill(0));
  for (const { source, target, weight } of edges) {
    const [a, b] = [place.get(source)!, place.get(target)!];
    rows[a]![b] = weight;
    rows[b]![a] = weight;
  }
  return nodes.map(({ id }, i) => [id, ...rows[i]!]);
}
