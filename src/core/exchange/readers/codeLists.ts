import { defined } from '../../base/values';
import { decodeSource } from '../../corpus/decodeSource';
import { describeCode } from '../codeDescription';
import { ExchangeError, type Kept } from '../foreign';
import { guidOf } from '../guid';
import { CodeTree, projectOf } from './made';
import type { Reader } from './reader';
import { cellIn, tableExtensions, tableIn } from './table';

/** Lists of codes with a header row: MAXQDA (Code, Memo), NVivo (Name, Description), Taguette (tag, description). */
export const codeList: Reader = {
  format: 'code list',
  extensions: tableExtensions,
  async read(file) {
    const table = await tableIn(file);
    const [name, memo] = [
      ['code', 'tag', 'name', '代码', '编码', '名称'],
      ['memo', 'description', 'definition', 'comment', '备注', '描述', '定义', '说明'],
    ] as const;
    const first = table.head[0] ?? '';
    if (!name.some(each => each === first) || !memo.some(each => table.head.includes(each))) return undefined;
    const tree = new CodeTree();
    // Our own tables set sub-codes in, by one wide blank a level.
    const above: string[] = [];
    for (const { cells } of table.rows) {
      const code = cellIn(table, cells, [first]);
      if (code === undefined) continue;
      above.length = Math.min(above.length, /^　*/.exec(cells[0] ?? '')![0].length);
      // MAXQDA writes sub-codes behind > or \\ in the name.
      const names = first === 'code' || first === '代码' ? levels(code, /[>\\]/) : [code];
      const definition = describeCode({
        ...defined({
          definition: cellIn(table, cells, memo),
          include: cellIn(table, cells, ['include', '包括']),
          exclude: cellIn(table, cells, ['exclude', '不包括']),
        }),
      })?.replace(/\r\n?/g, '\n');
      const keywords = cellIn(table, cells, ['keywords', '关键词'])?.split(/\s*;\s*/);
      tree.add([...above, ...names], defined({ definition, keywords }));
      above.push(...names);
    }
    return projectOf('code list', { codes: tree.codes });
  },
};

/** ATLAS.ti writes codebooks without a header row: name, comment, groups; the colour of the first cell is that of the code. */
export const atlasCodebook: Reader = {
  format: 'ATLAS.ti codebook',
  extensions: ['.xlsx'],
  async read(file) {
    const { cells } = await tableIn(file);
    const rows = cells.filter(row => row.some(({ text }) => text.trim() !== ''));
    const names = rows.map(([first]) => first?.text.trim() ?? '');
    const isList = rows.length > 0 && !names.includes('') && new Set(names).size === names.length;
    if (!isList) throw new ExchangeError('not-layout', 'name, comment, groups');
    const tree = new CodeTree();
    const groups = new Map<string, string[]>();
    for (const [first, comment, ...rest] of rows) {
      const definition = comment?.text.trim() || undefined;
      const key = tree.add([first!.text.trim()], defined({ definition, color: first!.color }));
      for (const { text } of rest)
        if (text.trim() !== '') groups.set(text.trim(), [...(groups.get(text.trim()) ?? []), key]);
    }
    const sets = [...groups].map(([name, codes]) => ({
      guid: guidOf('set', name),
      name,
      codes,
      sources: [],
      notes: [],
    }));
    const kept: Kept = sets.length > 0 ? { sets } : {};
    return projectOf('ATLAS.ti codebook', { codes: tree.codes, kept });
  },
};

/** QualCoder's list for import: category>>category>>code, with a memo behind a tab. */
export const qualcoderCodes: Reader = {
  format: 'QualCoder code list',
  extensions: ['.txt'],
  async read({ bytes }) {
    const file = decodeSource(bytes);
    const lines = file.kind === 'text' ? file.text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/) : [];
    if (!lines.some(line => line.includes('>>'))) return undefined;
    const tree = new CodeTree();
    for (const line of lines) {
      const [code = '', memo] = line.split('\t');
      const names = levels(code, />>/);
      if (names.length > 0) tree.add(names, defined({ definition: memo?.trim() || undefined }));
    }
    return projectOf('QualCoder code list', { codes: tree.codes });
  },
};

function levels(name: string, between: RegExp): readonly string[] {
  return name
    .split(between)
    .map(each => each.trim())
    .filter(each => each !== '');
}
