import type { ErrorCode } from 'yaml';
import type { Translate } from './l10n';

/** Why a file is no YAML: the parser's code where it has one, and its own words. */
export interface SyntaxProblem {
  readonly code: string;
  readonly message: string;
}

/** What each code of the parser means, in words for people who never read about YAML. */
const sentences: Readonly<Record<ErrorCode | 'TOO_LARGE', string>> = {
  ALIAS_PROPS: 'an alias "*" can have neither an anchor nor a tag',
  BAD_ALIAS: '"*" and "&" need a name; put a text that begins so between quotation marks',
  BAD_COLLECTION_TYPE: 'the tag "!" does not fit what follows it',
  BAD_DIRECTIVE: 'a line that begins with "%" is not understood',
  BAD_DQ_ESCAPE: 'after "\\" stands what means nothing there; write "\\\\" for the sign itself',
  BAD_INDENT: 'the indentation does not fit that of the lines before',
  BAD_PROP_ORDER: 'an anchor "&" or a tag "!" stands in the wrong place',
  BAD_SCALAR_START: 'a text that begins with this character must stand between quotation marks',
  BLOCK_AS_IMPLICIT_KEY: 'there is a second ": " on one line, or the line is indented too far',
  BLOCK_IN_FLOW: 'between brackets, items are separated by commas, not by lines of their own',
  DUPLICATE_KEY: 'the same key stands here twice',
  IMPOSSIBLE: 'it cannot be understood here',
  KEY_OVER_1024_CHARS: 'the key is too long',
  MISSING_CHAR: 'a character is missing here',
  MULTILINE_IMPLICIT_KEY: 'a key must be on one line; perhaps the line lacks its ":" (not "：")',
  MULTIPLE_ANCHORS: 'there can be only one anchor "&"',
  MULTIPLE_DOCS: 'the file holds more than one document; take away the line "---" between them',
  MULTIPLE_TAGS: 'there can be only one tag "!"',
  NON_STRING_KEY: 'the key must be a text',
  RESOURCE_EXHAUSTION: 'it is nested too deeply, or refers to itself too often',
  TAB_AS_INDENT: 'lines are indented by spaces, not by tabs',
  TAG_RESOLVE_FAILED: 'the tag "!" is not known; put a text that begins with "!" between quotation marks',
  TOO_LARGE: 'it is larger than five million characters, which no file of a project is',
  UNEXPECTED_TOKEN: 'something stands here that does not belong',
};

/** Where one code covers mistakes that are mended in different ways, the parser's words tell which it is. */
const closer: readonly (readonly [words: RegExp, sentence: string])[] = [
  [/^Flow .* end with a/, 'a bracket is not closed'],
  [/^Missing closing ["']/, 'a quotation mark is not closed'],
  [/^Implicit map keys need to be followed/, 'the key lacks its ": "'],
  [/^Missing , /, 'a comma is missing'],
  [/^Sequence item without -/, 'the item of the list lacks its "- "'],
  [/^(?:Comments|Tags and anchors) must be separated|^Missing space/, 'a space is missing here'],
  [
    /^Unresolved alias/,
    'the alias "*" names no anchor; put a text that begins with "*" between quotation marks',
  ],
];

/** What is wrong, in the translator's language; the parser's own words where it says something new. */
export function describeSyntax({ code, message }: SyntaxProblem, t: Translate): string {
  const sentence = closer.find(([words]) => words.test(message))?.[1];
  if (sentence !== undefined) return t(sentence);
  return Object.hasOwn(sentences, code) ? t(sentences[code as keyof typeof sentences]) : message;
}

/** All templates, for the test that holds the translations complete. */
export const syntaxTemplates: readonly string[] = [
  ...Object.values(sentences),
  ...closer.map(([, sentence]) => sentence),
];
