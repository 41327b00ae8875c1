import assert from 'node:assert/strict';
import { parseCodebook } from '../../../src/core/codebook/parse';
import { parseYaml } from '../../../src/core/yaml/parse';
import type { Schema } from '../../../src/core/yaml/schema';

const schema: Schema = {
  type: 'object',
  required: ['version', 'name'],
  properties: {
    version: { const: 1 },
    name: { type: 'string' },
    kind: { enum: ['check', 'text'] },
    seed: { type: 'integer', minimum: 0 },
    ratio: { type: 'number', exclusiveMinimum: 0 },
    coders: { type: 'array', minItems: 1, items: { type: 'string', pattern: '^[a-z]+$' } },
    groups: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
    term: { anyOf: [{ type: ['string', 'null'] }, { $ref: '#/definitions/term' }] },
  },
  definitions: {
    term: { type: 'object', required: ['term', 'of'], properties: { term: { type: 'string' }, of: {} } },
  },
};

/** Issues as `line:column-endLine:endColumn code args`. */
function issues(text: string): readonly string[] {
  return parseYaml('f.yaml', text, schema).issues.map(
    ({ range: { line, column, endLine, endColumn }, code, args }) =>
      `${line}:${column}-${endLine}:${endColumn} ${[code, ...args].join(' | ')}`,
  );
}

describe('parseYaml', () => {
  it('reads what is sound', () => {
    const text =
      'version: 1\nname: 编码 # 注\nterm: {term: a, of: b}\ngroups: {甲: [乙]}\nx-any: {thing: 1}\n';
    const file = parseYaml('f.yaml', text, schema);
    assert.deepEqual(file.issues, []);
    assert.deepEqual(file.value, {
      version: 1,
      name: '编码',
      term: { term: 'a', of: 'b' },
      groups: { 甲: ['乙'] },
      'x-any': { thing: 1 },
    });
    assert.deepEqual(file.rangeOf(['groups', '甲', 0]), { line: 4, column: 14, endLine: 4, endColumn: 15 });
    assert.deepEqual(file.rangeOf(['groups', '无', 0]), { line: 4, column: 9, endLine: 4, endColumn: 17 });
    assert.deepEqual(file.rangeOf([]), { line: 1, column: 1, endLine: 1, endColumn: 11 });
  });

  it('reports what the schema has against it, at the very place', () => {
    assert.deepEqual(
      issues(`version: 2
name: 5
kind: other
seed: 1.5
ratio: 0
coders:
  - ok
  - A b
  - 3
groups:
  甲: 乙
term:
  term: [1]
colour: red
`),
      [
        '1:10-1:11 schema-value | version | 1',
        '2:7-2:8 schema-type | name | string',
        '3:7-3:12 schema-value | kind | check, text',
        '4:7-4:10 schema-type | seed | integer',
        '5:8-5:9 schema-value | ratio | > 0',
        '8:5-8:8 schema-value | coders | ^[a-z]+$',
        '9:5-9:6 schema-type | coders | string',
        '11:6-11:7 schema-type | 甲 | array',
        '13:3-13:12 schema-required | term | of',
        '13:9-13:12 schema-type | term | string',
        '14:1-14:7 unknown-key | colour',
      ],
    );
    assert.deepEqual(issues('version: 1\nname: a\nseed: -1\ncoders: []\nterm: true\n'), [
      '3:7-3:9 schema-value | seed | >= 0',
      '4:9-4:11 schema-value | coders | 1+',
      '5:7-5:11 schema-type | term | string / null / object',
    ]);
    assert.deepEqual(issues('{}'), [
      '1:1-1:3 schema-required | f.yaml | version',
      '1:1-1:3 schema-required | f.yaml | name',
    ]);
    for (const text of ['', '# nothing\n', 'null'])
      assert.match(issues(text).join(), /schema-type \| f\.yaml \| object$/);
  });

  it('reads nothing of a file with an error of syntax, and says where it is', () => {
    for (const [text, place] of [
      ['version: 1\nname: [a, b\n', /^3:1-/],
      ['version: 1\n name: a\n', /^1:10-/],
      ['version: 1\nversion: 1\n', /^2:1-/],
      ['name: "a\n', /^2:1-/],
      ['name: a\n\tkind: check\n', /^2:1-/],
      ['a: 1\n---\nb: 2\n', /^2:1-/],
      ['name: *unknown\n', /^1:\d+-/],
    ] as const) {
      const file = parseYaml('f.yaml', text, schema);
      assert.equal(file.value, undefined, text);
      assert.match(issues(text).join('; '), place, text);
      assert.match(issues(text)[0] ?? '', /yaml-syntax/);
    }
  });

  it('reads nothing of a file with conflict markers', () => {
    const text = 'version: 1\n<<<<<<< HEAD\nname: a\n=======\nname: b\n>>>>>>> theirs\n';
    assert.deepEqual(issues(text), ['2:1-2:9 merge-conflict']);
    assert.deepEqual(issues(text.replace(/<.*\n/, '')), ['5:1-5:9 merge-conflict']);
    assert.equal(parseYaml('f.yaml', text, schema).value, undefined);
    assert.deepEqual(issues('version: 1\nname: |\n  <<<<<<< HEAD\n  >>>>>>> b\n'), []);
  });

  it('does not expand an alias bomb', () => {
    const levels = Array.from(
      { length: 12 },
      (_, i) => `l${i + 1}: &l${i + 1} [${Array(10).fill(`*l${i}`).join(', ')}]`,
    );
    const found = issues(`version: 1\nname: a\nl0: &l0 [x, x]\n${levels.join('\n')}\n`);
    assert.equal(found.length, 1);
    assert.match(found[0]!, /^1:1-1:1 yaml-syntax \| .*alias/);
  });

  it('survives nesting deeper than the stack', () => {
    for (const text of [
      `${'['.repeat(2_000)}${']'.repeat(2_000)}`,
      `name: ${'{a: '.repeat(2_000)}${'}'.repeat(2_000)}`,
    ]) {
      const found = issues(text);
      assert.equal(found.length, 1);
      assert.match(found[0]!, /yaml-syntax/);
    }
    const codes = `${'{id: a, name: a, codes: ['.repeat(60)}${']}'.repeat(60)}`;
    assert.equal(parseCodebook(`version: 1\nthemes: [${codes}]`).codebook?.codes.size, 60);
  });

  it('says which key is likely meant, unless that is there already', () => {
    assert.deepEqual(issues('version: 1\nname: a\nkinds: text\nsede: 1\nnames: b\n'), [
      '3:1-3:6 misspelt-key | kinds | kind',
      '4:1-4:5 misspelt-key | sede | seed',
      '5:1-5:6 unknown-key | names',
    ]);
  });

  it('takes keys of objects for keys like any other', () => {
    const text = 'version: 1\nname: a\n__proto__: {name: b}\nconstructor: c\ntoString: d\n';
    const { value } = parseYaml('f.yaml', text, schema);
    assert.deepEqual(issues(text), [
      '3:1-3:10 unknown-key | __proto__',
      '4:1-4:12 unknown-key | constructor',
      '5:1-5:9 unknown-key | toString',
    ]);
    assert.equal(Object.getPrototypeOf(value), Object.prototype);
    assert.equal(({} as { name?: unknown }).name, undefined);
  });
});
