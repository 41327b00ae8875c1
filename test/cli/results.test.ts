import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import lockSchema from '../../schemas/lock.schema.json';
import verdictSchema from '../../schemas/verdict.schema.json';
import { commands } from '../../src/cli/commands';
import { reproducible } from '../../src/cli/results/reproducible';
import { english } from '../../src/core/base/l10n';
import { declareResults } from '../../src/core/corpus/resultsText';
import { resultOffers } from '../../src/core/report/results/offers';
import { corpusOf } from '../support/project';
import { makeFolder, removeFolders, run, smallProject } from './cli';

const settings = `version: 1
sources: ['plans/*.txt']
reference: reference.txt
coders: [li, wang]
attributesFile: attributes.csv
attributes:
  plans/1.txt: { 地区: 东部 }
network: { minWeight: 1 }
results:
  title: 试结果
  authors: [张三, Wang Wu]
  license: CC-BY-4.0
  language: zh-cn
  exports:
    - report --format csv,md,docx
    - network --format svg
    - stats --by 地区 --format xlsx
    - passages
`;

const project: Readonly<Record<string, string>> = {
  ...smallProject,
  'corpus.yaml': settings,
  'reference.txt': '全国都要备份。\n',
  'attributes.csv': 'source,年份\nplans/1.txt,2020\nplans/2.txt,2021\n',
  'plans/3.txt': '安全，数字档案馆。\n',
  'plans/3.txt.li.codes.yaml': `version: 1
source: 3.txt
annotations:
  - id: c1
    codes: [digital]
    quote: 数字档案馆
    at: 1:4-1:9
`,
};

const day = ['--day', '2026-05-31'];

/** A project with frozen results, and a function that changes one of its files. */
async function frozen(files: Readonly<Record<string, string>> = project) {
  const folder = makeFolder(files);
  const made = await run(['freeze', folder, ...day]);
  assert.deepEqual(made, { ...made, code: 0, stderr: '' });
  const path = (name: string) => join(folder, name);
  const edit = (name: string, from: string | RegExp, to: string) => {
    const text = readFileSync(path(name), 'utf8');
    const changed = text.replace(from, to);
    assert.notEqual(changed, text, `${name} has no ${from}`);
    writeFileSync(path(name), changed);
  };
  return { folder, path, edit };
}

describe('policy-coder freeze', () => {
  after(removeFolders);

  it('writes files, figures, evidence, the method, a citation and a description, and a lock that names them', async () => {
    const { path } = await frozen();
    const lock = JSON.parse(readFileSync(path('results/results.lock.json'), 'utf8'));
    const validate = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(lockSchema);
    validate(lock);
    assert.deepEqual(validate.errors ?? [], []);
    const paths: string[] = lock.outputs.map((each: { path: string }) => each.path);
    for (const { path: name, sha256, bytes } of lock.outputs) {
      const content = readFileSync(path(`results/${name}`));
      assert.equal(`sha256:${createHash('sha256').update(content).digest('hex')}`, sha256);
      assert.equal(content.length, bytes);
    }
    for (const name of [
      'report/coverage.csv',
      'report/coverage.markdown',
      'network/network.svg',
      'stats/statistics.xlsx',
    ])
      assert.ok(paths.includes(name), name);
    assert.ok(paths.includes('passages/passages.text'), 'what prints no JSON is kept as it was printed');
    assert.deepEqual(
      lock.inputs.map((each: { path: string; role: string }) => `${each.role} ${each.path}`),
      [
        'attributes attributes.csv',
        'codebook codebook.yaml',
        'corpus corpus.yaml',
        'source plans/1.txt',
        'coding plans/1.txt.codes.yaml',
        'source plans/2.txt',
        'coding plans/2.txt.codes.yaml',
        'source plans/3.txt',
        'coding plans/3.txt.li.codes.yaml',
        'reference reference.txt',
      ],
    );
    const readme = readFileSync(path('results/README.markdown'), 'utf8');
    assert.match(readme, /^# 试结果$/m);
    assert.match(readme, /^## 方法$/m);
    assert.match(readme, /^## Method$/m);
    const citation = parse(readFileSync(path('results/CITATION.cff'), 'utf8'));
    assert.deepEqual(citation.authors, [{ name: '张三' }, { name: 'Wang Wu' }]);
    assert.equal(citation['date-released'], '2026-05-31');
  });

  it('describes them as an RO-Crate whose files are all there', async () => {
    const { path } = await frozen();
    const crate = JSON.parse(readFileSync(path('results/ro-crate-metadata.json'), 'utf8'));
    const byId = new Map<string, Record<string, unknown>>(
      crate['@graph'].map((entity: Record<string, unknown>) => [entity['@id'], entity]),
    );
    const root = byId.get('./')!;
    const about = byId.get('ro-crate-metadata.json')!;
    assert.deepEqual(about.conformsTo, { '@id': 'https://w3id.org/ro/crate/1.1' });
    assert.deepEqual(about.about, { '@id': './' });
    const parts = root.hasPart as { '@id': string }[];
    const listed = parts.map(part => decodeURI(part['@id'])).sort();
    const there = readdirSync(path('results'), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name).slice(path('results').length + 1));
    assert.deepEqual([...listed, 'ro-crate-metadata.json'].sort(), there.sort());
    // Every reference leads to an entity, or out of the crate.
    const references = JSON.stringify(crate['@graph']).matchAll(/\{"@id":"([^"]+)"\}/g);
    for (const [, id = ''] of references)
      assert.ok(byId.has(id) || id.startsWith('https://w3id.org/'), `${id} is described`);
    assert.equal(byId.get('https://spdx.org/licenses/CC-BY-4.0')?.name, 'CC-BY-4.0');
  });

  it('gives the same bytes in any folder, language and time zone, and packs them into the same archive', async () => {
    const [one, other] = [makeFolder(project), makeFolder(project)];
    const archives = [join(one, '1.zip'), join(other, '2.zip')];
    await run(['freeze', one, ...day, '--archive', archives[0]!], { env: { LC_ALL: 'zh_CN.UTF-8' } });
    await run(['freeze', other, ...day, '--archive', archives[1]!], {
      env: { LC_ALL: 'en_US.UTF-8' },
      cwd: other,
    });
    const [first, second] = archives.map(path => readFileSync(path));
    assert.ok(first!.equals(second!));
    const lock = (folder: string) => readFileSync(join(folder, 'results/results.lock.json'), 'utf8');
    assert.equal(lock(one), lock(other));
  });

  it('freezes again over its own files, and removes those that are no longer among them', async () => {
    const { folder, edit, path } = await frozen();
    edit('corpus.yaml', '    - passages\n', '');
    assert.equal((await run(['freeze', folder, ...day])).code, 0);
    assert.equal(existsSync(path('results/passages/passages.text')), false);
    assert.equal((await run(['verify', folder])).code, 0);
  });

  it('overwrites nothing that it did not write, or that was changed since', async () => {
    const { folder, path } = await frozen();
    writeFileSync(path('results/notes.txt'), 'mine');
    const stray = await run(['freeze', folder, ...day]);
    assert.equal(stray.code, 2);
    assert.match(stray.stderr, /notes\.txt is none of the frozen files/);
    rmSync(path('results/notes.txt'));
    writeFileSync(path('results/report/coverage.markdown'), 'corrected by hand');
    const edited = await run(['freeze', folder, ...day]);
    assert.match(edited.stderr, /coverage\.markdown was changed since it was frozen/);
    assert.equal(readFileSync(path('results/report/coverage.markdown'), 'utf8'), 'corrected by hand');
    const other = makeFolder({ ...project, 'out/letter.txt': 'x' });
    assert.match(
      (await run(['freeze', other, '--out', join(other, 'out')])).stderr,
      /other files than frozen results/,
    );
  });

  it('adds no text to the project, also where corpus.yaml names none', async () => {
    const folder = makeFolder(smallProject);
    const before = await run(['report', folder, '--json']);
    assert.equal((await run(['freeze', folder, ...day])).code, 0);
    assert.deepEqual(await run(['report', folder, '--json']), before);
    assert.equal((await run(['verify', folder])).code, 0);
    const elsewhere = join(makeFolder(), 'results');
    assert.equal((await run(['freeze', folder, ...day, '--out', elsewhere])).code, 0);
    assert.equal((await run(['verify', folder, elsewhere])).code, 0);
  });

  const bad: readonly (readonly [line: string, message: RegExp])[] = [
    ['check --fix', /"check --fix" cannot be frozen; these commands can: report, /],
    ['merge a b c', /cannot be frozen/],
    ['report --out x', /leave out --out/],
    ['report --nonsense', /Unknown option --nonsense/],
    ['report --format docs', /Unknown format "docs"/],
    ['stats --by 月份', /No source has the attribute 月份/],
    ['stats --figures ../outside', /Name a folder below that of the results/],
    ['stats --figures /tmp/outside', /Name a folder below that of the results/],
    ['report constructor', /one project folder at a time/],
  ];
  for (const [line, message] of bad) {
    it(`says what is wrong with "${line}", and writes nothing`, async () => {
      const exports = settings
        .replace(/exports:[\s\S]*$/, `exports: ['${line}']\n`)
        .replace('language: zh-cn', 'language: en');
      const folder = makeFolder({ ...project, 'corpus.yaml': exports });
      const { code, stderr } = await run(['freeze', folder]);
      assert.equal(code, 2);
      assert.match(stderr, message);
      assert.equal(existsSync(join(folder, 'results')), false);
    });
  }

  it('takes words in quotation marks as one', async () => {
    const exports = settings.replace(/exports:[\s\S]*$/, `exports: ["find 'safety and 地区=东部'"]\n`);
    const { path } = await frozen({ ...project, 'corpus.yaml': exports });
    const given = JSON.parse(readFileSync(path('results/exports.json'), 'utf8'));
    assert.equal(Object.values<{ found: unknown[] }>(given)[0]?.found.length, 1);
  });

  it('refuses a day that is none', async () => {
    assert.match((await run(['freeze', makeFolder(project), '--day', '2026-13-01'])).stderr, /must be a day/);
  });

  it('follows no link out of the results', async function () {
    if (process.platform === 'win32') this.skip();
    const { folder, path } = await frozen();
    const outside = makeFolder({ 'secret.txt': 'secret' });
    rmSync(path('results/report/coverage.markdown'));
    symlinkSync(join(outside, 'secret.txt'), path('results/report/coverage.markdown'));
    assert.equal((await run(['freeze', folder, ...day])).code, 2);
    assert.equal(readFileSync(join(outside, 'secret.txt'), 'utf8'), 'secret');
  });
});

describe('policy-coder verify', () => {
  let validate: ValidateFunction;
  let template: string;
  before(async () => {
    validate = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(verdictSchema);
    template = (await frozen()).folder;
  });
  after(removeFolders);

  /** A copy of the project with its results; what is changed in it; the verdict. */
  async function verdictAfter(change: (edit: Edit, path: (name: string) => string) => void) {
    const folder = makeFolder();
    cpSync(template, folder, { recursive: true });
    const path = (name: string) => join(folder, name);
    change((name, from, to) => {
      const text = readFileSync(path(name), 'utf8');
      const changed = text.replace(from, to);
      assert.notEqual(changed, text, `${name} has no ${from}`);
      writeFileSync(path(name), changed);
    }, path);
    const outcome = await run(['verify', folder]);
    assert.equal(outcome.stderr, '');
    return { ...outcome, folder };
  }
  type Edit = (name: string, from: string | RegExp, to: string) => void;

  it('says that they are the same, and changes nothing', async () => {
    const before = readdirSync(template, { recursive: true }).sort();
    const { code, stdout } = await run(['verify', template, join(template, 'results')]);
    assert.deepEqual(
      { code, stdout },
      { code: 0, stdout: 'The same: 15 files, made again from 10 inputs.\n' },
    );
    assert.deepEqual(readdirSync(template, { recursive: true }).sort(), before);
  });

  it('prints its verdict as JSON, too', async () => {
    const { folder } = await verdictAfter((edit, path) => {
      edit('plans/3.txt.li.codes.yaml', /annotations:[\s\S]*/, 'annotations: []\n');
      edit('corpus.yaml', 'minWeight: 1', 'minWeight: 2');
      rmSync(path('results/report/coverage.docx'));
    });
    const { code, stdout } = await run(['verify', folder, '--json']);
    const verdict = JSON.parse(stdout);
    validate(verdict);
    assert.deepEqual(validate.errors ?? [], []);
    assert.deepEqual([code, verdict.same], [1, false]);
    assert.deepEqual(verdict.parameters, [{ name: 'network.minWeight', before: '1', after: '2' }]);
    assert.deepEqual(verdict.moved[0].subject, { kind: 'cell', source: 'plans/3.txt', of: 'digital' });
    assert.equal(verdict.moved[0].because[0].evidence.id, 'c1');
    assert.deepEqual(verdict.files[0], { path: 'report/coverage.docx', change: 'missing' });
  });

  const changes: readonly (readonly [
    what: string,
    change: (edit: Edit, path: (name: string) => string) => void,
    ...lines: RegExp[],
  ])[] = [
    [
      'an annotation that is gone',
      edit => edit('plans/3.txt.li.codes.yaml', /annotations:[\s\S]*/, 'annotations: []\n'),
      /plans\/3\.txt\.li\.codes\.yaml \(coding\) changed/,
      /3 · 信息化: √ → unreviewed.*because annotation c1 \(li\) is gone: “数字档案馆”/,
    ],
    [
      'another code',
      edit => edit('plans/3.txt.li.codes.yaml', 'codes: [digital]', 'codes: [safety]'),
      /3 · 档案安全: unreviewed → √.*because annotation c1 \(li\) is new/,
      /3 · 信息化: √ → unreviewed.*because annotation c1 \(li\) is gone/,
    ],
    [
      'another extent',
      edit => edit('plans/3.txt.li.codes.yaml', /quote: .*\n {4}at: .*/, 'quote: 数字档案\n    at: 1:4-1:8'),
      /3 · 信息化: characters 5 → 4, because annotation c1 \(li\) changed/,
    ],
    [
      'a review taken back',
      edit => edit('plans/2.txt.codes.yaml', /reviewed:[\s\S]*/, ''),
      /2 · 档案安全: — → unreviewed, because the review is gone \(coder: not named\)/,
    ],
    [
      'a new coder',
      (_, path) =>
        writeFileSync(
          path('plans/2.txt.wang.codes.yaml'),
          'version: 1\nsource: 2.txt\nannotations:\n  - {id: w1, codes: [digital], quote: 数字档案, at: "1:1-1:5"}\n',
        ),
      /plans\/2\.txt\.wang\.codes\.yaml \(coding\) is new/,
      /2 · 信息化: unreviewed → √.*because annotation w1 \(wang\) is new/,
    ],
    [
      'a side file that is gone',
      (_, path) => rmSync(path('plans/1.txt.codes.yaml')),
      /plans\/1\.txt\.codes\.yaml \(coding\) is gone/,
      /1 · 档案安全: √ → unreviewed.*annotation a1/,
    ],
    [
      'a side file with conflicts',
      edit =>
        edit('plans/1.txt.codes.yaml', 'annotations:', '<<<<<<< ours\nannotations:\n=======\n>>>>>>> theirs'),
      /1 · 档案安全: √ → unknown/,
    ],
    [
      'a byte of a text',
      edit => edit('plans/2.txt', '备份', '备分'),
      /plans\/2\.txt \(text\) changed/,
      /2 · 档案安全: keyword hits 1 → 0/,
      /备份 — 数字档案: gone/,
    ],
    [
      'a text that is gone',
      (_, path) => rmSync(path('plans/2.txt')),
      /plans\/2\.txt \(text\) is gone/,
      /^ {2}2: gone$/m,
    ],
    [
      'a new text',
      (_, path) => writeFileSync(path('plans/4.txt'), '备份。\n'),
      /plans\/4\.txt \(text\) is new/,
      /^ {2}4: new$/m,
    ],
    [
      'a keyword',
      edit => edit('codebook.yaml', '[安全, 备份]', '[安全]'),
      /codebook\.yaml \(codebook\) changed/,
      /1 · 档案安全: keyword hits 3 → 2/,
      /Node 备份: gone/,
    ],
    [
      'the name of a theme, which moves no figure',
      edit => edit('codebook.yaml', 'name: 信息化', 'name: 信息化建设'),
      /what they were made from changed, but no figure moved/,
      /coverage\.csv is different when it is made again/,
    ],
    [
      'an attribute',
      edit => edit('corpus.yaml', '东部', '西部'),
      /corpus\.yaml \(settings\) changed/,
      /1: 地区 东部 → 西部/,
      /stats --by 地区 --format xlsx: /,
    ],
    [
      'the table of attributes',
      edit => edit('attributes.csv', '2021', '2022'),
      /attributes\.csv \(attributes\) changed/,
      /2: 年份 2021 → 2022/,
    ],
    [
      'the unit',
      edit => edit('corpus.yaml', 'network:', 'unit: paragraph\nnetwork:'),
      /unit\.kind: sentence → paragraph/,
    ],
    [
      'a limit of the network',
      edit => edit('corpus.yaml', 'minWeight: 1', 'minWeight: 2'),
      /network\.minWeight: 1 → 2/,
      / — .*: gone/,
    ],
    [
      'whose coding counts',
      edit => edit('corpus.yaml', 'network:', 'counted: [li]\nnetwork:'),
      /annotations\.only: · → li/,
      /1 · 档案安全: √ → unreviewed/,
    ],
    [
      'the reference',
      edit => edit('reference.txt', '备份', '安全'),
      /reference\.txt \(reference text\) changed/,
    ],
    [
      'the encoding of a text',
      (_, path) =>
        writeFileSync(
          path('plans/3.txt'),
          Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('安全，数字档案馆。\n', 'utf16le')]),
        ),
      /plans\/3\.txt \(text\) is in another encoding/,
      /encodings\.plans\/3\.txt: · → utf-16le/,
    ],
    [
      'what is to be frozen, which results keep until they are frozen again',
      edit => edit('corpus.yaml', '    - passages\n', ''),
      /what they were made from changed, but no figure moved/,
    ],
    [
      'a file of the results',
      edit => edit('results/report/coverage.csv', '√', '—'),
      /files of the results differ, but no figure moved/,
      /report\/coverage\.csv was changed since it was frozen/,
    ],
    [
      'files of the results that are gone, and others',
      (_, path) => {
        rmSync(path('results/report/coverage.docx'));
        writeFileSync(path('results/extra.txt'), '');
      },
      /report\/coverage\.docx is missing/,
      /extra\.txt is none of the frozen files/,
    ],
    [
      'the figures of the results',
      edit => edit('results/figures.json', '"sources": 3', '"sources": 4'),
      /figures\.json was changed since it was frozen/,
    ],
  ];
  for (const [what, change, ...lines] of changes) {
    it(`tells ${what}`, async () => {
      const { code, stdout } = await verdictAfter(change);
      assert.equal(code, 1, stdout);
      for (const line of lines) assert.match(stdout, line);
    });
  }

  it('takes line ends, a BOM and the place of the folder for no change', async () => {
    const { code, stdout } = await verdictAfter((_, path) => {
      for (const name of ['plans/1.txt', 'codebook.yaml', 'plans/1.txt.codes.yaml'])
        writeFileSync(path(name), `\ufeff${readFileSync(path(name), 'utf8').replaceAll('\n', '\r\n')}`);
    });
    assert.equal(code, 0, stdout);
  });

  /** As if an older program had frozen them: its version, and figures that it counted otherwise. */
  function olderProgram(path: (name: string) => string, figures: (text: string) => string): void {
    const lock = JSON.parse(readFileSync(path('results/results.lock.json'), 'utf8'));
    const file = path('results/figures.json');
    writeFileSync(file, figures(readFileSync(file, 'utf8')));
    const content = readFileSync(file);
    const output = lock.outputs.find((each: { path: string }) => each.path === 'figures.json');
    output.sha256 = `sha256:${createHash('sha256').update(content).digest('hex')}`;
    lock.tool.version = '0.0.1';
    writeFileSync(path('results/results.lock.json'), JSON.stringify(lock));
  }

  it('takes figures that a newer program counts alike for the same', async () => {
    const { code, stdout } = await verdictAfter((_, path) => olderProgram(path, text => text));
    assert.equal(code, 0, stdout);
    assert.match(
      stdout,
      /^The same figures, made again from 10 inputs\.\nThey were frozen with version 0\.0\.1/,
    );
  });

  it('tells a newer program that counts differently from changed data', async () => {
    const change = (text: string) => text.replace('"annotations": 1', '"annotations": 7');
    const program = await verdictAfter((_, path) => olderProgram(path, change));
    assert.match(
      program.stdout,
      /^Not the same: the data are, but this version of the program counts differently\.$/m,
    );
    assert.equal(program.code, 1);
    const both = await verdictAfter((edit, path) => {
      edit('codebook.yaml', '备份', '备案');
      olderProgram(path, change);
    });
    assert.match(both.stdout, /^Not the same: the data changed, and the program, too\./m);
  });

  it('says what is wrong where there is nothing to verify', async () => {
    const folder = makeFolder(project);
    assert.match((await run(['verify', folder])).stderr, /There are no frozen results in .*results\./);
    writeFileSync(join(folder, 'results.lock.json'), '{"version": 2}');
    assert.match((await run(['verify', folder, folder])).stderr, /cannot be read as a lock of results/);
  });

  it('draws a badge', async () => {
    const badge = join(makeFolder(), 'badge.svg');
    await run(['verify', template, '--badge', badge]);
    assert.match(readFileSync(badge, 'utf8'), /aria-label="results: verified"/);
  });

  it('speaks Chinese', async () => {
    const { stdout } = await run(['verify', template, '--lang', 'zh-cn']);
    assert.equal(stdout, '一致：由 10 个输入文件重新生成了 15 个文件。\n');
  });
});

describe('what the editor offers to freeze', () => {
  after(removeFolders);

  it('can be frozen, all of it', async () => {
    const files = {
      ...project,
      'corpus.yaml': settings.replace(/results:[\s\S]*/, 'index:\n  variables: { x: safety }\n'),
    };
    const corpus = corpusOf(files);
    const offers = resultOffers(corpus, english);
    assert.ok(
      offers.some(({ line }) => line.startsWith('index ')) &&
        offers.some(({ line }) => line.startsWith('agreement ')),
    );
    const exports = offers.map(({ line }) => line);
    const declared = declareResults(files['corpus.yaml'] ?? '', { authors: [], exports }) ?? '';
    const folder = makeFolder({ ...files, 'corpus.yaml': declared });
    const { code, stderr } = await run(['freeze', folder, ...day]);
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    assert.equal((await run(['verify', folder])).code, 0);
  });
});

describe('commands that can be frozen', () => {
  /** They change files, depend on more than the project (git, other files), or are no figures. */
  const others = [
    'check',
    'combine',
    'sample',
    'settle',
    'suggest',
    'suggestions',
    'mcp',
    'marked',
    'ingest',
    'import',
    'export',
    'freeze',
    'verify',
    'diff',
    'merge',
    'hook',
    'install-git',
  ];

  it('are told from all others', () => {
    const named = [...reproducible.map(({ name }) => name), ...others].sort();
    assert.deepEqual(named, commands.map(({ name }) => name).sort());
  });
});
