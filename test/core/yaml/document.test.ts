import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isMap, parseDocument } from 'yaml';
import schema from '../../../schemas/codebook.schema.json';
import { nodeAt, readDocument } from '../../../src/core/yaml/document';
import { parseYaml } from '../../../src/core/yaml/parse';

/** How often the items of a list are looked at one by one while something is done. */
function looksDuring(act: () => unknown): number {
  let looks = 0;
  const kept = (['some', 'find', 'findIndex'] as const).map(name => [name, Array.prototype[name]] as const);
  for (const [name, original] of kept) {
    Object.defineProperty(Array.prototype, name, {
      configurable: true,
      writable: true,
      value(this: unknown[], test: (...args: unknown[]) => unknown, that?: unknown) {
        return Reflect.apply(original, this, [
          (...args: unknown[]) => {
            looks++;
            return Reflect.apply(test, that, args);
          },
        ]);
      },
    });
  }
  try {
    act();
  } finally {
    for (const [name, original] of kept)
      Object.defineProperty(Array.prototype, name, { configurable: true, writable: true, value: original });
  }
  return looks;
}

const keys = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('');

const large: Readonly<Record<string, (count: number) => string>> = {
  'in a block': count => `version: 1\nthemes: []\n${keys(count, i => `k${i}: 1\n`)}`,
  'in brackets': count => `version: 1\nthemes: []\nx-y: { ${keys(count, i => `k${i}: 1, `)} }\n`,
  'behind question marks': count => `version: 1\nthemes: []\n${keys(count, i => `? k${i}\n: 1\n`)}`,
  'of a theme': count => `version: 1\nthemes:\n  - id: a\n    name: A\n${keys(count, i => `    k${i}: 1\n`)}`,
  'that are numbers': count => `version: 1\nthemes: []\n${keys(count, i => `${i}: 1\n`)}`,
};

describe('YAML of many keys', () => {
  for (const [name, make] of Object.entries(large)) {
    it(`is read, and found fault with, in steps as it grows: ${name}`, () => {
      const [one, two] = [400, 800].map(count =>
        looksDuring(() => parseYaml('codebook.yaml', make(count), schema as object)),
      );
      assert.ok(two! <= 2.5 * one! + 1000, `${one} ${two}`);
    });
  }

  it('that stand twice are told where the library tells them', () => {
    const texts = [
      'a: 1\nb: 2\na: 3\n',
      '{a: 1, b: 2, a: 3}\n',
      '- x: {k: 1, k: 2}\n- y\n',
      'a: {b: 1}\n"a": 2\n',
      '1: a\n"1": b\n1: c\n',
      '? a\n? a\n',
      'null: 1\n~: 2\n',
      '- {a: 1\n- b: 1\n  b: 2\n',
      'a: 1\na: [\n',
    ];
    for (const text of texts) {
      const [expected] = parseDocument(text, { prettyErrors: false }).errors;
      const [found] = readDocument(text, { prettyErrors: false }).errors;
      assert.deepEqual(
        [found?.code, found?.pos[0], found?.message],
        [expected?.code, expected?.pos[0], expected?.message],
        text,
      );
    }
  });

  it('is found at a path as the library finds it', () => {
    const text = 'a:\n  b: [1, {c: 2, 3: x}]\n? [k]\n: v\n2024: year\nd: &x {e: f}\ng: *x\n';
    const [document, plain] = [readDocument(text), parseDocument(text)];
    assert.ok(isMap(document.contents));
    const parts = fc.array(
      fc.constantFrom<string | number>('a', 'b', 'c', 'd', 'e', 'g', 0, 1, 3, 2024, '2024'),
      {
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(parts, path => {
        const expected = path.length === 0 ? plain.contents : plain.getIn(path, true);
        assert.equal(String(nodeAt(document, path)), String(expected), JSON.stringify(path));
      }),
      { numRuns: 200 },
    );
  });

  it('has few anchors, or is refused: each alias is looked for among all of them', () => {
    const text = (count: number) => keys(count, i => `x-a${i}: &a${i} 1\nx-b${i}: *a${i}\n`);
    assert.deepEqual(parseYaml('f', text(40), {}).issues, []);
    assert.equal(parseYaml('f', text(4000), {}).issues[0]?.code, 'yaml-syntax');
    // Marks of a list in a memo are none.
    assert.deepEqual(parseYaml('f', `${keys(1200, i => `m${i}: |\n  * one\n  & two\n`)}`, {}).issues, []);
  });
});
