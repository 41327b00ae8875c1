import assert from 'node:assert/strict';
import { messageOf } from '../../../src/core/base/issue';
import { english } from '../../../src/core/base/l10n';
import { describeSyntax, syntaxTemplates } from '../../../src/core/base/syntax';
import { parseYaml } from '../../../src/core/yaml/parse';

/** Why a text is no YAML, as the issue tells it. */
function reason(text: string, t = english): string | undefined {
  const [first] = parseYaml('f.yaml', text, {}).issues;
  return first && /^Cannot read this YAML: (.*)\. Nothing is written/.exec(messageOf(first, t))?.[1];
}

describe('why a file is no YAML', () => {
  const mistakes: Readonly<Record<string, string>> = {
    'a: [b, c\n': 'a bracket is not closed',
    'a: {b: 1\n': 'a bracket is not closed',
    'a:\n  b: 1\n c: 2\n': 'the indentation does not match the lines before',
    'a: "x\n': 'a quotation mark is not closed',
    "a: 'x\n": 'a quotation mark is not closed',
    'a: 1\na: 2\n': 'the same key occurs twice here',
    'a: b: c\n': 'there is a second ": " on one line, or the line is indented too far',
    'a: 1\nb\nc: 2\n': 'the key lacks its ": "',
    '题名：甲\nthemes:\n': 'a key must be on one line; perhaps the line lacks its ":" (not "：")',
    'a:\n\tb: 1\n': 'indent lines with spaces, not with tabs',
    'a: @x\n': 'text that begins with this character must be in quotation marks',
    'a: "\\q"\n': 'unknown escape after "\\"; write "\\\\" for a backslash',
    'a: 1\n---\nb: 2\n': 'the file contains more than one document; remove the line "---" between them',
    'a: !foo!bar x\n': 'unknown tag "!"; put text that begins with "!" in quotation marks',
    'a: *b\n': 'the alias "*" refers to no anchor; put text that begins with "*" in quotation marks',
    'a: *\n': '"*" and "&" need a name; put text that begins with one of them in quotation marks',
    'a: 1\n}\n': 'there is something here that does not belong',
    '- - a\n -b\n- c': 'the list entry lacks its "- "',
    'a: b\n"x"#d: 1': 'a space is missing here',
    ['['.repeat(3000)]: 'it is nested too deeply, or refers to itself too often',
  };
  for (const [text, sentence] of Object.entries(mistakes)) {
    it(`${JSON.stringify(text.slice(0, 30))}: ${sentence}`, () => assert.equal(reason(text), sentence));
  }

  it('is told in the language of the user', () => {
    const t = (template: string, ...args: readonly (string | number)[]) =>
      english(syntaxTemplates.includes(template) ? '译' : template, ...args);
    for (const text of Object.keys(mistakes)) assert.equal(reason(text, t), '译', text);
  });

  it('stays in the words of the parser where it says something new', () => {
    assert.equal(describeSyntax({ code: 'NEW_CODE', message: 'Who knows' }, english), 'Who knows');
    assert.equal(describeSyntax({ code: 'constructor', message: 'Who knows' }, english), 'Who knows');
  });
});
