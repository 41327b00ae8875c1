import { entityAt } from '../entities';
import type { Span } from '../lines';
import { elementName } from './blocks';
import { type DelimiterRun, hideEmphasis } from './emphasis';
import type { Mask } from './mask';

const escaped = /\\[!-/:-@[-`{-~]/y;
const autolink = /<(?:[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]{0,2000}|[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+)>/y;
const tag = /<(?:\/?([a-zA-Z][a-zA-Z0-9-]*)(?:\s[^<>]{0,2000})?\/?|[!?][^<>]{0,2000})>/y;
const footnote = /\[\^[^\]\s]{1,100}\]/y;
const wikilink = /!?\[\[(?:[^\]|\n]{1,200}\|)?([^\]|\n]{1,200})\]\]/y;
/** After `]`: an address, in angle brackets or not, and a title. Blanks in an address with a scheme are taken as they were meant. */
const target =
  /\(\s*(?:<[^<>\n]{0,2000}>|(?:[^\s()\\]|\\.|\((?:[^\s()]){0,500}\)){0,2000})(?:\s+(?:"[^"]{0,500}"|'[^']{0,500}'|\([^()]{0,500}\)))?\s*\)|\((?:https?|ftp|file|mailto):[^()\n]{0,500}\)/y;
const label = /\[([^\]\n]{0,200})\]/y;
/** A bare address. Han characters belong to it only as part of a path. */
const bare =
  /(?:https?:\/\/|ftp:\/\/|www\.)[!-;=?-~]+(?:[\p{Script=Han}（）]{1,40}(?:\.[A-Za-z0-9]{2,5}(?![A-Za-z0-9])|\/)[!-;=?-~]*)*/uy;
/** Marks of a line break. */
const breaks = new Set(
  'br p div li ul ol tr table h1 h2 h3 h4 h5 h6 hr blockquote pre section article dd dt dl'.split(' '),
);
const cells = new Set(['td', 'th']);

/** Hides the marks of one block (escapes, code, links, tags, emphasis) and decodes entities. */
export function readInline(
  text: string,
  { start, end }: Span,
  references: ReadonlySet<string>,
  mask: Mask,
): void {
  const runs: DelimiterRun[] = [];
  const brackets: { readonly at: number; readonly image: boolean }[] = [];
  const unclosed = new Set<number>();
  const matchAt = (pattern: RegExp, at: number) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    return found && pattern.lastIndex <= end ? found : null;
  };
  for (let at = start; at < end; ) {
    if (mask.isHidden(at)) {
      at++;
      continue;
    }
    switch (text[at]) {
      case '\\': {
        const found = matchAt(escaped, at);
        if (found) mask.hide(at, at + 1);
        at += found ? 2 : 1;
        break;
      }
      case '`':
        at = code(at);
        break;
      case '&': {
        const entity = entityAt(text, at);
        if (entity) mask.replace(at, entity.end, entity.character);
        at = entity?.end ?? at + 1;
        break;
      }
      case '<':
        at = angle(at);
        break;
      case '!':
      case '[':
        at = openBracket(at);
        break;
      case ']':
        at = closeBracket(at);
        break;
      case '*':
      case '_':
      case '~':
      case '=':
        at = delimiters(at);
        break;
      case 'h':
      case 'f':
      case 'w': {
        const found = /[A-Za-z0-9]/.test(text[at - 1] ?? '') ? null : matchAt(bare, at);
        const length = found ? found[0].replace(/[?!.,:;*_~'")\]]+$/, '').length : 0;
        mask.hide(at, at + length);
        at += Math.max(1, length);
        break;
      }
      default:
        at++;
    }
  }
  hideEmphasis(runs, mask);

  function code(at: number): number {
    let length = 1;
    while (text[at + length] === '`') length++;
    if (!unclosed.has(length)) {
      for (let next = text.indexOf('`', at + length); next !== -1 && next < end; ) {
        let own = 1;
        while (text[next + own] === '`') own++;
        if (own === length) {
          mask.hide(at, at + length);
          mask.hide(next, next + own);
          return next + own;
        }
        next = text.indexOf('`', next + own);
      }
      unclosed.add(length);
    }
    return at + length;
  }

  function angle(at: number): number {
    const link = matchAt(autolink, at);
    const found = link ?? matchAt(tag, at);
    if (!found) return at + 1;
    const to = at + found[0].length;
    const name = link ? '' : (found[1] ?? '').toLowerCase();
    if (breaks.has(name)) mask.replace(at, to, '\n');
    else if (cells.has(name)) mask.replace(at, to, '|');
    else mask.hide(at, to);
    return to;
  }

  function openBracket(at: number): number {
    const wiki = matchAt(wikilink, at);
    if (wiki) {
      const name = at + wiki[0].length - 2 - wiki[1]!.length;
      mask.hide(at, name);
      mask.hide(at + wiki[0].length - 2, at + wiki[0].length);
      return at + wiki[0].length;
    }
    const image = text[at] === '!';
    if (image && text[at + 1] !== '[') return at + 1;
    const note = image ? null : matchAt(footnote, at);
    if (note) {
      mask.hide(at, at + note[0].length);
      return at + note[0].length;
    }
    brackets.push({ at, image });
    return at + (image ? 2 : 1);
  }

  function closeBracket(at: number): number {
    const open = brackets.pop();
    if (!open) return at + 1;
    const from = open.at + (open.image ? 2 : 1);
    const address = matchAt(target, at + 1);
    const reference = address ? null : matchAt(label, at + 1);
    const name =
      reference && reference[1] !== '' ? reference[1]! : text.slice(from, Math.min(at, from + 200));
    if (!address && !references.has(elementName(name))) return at + 1;
    const to = at + 1 + (address?.[0].length ?? reference?.[0].length ?? 0);
    mask.hide(open.at, from);
    mask.hide(at, to);
    return to;
  }

  function delimiters(at: number): number {
    const sign = text[at]!;
    let length = 1;
    while (text[at + length] === sign) length++;
    const [before, behind] = [at > start ? text[at - 1]! : ' ', at + length < end ? text[at + length]! : ' '];
    const isLetter = (each: string) => /[\p{L}\p{N}]/u.test(each);
    const opens = /\S/.test(behind) && !(sign === '_' && isLetter(before));
    const closes = /\S/.test(before) && !(sign === '_' && isLetter(behind));
    const isMark = sign === '*' || sign === '_' || length === 2;
    if (isMark && (opens || closes)) runs.push({ sign, at, length, opens, closes });
    return at + length;
  }
}
