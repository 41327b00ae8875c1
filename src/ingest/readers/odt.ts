import type { DocumentContent } from '../../core';
import { type Archive, partOf } from '../archive';
import { contentOf } from '../plain';
import { DocumentProblem } from '../problem';
import { type Element, elementsOf, find, findAll, readXml, valueIn } from '../xml';

/** What is not text of the document: notes are counted, the others are not shown on paper. */
const leftOut = new Set([
  'tracked-changes',
  'annotation',
  'annotation-end',
  'ruby-text',
  'desc',
  'title',
  'forms',
]);
/** What has words in a file of its own. */
const elsewhere = new Set(['object', 'object-ole', 'plugin']);

/** Reads a text of OpenDocument (LibreOffice, WPS): a line for each paragraph and each row of a table. */
export function readOdt(archive: Archive): DocumentContent {
  if (partOf(archive, 'META-INF/manifest.xml').includes('encryption-data')) {
    throw new DocumentProblem('encrypted', 'OpenDocument with a password');
  }
  const root = readXml(partOf(archive, 'content.xml'));
  const body = find(root, 'body', 'text');
  if (!body) throw new DocumentProblem('unknown-kind', 'OpenDocument, but not a text');
  const walk = new Walk(numberedStyles([root, ...stylesOf(archive)]));
  const lines = walk.lines(body);
  const meta = partOf(archive, 'meta.xml');
  const properties = meta === '' ? undefined : find(readXml(meta), 'meta');
  return contentOf({
    format: 'odt',
    pages: [lines.join('\n')],
    title: valueIn(find(properties, 'title')),
    created: /^\d{4}-\d{2}-\d{2}/.exec(valueIn(find(properties, 'creation-date')) ?? '')?.[0],
    numbered: walk.numbered,
    notes: walk.notes,
    embedded: walk.embedded,
    library: undefined,
  });
}

class Walk {
  numbered = 0;
  notes = 0;
  embedded = 0;
  /** What the text boxes of the paragraph around hold: they are set beside it. */
  private boxes: string[] = [];

  constructor(private readonly numberedStyles: ReadonlySet<string>) {}

  lines(parent: Element, isNumbered = false): readonly string[] {
    return elementsOf(parent).flatMap((node): readonly string[] => {
      const { name } = node;
      if (leftOut.has(name)) return [];
      if (name === 'p' || name === 'h') return this.paragraph(node);
      if (name === 'table-row') return [this.row(node)];
      if (name === 'list') {
        const style = node.attributes.get('style-name');
        return this.lines(node, style === undefined ? isNumbered : this.numberedStyles.has(style));
      }
      if (name === 'list-item') {
        if (isNumbered && elementsOf(node).some(each => each.name === 'p' || each.name === 'h'))
          this.numbered++;
        return this.lines(node, isNumbered);
      }
      return this.lines(node, isNumbered);
    });
  }

  private paragraph(node: Element): readonly string[] {
    const outer = this.boxes;
    this.boxes = [];
    const text = this.inline(node);
    const lines = [...text.split('\n'), ...this.boxes];
    this.boxes = outer;
    return lines;
  }

  private row(node: Element): string {
    const cells = elementsOf(node).filter(
      ({ name }) => name === 'table-cell' || name === 'covered-table-cell',
    );
    return cells
      .map(cell => this.lines(cell).join(' ').trim())
      .join('\t')
      .trimEnd();
  }

  private inline(parent: Element): string {
    return parent.nodes
      .map(node => {
        if (typeof node === 'string') return node.replace(/[ \t\r\n]+/g, ' ');
        const { name, attributes } = node;
        if (leftOut.has(name)) return '';
        switch (name) {
          case 's': {
            const count = Number(attributes.get('c') ?? 1);
            return ' '.repeat(Math.min(Math.max(count || 1, 1), 200));
          }
          case 'tab':
            return '\t';
          case 'line-break':
            return '\n';
          case 'note':
            this.notes++;
            return '';
          case 'text-box':
            this.boxes.push(...this.lines(node));
            return '';
        }
        if (elsewhere.has(name)) {
          this.embedded++;
          return '';
        }
        return this.inline(node);
      })
      .join('');
  }
}

function stylesOf(archive: Archive): readonly Element[] {
  const styles = partOf(archive, 'styles.xml');
  return styles === '' ? [] : [readXml(styles)];
}

/** Names of the list styles that number their items. */
function numberedStyles(roots: readonly Element[]): ReadonlySet<string> {
  return new Set(
    roots
      .flatMap(root => findAll(root, 'list-style'))
      .filter(style => find(style, 'list-level-style-number'))
      .map(style => style.attributes.get('name') ?? ''),
  );
}
