import { closesFence, opensFence } from './blocks';

/** Lines of a Markdown text that are code, fenced or indented: 1 for each, from line 1. Code contains no headings. */
export function codeLines(text: string): Uint8Array {
  const lines = text.split('\n');
  const isCode = new Uint8Array(lines.length + 1);
  let fenced: string | undefined;
  let isBlank = true;
  lines.forEach((line, i) => {
    const marks = fenced === undefined ? opensFence(line) : undefined;
    const isIndented = isBlank && /^(?: {4}|\t)\s*#/.test(line);
    if (fenced !== undefined || marks !== undefined || isIndented) isCode[i + 1] = 1;
    if (fenced !== undefined && closesFence(line, fenced)) fenced = undefined;
    else fenced ??= marks;
    isBlank = line.trim() === '' || isIndented || marks !== undefined;
  });
  return isCode;
}
