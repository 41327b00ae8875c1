import { translateReason } from './fileTrouble';
import type { Translate } from './l10n';
import { compareText } from './order';
import { describeSyntax } from './syntax';

/** Severity of an issue; `error` and `warning` are findings, `info` is worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * Every finding there is: its severity and what it tells the user (what, and what to do). The place is kept beside
 * it, in the issue. The templates are the keys of the l10n bundles.
 */
const kinds = {
  'yaml-syntax': ['error', 'Cannot read this YAML: {0}. Nothing is written to this file until it is mended.'],
  'merge-conflict': [
    'error',
    'Two versions meet here: ours above "=======", theirs below. Choose by a quick fix, or by hand; nothing is written to this file until then.',
  ],
  'rival-annotations': [
    'error',
    'Both sides changed the annotation "{0}", each in its own way: {1}. Choose by a quick fix, or by hand; nothing is written to this file until then.',
  ],
  'removed-or-changed': [
    'error',
    'One side removed the annotation "{0}", the other changed it. Choose by a quick fix, or by hand; nothing is written to this file until then.',
  ],
  'schema-type': ['error', '{0} must be {1}.'],
  'schema-required': ['error', '{0} lacks "{1}".'],
  'schema-value': ['error', '{0} has a value that is not allowed here; allowed: {1}.'],
  'misspelt-key': [
    'warning',
    'Unknown key "{0}": this version does not use it. Is "{1}" meant? A quick fix writes it.',
  ],
  'unknown-key': ['warning', 'Unknown key "{0}": this version does not use it. It is kept as it is.'],
  'no-codebook': [
    'error',
    'There is no codebook.yaml in this folder. Run "Policy Coder: New Project" to begin one.',
  ],
  'empty-codebook': [
    'warning',
    'The codebook is empty. Add its themes; or delete this file and run "Policy Coder: New Project" to begin one.',
  ],
  'no-themes': ['warning', 'The codebook has no themes yet.'],
  'duplicate-id': ['error', 'The id "{0}" is used twice; this second one is left out.'],
  'bad-id': ['error', 'The id "{0}" is left out: an id is made of letters, digits, "-" and "_".'],
  'bad-color': [
    'error',
    'The colour "{0}" is not of the form #rrggbb; a colour of the palette is used instead.',
  ],
  'empty-keyword': ['error', 'An empty or blank keyword is left out.'],
  'duplicate-keyword': [
    'error',
    'The keyword "{0}" already belongs to the theme "{1}" and is counted there only.',
  ],
  'several-keywords': [
    'info',
    'The keyword "{0}" is looked for as a whole. If it is several, write each as an entry of its own; a quick fix does.',
  ],
  'bad-regex': ['error', 'This regular expression cannot be used, so the keyword is left out: {0}.'],
  'theme-without-keywords': ['info', 'The theme "{0}" has no keywords; only coded passages count for it.'],
  'refused-pattern': [
    'warning',
    'The pattern "{0}" is too long or too intricate, so it fits only a file of that very name. Write several short ones.',
  ],
  'no-sources': ['warning', 'No plan text (.txt or .md) was found for this project.'],
  'missing-source': ['warning', 'The source "{0}" does not exist. Put it back, or correct the name.'],
  'missing-attributes-file': [
    'warning',
    'The file of attributes "{0}" does not exist. Put it back, or correct the name.',
  ],
  'bad-attributes-row': [
    'warning',
    'This row is left out: it has more columns than the head line, or a quotation mark is not closed.',
  ],
  'attributes-without-source': [
    'warning',
    'No source has the path or the label "{0}". Correct the first column.',
  ],
  'attributes-label-ambiguous': [
    'warning',
    'Several sources have the label "{0}". Write the path in the first column.',
  ],
  'duplicate-attributes': ['warning', 'The source "{0}" has a row already; this second one is left out.'],
  'repeated-attribute': [
    'warning',
    'Several columns are called "{0}". Only the first of them counts; give the others names of their own, or delete them.',
  ],
  'unnamed-attribute': [
    'warning',
    'Column {0} has values, but no name in the head line, and is left out. Give it one.',
  ],
  'attribute-no-date': [
    'warning',
    '"{0}" of "{1}" is "{2}", which is no date, as others of this attribute are; it stands for itself. Write it as 2021-05-31, 2021-05 or 2021年.',
  ],
  'attribute-no-such-day': [
    'warning',
    '"{0}" of "{1}" is "{2}": the month has no such day. Correct the date.',
  ],
  'attribute-no-number': [
    'warning',
    '"{0}" of "{1}" is "{2}", which is no number, as others of this attribute are; so all of them are taken for texts. Correct it.',
  ],
  'attribute-no-yes-no': [
    'warning',
    '"{0}" of "{1}" is "{2}", which is neither yes nor no (true, yes, 是, false, no, 否), as others of this attribute are; so all of them are taken for texts. Correct it.',
  ],
  'attribute-differs': [
    'warning',
    '"{0}" of "{1}" is "{2}" here, but "{3}" in corpus.yaml, which counts. Make them the same.',
  ],
  'moved-source': [
    'warning',
    'There is no "{0}" any more. This side file was made on the text of "{1}" and counts there; rename it to "{2}".',
  ],
  'unlisted-source': [
    'warning',
    'There is no "{0}" any more. This side file was made on the text of "{1}", which corpus.yaml does not list: write "{1}" there instead of the old name.',
  ],
  'binary-source': [
    'warning',
    'This source is not a text file and is left out. If it is UTF-16, say so under "encodings" in corpus.yaml.',
  ],
  'undecodable-source': [
    'warning',
    'This source is neither UTF-8, UTF-16 nor GB18030 and is left out. Say what it is under "encodings" in corpus.yaml.',
  ],
  'not-as-declared': [
    'warning',
    'This source is not {0}, which corpus.yaml says it is, and is left out. Correct "encodings" there.',
  ],
  'bad-byte': [
    'warning',
    'This source is {0} but for byte {1} (from 0) in line {2}, which is none and stands as "\ufffd". Save the text anew with the right character in its place.',
  ],
  'bad-bytes': [
    'warning',
    'This source is {0} but for {1} bytes that are none; each stands as "\ufffd". Save the text anew with the right characters. They begin at byte (line): {2}.',
  ],
  'coder-not-portable': [
    'warning',
    'The coder "{0}" cannot be part of a file name on every system, because of {1}. Give another name before anybody codes.',
  ],
  'coders-collide': [
    'warning',
    'The coders "{0}" and "{1}" have one side file on Windows and macOS, where case and normal form make no difference. Give one of them another name.',
  ],
  'name-not-portable': [
    'warning',
    'This name cannot be that of a file on Windows, because of "{0}". Rename the file.',
  ],
  'names-collide': [
    'warning',
    'This file and "{0}" are one file on Windows and macOS, where case and normal form make no difference. Rename one of them.',
  ],
  'name-too-long': [
    'warning',
    'The side file of this source would have a name of {0} bytes, and no file has more than {1}. Give the source a shorter name before it is coded.',
  ],
  'unreadable-file': ['error', 'This file cannot be read: {0}.'],
  'empty-source': ['warning', 'This source is empty.'],
  'outside-of-scope': [
    'warning',
    'No heading here holds "{0}" (scope of corpus.yaml): no keyword counts in this source. Sources that have one: {1} of {2}.',
  ],
  'scope-in-contents': [
    'warning',
    'Only a table of contents here holds "{0}" (scope of corpus.yaml), and no heading below it: no keyword counts in this source. Sources that have one: {1} of {2}.',
  ],
  'long-section': [
    'warning',
    'What stands below headings that hold "{0}" (scope of corpus.yaml) is {1} of this source; of the {2} others that have such a heading, the median is {3}. Look whether it ends where it should: the heading behind it may be missing or written in another way.',
  ],
  'short-section': [
    'warning',
    'What stands below headings that hold "{0}" (scope of corpus.yaml) is {1} of this source; of the {2} others that have such a heading, the median is {3}. Look whether it ends where it should: a line within it may be taken for the next heading.',
  ],
  'broken-numbers': [
    'warning',
    'Numbers of headings break off: behind "{1}" (line {2}) number {0} was expected, and {3} stands here ("{4}"). A heading may be missing or written in another way, so that the section above reaches too far.',
  ],
  'looks-like': [
    'warning',
    'This source was read as {0}, but looks like {1}. If it is garbled, say so under "encodings" in corpus.yaml.',
  ],
  'decoded-as': ['info', 'This source is not UTF-8; it was read as {0}.'],
  'unknown-code': [
    'error',
    'The code "{0}" is not in the codebook; what is coded with it is kept but not counted.',
  ],
  'bad-position': [
    'warning',
    'The position "{0}" is not of the form line:column-line:column; the quote alone is used.',
  ],
  ambiguous: [
    'warning',
    'The passage "{0}" stands in {1} places and its context does not tell them apart; it is not counted.',
  ],
  fuzzy: [
    'warning',
    'The passage "{0}" may stand elsewhere now, or in other words; it is not counted until someone has looked (Review Anchors).',
  ],
  orphan: ['warning', 'The passage "{0}" is no longer in the text. The annotation is kept, but not counted.'],
  'orphan-like': [
    'warning',
    'The passage "{0}" is no longer in the text; line {1} is most like it. The annotation is kept, but not counted until someone has looked (Review Anchors).',
  ],
  'wrong-source': ['warning', 'This file says that it is about "{0}", but by its name it is about "{1}".'],
  'stale-hash': [
    'info',
    'The text has changed since the places in this file were last confirmed. "policy-coder check DIR --fix" confirms them where every passage is at its place.',
  ],
  'orphan-kept': [
    'info',
    'The passage "{0}" was set aside as no longer in the text. The annotation is kept, but not counted.',
  ],
  'repeated-coding': [
    'warning',
    'The passage "{0}" is coded with {1} more than once by the same coder: {2} says what {3} says, and counts once. "policy-coder check DIR --fix" or a quick fix makes one of both and keeps their memos.',
  ],
  'repeated-unplaced': [
    'warning',
    'The passage "{0}" has no certain place, and is coded with {1} more than once by the same coder: {2} says what {3} says. Settle one of them (Review Anchors) and delete the other.',
  ],
  'absent-but-coded': ['warning', '"{0}" is marked absent here, but a passage is coded with it.'],
  'no-network-theme': [
    'warning',
    'The network leaves out the theme "{0}", which is not in the codebook. Correct the id, or delete it here.',
  ],
  'codes-by-window': [
    'info',
    'Codes stand together in units, not by window: two codes are a pair where one paragraph holds passages of both.',
  ],
  'no-test-by-window': [
    'warning',
    'By window there are no units to test, so that significance is left out. Set another unit, or delete it.',
  ],
  'no-group-theme': ['warning', 'The group "{0}" names the theme "{1}", which is not in the codebook.'],
  'numbers-begin-late': [
    'warning',
    'Numbers of headings begin with {0} here ("{1}"), and 1 was expected further up. A heading may be missing or written in another way.',
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

/** The very start of a file: for issues about the file as a whole. */
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

/** How bad an issue is. */
export function severityOf(issue: Issue): Severity {
  return kinds[issue.code][0];
}

/** What an issue tells the user, in the translator's language. */
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
  array: 'a list, each entry behind "- "',
  object: 'a mapping (key: value)',
};

/** All templates, for the test that holds the translations complete. */
export const issueTemplates: readonly string[] = [
  ...Object.values(kinds).map(([, template]) => template),
  ...Object.values(typeWords),
];

/** A type of JSON Schema, for people who never read about it. */
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
