import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Annotation, Review } from '../../../src/core/annotations/annotation';
import { applyChange, type Change, emptySideFile } from '../../../src/core/annotations/change';
import { mergeVersions } from '../../../src/core/annotations/merge';
import { parseSideFile } from '../../../src/core/annotations/sideFile';
import { asFields, asList, asTexts, canonical, type Fields } from '../../../src/core/base/values';
import { conflictsIn } from '../../../src/core/text/conflicts';
import { runs } from '../../support/long';

const path = 'plan.txt.codes.yaml';
const word = fc.constantFrom('安全', '备份', 'a: b', '# x', '数字档案', '- y', '"', '🌲', '');
const memo = fc
  .array(fc.constantFrom('一', '二', '三', '四'), { maxLength: 4 })
  .map(lines => lines.join('\n'));
const codes = fc.uniqueArray(fc.constantFrom('a', 'b', 'c/d', 'e'), { minLength: 1, maxLength: 3 });
const range = fc
  .record({ line: fc.integer({ min: 1, max: 6 }), column: fc.integer({ min: 1, max: 3 }) })
  .map(({ line, column }) => ({ line, column, endLine: line, endColumn: column + 2 }));

const annotation: fc.Arbitrary<Omit<Annotation, 'id'>> = fc.record(
  { codes, quote: word.filter(text => text !== ''), at: range, before: word, label: word, memo },
  { requiredKeys: ['codes', 'quote', 'at'] },
);

/** One thing that a person does to a side file. */
type Step =
  | { readonly do: 'make'; readonly id: string; readonly as: Omit<Annotation, 'id'> }
  | {
      readonly do: 'alter';
      readonly which: number;
      readonly field: string;
      readonly as: Omit<Annotation, 'id'>;
    }
  | { readonly do: 'remove'; readonly which: number }
  | { readonly do: 'review'; readonly code: string; readonly review: Omit<Review, 'code'> }
  | { readonly do: 'comment' | 'key'; readonly which: number; readonly text: string };

const idOf = fc.constantFrom('n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7', 'n8');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('make' as const), id: idOf, as: annotation }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('alter' as const),
      which: fc.nat(9),
      field: fc.constantFrom('codes', 'quote', 'at', 'before', 'label', 'memo'),
      as: annotation,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), which: fc.nat(9) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('review' as const),
      code: fc.constantFrom('a', 'b', 'c'),
      review: fc.record({ absent: fc.boolean(), memo }, { requiredKeys: ['absent'] }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('comment' as const, 'key' as const),
      which: fc.nat(9),
      text: fc.constantFrom('手记', '再看', '待定'),
    }),
  },
);

function changeOf(text: string, each: Step): Change | undefined {
  const { annotations, reviews } = parseSideFile(path, text);
  const chosen = 'which' in each ? annotations[each.which % Math.max(1, annotations.length)] : undefined;
  switch (each.do) {
    case 'make':
      return annotations.some(({ id }) => id === each.id)
        ? undefined
        : { kind: 'annotation', after: { id: each.id, ...each.as } };
    case 'alter': {
      if (!chosen) return undefined;
      const { [each.field as 'label']: _, ...rest } = chosen;
      const value = each.as[each.field as 'label'];
      const after = { ...rest, ...(value !== undefined && { [each.field]: value }) } as Annotation;
      return { kind: 'annotation', before: chosen, after };
    }
    case 'remove':
      return chosen && { kind: 'annotation', before: chosen };
    case 'review': {
      const before = reviews.find(({ code }) => code === each.code);
      return { kind: 'review', after: { code: each.code, ...each.review }, ...(before && { before }) };
    }
    default:
      return undefined;
  }
}

/** What becomes of a side file when somebody goes through some steps. */
function edit(text: string, steps: readonly Step[], who: string): string {
  return steps.reduce((now, each) => {
    if (each.do === 'comment' || each.do === 'key') {
      const lines = now.split('\n');
      const heads = lines.flatMap((line, i) => (/^ {2}- id:/.test(line) ? [i] : []));
      const at = heads[each.which % Math.max(1, heads.length)];
      if (at === undefined) return now;
      const added = each.do === 'comment' ? `  # ${who}：${each.text}` : `    x-${who}-${each.text}: [1, 2]`;
      if (lines.includes(added)) return now;
      return lines.toSpliced(each.do === 'comment' ? at : at + 1, 0, added).join('\n');
    }
    const change = changeOf(now, each);
    if (!change) return now;
    const result = applyChange(path, now, change);
    assert.ok(result.ok, result.ok ? '' : `${result.reason} in\n${now}`);
    return result.text;
  }, text);
}

const root = (text: string): Fields => {
  const { sound, yaml } = parseSideFile(path, text);
  assert.ok(sound, `not sound:\n${text}`);
  return asFields(yaml.value);
};
const entriesOf = (text: string) => asList(root(text).annotations).map(asFields);
const reviewsOf = (text: string) => asList(root(text).reviewed).map(asFields);
const same = (a: unknown, b: unknown) => canonical(a) === canonical(b);
const linesOf = (value: unknown) => String(value ?? '').split('\n');

/** Both ways to settle all conflicts of a text; without a conflict they are the same. */
function settlements(text: string): readonly [ours: string, theirs: string] {
  const settle = (side: 'ours' | 'theirs') =>
    conflictsIn(text).reduceRight(
      (now, each) => now.slice(0, each.start) + each[side] + now.slice(each.end),
      text,
    );
  return [settle('ours'), settle('theirs')];
}

const hints = ['at', 'hash'];

function checkField(
  field: string,
  hasBase: boolean,
  was: unknown,
  one: unknown,
  other: unknown,
  is: unknown,
): void {
  if (same(one, was)) assert.ok(same(is, other), `theirs lost in ${field}`);
  else if (same(other, was) || same(one, other)) assert.ok(same(is, one), `ours lost in ${field}`);
  else if (field === 'codes') {
    const [w, x, y] = [asTexts(was), asTexts(one), asTexts(other)];
    const due = [...w, ...x, ...y].filter(code =>
      w.includes(code) ? x.includes(code) && y.includes(code) : true,
    );
    assert.deepEqual(new Set(asTexts(is)), new Set(due));
  } else if (field === 'memo') {
    const known = new Set([...linesOf(one), ...linesOf(other)]);
    for (const line of linesOf(is)) assert.ok(known.has(line), `invented a line: ${line}`);
    for (const line of [...linesOf(one), ...linesOf(other)]) {
      if (!linesOf(was).includes(line)) assert.ok(linesOf(is).includes(line), `lost a line: ${line}`);
    }
  } else {
    const isHint = hints.includes(field) && (hasBase ? is === undefined : same(is, one) || same(is, other));
    assert.ok(isHint, `rivals in ${field} merged in silence`);
  }
}

/** Holds a merge without conflicts to the fields of both sides: nothing lost, nothing invented. */
function checkEntries(
  base: readonly Fields[],
  sides: readonly (readonly Fields[])[],
  now: readonly Fields[],
  key: string,
): void {
  const find = (list: readonly Fields[], id: unknown) => list.find(each => same(each[key], id));
  const [ours = [], theirs = []] = sides;
  for (const entry of now) {
    const b: Fields | undefined = find(base, entry[key]);
    const [o, t] = [find(ours, entry[key]), find(theirs, entry[key])];
    const isTwin = [...ours, ...theirs].some(each => same({ ...each, id: 0 }, { ...entry, id: 0 }));
    assert.ok(o || t || isTwin, `invented: ${JSON.stringify(entry)}`);
    // Two annotations that got one id by chance are both there, each as it was made.
    if (!b && (!o || !t || !same(o.quote, t.quote))) {
      assert.ok(isTwin, `neither side made ${JSON.stringify(entry)}`);
      continue;
    }
    assert.ok(o && t, 'what one side removed and the other did not change is gone');
    for (const field of [b ?? {}, o, t, entry].flatMap(each => Object.keys(each))) {
      checkField(field, b !== undefined, b?.[field], o[field], t[field], entry[field]);
    }
  }
  for (const [one, other] of [
    [ours, theirs],
    [theirs, ours],
  ] as const) {
    for (const entry of one) {
      const [b, o] = [find(base, entry[key]), find(other, entry[key])];
      const isThere =
        find(now, entry[key]) || now.some(each => same({ ...each, id: 0 }, { ...entry, id: 0 }));
      if (b && !o) {
        const onlyHints = Object.keys({ ...b, ...entry }).every(
          each => ['at', 'before', 'after'].includes(each) || same(b[each], entry[each]),
        );
        assert.ok(onlyHints, 'a deletion has swept away work');
        assert.ok(!find(now, entry[key]), 'deleted, but there again');
      } else assert.ok(isThere, `lost: ${JSON.stringify(entry)}`);
    }
  }
}

/** Whatever is at odds: each side finds its own work when it settles the conflicts for itself. */
function checkSide(
  base: readonly Fields[],
  side: readonly Fields[],
  settled: readonly Fields[],
  key: string,
): void {
  for (const entry of side) {
    const b = base.find(each => same(each[key], entry[key]));
    if (b && same(b, entry)) continue;
    const is = settled.find(each => same(each[key], entry[key]));
    const asMade = settled.some(each => same({ ...each, id: 0 }, { ...entry, id: 0 }));
    if (asMade) continue;
    const onlyHints =
      b &&
      Object.keys({ ...b, ...entry }).every(
        each => ['at', 'before', 'after'].includes(each) || same(b[each], entry[each]),
      );
    if (!is && onlyHints) continue;
    assert.ok(is, `lost: ${JSON.stringify(entry)}`);
    for (const field of Object.keys(entry)) {
      if (same(entry[field], b?.[field]) || hints.includes(field)) continue;
      if (field === 'codes') {
        for (const code of asTexts(entry.codes)) {
          assert.ok(asTexts(b?.codes).includes(code) || asTexts(is.codes).includes(code), 'lost a code');
        }
      } else if (field === 'memo') {
        for (const line of linesOf(entry.memo)) {
          assert.ok(linesOf(b?.memo).includes(line) || linesOf(is.memo).includes(line), 'lost a line');
        }
      } else assert.deepEqual(is[field], entry[field], `lost ${field}`);
    }
  }
}

describe('mergeVersions, for any two edits of a side file', () => {
  // MERGE_RUNS=10000 takes some three minutes.
  const edits = Number(process.env.MERGE_RUNS ?? runs(80, 2000));

  it(`loses nothing and invents nothing, is symmetric and idempotent (${edits} runs)`, () => {
    const seen = { clean: 0, conflicts: 0 };
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 8 }),
        fc.array(step, { maxLength: 5 }),
        fc.array(step, { maxLength: 5 }),
        (before, mine, other) => {
          const base = edit(emptySideFile('plan.txt', 'sha256:00'), before, 'base');
          const [ours, theirs] = [edit(base, mine, 'ours'), edit(base, other, 'theirs')];
          const { text, conflicts } = mergeVersions(path, base, ours, theirs);
          assert.equal(conflictsIn(text).length, conflicts);
          seen[conflicts === 0 ? 'clean' : 'conflicts']++;
          const [asOurs, asTheirs] = settlements(text);
          for (const [list, key] of [
            [entriesOf, 'id'],
            [reviewsOf, 'code'],
          ] as const) {
            if (conflicts === 0) checkEntries(list(base), [list(ours), list(theirs)], list(text), key);
            checkSide(list(base), list(ours), list(asOurs), key);
            checkSide(list(base), list(theirs), list(asTheirs), key);
          }
          for (const own of [ours, theirs]) {
            for (const [comment] of own.matchAll(/# (?:ours|theirs)：.*/g)) {
              assert.ok(text.includes(comment), `lost ${comment}`);
            }
            for (const [unknown] of own.matchAll(/x-(?:ours|theirs)-.*/g)) {
              assert.ok(text.includes(unknown), `lost ${unknown}`);
            }
          }
          // Seen from the other side it is the same, with the sides changed.
          const swapped = mergeVersions(path, base, theirs, ours);
          assert.equal(swapped.conflicts, conflicts);
          const [theirsFirst, oursSecond] = settlements(swapped.text);
          assert.deepEqual(root(theirsFirst), root(asTheirs));
          assert.deepEqual(root(oursSecond), root(asOurs));
          // Merged again, nothing changes.
          assert.equal(mergeVersions(path, base, ours, ours).text, ours);
          assert.equal(mergeVersions(path, base, base, theirs).text, theirs);
          assert.equal(mergeVersions(path, base, ours, base).text, ours);
          if (conflicts === 0) {
            for (const side of [ours, theirs]) {
              const again = mergeVersions(path, base, text, side);
              assert.equal(again.conflicts, 0, `at odds with itself:\n${again.text}`);
              assert.deepEqual(root(again.text), root(text));
            }
          }
        },
      ),
      { numRuns: edits, seed: Number(process.env.MERGE_SEED ?? 4) },
    );
    // Both kinds must have been met often.
    assert.ok(seen.clean > edits / 20 && seen.conflicts > edits / 20, JSON.stringify(seen));
    console.log(`      ${seen.clean} clean, ${seen.conflicts} with conflicts`);
  });
});
