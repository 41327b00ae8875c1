/** A line: of the file, the first of an entry of a list, or a further one; a key, and its value on the same line, if it has one there. */
const line = /^( {2}- | {4})?([A-Za-z]+):(?: (.+))?$/;
/** Line ends, and characters that mean nothing by themselves anywhere; others, such as tabs, are for the parser. */
const usual = /^[\n\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\uffef]*$/;
/** What a plain value begins with, so that it is text, or a number: no indicator of YAML. */
const plainStart = /^[0-9A-Za-z\u00b7\u2014-\u2026\u3001-\ud7ff\uff01-\uff5e]/;
/** Plain values that are no text in YAML 1.2: the patterns of its core schema. */
const noText =
  /^(?:null|Null|NULL|true|True|TRUE|false|False|FALSE|[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?)$/;
const count = /^[1-9][0-9]{0,8}$/;
const item = /^[A-Za-z\u3400-\u9fff][\w/\u3400-\u9fff-]*$/;

type Entry = Record<string, unknown>;

/**
 * The value of a file in the simple form that we write: keys with values on their lines, and lists of such entries. `undefined` where anything
 * is not of that form, however slightly: the parser is for all else, and for places. It takes twenty times as long, which makes minutes of ten thousand
 * side files. A property test compares both.
 */
export function readPlainly(text: string): Entry | undefined {
  if (!text.endsWith('\n') || !usual.test(text)) return undefined;
  const root: Entry = {};
  let list: Entry[] | undefined;
  let entry: Entry | undefined;
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const [, depth, key = '', given] = line.exec(text.slice(start, end)) ?? [];
    start = end + 1;
    if (key === '' || key === '__proto__') return undefined;
    if (given === undefined) {
      // A list is to follow; it must not be empty.
      if (depth !== undefined || Object.hasOwn(root, key) || list?.length === 0) return undefined;
      list = [];
      root[key] = list;
      entry = undefined;
      continue;
    }
    if (depth === undefined) {
      if (list?.length === 0) return undefined;
      list = undefined;
      entry = undefined;
    } else if (depth === '  - ') {
      if (!list) return undefined;
      entry = {};
      list.push(entry);
    } else if (!entry) return undefined;
    const holder = depth === undefined ? root : entry!;
    const value = scalarOf(given);
    if (value === undefined || Object.hasOwn(holder, key)) return undefined;
    holder[key] = value;
  }
  return list?.length === 0 ? undefined : root;
}

function scalarOf(given: string): unknown {
  if (given.startsWith('[')) return itemsOf(given);
  const [first] = given;
  if (first === '"' || first === "'") {
    const inner = given.slice(1, -1);
    const isOne =
      given.length > 1 && given.endsWith(first) && !inner.includes(first) && !inner.includes('\\');
    return isOne ? inner : undefined;
  }
  if (given === 'true' || given === 'false') return given === 'true';
  if (count.test(given)) return Number(given);
  const isText =
    plainStart.test(given) &&
    !noText.test(given) &&
    !/[\s\u00a0]$/.test(given) &&
    !given.endsWith(':') &&
    !given.includes(': ') &&
    !given.includes(' #');
  return isText ? given : undefined;
}

/** A list of codes on one line. */
function itemsOf(given: string): readonly string[] | undefined {
  if (!given.endsWith(']')) return undefined;
  const items = given.slice(1, -1).split(', ');
  return items.every(each => item.test(each) && !noText.test(each)) ? items : undefined;
}
