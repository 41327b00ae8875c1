import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../../src/core/base/steps';
import { analyze } from '../../../src/core/corpus/analyze';
import { defaultSettings, type Settings } from '../../../src/core/corpus/settings';
import { createMatcher, defaultMatchingRules } from '../../../src/core/keywords/matcher';
import { createSource } from '../../../src/core/text/source';
import { runs } from '../../support/long';
import { corpusOf } from '../../support/project';

/** With a regular expression, a text can be split safely at line ends only; without one, also after marks that no keyword contains. */
const codebooks = [
  `{ term: 产业, regex: "第[一二]产业" }`,
  '第一产业',
  `{ term: 三角洲档, except: ["；档案"] }, "数，字"`,
].map(
  more =>
    corpusOf({
      'codebook.yaml': `version: 1
themes:
  - id: t
    name: t
    keywords: [档案, 档案馆, 数字档案馆, AI, { term: 三角, except: [三角洲] }, ${more}]
`,
    }).codebook,
);

const piece = fc.constantFrom(
  ...'数字档案馆三角洲第一产业',
  'AI',
  'Ａ',
  'x',
  ' ',
  '\n',
  '\n',
  '。',
  '，',
  '；',
  '一、',
  '\u200b',
  '\u0301',
  '㎡',
);
const text = fc.array(piece, { maxLength: 60 }).map(parts => parts.join(''));
/** Cut out some characters at a place, put others in. */
const edit = fc.tuple(
  fc.nat(),
  fc.nat(4),
  fc.array(piece, { maxLength: 4 }).map(parts => parts.join('')),
);

describe('matching again after an edit', () => {
  it('gives what matching from nothing gives, after thousands of random edits', () => {
    const settings: readonly Settings[] = [
      defaultSettings,
      {
        ...defaultSettings,
        unit: 'section',
        scopeSection: '一',
        matching: { ...defaultMatchingRules, overlaps: true },
      },
    ];
    const sequences = runs(25, 200);
    let edits = 0;
    fc.assert(
      fc.property(
        text,
        fc.array(edit, { minLength: 50, maxLength: 50 }),
        fc.nat(1),
        fc.constantFrom(...codebooks),
        (start, changes, which, codebook) => {
          const chosen = settings[which]!;
          const matcher = createMatcher(codebook, chosen.matching);
          let now = start;
          let known = finish(analyze(createSource('p.txt', now), matcher, chosen));
          for (const [place, cut, put] of changes) {
            const at = place % (now.length + 1);
            now = now.slice(0, at) + put + now.slice(at + cut);
            const source = createSource('p.txt', now);
            known = finish(analyze(source, matcher, chosen, undefined, known));
            const fresh = finish(analyze(source, matcher, chosen));
            assert.deepEqual(known.matches, fresh.matches, JSON.stringify(now));
            assert.deepEqual(known.outOfScope, fresh.outOfScope, JSON.stringify(now));
            edits++;
          }
        },
      ),
      { numRuns: sequences },
    );
    assert.equal(edits, 50 * sequences);
  });
  it('is small work in a long line, and so is the first search: nothing is lost between two pieces', () => {
    const long = fc.array(text, { minLength: 20, maxLength: 30 }).map(parts => parts.join('').repeat(150));
    fc.assert(
      fc.property(long, fc.constantFrom(...codebooks), (now, codebook) => {
        const matcher = createMatcher(codebook, defaultMatchingRules);
        const source = createSource('p.txt', now);
        const steps = analyze(source, matcher, defaultSettings);
        let count = 1;
        let step = steps.next();
        for (; !step.done; step = steps.next()) count++;
        assert.ok(count > now.length / 60_000, `${count} steps for ${now.length} characters`);
        const whole = { ...matcher, safeSplitMarks: new Set<number>() };
        assert.deepEqual(step.value.found, finish(analyze(source, whole, defaultSettings)).found);
      }),
      { numRuns: runs(8, 15), seed: 1 },
    );
  });
});
