import assert from 'node:assert/strict';
import bundle from '../../../l10n/bundle.l10n.zh-cn.json';
import { messageOf } from '../../../src/core/base/issue';
import { english, type Translate, translator } from '../../../src/core/base/l10n';
import { emptyCodebook } from '../../../src/core/codebook/codebook';
import { parseCodebook } from '../../../src/core/codebook/parse';
import { lineEndsOf, selectSources } from '../../../src/core/corpus/select';
import { defaultSettings, parseSettings, type Settings } from '../../../src/core/corpus/settings';
import { belongsToProject } from '../../../src/core/corpus/store';
import { codebookOf, inShort } from '../../support/project';

const { codebook = emptyCodebook } = parseCodebook(codebookOf({ a: ['甲'], b: ['乙'], c: ['丙'] }));

function settings(text: string): Settings {
  const { settings: found, issues } = parseSettings(text, codebook);
  assert.deepEqual(inShort(issues), []);
  assert.ok(found);
  return found;
}

describe('parseSettings', () => {
  it('reads everything there is', () => {
    assert.deepEqual(
      settings(`version: 1
sources: [./plans/*.txt, 附录.md]
reference: ./全国/规划.txt
scope: {section: 主要任务}
lineEnds: {./plans/*.txt: soft, 附录.md: hard}
encodings: {./plans/*.txt: big5}
unit: paragraph
network:
  nodes: codes
  counting: products
  measure: ochiai
  without: [b]
  minFrequency: 3
  topNodes: 50
  significance: 0.05
  minWeight: 0.2
  backbone: 0.1
  topEdges: 100
  kCore: 2
  groups: {合: [a, c]}
  resolution: 1.5
  seed: 7
  pinned: {a/x: [10, -2.5]}
coders: [li, 王]
counted: [li, consensus]
results:
  title: 结果
  authors: [张三]
  license: CC-BY-4.0
  language: zh-cn
  exports: ['report --format csv', ' ']
reliability:
  coders: [li, 王]
  share: 20%
  by: 地区
  seed: 3
  among: 5
  sample: [plans/浙江.txt, {source: plans/1.txt, section: 二、任务, line: 9}]
attributesFile: ./plans.csv
attributes:
  plans/浙江.txt: {地区: 浙江, 年: 2021, 日期: 2021-05-31, 专项: true, 无: null}
`),
      {
        sources: ['plans/*.txt', '附录.md'],
        reference: '全国/规划.txt',
        scopeSection: '主要任务',
        lineEnds: new Map([
          ['plans/*.txt', 'soft'],
          ['附录.md', 'hard'],
        ]),
        encodings: new Map([['plans/*.txt', 'big5']]),
        unit: 'paragraph',
        window: undefined,
        matching: defaultSettings.matching,
        network: {
          nodes: 'codes',
          counting: 'products',
          measure: 'ochiai',
          without: ['b'],
          minFrequency: 3,
          topNodes: 50,
          significance: 0.05,
          minWeight: 0.2,
          backbone: 0.1,
          topEdges: 100,
          kCore: 2,
          groups: new Map([['合', ['a', 'c']]]),
          resolution: 1.5,
          seed: 7,
          pinned: new Map([['a/x', { x: 10, y: -2.5 }]]),
        },
        index: undefined,
        coders: ['li', '王'],
        models: [],
        counted: ['li', 'consensus'],
        results: {
          title: '结果',
          authors: ['张三'],
          license: 'CC-BY-4.0',
          language: 'zh-cn',
          exports: ['report --format csv'],
        },
        reliability: {
          coders: ['li', '王'],
          of: 'sources',
          share: '20%',
          by: '地区',
          seed: 3,
          among: 5,
          sample: [{ source: 'plans/浙江.txt' }, { source: 'plans/1.txt', section: '二、任务', line: 9 }],
        },
        attributesFile: 'plans.csv',
        attributes: new Map([['plans/浙江.txt', { 地区: '浙江', 年: 2021, 日期: '2021-05-31', 专项: true }]]),
      },
    );
  });

  it('takes for numbers what a CSV file of attributes would, and anything else as it is written', () => {
    const text =
      'version: 1\nattributes:\n  p.txt: {a: 5, b: -1.5, c: 007, d: 12345678901234567890, e: .inf, f: 1e400, g: .nan}\n';
    assert.deepEqual(settings(text).attributes.get('p.txt'), {
      a: 5,
      b: -1.5,
      c: '007',
      d: '12345678901234567890',
      e: '.inf',
      f: '1e400',
      g: '.nan',
    });
  });

  it('falls back on the defaults', () => {
    assert.deepEqual(settings('version: 1\n'), defaultSettings);
    assert.deepEqual(settings('version: 1\nscope: {section: "  "}\n'), defaultSettings);
  });

  it('says what a unit may be, the window too, in words of the reader’s language', () => {
    const message = (unit: string, t: Translate) => {
      const { issues } = parseSettings(`version: 1\nunit: ${unit}\n`, codebook);
      return issues.map(each => messageOf(each, t));
    };
    assert.deepEqual(message('sentense', english), [
      'unit has a value that is not allowed here; allowed: sentence, paragraph, section, document, { window: n }.',
    ]);
    assert.deepEqual(message('50', english), ['unit must be text / a mapping (key: value).']);
    assert.deepEqual(message('50', translator(bundle)), ['unit 的类型必须是 文本 / 映射（键: 值）。']);
  });

  it('reads a window, which slides over paragraphs, and takes the sentence where it is none', () => {
    const { unit, window } = settings('version: 1\nunit: {window: 50}\n');
    assert.deepEqual([unit, window], ['paragraph', 50]);
    for (const [value, place] of [
      ['{window: 1}', '2:16 schema-value'],
      ['{window: 2.5}', '2:16 schema-type'],
      ['{window: wide}', '2:16 schema-type'],
      ['{}', '2:7 schema-required'],
      ['50', '2:7 schema-type'],
    ]) {
      const found = parseSettings(`version: 1\nunit: ${value}\n`, codebook);
      assert.deepEqual(inShort(found.issues), [`corpus.yaml:${place}`], value);
      assert.deepEqual(found.settings, defaultSettings, value);
    }
  });

  it('says what is wrong at the very place, and takes the defaults there', () => {
    const { settings: found, issues } = parseSettings(
      `version: 1
sources: plans
unit: word
network:
  measure: cosine
  minWeight: -1
  resolution: 0
  seed: 1.5
  groups:
    合: [a, zz]
    空: [yy]
coders: [../up, ok]
`,
      codebook,
    );
    assert.deepEqual(inShort(issues), [
      'corpus.yaml:2:10 schema-type',
      'corpus.yaml:3:7 schema-value',
      'corpus.yaml:5:12 schema-value',
      'corpus.yaml:6:14 schema-value',
      'corpus.yaml:7:15 schema-value',
      'corpus.yaml:8:9 schema-type',
      'corpus.yaml:12:10 schema-value',
      'corpus.yaml:10:12 no-group-theme',
      'corpus.yaml:11:9 no-group-theme',
    ]);
    assert.deepEqual(found, {
      ...defaultSettings,
      network: { ...defaultSettings.network, groups: new Map([['合', ['a']]]) },
      coders: ['ok'],
    });
  });

  it('says so of what the network does not know, and leaves no threshold where it is none', () => {
    const { settings: found, issues } = parseSettings(
      `version: 1
network:
  nodes: themes
  counting: sums
  without: [b, zz]
  minFrequency: 0
  topNodes: 1.5
  significance: 1
  backbone: 0
  topEdges: many
  kCore: -1
  pinned: {甲: [1], 乙: [x, 1], 丙: here}
`,
      codebook,
    );
    assert.deepEqual(inShort(issues), [
      'corpus.yaml:3:10 schema-value',
      'corpus.yaml:4:13 schema-value',
      'corpus.yaml:6:17 schema-value',
      'corpus.yaml:7:13 schema-type',
      'corpus.yaml:8:17 schema-value',
      'corpus.yaml:9:13 schema-value',
      'corpus.yaml:10:13 schema-type',
      'corpus.yaml:11:10 schema-value',
      'corpus.yaml:12:15 schema-value',
      'corpus.yaml:12:24 schema-type',
      'corpus.yaml:12:34 schema-type',
      'corpus.yaml:5:16 no-network-theme',
    ]);
    assert.deepEqual(found!.network, { ...defaultSettings.network, without: ['b'] });
  });

  it('says what a window leaves without effect', () => {
    const of = (network: string) =>
      inShort(parseSettings(`version: 1\nunit: {window: 30}\nnetwork: ${network}\n`, codebook).issues);
    assert.deepEqual(of('{significance: 0.05}'), ['corpus.yaml:3:25 no-test-by-window']);
    assert.deepEqual(of('{nodes: codes, significance: 0.05}'), ['corpus.yaml:3:18 codes-by-window']);
    assert.deepEqual(of('{measure: npmi}'), []);
  });

  it('gives no settings where the file cannot be read', () => {
    assert.equal(parseSettings('version: [', codebook).settings, undefined);
  });
});

describe('selectSources', () => {
  const files = [
    'b/10.txt',
    'b/2.txt',
    'a.md',
    'A.TXT',
    'b/2.txt.codes.yaml',
    'codebook.yaml',
    'c/深/（一）.txt',
    'plan (1).txt',
  ];
  const select = (...sources: string[]) => selectSources(files, { ...defaultSettings, sources });

  it('takes every text in natural order where nothing is said', () => {
    assert.deepEqual(selectSources(files, defaultSettings), [
      'A.TXT',
      'a.md',
      'b/2.txt',
      'b/10.txt',
      'c/深/（一）.txt',
      'plan (1).txt',
    ]);
  });

  it('goes by pattern, then natural order, each source once', () => {
    assert.deepEqual(select('c/**/*.txt', 'b/*.txt', '**/*.txt'), [
      'c/深/（一）.txt',
      'b/2.txt',
      'b/10.txt',
      'plan (1).txt',
    ]);
    assert.deepEqual(select('b/*'), ['b/2.txt', 'b/10.txt']);
    assert.deepEqual(select('b/*', '!b/2.txt'), ['b/10.txt']);
    assert.deepEqual(select('**/*.txt', '!./b/*', 'b/2.txt'), ['c/深/（一）.txt', 'plan (1).txt', 'b/2.txt']);
    assert.deepEqual(select('!{A.TXT,*.md}', '!b/*'), ['c/深/（一）.txt', 'plan (1).txt']);
    assert.deepEqual(select('b/!(2).txt'), ['b/10.txt']);
    assert.deepEqual(select('b/10.txt', 'plan (1).txt', 'nowhere.txt'), ['b/10.txt', 'plan (1).txt']);
    assert.deepEqual(select(), []);
  });

  it('takes what is no pattern for nothing', () => {
    assert.deepEqual(select('', '[', 'x'.repeat(70_000), 'a.md'), ['a.md']);
  });
});

describe('belongsToProject', () => {
  it('knows the files of a project', () => {
    const yes = [
      'codebook.yaml',
      'corpus.yaml',
      'plans/a.txt',
      'a.MD',
      'plans/a.txt.codes.yaml',
      'a.txt.li.codes.yaml',
    ];
    const no = ['a.pdf', 'codes.yaml', 'mycodebook.yaml', 'a.txt.bak', 'txt'];
    assert.deepEqual(
      [...yes, ...no].filter(path => belongsToProject(path)),
      yes,
    );
  });
});

describe('lineEndsOf', () => {
  const kinds = (text: string, ...paths: string[]) =>
    paths.map(path => lineEndsOf(path, settings(`version: 1\nlineEnds: ${text}\n`)));

  it('is one for all sources, or by the first pattern that fits', () => {
    assert.deepEqual(kinds('hard', 'a.txt', 'plans/b (1).txt'), ['hard', 'hard']);
    assert.deepEqual(
      kinds('{"plans/b (1).txt": hard, "plans/**": soft}', 'a.txt', 'plans/b (1).txt', 'plans/c/d.md'),
      ['auto', 'hard', 'soft'],
    );
    assert.equal(lineEndsOf('a.txt', defaultSettings), 'auto');
  });

  it('complains of any other word', () => {
    for (const text of ['maybe', '{a.txt: maybe}', '[soft]']) {
      const { settings: found, issues } = parseSettings(`version: 1\nlineEnds: ${text}\n`, codebook);
      assert.equal(issues.length, 1, text);
      assert.deepEqual(found?.lineEnds, new Map());
    }
  });
});
