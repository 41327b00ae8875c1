import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeVersions } from '../../../src/core/annotations/merge';
import { parseSideFile } from '../../../src/core/annotations/sideFile';
import { asFields, canonical } from '../../../src/core/base/values';
import { conflictsIn } from '../../../src/core/text/conflicts';
import { runs } from '../../support/long';

const path = 'plan.txt.codes.yaml';

/** What other tools and people write behind a key that is not ours; the last ones are no YAML. */
const shapes: readonly string[] = [
  '',
  ' # 待评',
  '\t# Tab',
  ' null',
  ' ~',
  ' wahr',
  ' "wahr"',
  " 'a # b'",
  ' 0x10',
  ' 1.50',
  ' 12345678901234567890',
  ' .nan',
  ' -.inf',
  ' {a: 1}',
  ' {a: 1} # knapp',
  ' {1: 2, null: 3}',
  ' {__proto__: 1, constructor: 2}',
  '\n      a: 1\n      b: # leer\n',
  '\n      # darüber\n      a:\n        - b: 1\n          c: 2',
  '\n      ? [a, b]\n      : 1',
  ' [1, 2]',
  ' [\n      a, # erstes\n      b\n    ]',
  '\n      - {x: 1}\n      - [y]',
  '\n    - 1\n    - 2',
  ' !eins x',
  ' !zwei x',
  ' !zwei {a: 1}',
  ' !<tag:example.org,2026:drei> x',
  ' !!binary aGVsbG8=',
  ' !!set {a, b}',
  ' &anker 1',
  ' &ring [*ring]',
  ' *fehlt',
  ' |\n      eins\n      zwei',
  ' >-\n      eins\n\n      zwei # kein Kommentar',
  '\n      <<: {a: 1}\n      b: 2',
  ' [offen',
  ' "offen',
  ' a: b',
];
const shape = fc.option(fc.constantFrom(...shapes), { nil: undefined });

function sideFile(value: string | undefined, place: 'root' | 'entry'): string {
  const field = value === undefined ? '' : `    x-own:${value}\n`;
  const atRoot = place === 'root' ? field.replace(/^ {4}/gm, '') : '';
  return `version: 1\nsource: plan.txt\n${atRoot}annotations:\n  - id: a1\n    codes: [a]\n    quote: 甲\n${place === 'entry' ? field : ''}    label: 一\n`;
}

const own = (text: string, place: 'root' | 'entry'): unknown => {
  const root = asFields(parseSideFile(path, text).yaml.value);
  return place === 'root' ? root['x-own'] : asFields((root.annotations as unknown[])[0])['x-own'];
};

describe('mergeVersions, whatever other tools write into side files', () => {
  const count = Number(process.env.MERGE_RUNS ?? runs(150, 300));

  it(`never fails, and joins only what loses neither value, tag nor comment (${count} runs)`, () => {
    let clean = 0;
    fc.assert(
      fc.property(
        shape,
        shape,
        shape,
        fc.constantFrom('root' as const, 'entry' as const),
        (was, mine, other, place) => {
          const [base, ours, theirs] = [was, mine, other].map(each => sideFile(each, place)) as [
            string,
            string,
            string,
          ];
          const { text, conflicts } = mergeVersions(path, base, ours, theirs);
          assert.equal(conflictsIn(text).length, conflicts);
          if (conflicts > 0) {
            for (const side of [ours, theirs]) {
              for (const line of side.split('\n')) assert.ok(text.includes(line), `lost ${line}`);
            }
            return;
          }
          if (![base, ours, theirs].every(each => parseSideFile(path, each).sound)) return;
          clean++;
          const unlike = (side: string) => {
            try {
              return canonical(own(side, place)) !== canonical(own(base, place));
            } catch {
              return true;
            }
          };
          for (const [side, written] of [
            [ours, mine],
            [theirs, other],
          ] as const) {
            if (side === base || side === text) continue;
            if (unlike(side)) assert.deepEqual(own(text, place), own(side, place), 'lost a value');
            for (const [said] of (written ?? '').matchAll(/!\S+|# .*/g)) {
              // Deleted by the other side together with the key.
              const kept = text.includes(said) || (was ?? '').includes(said) || side === base;
              assert.ok(kept || !parseSideFile(path, side).sound, `lost ${said}`);
            }
          }
        },
      ),
      { numRuns: count, seed: Number(process.env.MERGE_SEED ?? 4) },
    );
    assert.ok(clean > count / 20, `${clean} clean`);
  });
});
