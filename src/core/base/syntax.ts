import type { ErrorCode } from 'yaml';
import type { Translate } from './l10n';

/** Why a file is not valid YAML: the parser's code, if it has one, and its message. */
export interface SyntaxProblem {
  readonly code: string;
  readonly message: string;
}

/** Meaning of each parser code, for people who do not know YAML. */
const sentences: Readonly<Record<ErrorCode | 'TOO_LARGE', string>> = {
  ALIAS_PROPS: 'an alias "*" can have neither an anchor nor a tag',
  BAD_ALIAS: '"*" and "&" need a name; put text that begins with one of them in quotation marks',
  BAD_COLLECTION_TYPE: 'the tag "!" does not match what follows it',
  BAD_DIRECTIVE: 'lines that begin with "%" are not supported',
  BAD_DQ_ESCAPE: 'unknown escape after "\\"; write "\\\\" for a backslash',
  BAD_INDENT: 'the indentation does not match the lines before',
  BAD_PROP_ORDER: 'an anchor "&" or a tag "!" is in the wrong place',
  BAD_SCALAR_START: 'text that begins with this character must be in quotation marks',
  BLOCK_AS_IMPLICIT_KEY: 'there is a second ": " on one line, or the line is indented too far',
  BLOCK_IN_FLOW: 'inside brackets, separate items by commas, not by lines with "-"',
  DUPLICATE_KEY: 'the same key occurs twice here',
  IMPOSSIBLE: 'this is not valid here',
  KEY_OVER_1024_CHARS: 'the key is too long',
  MISSING_CHAR: 'a character is missing here',
  MULTILINE_IMPLICIT_KEY: 'a key must be on one line; perhaps the line lacks its ":" (not "：")',
  MULTIPLE_ANCHORS: 'there can be only one anchor "&"',
  MULTIPLE_DOCS: 'the file contains more than one document; remove the line "---" between them',
  MULTIPLE_TAGS: 'there can be only one tag "!"',
  NON_STRING_KEY: 'the key must be text',
  RESOURCE_EXHAUSTION: 'it is nested too deeply, or refers to itself too often',
  TAB_AS_INDENT: 'indent lines with spaces, not with tabs',
  TAG_RESOLVE_FAILED: 'unknown tag "!"; put text that begins with "!" in quotation marks',
  TOO_LARGE: 'it is larger than five million characters, the limit for files of a project',
  UNEXPECTED_TOKEN: 'there is something here that does not belong',
};

/** If one code covers mistakes with different remedies, the parser's message decides. */
const closer: readonly (readonly [words: RegExp, sentence: string])[] = [
  [/^Flow .* end with a/, 'a bracket is not closed'],
  [/^Missing closing ["']/, 'a quotation mark is not closed'],
  [/^Implicit map keys need to be followed/, 'the key lacks its ": "'],
  [/^Missing , /, 'a comma is missing'],
  [/^Sequence item without -/, 'the list entry lacks its "- "'],
  [/^(?:Comments|Tags and anchors) must be separated|^Missing space/, 'a space is missing here'],
  [
    /^Unresolved alias/,
    'the alias "*" refers to no anchor; put text that begins with "*" in quotation marks',
  ],
];

/** The problem in the translator's language; the parser's own message if it is unknown. */
export function describeSyntax({ code, message }: SyntaxProblem, t: Translate): string {
  const sentence = closer.find(([words]) => words.test(message))?.[1];
  if (sentence !== undefined) return t(sentence);
  return Object.hasOwn(sentences, code) ? t(sentences[code as keyof typeof sentences]) : message;
}

/** All templates, for the test of the translations. */
export const syntaxTemplates: readonly string[] = [
  ...Object.values(sentences),
  ...closer.map(([, sentence]) => sentence),
];
