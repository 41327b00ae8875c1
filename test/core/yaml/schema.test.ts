import assert from 'node:assert/strict';
import Ajv from 'ajv';
import fc from 'fast-check';
import codebook from '../../../schemas/codebook.schema.json';
import codes from '../../../schemas/codes.schema.json';
import corpus from '../../../schemas/corpus.schema.json';
import { checkValue } from '../../../src/core/yaml/schema';

const schemas = { codebook, codes, corpus };

/** Keywords that `checkValue` understands, and those that only describe. */
const understood = new Set([
  ...[
    '$ref',
    'definitions',
    'anyOf',
    'type',
    'enum',
    'const',
    'pattern',
    'minimum',
    'exclusiveMinimum',
    'exclusiveMaximum',
    'required',
  ],
  ...['properties', 'additionalProperties', 'items', 'minItems', '$schema', 'title', 'description'],
]);

/** Every keyword of a schema and of the schemas in it. */
function keywordsOf(schema: object): readonly string[] {
  return Object.entries(schema).flatMap(([key, value]) => {
    if (typeof value !== 'object' || value === null || ['enum', 'required', 'type'].includes(key))
      return [key];
    const inner = ['properties', 'definitions', 'anyOf'].includes(key) ? Object.values(value) : [value];
    return [key, ...inner.flatMap(each => keywordsOf(each))];
  });
}

/** Values that look like a file of the project, with slips of every kind. */
const typo = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    1,
    -1,
    1.5,
    '',
    'a',
    '档案',
    'circle',
    'text',
    'sentence',
    'count',
    'a b',
    [],
    {},
  ),
  fc.array(fc.constantFrom<unknown>('a', 1, null, {}), { maxLength: 3 }),
);
const keys = [
  ...[
    'version',
    'title',
    'themes',
    'id',
    'name',
    'short',
    'shape',
    'kind',
    'keywords',
    'codes',
    'term',
    'aliases',
    'except',
  ],
  ...[
    'annotations',
    'reviewed',
    'quote',
    'at',
    'memo',
    'code',
    'absent',
    'sources',
    'scope',
    'section',
    'unit',
    'network',
  ],
  ...['measure', 'minWeight', 'groups', 'resolution', 'seed', 'coders', 'attributes', 'x-own', 'other'],
];
const { value: anyValue } = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    typo,
    fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 6 }),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
}));

describe('checkValue', () => {
  it('understands every keyword of the schemas', () => {
    for (const schema of Object.values(schemas)) {
      assert.deepEqual(
        [...new Set(keywordsOf(schema))].filter(keyword => !understood.has(keyword)),
        [],
      );
    }
  });

  for (const [name, schema] of Object.entries(schemas)) {
    it(`accepts what the schema of ${name} accepts, and nothing else`, () => {
      const accepts = new Ajv({ allowUnionTypes: true, strict: false }).compile(schema);
      const root = fc.dictionary(fc.constantFrom(...keys), anyValue, { maxKeys: 8 });
      const likely = fc
        .tuple(root, fc.boolean())
        .map(([value, sound]) => (sound ? { ...value, version: 1, themes: [] } : value));
      let accepted = 0;
      fc.assert(
        fc.property(fc.oneof(likely, anyValue), value => {
          const findings = checkValue(value, schema).filter(({ code }) => code !== 'unknown-key');
          assert.equal(findings.length === 0, accepts(value), JSON.stringify(findings));
          if (findings.length === 0) accepted++;
        }),
        { seed: 1, numRuns: 500 },
      );
      assert.ok(accepted > 10);
    });
  }
});
