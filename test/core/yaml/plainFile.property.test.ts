import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readDocument } from '../../../src/core/yaml/document';
import { readPlainly } from '../../../src/core/yaml/plainFile';
import { runs } from '../../support/long';
import { root } from '../../support/root';

/** What values are made of: text, and all that means something to YAML. */
const piece = fc.constantFrom(
  ...[
    '建设',
    '档案馆',
    '，',
    '。',
    '“',
    '”',
    'a',
    'e',
    'x',
    'o',
    'n',
    'null',
    'true',
    'Yes',
    '~',
    '.inf',
    '.nan',
    '<<',
  ],
  ...[
    '0',
    '1',
    '7',
    '2026',
    '-',
    '+',
    '.',
    ':',
    ': ',
    ' ',
    ' #',
    '#',
    ',',
    ', ',
    '[',
    ']',
    '{',
    '}',
    '&',
    '*',
    '!',
  ],
  ...[
    '|',
    '>',
    '%',
    '@',
    '`',
    '"',
    "'",
    '\\',
    '?',
    '/',
    '_',
    '\t',
    '\r',
    '\u00a0',
    '\u2028',
    '\u0085',
    '\ufeff',
    '😀',
  ],
);
const value = fc.oneof(
  fc.array(piece, { minLength: 0, maxLength: 5 }).map(pieces => pieces.join('')),
  fc.constantFrom(
    '7:1-7:28',
    '2026-03-01',
    '12',
    '012',
    '1e5',
    '0x1f',
    '0o17',
    '1.5',
    '[a, b/c]',
    '[1, a]',
    '[]',
    'false',
  ),
  fc.array(piece, { maxLength: 4 }).map(pieces => `"${pieces.join('')}"`),
  fc.array(piece, { maxLength: 4 }).map(pieces => `'${pieces.join('')}'`),
  fc
    .array(fc.constantFrom('a', 'b/c', '档案', '1', 'null', ' ', 'x-y'), { maxLength: 3 })
    .map(all => `[${all.join(', ')}]`),
);
const key = fc.constantFrom('id', 'codes', 'quote', 'at', 'nth', 'orphan', 'version', 'hash');
const line = fc
  .tuple(
    fc.constantFrom('', '', '  - ', '    ', '    ', '  ', '- ', '      '),
    key,
    fc.constantFrom(': ', ': ', ': ', ':', ' : '),
    value,
  )
  .map(([depth, name, mark, given]) => `${depth}${name}${mark}${given}`);
const heads = fc.constantFrom(
  'annotations:',
  'reviewed:',
  'annotations: ',
  'settled: []',
  '',
  '# note',
  '---',
  '...',
);
const file = fc
  .array(fc.oneof({ weight: 5, arbitrary: line }, { weight: 1, arbitrary: heads }), { maxLength: 7 })
  .map(lines => `version: 1\n${lines.join('\n')}\n`);
/** Files of the very form, so that many of them are read. */
const entry = fc.uniqueArray(key, { minLength: 1, maxLength: 4 });
const regular = fc
  .array(fc.tuple(entry, fc.array(value, { minLength: 4, maxLength: 4 })), { minLength: 1, maxLength: 3 })
  .map(entries =>
    entries.map(([keys, values]) =>
      keys.map((name, i) => `${i === 0 ? '  - ' : '    '}${name}: ${values[i]}\n`).join(''),
    ),
  )
  .map(entries => `version: 1\nannotations:\n${entries.join('')}`);

describe('reading YAML in the form that we write', () => {
  it('gives what the parser gives, or nothing', () => {
    let read = 0;
    for (const files of [file, regular]) {
      fc.assert(
        fc.property(files, text => {
          const value = readPlainly(text);
          if (value === undefined) return;
          read++;
          const document = readDocument(text, { prettyErrors: false, logLevel: 'error' });
          assert.deepEqual(document.errors, []);
          assert.deepEqual(document.warnings, []);
          assert.deepEqual(JSON.stringify(value), JSON.stringify(document.toJS()));
        }),
        { numRuns: runs(6000, 300_000), seed: 20_261_203 },
      );
    }
    assert.ok(read > 500, `${read} were read`);
  });

  it('reads each value alone as the parser does', () => {
    let read = 0;
    fc.assert(
      fc.property(value, given => {
        const text = `quote: ${given}\n`;
        const found = readPlainly(text);
        if (found === undefined) return;
        read++;
        const document = readDocument(text, { prettyErrors: false, logLevel: 'error' });
        assert.deepEqual([document.errors, document.toJS()], [[], found]);
      }),
      { numRuns: runs(20_000, 1_000_000), seed: 20_261_204 },
    );
    assert.ok(read > 2000, `${read} were read`);
  });

  it('reads most side files of the sample', () => {
    const folder = join(root, 'samples/provincial-plans');
    const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(path =>
      path.endsWith('.codes.yaml'),
    );
    const read = paths.filter(path => readPlainly(readFileSync(join(folder, path), 'utf8')) !== undefined);
    assert.ok(paths.length > 0 && read.length > paths.length * 0.6, `${read.length} of ${paths.length}`);
  });
});
