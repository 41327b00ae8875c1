import assert from 'node:assert/strict';
import fc from 'fast-check';
import picomatch from 'picomatch/posix';
import { english } from '../../../src/core';
import { messageOf } from '../../../src/core/base/issue';
import { globOf } from '../../../src/core/corpus/globs';
import { compileLinear } from '../../../src/core/corpus/linearPattern';
import { corpusOf, inShort } from '../../support/project';

const pieces = [
  ...[
    'a',
    'b',
    '/',
    '.',
    '中',
    '-',
    '*',
    '**',
    '**/',
    '/**',
    '?',
    '[a-b]',
    '[!a]',
    '[[:alpha:]]',
    '\\*',
    '.txt',
  ],
  ...['{a,b}', '{1..3}', '{a,b{,a}}', '(a|b)', '!(a)', '!(a|!(b))', '+(ab|b)', '*(a)', '@(a|.b)', '?(b)'],
];
const letters = ['a', 'b', 'ab', '/', '.', '1', '中', '.txt', '*', '\n', 'A'];
const strings = (parts: readonly string[], most: number) =>
  fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: most }).map(chosen => chosen.join(''));

/** Patterns that go back and try again, and a name that they almost fit, of so many characters. */
const unkind: Readonly<Record<string, (size: number) => readonly [pattern: string, name: string]>> = {
  stars: size => [`${'*a'.repeat(12)}b.txt`, `${'a'.repeat(size)}.txt`],
  'stars in folders': size => ['*a*/*a*/*a*/*a*/*a*/b.txt', `${`${'a'.repeat(size / 5)}/`.repeat(5)}.txt`],
  'folders of any depth': size => [`${'**/a/'.repeat(8)}b.txt`, 'a/'.repeat(size / 2)],
  'one or more of one or more': size => ['+(+(a))b.txt', `${'a'.repeat(size)}.txt`],
  'any of any': size => ['*(*(a|aa))b', 'a'.repeat(size)],
  'braces and stars': size => [`${'{a,aa}*'.repeat(10)}b`, 'a'.repeat(size)],
  'none of these': size => [`${'!(b)'.repeat(6)}c`, 'a'.repeat(size)],
  'a group that may be there': size => [`${'?(a)'.repeat(20)}${'a'.repeat(20)}b`, 'a'.repeat(size)],
};

describe('patterns of paths', () => {
  it('fit what picomatch says they fit', () => {
    fc.assert(
      fc.property(strings(pieces, 6), fc.array(strings(letters, 7), { maxLength: 8 }), (pattern, paths) => {
        const { source } = picomatch.makeRe(pattern);
        const { fits } = compileLinear(source);
        for (const path of paths)
          assert.equal(fits(path), new RegExp(source).test(path), `${pattern} ${path}`);
      }),
      { numRuns: 100 },
    );
  });

  for (const [name, make] of Object.entries(unkind)) {
    it(`take steps as the name grows, and no more: ${name}`, () => {
      const steps = [100, 200].map(size => {
        const [pattern, path] = make(size);
        return compileLinear(picomatch.makeRe(pattern).source).steps(path);
      });
      assert.ok(steps[1]! > 0, 'it must have been looked at');
      // Lookaheads look as far as the name goes, from each of its places: twice as long is four times the steps, never more.
      assert.ok(steps[1]! <= 4.2 * steps[0]!, String(steps));
      assert.ok(steps[1]! < 2_000_000, String(steps));
    });
  }

  it('that are none, or too long, are told and fit a file of that name only', () => {
    for (const pattern of ['(a|b)\\1', '(?<!a)b', '*a'.repeat(600)]) {
      const glob = globOf(pattern);
      assert.deepEqual([glob.isRefused, glob.fits(pattern), glob.fits('aa')], [true, true, false], pattern);
    }
    const corpus = corpusOf({
      'codebook.yaml': 'version: 1\nthemes:\n  - { id: a, name: A, keywords: [档案] }\n',
      'corpus.yaml': `version: 1\nsources: ["*.txt", "!(a|b)\\\\1.txt"]\nencodings: { "(?<=x)y": utf-8 }\n`,
      'p.txt': '档案',
    });
    assert.deepEqual(inShort(corpus.issues), [
      'corpus.yaml:2:20 refused-pattern',
      'corpus.yaml:3:25 refused-pattern',
    ]);
    assert.match(messageOf(corpus.issues[0]!, english), /^The pattern "!\(a\|b\)\\1\.txt" is too long/);
  });

  it('that are names are names', () => {
    for (const name of ['plan (1).txt', 'a[b].txt', '!x.txt', 'a+b.txt', '规划.txt'])
      assert.deepEqual([globOf(name).fits(name), globOf(name).isRefused], [true, false], name);
  });
});
