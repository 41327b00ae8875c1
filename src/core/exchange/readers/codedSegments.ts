import { defined } from '../../base/values';
import { readOffset } from '../../import/offsets';
import type { ForeignProblem } from '../foreign';
import { codesNamed, projectOf, SourceList } from './made';
import type { Reader } from './reader';
import { cellIn, tableExtensions, tableIn } from './table';

/** What the columns are called by MAXQDA, ATLAS.ti, NVivo and our own tables, in English, German and Chinese. */
const columns = {
  source: [
    'source',
    'document',
    'document name',
    'documents',
    'file',
    'file name',
    'dokument',
    'dokumentname',
    '文档',
    '文件',
    '文档名称',
  ],
  quote: [
    'quote',
    'segment',
    'coded segment',
    'coded segments',
    'quotation content',
    'quotation',
    'coded text',
    'reference',
    'content',
    'text',
    'codiertes segment',
    'zitatinhalt',
    '编码段',
    '引文',
    '引文内容',
    '文本',
  ],
  codes: ['codes', 'code', 'code name', 'node', 'nodes', 'codename', '代码', '编码', '节点'],
  coder: ['coder', 'created by', 'author', 'user', 'erstellt von', 'codierer', '编码者', '创建者', '作者'],
  memo: ['memo', 'comment', 'kommentar', 'comments', '备注', '评论', '备忘录'],
} as const;

/** Tables of coded segments: their words find them, because positions are paragraphs or pages there, if there are any. */
export const codedSegments: Reader = {
  format: 'MAXQDA, ATLAS.ti, NVivo',
  extensions: tableExtensions,
  async read(file) {
    const table = await tableIn(file);
    const has = (names: readonly string[]) => names.some(name => table.head.includes(name));
    // Our own columns in a text file are those of Import Codings.
    if (table.head.includes('quote') && !/\.xlsx$/i.test(file.name)) return undefined;
    if (!(has(columns.quote) && has(columns.codes))) return undefined;
    const list = new SourceList();
    const problems: ForeignProblem[] = [];
    for (const { line, cells } of table.rows) {
      const text = (names: readonly string[]) => cellIn(table, cells, names);
      const quote = text(columns.quote);
      const codes = namesIn(text(columns.codes) ?? '');
      if (quote === undefined || codes.length === 0) {
        problems.push({ reason: quote === undefined ? 'no-quote' : 'no-code', at: String(line) });
        continue;
      }
      const [start, end] = ['start', 'end'].map(name => readOffset(text([name])));
      list.of(text(columns.source) ?? '').selections.push({
        where: String(line),
        quote,
        codes,
        ...(typeof start === 'number' && typeof end === 'number' && { start, end }),
        ...defined({ coder: text(columns.coder), memo: text(columns.memo) }),
      });
    }
    const { sources } = list;
    return projectOf('table of coded segments', { codes: codesNamed(sources), sources, problems });
  },
};

/** ATLAS.ti puts each code of a quotation on a line of its own, or semicolons between them. */
function namesIn(cell: string): readonly string[] {
  return [...new Set(cell.split(/[;；\n]/).map(name => name.trim()))].filter(name => name !== '');
}
