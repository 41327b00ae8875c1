import { Lexer } from 'yaml';

/** All comments of a YAML text, from `#` on. */
export function commentsOf(text: string): ReadonlySet<string> {
  return new Set(tokensOf(text, /^#/).map(token => token.trim()));
}

/** The tags and anchors of a YAML text, in order: what is said about values beside the values. */
export function propertiesOf(text: string): readonly string[] {
  return tokensOf(text, /^[!&]/);
}

function tokensOf(text: string, wanted: RegExp): readonly string[] {
  const found: string[] = [];
  let previous = '';
  for (const token of new Lexer().lex(text)) {
    // The lexer announces a plain or block scalar, which may begin with anything, by a token of its own.
    if (wanted.test(token) && previous !== '\u001f') found.push(token);
    previous = token;
  }
  return found;
}
