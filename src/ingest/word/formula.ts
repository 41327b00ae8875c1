import { childOf, isElement, textIn, type XmlElement, xmlAttribute } from './xmlTree';

/** A formula of Word (OMML) in one line: 1/2, √(x), what is set high or low after its base. Entities stay as they stand. */
export function lineOfFormula(node: XmlElement): string {
  const part = (name: string) => {
    const child = childOf(node, name);
    return child ? lineOfFormula(child) : '';
  };
  const sign = (properties: string, name: string, usual: string) => {
    const given = childOf(childOf(node, properties), name);
    return given ? (xmlAttribute(given, 'val') ?? '') : usual;
  };
  switch (node.name) {
    case 'm:t':
      return textIn(node);
    case 'm:f':
      return `${grouped(part('m:num'))}/${grouped(part('m:den'))}`;
    case 'm:rad':
      return `${part('m:deg')}√${grouped(part('m:e'))}`;
    case 'm:nary':
      return `${sign('m:naryPr', 'm:chr', '∫')}${part('m:sub')}${part('m:sup')}${part('m:e')}`;
    case 'm:d': {
      const parts = node.children.filter(isElement).filter(({ name }) => name === 'm:e');
      const inside = parts.map(lineOfFormula).join(sign('m:dPr', 'm:sepChr', '|'));
      return `${sign('m:dPr', 'm:begChr', '(')}${inside}${sign('m:dPr', 'm:endChr', ')')}`;
    }
    default:
      // Properties, and Word's own of the runs, hold no text.
      return node.children
        .filter(isElement)
        .filter(({ name }) => !name.endsWith('Pr'))
        .map(child => (child.name === 'w:t' ? textIn(child) : lineOfFormula(child)))
        .join('');
  }
}

function grouped(text: string): string {
  return Array.from(text).length > 1 && !/^[\d.]+$/.test(text) ? `(${text})` : text;
}

/**
 * What a field `EQ` draws, by which older versions of Word set phonetic guides, enclosed characters and fractions: the base, the
 * character, 1/2. `undefined` for another field.
 */
export function lineOfEq(instruction: string): string | undefined {
  const code = /^\s*EQ\s+([\s\S]*)$/i.exec(instruction)?.[1];
  return code === undefined ? undefined : drawn(code).trim();
}

function drawn(code: string): string {
  let [text, at] = ['', 0];
  while (at < code.length) {
    const found = /^\\(?:\*\s*(?:"[^"]*"|\S+)(?:\s+"[^"]*")?\s*|([a-z]+)(?:\s*-?\d+)?\s*)/i.exec(
      code.slice(at),
    );
    if (!found) {
      text += code[at++];
      continue;
    }
    at += found[0].length;
    if (code[at] !== '(' || found[1] === undefined) continue;
    const end = closing(code, at);
    const parts = split(code.slice(at + 1, end)).map(drawn);
    at = end + 1;
    // What is set over another thing is its reading, or its frame.
    if (/^o|^a[cdlr]/i.test(found[1])) text += parts.at(-1) ?? '';
    else if (/^f/i.test(found[1])) text += parts.join('/');
    else if (/^r/i.test(found[1])) text += `√${parts.at(-1) ?? ''}`;
    else if (/^(?:up|do)$/i.test(found[1])) text += '';
    else text += parts.join('');
  }
  return text;
}

/** Where the parenthesis that opens at a place closes; the end where it does not. */
function closing(code: string, open: number): number {
  let depth = 0;
  for (let at = open; at < code.length; at++) {
    if (code[at] === '(') depth++;
    if (code[at] === ')' && --depth === 0) return at;
  }
  return code.length;
}

function split(list: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const sign of list) {
    if (sign === '(') depth++;
    if (sign === ')') depth--;
    if (depth === 0 && /[,;]/.test(sign)) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts;
}
