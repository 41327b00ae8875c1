import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Annotation, Review } from '../../../src/core/annotations/annotation';
import {
  applyChange,
  type Change,
  compareAnnotations,
  emptySideFile,
  invert,
} from '../../../src/core/annotations/change';
import { parseSideFile } from '../../../src/core/annotations/sideFile';
import { ownLines } from '../../support/lineDiff';
import { runs } from '../../support/long';

/** Texts as people write them, and as nobody would. */
const anyText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'档案，。 \n\t#-:\'"[]{}&*!|>%@`?🌲𠮷\u3000\u2028\\ab1~') }),
  fc.string({ unit: 'grapheme' }),
);
const someText = anyText.filter(text => text !== '');
const codes = fc.uniqueArray(
  fc.constantFrom('governance', 'innovation/x', 'talent', '人才', 'a, b', 'q: r'),
  {
    minLength: 1,
  },
);

const anyAnnotation: fc.Arbitrary<Annotation> = fc
  .record(
    {
      codes,
      quote: someText,
      line: fc.integer({ min: 1, max: 9 }),
      label: anyText,
      memo: anyText,
      before: anyText,
      after: anyText,
      coder: someText,
    },
    { requiredKeys: ['codes', 'quote'] },
  )
  .map(({ line, ...rest }) => ({
    id: '',
    ...rest,
    ...(line !== undefined && { at: { line, column: 1, endLine: line, endColumn: 2 } }),
  }));

type Step =
  | { readonly do: 'make' | 'alter'; readonly which: number; readonly as: Annotation }
  | { readonly do: 'remove' | 'review'; readonly which: number };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('make' as const), which: fc.nat(99), as: anyAnnotation }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('alter' as const), which: fc.nat(99), as: anyAnnotation }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('remove' as const, 'review' as const), which: fc.nat(99) }),
  },
);

/** What a side file should hold. */
class Model {
  readonly annotations: Annotation[] = [];
  readonly reviews: Review[] = [];
  private made = 0;

  /** The change that a step comes to here; `undefined` where there is nothing to change. */
  changeOf(step: Step): Change | undefined {
    const before = this.annotations[step.which % Math.max(1, this.annotations.length)];
    switch (step.do) {
      case 'make':
        return { kind: 'annotation', after: { ...step.as, id: `i${this.made++}` } };
      case 'alter':
        return before && { kind: 'annotation', before, after: { ...step.as, id: before.id } };
      case 'remove':
        return before && { kind: 'annotation', before };
      case 'review': {
        const code = `code-${step.which % 4}`;
        const known = this.reviews.find(each => each.code === code);
        return known ? { kind: 'review', before: known } : { kind: 'review', after: { code, absent: true } };
      }
    }
  }

  apply(change: Change): void {
    if (change.kind === 'annotation') {
      const { before, after } = change;
      if (before) this.annotations.splice(this.annotations.indexOf(before), 1);
      if (after) this.annotations.push(after);
    } else if (change.kind === 'review') {
      if (change.before) this.reviews.splice(this.reviews.indexOf(change.before), 1);
      else if (change.after) this.reviews.push(change.after);
    }
  }
}

const path = 'plan.txt.codes.yaml';
const comment = '# 手写的说明，要留下';

describe('applyChange, for any sequence of changes', () => {
  it('writes what was meant, in order; a new entry is one run of new lines, and undoing it gives the very bytes', () => {
    const begin = `${comment}\n${emptySideFile('plan.txt', 'sha256:00')}x-own: [1, 2] ${comment}\n`;
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 12 }), steps => {
        const model = new Model();
        let text = begin;
        for (const step of steps) {
          const change = model.changeOf(step);
          if (!change) continue;
          const result = applyChange(path, text, change);
          assert.ok(result.ok, `refused: ${result.ok || result.reason}`);
          if (!change.before) assert.deepEqual(ownLines(text, result.text).removed, []);
          if (!change.after) assert.deepEqual(ownLines(text, result.text).added, []);
          const back = applyChange(path, result.text, invert(change));
          // A review that is set again comes last.
          if (change.kind === 'annotation' || change.after) assert.deepEqual(back, { ok: true, text });
          text = result.text;
          model.apply(change);
        }
        const { annotations, reviews, issues } = parseSideFile(path, text);
        assert.deepEqual(annotations, [...model.annotations].sort(compareAnnotations));
        assert.deepEqual(reviews, model.reviews);
        assert.deepEqual(issues, []);
        assert.equal(text.split(comment).length, 3);
      }),
      { numRuns: runs(20, 60), seed: 1 },
    );
  });
});
