import assert from 'node:assert/strict';
import { join } from 'node:path';
import fc from 'fast-check';
import { english } from '../../../../src/core/base/l10n';
import { buildCorpus, CorpusBuilder } from '../../../../src/core/corpus/build';
import { loadProject } from '../../../../src/core/corpus/load';
import type { ProjectFiles } from '../../../../src/core/corpus/store';
import { PartSum } from '../../../../src/core/report/overview/combine';
import { buildOverview } from '../../../../src/core/report/overview/overview';
import { PartCounter, type ProjectPart } from '../../../../src/core/report/overview/part';
import { partOf, textTasks } from '../../../../src/core/report/overview/tasks';
import { FileStore } from '../../../../src/node/fileStore';
import { runs } from '../../../support/long';
import { root } from '../../../support/root';

/** Settings that pairs are counted by in different ways. */
const settings = [
  'network: { minWeight: 1 }',
  'network: { nodes: codes, minWeight: 1 }',
  'window: 30',
  'network: { counting: products, significance: 0.5 }',
];

describe('counts of parts', () => {
  let sample: ProjectFiles;

  before(async () => {
    sample = await loadProject(new FileStore(join(root, 'samples/provincial-plans')));
  });

  it('add up to those of the whole, however texts are divided, and whatever part comes first', () => {
    for (const setting of settings) {
      const corpusYaml = `version: 1\n${setting}\n`;
      const files: ProjectFiles = new Map([
        ...sample,
        ['corpus.yaml', { kind: 'text', text: corpusYaml, encoding: 'utf-8' }],
      ]);
      const whole = JSON.stringify(buildOverview(buildCorpus(files), english));
      const head = new CorpusBuilder().head(files);
      const tasks = textTasks(head.all, files.keys());
      assert.ok(tasks && tasks.length > 20);
      const said = new Map([...files].filter(([path]) => /^(?:codebook|corpus)\.yaml$/.test(path)));
      const rules = { files: said, counted: undefined, merge: [], reference: head.reference };
      fc.assert(
        fc.property(
          fc.array(fc.nat(6), { minLength: tasks.length, maxLength: tasks.length }),
          fc.array(fc.nat(6), { minLength: 7, maxLength: 7 }),
          (places, order) => {
            const counter = new PartCounter(rules);
            const parts = [0, 1, 2, 3, 4, 5, 6].map(part => {
              const own = tasks.filter((_, i) => places[i] === part);
              const texts = own.map(({ path, sides }) => ({
                path,
                files: new Map([path, ...sides].map(each => [each, files.get(each)!])),
              }));
              return JSON.parse(JSON.stringify(counter.count(texts).part)) as ProjectPart;
            });
            const sum = new PartSum();
            for (const part of [...parts.keys()].sort((a, b) => order[a]! - order[b]!)) sum.add(parts[part]!);
            assert.equal(JSON.stringify(sum.overview(head, english, []).overview), whole);
          },
        ),
        { numRuns: runs(4, 100), seed: 20_261_201 },
      );
    }
  });

  it('come of parts that are the whole, each text once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string(), { maxLength: 100 }),
        fc.integer({ min: 1, max: 120 }),
        (list, count) => {
          const parts = Array.from({ length: count }, (_, i) => partOf(list, i + 1, count));
          assert.deepEqual(parts.flat(), list);
          const lengths = parts.map(part => part.length);
          assert.ok(Math.max(...lengths) - Math.min(...lengths) <= 1);
        },
      ),
      { seed: 20_261_202 },
    );
  });
});
