import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergedId } from '../../../src/core/codebook/columns';
import type { CodedSource, Corpus } from '../../../src/core/corpus/corpus';
import { isPlaced } from '../../../src/core/corpus/corpus';
import { buildCoverage } from '../../../src/core/coverage/coverage';
import { mergeThemes, tallyMerged } from '../../../src/core/coverage/merge';
import { coveredLength, touchedUnits } from '../../../src/core/coverage/shares';
import { fromSource } from '../../../src/core/text/reading';
import { unitSpan } from '../../../src/core/text/units';
import { runs } from '../../support/long';
import { corpusOf } from '../../support/project';

const seed = 20_260_305;
const text = '档案，人才。档案馆！一二三四，五六七八。备份；人才档案。\n安全与备份，查档与开放。终。\n';
const codes = ['a', 'a/x', 'a/x/m', 'a/y', 'b', 'b/z', 'c', 'own', 'gone'];
const themes = [
  {
    id: 'a',
    name: '甲',
    keywords: ['档案', '备份'],
    codes: [
      { id: 'x', name: '子', codes: [{ id: 'm', name: '孙' }] },
      { id: 'y', name: '丑' },
    ],
  },
  { id: 'b', name: '乙', keywords: ['人才', '档案馆'], codes: [{ id: 'z', name: '寅' }] },
  { id: 'c', name: '丙', keywords: ['开放'] },
  { id: 'own', name: '个性', kind: 'text' },
];

const flat = text.replaceAll('\n', '');
const annotation = fc.record({
  start: fc.nat(flat.length - 2),
  length: fc.integer({ min: 1, max: 20 }),
  codes: fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 3 }),
});
const review = fc.record({ code: fc.constantFrom(...codes), absent: fc.boolean() });
const coding = fc.record({
  annotations: fc.array(annotation, { maxLength: 8 }),
  reviews: fc.uniqueArray(review, { maxLength: 4, selector: each => each.code }),
});
type Coding = typeof coding extends fc.Arbitrary<infer T> ? T : never;

function corpus({ annotations, reviews }: Coding): Corpus {
  const firstLine = text.indexOf('\n');
  const side = {
    version: 1,
    source: 'p.txt',
    annotations: annotations.map(({ start, length, codes }, i) => {
      const line = start < firstLine ? 1 : 2;
      const column = line === 1 ? start : start - firstLine;
      const quote = text.split('\n')[line - 1]!.slice(column, column + length);
      return { id: `n${i}`, codes, quote, at: `${line}:${column + 1}-${line}:${column + 1 + quote.length}` };
    }),
    reviewed: reviews,
  };
  return corpusOf({
    'codebook.yaml': JSON.stringify({ version: 1, themes }),
    'p.txt': text,
    'p.txt.codes.yaml': JSON.stringify(side),
  });
}

/** Character by character, unit by unit: slow, and plainly right. */
function oracle({ analysis, annotations }: CodedSource, columns: readonly string[]) {
  const belongs = (code: string) =>
    columns.some(column => `${code}/`.startsWith(`${column}/`)) && code !== 'gone';
  const found = annotations.filter(each => isPlaced(each) && each.annotation.codes.some(belongs));
  // A code of a passage counts once; the annotation that has more codes says it.
  const said = new Set<string>();
  const inOrder = annotations
    .filter(isPlaced)
    .map((each, i) => ({ ...each, i }))
    .sort((a, b) => b.annotation.codes.length - a.annotation.codes.length || a.i - b.i);
  const counted = inOrder.filter(({ anchor: { span }, annotation }) => {
    const fresh = annotation.codes
      .map(code => `${span.start}-${span.end} ${code}`)
      .filter(key => !said.has(key));
    for (const key of fresh) said.add(key);
    return fresh.some(key => belongs(key.slice(key.indexOf(' ') + 1)));
  });
  const inside = (at: number) =>
    found.some(({ anchor }) => {
      if (anchor.state !== 'exact' && anchor.state !== 'moved') return false;
      const { start, end } = anchor.span;
      return at >= fromSource(analysis.reading, start) && at < fromSource(analysis.reading, end);
    });
  const hits = analysis.matches.filter(({ keyword }) => columns.includes(keyword.theme));
  const hit = (at: number) =>
    hits.some(({ readingStart, readingEnd }) => at >= readingStart && at < readingEnd);
  const places = [...analysis.reading.text].map((_, i) => i);
  const units = [...analysis.units.ends].map((_, i) => unitSpan(analysis.units, i));
  return {
    annotations: counted.length,
    characters: places.filter(inside).length,
    units: units.filter(({ start, end }) =>
      places.slice(start, end).some(at => inside(at) && /[^\s。，；！]/.test(analysis.reading.text[at]!)),
    ).length,
    matches: hits.length,
    matchCharacters: places.filter(hit).length,
    matchUnits: units.filter(({ start, end }) =>
      hits.some(each => each.readingStart >= start && each.readingStart < end),
    ).length,
  };
}

describe('what is counted of a source', () => {
  it('is what counting character by character gives, of themes and of codes', () => {
    fc.assert(
      fc.property(coding, given => {
        const made = corpus(given);
        const [source] = made.sources;
        const [row] = buildCoverage(made).rows;
        for (const { theme, state, ...counted } of row!.cells) {
          assert.deepEqual(counted, oracle(source!, [theme]), theme);
          const absent = source!.reviews.some(each => each.absent && each.code === theme);
          assert.equal(state, counted.annotations > 0 ? 'coded' : absent ? 'absent' : 'unreviewed');
        }
        const paths = ['a/x', 'a/x/m', 'a/y', 'b/z'];
        for (const path of paths) {
          const { annotations, characters, units } = oracle(source!, [path]);
          const absent = source!.reviews.some(each => each.absent && each.code === path);
          const state = annotations > 0 ? 'coded' : 'absent';
          assert.deepEqual(
            row!.codes.filter(each => each.code === path),
            annotations > 0 || absent ? [{ code: path, annotations, characters, units, state }] : [],
          );
        }
      }),
      { seed, numRuns: runs(50, 300) },
    );
  });

  it('is counted once of merged themes, however many of them an annotation has', () => {
    const merges = [
      ['a', 'b'],
      ['b', 'c'],
      ['a', 'b', 'c'],
    ];
    fc.assert(
      fc.property(coding, given => {
        const made = corpus(given);
        const coverage = buildCoverage(made);
        const [source] = made.sources;
        mergeThemes(
          coverage.rows,
          merges,
          made.sources.map(coded => tallyMerged(coded, made.codebook, merges)),
        ).forEach(({ theme, cells, total }, i) => {
          const merged = merges[i]!;
          assert.equal(theme, mergedId(merged));
          const [{ theme: _theme, state, ...counted }] = cells as [(typeof cells)[number]];
          assert.deepEqual(counted, oracle(source!, merged));
          const states = coverage.rows[0]!.cells.filter(each => merged.includes(each.theme)).map(
            each => each.state,
          );
          const expected = states.includes('coded')
            ? 'coded'
            : states.every(each => each === 'absent')
              ? 'absent'
              : 'unreviewed';
          assert.equal(state, expected);
          assert.equal(total[expected], 1);
        });
      }),
      { seed, numRuns: runs(50, 300) },
    );
  });

  it('is the same whether it was counted before or not', () => {
    fc.assert(
      fc.property(coding, coding, (one, other) => {
        const fresh = buildCoverage(corpus(other)).rows.map(({ coded: _, ...counts }) => counts);
        buildCoverage(corpus(one));
        const again = corpus(other);
        buildCoverage(again);
        assert.deepEqual(
          buildCoverage(again).rows.map(({ coded: _, ...counts }) => counts),
          fresh,
        );
      }),
      { seed, numRuns: 50 },
    );
  });
});

describe('shares', () => {
  const span = fc.tuple(fc.nat(40), fc.nat(12)).map(([start, length]) => ({ start, end: start + length }));
  const ends = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1 }).map(each => {
    return new Uint32Array([...each.sort((a, b) => a - b), 61]);
  });

  it('count every character and every unit once', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), ends, (spans, ends) => {
        const inside = (at: number) => spans.some(({ start, end }) => at >= start && at < end);
        const places = Array.from({ length: 61 }, (_, i) => i);
        assert.equal(coveredLength(spans), places.filter(inside).length);
        const touched = [...ends].filter((end, i) => places.slice(ends[i - 1] ?? 0, end).some(inside));
        assert.equal(touchedUnits(spans, { ends }, 'x'.repeat(ends.at(-1) ?? 0)), touched.length);
      }),
      { seed, numRuns: runs(150, 1000) },
    );
  });
});
