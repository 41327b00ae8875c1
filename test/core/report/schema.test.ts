import assert from 'node:assert/strict';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import schema from '../../../schemas/overview.schema.json';
import { english } from '../../../src/core/base/l10n';
import { buildCorpus } from '../../../src/core/corpus/build';
import { loadProject } from '../../../src/core/corpus/load';
import { measures } from '../../../src/core/measures/measures';
import { buildOverview, type Overview } from '../../../src/core/report/overview/overview';
import { FileStore } from '../../../src/node/fileStore';
import { codebookOf, corpusOf } from '../../support/project';
import { root } from '../../support/root';

describe('schemas/overview.schema.json', () => {
  let validate: ValidateFunction;

  before(() => {
    validate = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);
  });

  const assertValid = (overview: Overview) => {
    // As a reader of the JSON sees it.
    validate(JSON.parse(JSON.stringify(overview)));
    assert.deepEqual(validate.errors ?? [], []);
  };

  it('describes the overview of the sample', async () => {
    const corpus = buildCorpus(await loadProject(new FileStore(join(root, 'samples/provincial-plans'))));
    assertValid(buildOverview(corpus, english));
  });

  it('describes overviews of projects with little in them', () => {
    assertValid(buildOverview(corpusOf({}), english));
    assertValid(buildOverview(corpusOf({ 'codebook.yaml': 'version: 1\nthemes: [\n' }), english));
    assertValid(buildOverview(corpusOf({ 'codebook.yaml': codebookOf({ a: ['备份'] }) }), english));
  });

  it('describes overviews with every setting', () => {
    for (const unit of ['sentence', 'paragraph', 'section', 'document', '{window: 30}']) {
      for (const measure of measures) {
        const network = {
          nodes: measure === 'dice' ? 'codes' : 'keywords',
          counting: measure === 'npmi' ? 'products' : 'units',
          measure,
          without: measure === 'pmi' ? ['b'] : [],
          minFrequency: 1,
          topNodes: 9,
          significance: 0.99,
          minWeight: 0,
          backbone: 0.99,
          topEdges: 9,
          kCore: 1,
          resolution: 0.5,
          seed: -1,
          groups: { 合并: ['a', 'b'] },
          pinned: { 备份: [1, 2] },
        };
        assertValid(
          buildOverview(
            corpusOf({
              'codebook.yaml': codebookOf({ a: ['备份', '安全'], b: ['征集'] }),
              'corpus.yaml': JSON.stringify({
                version: 1,
                unit,
                network,
                scope: { section: '任务' },
                attributes: { '1.txt': { 年: 2021, 专项: true, 地区: '浙江' }, 'gone.txt': {} },
              }),
              '1.txt': '# 主要任务\n备份、安全、征集。安全备份。\n# 其他\n备份。',
              '1.txt.codes.yaml':
                'version: 1\nannotations: [{ id: x, codes: [z], quote: 没有 }, { id: y, codes: [a, b], quote: 征集 }]\n',
            }),
            english,
          ),
        );
      }
    }
  });

  it('objects to what is no overview', () => {
    const sound = JSON.parse(
      JSON.stringify(buildOverview(corpusOf({ 'codebook.yaml': codebookOf({ a: ['备份'] }) }), english)),
    );
    const spoilt: readonly ((overview: typeof sound) => void)[] = [
      o => delete o.method.network.layout.seed,
      o => (o.corpus.sources = '1'),
      o => (o.extra = 1),
      o => (o.themes[0].shape = 'blob'),
      o =>
        (o.coverage.rows = [
          { source: 'a.txt', label: 'a', attributes: {}, cells: [{ theme: 'a' }], texts: [] },
        ]),
      o => (o.issues = [{ ...o.issues[0], severity: 'fatal' }]),
    ];
    for (const spoil of spoilt) {
      const copy = structuredClone(sound);
      spoil(copy);
      assert.equal(validate(copy), false, String(spoil));
    }
  });
});
