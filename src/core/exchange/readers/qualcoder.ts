import { defined } from '../../base/values';
import type { ForeignProblem } from '../foreign';
import { unitsFirst } from '../units';
import { CodeTree, codesNamed, projectOf, SourceList } from './made';
import type { Reader } from './reader';
import { cellIn, tableExtensions, tableIn } from './table';

const format = 'QualCoder';

/**
 * The report of coded text. A code with fewer categories than others has fewer cells, so what stands behind the categories is found by
 * counting from the end.
 */
export const qualcoderReport: Reader = {
  format,
  extensions: tableExtensions,
  async read(file) {
    const table = await tableIn(file);
    if (!['coder', 'coded', 'codename'].every(name => table.head.includes(name))) return undefined;
    const { head, names } = table;
    const first = head.indexOf('category');
    const categories = head.filter(name => name === 'category').length;
    const behind = first === -1 ? [] : names.slice(first + categories);
    const tree = new CodeTree();
    const list = new SourceList();
    const problems: ForeignProblem[] = [];
    for (const { line, cells } of table.rows) {
      const text = (...wanted: string[]) => cellIn(table, cells, wanted);
      const [name, quote, code] = [text('file', 'filename'), text('coded'), text('codename')];
      if (/^(?:imid|avid):/.test(text('id') ?? '')) {
        problems.push({ reason: 'picture-selection', at: name ?? '', ...defined({ detail: code }) });
        continue;
      }
      if (name === undefined || quote === undefined || code === undefined) {
        problems.push({ reason: 'no-quote', at: String(line) });
        continue;
      }
      const own = first === -1 ? [] : cells.slice(first, Math.max(first, cells.length - behind.length));
      const above = own.map(each => each.trim()).filter(each => each !== '');
      const source = list.of(name);
      const codes = [tree.add([...above.reverse(), code])];
      source.selections.push({
        where: String(line),
        quote,
        codes,
        ...defined({ coder: text('coder'), memo: text('coded_memo') }),
      });
      for (const [i, variable] of behind.entries()) {
        const value = cells[cells.length - behind.length + i]?.trim();
        const attribute = /^FileVar_(.+)$/i.exec(variable)?.[1];
        if (attribute !== undefined && value) source.attributes.set(attribute, value);
      }
    }
    return projectOf(format, { codes: tree.codes, sources: list.sources, problems });
  },
};

/** Rows of its table code_text: positions in UTF-16 units of a text with LF line ends. */
export const qualcoderRows: Reader = {
  format,
  extensions: tableExtensions,
  async read(file) {
    const table = await tableIn(file);
    if (!['seltext', 'pos0', 'pos1', 'owner'].every(name => table.head.includes(name))) return undefined;
    const list = new SourceList();
    for (const { line, cells } of table.rows) {
      const text = (...wanted: string[]) => cellIn(table, cells, wanted);
      const code = text('code', 'codename', 'cid');
      if (code === undefined) continue;
      list.of(text('file', 'fid') ?? '').selections.push({
        where: String(line),
        start: Number(text('pos0')),
        end: Number(text('pos1')),
        codes: [code],
        ...defined({ quote: text('seltext'), coder: text('owner'), memo: text('memo') }),
      });
    }
    const { sources } = list;
    const units = [
      { unit: 'utf-16', crlf: 1 } as const,
      ...unitsFirst.filter(each => !(each.unit === 'utf-16' && each.crlf === 1)),
    ];
    return projectOf(format, { codes: codesNamed(sources), sources, units });
  },
};
