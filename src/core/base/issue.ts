import { translateReason } from './fileTrouble';
import type { Translate } from './l10n';
import { compareText } from './order';
import { describeSyntax } from './syntax';

/** Severity of an issue. `error` and `warning` are findings; `info` is a note. */
export type Severity = 'error' | 'warning' | 'info';

/** All kinds of findings: severity and message (what is wrong, and what to do). Messages are the keys of the l10n bundles. */
const kinds = {
  'yaml-syntax': [
    'error',
    'Cannot read this YAML: {0}. Nothing is written to this file until this is fixed.',
  ],
  'merge-conflict': [
    'error',
    'There are two versions here: ours above "=======", theirs below. Resolve them with a quick fix or by hand; nothing is written to this file until then.',
  ],
  'rival-annotations': [
    'error',
    'Both sides changed the annotation "{0}", each in its own way: {1}. Resolve it with a quick fix or by hand; nothing is written to this file until then.',
  ],
  'removed-or-changed': [
    'error',
    'One side removed the annotation "{0}", the other changed it. Resolve it with a quick fix or by hand; nothing is written to this file until then.',
  ],
  'schema-type': ['error', '{0} must be {1}.'],
  'schema-required': ['error', '{0} lacks "{1}".'],
  'schema-value': ['error', '{0} has a value that is not allowed here; allowed: {1}.'],
  'misspelt-key': [
    'warning',
    'Unknown key "{0}": this version does not use it. Did you mean "{1}"? A quick fix corrects it.',
  ],
  'unknown-key': ['warning', 'Unknown key "{0}": this version does not use it. It is kept as it is.'],
  'no-codebook': [
    'error',
    'There is no codebook.yaml in this folder. Run "Policy Coder: New Project" to create one.',
  ],
  'empty-codebook': [
    'warning',
    'The codebook is empty. Add themes, or delete this file and run "Policy Coder: New Project".',
  ],
  'no-themes': ['warning', 'The codebook has no themes yet.'],
  'duplicate-id': ['error', 'The id "{0}" is used twice; the second one is ignored.'],
  'bad-id': ['error', 'The id "{0}" is ignored: an id can contain only letters, digits, "-" and "_".'],
  'bad-color': [
    'error',
    'The colour "{0}" is not of the form #rrggbb; a colour of the palette is used instead.',
  ],
  'commented-value': [
    'error',
    'YAML takes "{0}" for a comment, so "{1}" has no value. Put it in quotes; a quick fix does it.',
  ],
  'empty-keyword': ['error', 'An empty keyword is ignored.'],
  'duplicate-keyword': [
    'error',
    'The keyword "{0}" already belongs to the theme "{1}" and is counted there only.',
  ],
  'several-keywords': [
    'info',
    'The keyword "{0}" is searched for as a whole. If it is several keywords, list each one separately; a quick fix does it.',
  ],
  'bad-regex': ['error', 'This regular expression cannot be used, so the keyword is ignored: {0}.'],
  'theme-without-keywords': ['info', 'The theme "{0}" has no keywords; only coded passages count for it.'],
  'counted-nobody': ['warning', 'Nobody has coded as "{0}", whose coding is to count. Correct the name.'],
  'refused-pattern': [
    'warning',
    'The pattern "{0}" is too long or too complex, so it matches only a file of exactly that name. Split it into several short ones.',
  ],
  'no-sources': ['warning', 'No plan text (.txt or .md) was found for this project.'],
  'missing-source': ['warning', 'The source "{0}" does not exist. Put it back, or correct the name.'],
  'missing-attributes-file': [
    'warning',
    'The file of attributes "{0}" does not exist. Put it back, or correct the name.',
  ],
  'bad-attributes-row': [
    'warning',
    'This row is ignored: it has more columns than the header row, or a quotation mark is not closed.',
  ],
  'attributes-without-source': [
    'warning',
    'No source has the path or the label "{0}". Correct the first column.',
  ],
  'attributes-label-ambiguous': [
    'warning',
    'Several sources have the label "{0}". Write the path in the first column.',
  ],
  'duplicate-attributes': ['warning', 'The source "{0}" already has a row; this second one is ignored.'],
  'repeated-attribute': [
    'warning',
    'Several columns are called "{0}". Only the first counts; rename or delete the others.',
  ],
  'unnamed-attribute': [
    'warning',
    'Column {0} has values but no name in the header row, and is ignored. Give it a name.',
  ],
  'attribute-no-date': [
    'warning',
    '"{0}" of "{1}" is "{2}", but other values of this attribute are dates; it forms a separate group. Write it as 2021-05-31, 2021-05 or 2021年.',
  ],
  'attribute-no-such-day': [
    'warning',
    '"{0}" of "{1}" is "{2}": the month has no such day. Correct the date.',
  ],
  'attribute-no-number': [
    'warning',
    '"{0}" of "{1}" is "{2}", but other values of this attribute are numbers; so all of them are treated as text. Correct it.',
  ],
  'attribute-no-yes-no': [
    'warning',
    '"{0}" of "{1}" is "{2}", but other values of this attribute are yes or no (true, yes, 是, false, no, 否); so all of them are treated as text. Correct it.',
  ],
  'attribute-differs': [
    'warning',
    '"{0}" of "{1}" is "{2}" here, but "{3}" in corpus.yaml, which takes precedence. Make them the same.',
  ],
  'moved-source': [
    'warning',
    '"{0}" no longer exists. This side file was made for the text of "{1}" and counts there; rename it to "{2}".',
  ],
  'unlisted-source': [
    'warning',
    '"{0}" no longer exists. This side file was made for the text of "{1}", which corpus.yaml does not list: replace the old name there with "{1}".',
  ],
  'binary-source': [
    'warning',
    'This source is not a text file and is left out. If it is UTF-16, set that under "encodings" in corpus.yaml.',
  ],
  'undecodable-source': [
    'warning',
    'This source is not UTF-8, UTF-16 or GB18030 and is left out. Set its encoding under "encodings" in corpus.yaml.',
  ],
  'not-as-declared': [
    'warning',
    'This source is not {0}, the encoding given in corpus.yaml, and is left out. Correct "encodings" there.',
  ],
  'bad-byte': [
    'warning',
    'This source is {0}, except for byte {1} (from 0) in line {2}, which is invalid and shown as "\ufffd". Correct the character and save the text again.',
  ],
  'bad-bytes': [
    'warning',
    'This source is {0}, except for {1} invalid bytes, each shown as "\ufffd". Correct the characters and save the text again. They begin at byte (line): {2}.',
  ],
  'coder-not-portable': [
    'warning',
    'The coder name "{0}" is not valid in file names on every system because of {1}. Choose another name before coding begins.',
  ],
  'coders-collide': [
    'warning',
    'On Windows and macOS, where case and Unicode normal form make no difference, the coders "{0}" and "{1}" share a side file. Rename one of them.',
  ],
  'name-not-portable': [
    'warning',
    'This file name is not valid on Windows because of "{0}". Rename the file.',
  ],
  'names-collide': [
    'warning',
    'On Windows and macOS, where case and Unicode normal form make no difference, this file and "{0}" are the same file. Rename one of them.',
  ],
  'name-too-long': [
    'warning',
    'The name of the side file of this source would have {0} bytes; the limit is {1}. Give the source a shorter name before coding it.',
  ],
  'unreadable-file': ['error', 'This file cannot be read: {0}.'],
  'empty-source': ['warning', 'This source is empty.'],
  'outside-of-scope': [
    'warning',
    'No heading here contains "{0}" (scope in corpus.yaml): no keyword counts in this source. Sources that have one: {1} of {2}.',
  ],
  'scope-in-contents': [
    'warning',
    'Only a table of contents here contains "{0}" (scope in corpus.yaml), and no heading below it: no keyword counts in this source. Sources that have one: {1} of {2}.',
  ],
  'long-section': [
    'warning',
    'The text below headings that contain "{0}" (scope in corpus.yaml) is {1} of this source; the median of the {2} others with such a heading is {3}. Check where it ends: the heading after it may be missing or written differently.',
  ],
  'short-section': [
    'warning',
    'The text below headings that contain "{0}" (scope in corpus.yaml) is {1} of this source; the median of the {2} others with such a heading is {3}. Check where it ends: a line within it may be taken for the next heading.',
  ],
  'broken-numbers': [
    'warning',
    'Heading numbers are broken: after "{1}" (line {2}), number {0} was expected, but {3} follows here ("{4}"). A heading may be missing or written differently, so that the section above reaches too far.',
  ],
  'looks-like': [
    'warning',
    'This source was read as {0}, but looks like {1}. If it is garbled, set "encodings" in corpus.yaml.',
  ],
  'decoded-as': ['info', 'This source is not UTF-8; it was read as {0}.'],
  'unknown-code': [
    'error',
    'The code "{0}" is not in the codebook; passages coded with it are kept but not counted.',
  ],
  'bad-position': [
    'warning',
    'The position "{0}" is not of the form line:column-line:column; the quote alone is used.',
  ],
  ambiguous: [
    'warning',
    'The passage "{0}" occurs in {1} places, and its context does not tell them apart; it is not counted.',
  ],
  fuzzy: [
    'warning',
    'The passage "{0}" may have moved or been reworded; it is not counted until it is reviewed (Review Anchors).',
  ],
  orphan: ['warning', 'The passage "{0}" is no longer in the text. The annotation is kept, but not counted.'],
  'orphan-like': [
    'warning',
    'The passage "{0}" is no longer in the text; line {1} is most similar. The annotation is kept, but not counted until it is reviewed (Review Anchors).',
  ],
  'wrong-source': [
    'warning',
    'This file says that it belongs to "{0}", but by its name it belongs to "{1}".',
  ],
  'stale-hash': [
    'info',
    'The text has changed since the places in this file were last confirmed. If every passage is in its place, a quick fix confirms them, and so does "policy-coder check DIR --fix".',
  ],
  'orphan-kept': [
    'info',
    'The passage "{0}" was set aside as no longer in the text. The annotation is kept, but not counted.',
  ],
  'repeated-coding': [
    'warning',
    'The same coder coded the passage "{0}" with {1} more than once: {2} repeats {3}, and both count once. A quick fix or "policy-coder check DIR --fix" merges them and keeps their memos.',
  ],
  'repeated-unplaced': [
    'warning',
    'The place of the passage "{0}" is uncertain, and the same coder coded it with {1} more than once: {2} repeats {3}. Review one of them (Review Anchors) and delete the other.',
  ],
  'absent-but-coded': ['warning', '"{0}" is marked absent here, but a passage is coded with it.'],
  'coders-disagree': [
    'info',
    'Coders differ about "{0}" here: {1} marked it absent, {2} coded a passage with it. Compare their work before one of them changes it.',
  ],
  'no-network-theme': [
    'warning',
    'The network excludes the theme "{0}", which is not in the codebook. Correct the id, or delete it here.',
  ],
  'codes-by-window': [
    'info',
    'Codes co-occur in units, not in windows: two codes are a pair if a paragraph contains passages of both.',
  ],
  'no-test-by-window': [
    'warning',
    'A window has no units to test, so significance is ignored. Set another unit, or delete significance.',
  ],
  'no-group-theme': ['warning', 'The group "{0}" names the theme "{1}", which is not in the codebook.'],
  'numbers-begin-late': [
    'warning',
    'Heading numbers begin with {0} here ("{1}"); 1 was expected above. A heading may be missing or written differently.',
  ],
} as const satisfies Record<string, readonly [Severity, string]>;

/** The closed set of issue codes; stable, so that scripts can rely on them. */
export type IssueCode = keyof typeof kinds;

/** A stretch of a file in 1-based lines and 1-based UTF-16 columns, end exclusive. */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A finding about one place of one file of the project. A value, never thrown. */
export interface Issue {
  readonly code: IssueCode;
  /** File it is about: relative to the project folder, `/`-separated. */
  readonly source: string;
  readonly range: Range;
  readonly args: readonly (string | number)[];
}

/** The start of a file, for issues about the whole file. */
export const fileStart: Range = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** A whole line: for issues about a row. */
export function lineRange(line: number): Range {
  return { line, column: 1, endLine: line + 1, endColumn: 1 };
}

/** Makes an issue; `range` defaults to the start of the file. */
export function issue(
  code: IssueCode,
  source: string,
  range: Range = fileStart,
  ...args: readonly (string | number)[]
): Issue {
  return { code, source, range, args };
}

/** Severity of an issue. */
export function severityOf(issue: Issue): Severity {
  return kinds[issue.code][0];
}

/** Message of an issue, in the translator's language. */
export function messageOf(issue: Issue, t: Translate): string {
  const { code, args } = issue;
  if (code === 'schema-type') {
    const [name = '', types = ''] = args.map(String);
    return t(
      kinds[code][1],
      name,
      types
        .split(' / ')
        .map(type => wordOfType(type, t))
        .join(' / '),
    );
  }
  if (code === 'unreadable-file') return t(kinds[code][1], translateReason(String(args[0]), t));
  if (code !== 'yaml-syntax') return t(kinds[code][1], ...args);
  return t(kinds[code][1], describeSyntax({ code: String(args[0]), message: String(args[1]) }, t));
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'empty',
  array: 'a list, with "- " before each entry',
  object: 'a mapping (key: value)',
};

/** All templates, for the test of the translations. */
export const issueTemplates: readonly string[] = [
  ...Object.values(kinds).map(([, template]) => template),
  ...Object.values(typeWords),
];

/** Name of a JSON Schema type for people who do not know JSON Schema. */
function wordOfType(type: string, t: Translate): string {
  return Object.hasOwn(typeWords, type) ? t(typeWords[type]!) : type;
}

/** Order of issues in every listing: by file, place, then code. */
export function compareIssues(a: Issue, b: Issue): number {
  return (
    compareText(a.source, b.source) ||
    a.range.line - b.range.line ||
    a.range.column - b.range.column ||
    compareText(a.code, b.code)
  );
}
