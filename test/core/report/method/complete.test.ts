import assert from 'node:assert/strict';
import schema from '../../../../schemas/corpus.schema.json';
import { canonical } from '../../../../src/core/base/values';
import { buildCorpus } from '../../../../src/core/corpus/build';
import { loadProject } from '../../../../src/core/corpus/load';
import { describeMethod } from '../../../../src/core/report/method/method';
import { MemoryCorpusStore } from '../../../support/corpusStore';
import { codebookOf } from '../../../support/project';

/** Another value for each setting; the path of the setting in corpus.yaml is the key. */
const others: Readonly<Record<string, unknown>> = {
  sources: ['a.txt'],
  reference: 'b.txt',
  'scope.section': '任务',
  lineEnds: 'hard',
  encodings: { 'b.txt': 'big5' },
  unit: 'document',
  'matching.case': false,
  'matching.width': false,
  'matching.compatibility': false,
  'matching.blanks': false,
  'matching.punctuation': false,
  'matching.traditional': true,
  'matching.overlaps': true,
  'network.nodes': 'codes',
  'network.counting': 'products',
  'network.measure': 'jaccard',
  'network.without': ['b'],
  'network.minFrequency': 2,
  'network.topNodes': 1,
  'network.significance': 0.5,
  'network.minWeight': 2,
  'network.backbone': 0.5,
  'network.topEdges': 1,
  'network.kCore': 2,
  'network.groups': { 合并: ['a', 'b'] },
  'network.resolution': 2,
  'network.seed': 2,
  'network.pinned': { 备份: [1, 2] },
  counted: 'consensus',
};

/** What no figure of a report depends on, and why. */
const without: Readonly<Record<string, string>> = {
  version: 'there is one',
  coders: 'who may code, not who has: the method names whose work is counted',
  attributes: 'groups of rows and cross tables, which print the values they are made of',
  attributesFile: 'as attributes',
  'index.variables': 'the index, whose own method names them (test/cli/pmc.test.ts)',
  'index.scale': 'as index.variables',
  'index.bands': 'as index.variables',
  ...Object.fromEntries(
    ['title', 'authors', 'license', 'language', 'exports'].map(key => [
      `results.${key}`,
      'what is frozen of the figures, and how it is cited: results.lock.json names it',
    ]),
  ),
  ...Object.fromEntries(
    ['coders', 'of', 'share', 'count', 'by', 'seed', 'among', 'sample'].map(key => [
      `reliability.${key}`,
      'what several coders are to code: the method of agreement names it, and compares what was judged',
    ]),
  ),
};

interface Rule {
  readonly properties?: Readonly<Record<string, Rule>>;
}

/** Paths of all settings of a schema. */
function settingsOf(rule: Rule, path = ''): readonly string[] {
  return Object.entries(rule.properties ?? {}).flatMap(([key, inner]) => {
    const at = path === '' ? key : `${path}.${key}`;
    return inner.properties ? settingsOf(inner, at) : [at];
  });
}

/** The method of a project with one setting, its files decoded as that says. */
async function methodWith(path: string, value: unknown): Promise<string | undefined> {
  const [key, inner] = path.split('.');
  const settings = inner === undefined ? { [key!]: value } : { [key!]: { [inner]: value } };
  const files = await loadProject(
    new MemoryCorpusStore({
      'codebook.yaml': codebookOf({ a: ['备份'], b: ['征集'] }),
      'corpus.yaml': JSON.stringify({ version: 1, ...settings }),
      'a.txt': '一、主要任务\n备份与征集。\n',
      // 备与征集。 in GB18030, which is no UTF-8.
      'b.txt': Buffer.from('\xb1\xb8\xd3\xeb\xd5\xf7\xbc\xaf\xa1\xa3\n', 'latin1'),
    }),
  );
  return canonical(describeMethod(buildCorpus(files)));
}

describe('the method', () => {
  let plain: string | undefined;
  before(async () => {
    plain = await methodWith('version', 1);
  });

  for (const path of settingsOf(schema as Rule)) {
    if (Object.hasOwn(without, path)) continue;
    it(`is another one with another ${path}`, async () => {
      assert.ok(Object.hasOwn(others, path), 'give it another value in this test');
      assert.notEqual(await methodWith(path, others[path]), plain);
    });
  }

  it('is the same where a setting only says what holds anyway', async () => {
    assert.equal(await methodWith('network.measure', 'count'), plain);
    assert.equal(await methodWith('unit', 'sentence'), plain);
  });
});
