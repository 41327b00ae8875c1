import { codesNamed, projectOf, SourceList } from './made';
import type { Reader } from './reader';
import { cellIn, tableExtensions, tableIn } from './table';

const format = 'Taguette';

/** Highlights of Taguette: a row for each tag of a passage. Nobody is named, and the words are all there is of its place. */
export const taguette: Reader = {
  format,
  extensions: tableExtensions,
  async read(file) {
    const table = await tableIn(file);
    if (!['document', 'tag', 'content'].every(name => table.head.includes(name))) return undefined;
    const list = new SourceList();
    const byId = new Map<string, { codes: string[] }>();
    for (const { line, cells } of table.rows) {
      const [id, document, tag, content] = ['id', 'document', 'tag', 'content'].map(name =>
        cellIn(table, cells, [name]),
      );
      if (document === undefined || content === undefined || tag === undefined) continue;
      const key = `${document} ${id}`;
      const there = id === undefined ? undefined : byId.get(key);
      if (there) {
        there.codes.push(tag);
        continue;
      }
      const codes = [tag];
      byId.set(key, { codes });
      list.of(document).selections.push({ where: String(line), quote: content, codes });
    }
    const { sources } = list;
    return projectOf(format, { codes: codesNamed(sources), sources });
  },
};
