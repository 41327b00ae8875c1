import { type HeadName, labels } from './names';

/** How many lines of a text are looked at for labels; further down they belong to forms. */
const mostLines = 25;

/**
 * Values that a document names by labels: the table of a page (`索 引 号：` and its value in the next cell), lines such as
 * `发文字号：…`, and `【发文字号】…` as 北大法宝 has it. All values of a name, the first ones first.
 */
export function readLabelled(text: string, around: string): ReadonlyMap<HeadName, readonly string[]> {
  const found = new Map<HeadName, string[]>();
  const add = (label: string, value: string) => {
    const name = labels.get(label.replace(/\s/g, ''));
    const clean = value.trim();
    if (name === undefined || clean === '' || clean.length > 300) return;
    const values = found.get(name) ?? [];
    if (!values.includes(clean)) found.set(name, [...values, clean]);
  };
  for (const line of around.split('\n')) readCells(line, add);
  for (const line of text.split('\n').slice(0, mostLines)) {
    readCells(line, add);
    for (const [, label, value] of line.matchAll(/【([^】]{2,10})】\s*([^【]+)/g)) add(label!, value!);
  }
  return found;
}

function readCells(line: string, add: (label: string, value: string) => void): void {
  const cells = line.split('\t');
  for (const [i, cell] of cells.entries()) {
    const [, label, value = ''] = /^\s*(\S(?:\s*\S){1,5})\s*[:：]\s*(.*)$/.exec(cell) ?? [];
    const isAlone = cells.length > 1 && labels.has(cell.replace(/\s/g, ''));
    if (label !== undefined) add(label, value === '' ? (cells[i + 1] ?? '') : value);
    else if (isAlone) add(cell, cells[i + 1] ?? '');
  }
}
