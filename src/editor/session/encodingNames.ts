import type { Encoding } from '../../core';

/** The names VS Code has for encodings, those of a file that is opened first. */
const names: Record<Encoding, readonly string[]> = {
  'utf-8': ['utf8', 'utf8bom'],
  gb18030: ['gb18030', 'gbk', 'gb2312'],
  // The one that decodes as Node does.
  big5: ['cp950', 'big5hkscs'],
  'utf-16le': ['utf16le'],
  'utf-16be': ['utf16be'],
};

/** The name VS Code has for an encoding. */
export function editorEncoding(encoding: Encoding): string {
  return names[encoding][0]!;
}

/** The encoding that VS Code has a name for; `undefined` for one that no source is read in. */
export function encodingOfEditor(name: string): Encoding | undefined {
  return (Object.keys(names) as Encoding[]).find(encoding => names[encoding].includes(name));
}
