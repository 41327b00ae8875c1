/** Our lines in a text file of someone else, between two marks; `name` distinguishes several such blocks. */
export interface MarkedBlock {
  readonly name: string;
  readonly lines: readonly string[];
}

/** Puts a block into a text, in place of an earlier one of that name; else after the line `after`, or at the end. */
export function withBlock(text: string, block: MarkedBlock, after?: RegExp): string {
  const rest = withoutBlock(text, block.name);
  const lineEnd = rest.includes('\r\n') ? '\r\n' : '\n';
  const [begin, end] = marksOf(block.name);
  const lines = [begin, ...block.lines, end].join(lineEnd) + lineEnd;
  const found = after?.exec(rest);
  const at = found ? found.index + found[0].length : after ? 0 : rest.length;
  const head = rest.slice(0, at);
  return head + (head === '' || head.endsWith('\n') ? '' : lineEnd) + lines + rest.slice(at);
}

/** Takes a block out of a text; all else stays byte for byte. */
export function withoutBlock(text: string, name: string): string {
  const [begin, end] = marksOf(name).map(mark => mark.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text.replace(new RegExp(`^${begin}\\r?\\n(?:.*\\r?\\n)*?${end}(?:\\r?\\n|$)`, 'm'), '');
}

function marksOf(name: string): readonly [begin: string, end: string] {
  return [`# >>> policy-coder ${name}`, `# <<< policy-coder ${name}`];
}

/** The names of the blocks in a text. */
export function blockNames(text: string): readonly string[] {
  return [...text.matchAll(/^# >>> policy-coder (.*?)\r?$/gm)].map(([, name = '']) => name);
}
