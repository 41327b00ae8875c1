/** A part of a Word document, as mammoth reads it. */
export interface DocxNode {
  readonly type: string;
  readonly children?: readonly DocxNode[];
  readonly value?: string;
  /** Of a paragraph whose number Word makes. */
  readonly numbering?: { readonly isOrdered?: boolean } | null;
}

export interface DocxText {
  /** A line for each paragraph, each line that was broken by hand, and each row of a table. */
  readonly text: string;
  readonly numbered: number;
  readonly notes: number;
}

/** The text of a Word document. Its paragraphs are lines; empty ones are kept, since they set things apart. */
export function textOfDocx(document: DocxNode): DocxText {
  let [numbered, notes] = [0, 0];
  const inline = (node: DocxNode): string => {
    if (node.type === 'text') return node.value ?? '';
    if (node.type === 'tab') return '\t';
    if (node.type === 'break') return '\n';
    if (node.type === 'noteReference') notes++;
    return (node.children ?? []).map(inline).join('');
  };
  const lines = (node: DocxNode): readonly string[] => {
    if (node.type === 'paragraph') {
      if (node.numbering?.isOrdered) numbered++;
      return [inline(node)];
    }
    if (node.type === 'tableRow') {
      const cells = (node.children ?? []).map(cell => lines(cell).join(' ').replaceAll('\n', ' ').trim());
      return [cells.join('\t')];
    }
    return (node.children ?? []).flatMap(lines);
  };
  const text = lines(document)
    .map(line => `${line}\n`)
    .join('');
  return { text, numbered, notes };
}
