import type { DocumentContent } from '../../core';
import { contentOf } from '../plain';
import { DocumentProblem } from '../problem';
import { Words } from '../rtf/words';

/** Groups whose words are not in the text; those with a star before their name are all left out. */
const leftOut = new Set(
  'annotation atnauthor atnid bkmkend bkmkstart colortbl comment datastore fldinst filetbl footer footerf footerl footerr ftncn ftnsep ftnsepc generator header headerf headerl headerr info listoverridetable listtable nonshppict objdata object operator pict picprop pntext revtbl rsidtbl shpinst stylesheet themedata title xe tc'.split(
    ' ',
  ),
);
/** Signs that have a word of their own. */
const signs: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  page: '\n',
  row: '\n',
  nestrow: '\n',
  tab: '\t',
  cell: '\t',
  nestcell: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  '~': '\u00a0',
  _: '\u2011',
  emspace: '\u2003',
  enspace: '\u2002',
};
const mostDeep = 2000;

interface Group {
  /** Whether its words are text. */
  readonly isText: boolean;
  readonly isFonts: boolean;
  readonly isHidden: boolean;
  readonly font: number | undefined;
  /** Letters that stand for a character of Unicode where a program does not know it. */
  readonly fallback: number;
}

/** Reads Rich Text Format: a line for each paragraph and each row of a table. */
export function readRtf(bytes: Uint8Array): DocumentContent {
  const out = new Words();
  const open: Group[] = [];
  let now: Group = { isText: true, isFonts: false, isHidden: false, font: undefined, fallback: 1 };
  let [notes, hidden, embedded, numbered, skip] = [0, 0, 0, 0, 0];
  let inTable = false;
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const token = /\\([a-z]+)(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}]+)/gi;
  const put = (text: string) => {
    if (now.isText && !now.isHidden) out.text(text);
  };
  const byte = (value: number) => {
    if (skip > 0) skip--;
    else if (now.isText && !now.isHidden) out.byte(value, now.font);
  };
  for (let found = token.exec(source); found; found = token.exec(source)) {
    const [, word, argument, hex, sign, brace, letters] = found;
    if (brace === '{') {
      if (open.length > mostDeep) throw new DocumentProblem('too-large', 'nested too deeply');
      open.push(now);
    } else if (brace === '}') {
      const outer = open.pop();
      if (!outer) break;
      now = outer;
      skip = 0;
      // What follows the document is not part of it.
      if (open.length === 0) break;
    } else if (hex !== undefined) byte(Number.parseInt(hex, 16));
    else if (letters !== undefined) {
      for (const letter of letters.replace(/[\r\n\0]/g, '')) byte(letter.charCodeAt(0));
    } else if (sign !== undefined) {
      if (sign === '*') now = { ...now, isText: false };
      else if (sign === '\n' || sign === '\r') put('\n');
      else if (sign !== '-') put(signs[sign] ?? (/[\\{}]/.test(sign) ? sign : ''));
    } else if (word !== undefined) {
      const value = argument === undefined ? undefined : Number(argument);
      if (word === 'bin') token.lastIndex += Math.max(0, value ?? 0);
      else if (word === 'u') {
        put(String.fromCharCode((value ?? 0) & 0xffff));
        skip = now.fallback;
      } else if (word === 'uc') now = { ...now, fallback: value ?? 1 };
      else if (word === 'ansicpg') out.codePage = value;
      else if (word === 'fonttbl') now = { ...now, isText: false, isFonts: true };
      else if (word === 'f') now = { ...now, font: value };
      else if (word === 'fcharset' && now.isFonts) out.setFont(now.font, value);
      else if (word === 'plain') now = { ...now, font: undefined, isHidden: false };
      else if (word === 'v' || word === 'deleted') {
        if (value !== 0 && !now.isHidden) hidden++;
        now = { ...now, isHidden: value !== 0 };
      } else if (word === 'footnote') {
        notes++;
        now = { ...now, isText: false };
      } else if (word === 'upr') now = { ...now, isText: false };
      else if (word === 'ud' || word === 'shptxt') now = { ...now, isText: true };
      else if (leftOut.has(word)) {
        if (word === 'object') embedded++;
        if (word === 'pntext') numbered++;
        now = { ...now, isText: false };
      } else if (word === 'intbl') inTable = true;
      else if (word === 'pard') inTable = false;
      else if (word === 'par' && inTable) put(' ');
      else if (Object.hasOwn(signs, word)) put(signs[word]!);
    }
  }
  const text = out
    .end()
    .replace(/[\t ]+$/gm, '')
    .replace(/\n+$/, '');
  return contentOf({ format: 'rtf', pages: [text], numbered, notes, hidden, embedded, library: undefined });
}
