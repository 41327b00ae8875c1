import assert from 'node:assert/strict';
import { english } from '../../../src/core/base/l10n';
import { buildCorpus } from '../../../src/core/corpus/build';
import { sourceAt } from '../../../src/core/corpus/corpus';
import { renameInSettings } from '../../../src/core/corpus/renameSource';
import { buildOverview } from '../../../src/core/report/overview/overview';
import { type Contents, projectFiles } from '../../support/corpusStore';
import { codebookOf, corpusOf, inShort } from '../../support/project';
import { readSample } from '../../support/sample';

const project = (settings: string, more: Contents = {}): Contents => ({
  'codebook.yaml': codebookOf({ a: ['备份'] }),
  'corpus.yaml': `version: 1\n${settings}`,
  '全国.txt': '备份，备份。',
  '省/甲.txt': '备份。',
  ...more,
});

describe('the reference', () => {
  it('can be read and coded, but is no row and counts in no figure', () => {
    const coded = {
      '全国.txt.codes.yaml':
        'version: 1\nannotations:\n  - { id: x, codes: [a], quote: 备份, at: "1:1-1:3" }\nreviewed:\n  - { code: a, absent: true }\n',
    };
    // With patterns that fit it, and none at all.
    for (const sources of ['', 'sources: ["**/*.txt"]\n']) {
      const corpus = corpusOf(project(`reference: 全国.txt\n${sources}`, coded));
      assert.deepEqual(
        corpus.sources.map(({ label }) => label),
        ['甲'],
      );
      assert.equal(sourceAt(corpus, '全国.txt')?.annotations.length, 1);
      const without = project('', coded);
      const { '全国.txt': _, '全国.txt.codes.yaml': __, ...rest } = without;
      const [overview, expected] = [corpus, corpusOf(rest)].map(each => buildOverview(each, english));
      const { reference } = overview!.method;
      assert.equal(reference?.source, '全国.txt');
      assert.match(reference?.hash ?? '', /^sha256:/);
      assert.deepEqual(
        { ...overview, method: { ...overview!.method, reference: null }, issues: [] },
        { ...expected, issues: [] },
      );
    }
  });

  it('leaves the figures of the sample as they are without it', () => {
    const sample = readSample();
    const text = (path: string) => new TextDecoder().decode(sample[path] as Uint8Array);
    const settings = text('corpus.yaml');
    assert.match(settings, /^reference: reference\/全国规划.txt/m);
    const bare = { ...sample, 'corpus.yaml': settings.replace(/^reference:.*\n/m, '') };
    const [overview, expected] = [sample, bare].map(each =>
      buildOverview(buildCorpus(projectFiles(each)), english),
    );
    assert.equal(overview!.method.reference?.source, 'reference/全国规划.txt');
    assert.equal(expected!.method.reference, null);
    assert.deepEqual({ ...overview!.method, reference: null }, expected!.method);
    assert.deepEqual({ ...overview, method: 0 }, { ...expected, method: 0 });
  });

  it('is missed where it is not there, at its line', () => {
    assert.deepEqual(inShort(corpusOf(project('reference: 别的.txt\n')).issues), [
      'corpus.yaml:2:12 missing-source',
    ]);
  });

  it('is a plan text, else it is said so and nothing is read', () => {
    const corpus = corpusOf(project('reference: codebook.yaml\n'));
    assert.equal(corpus.reference, undefined);
    assert.deepEqual(inShort(corpus.issues), ['corpus.yaml:2:12 schema-value']);
  });

  it('follows a rename', () => {
    const text = 'version: 1\nreference: 全国.txt # 全国\n';
    assert.equal(
      renameInSettings(text, { from: '全国.txt', to: 'ref/国家.txt' }),
      'version: 1\nreference: ref/国家.txt # 全国\n',
    );
  });
});
