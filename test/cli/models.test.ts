import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../../src/cli/commands';
import { makeFolder, removeFolders, run, smallProject } from './cli';
import { Repository } from './gitProject';

const project = {
  ...smallProject,
  'corpus.yaml': `version: 1
sources: ['plans/*.txt']
reference: reference.txt
coders: [li, wang, { id: qwen, kind: model }]
attributes:
  plans/1.txt: { 地区: 东部 }
  plans/2.txt: { 地区: 西部 }
network: { minWeight: 1 }
results:
  title: 试结果
  authors: [张三]
  exports: [report --format csv, stats --by 地区 --format csv]
index:
  variables: { 安全: [safety, digital] }
`,
  'reference.txt': '全国都要备份。\n',
  'plans/1.txt.li.codes.yaml': `version: 1
source: 1.txt
annotations:
  - { id: l1, codes: [digital], quote: 建设数字档案馆, at: "1:1-1:8", created: 2026-12-01 }
reviewed:
  - { code: '*' }
`,
  'plans/1.txt.wang.codes.yaml': `version: 1
source: 1.txt
annotations:
  - { id: w1, codes: [safety], quote: 确保安全, at: "1:9-1:13", created: 2026-12-01 }
reviewed:
  - { code: '*' }
`,
  'more.csv': 'source,quote,codes,coder\nplans/2.txt,数字档案要备份,digital,li\n',
  'choices.jsonl': '',
};

/** Files of models: of one that corpus.yaml names, and of one that it does not; whole, empty, and broken. */
const ofModels: Readonly<Record<string, string>> = {
  'plans/1.txt.qwen.suggestions.yaml': `version: 1
source: 1.txt
suggestedBy: qwen
annotations:
  - { id: r1-a, codes: [safety], quote: 做好备份, at: "2:1-2:5", memo: 备份 }
  - { id: r1-b, codes: [own, no-such-code], quote: 安全 }
reviewed:
  - { code: '*' }
runs:
  - { id: r1, model: qwen3, codebook: x, created: 2026-12-01 }
`,
  'plans/2.txt.qwen.suggestions.yaml': 'annotations: [\n',
  'plans/2.txt.other.suggestions.yaml': '',
  'reference.txt.qwen.suggestions.yaml': `version: 1
annotations:
  - { id: r1-c, codes: [safety], quote: 全国都要备份 }
`,
};

/** How each command is called; a new one has to be told here, or why it cannot be. */
const calls: Readonly<Record<string, readonly (readonly string[])[]>> = {
  report: [
    ['DIR', '--json'],
    ['DIR'],
    ['DIR', '--out', 'OUT', '--format', 'all'],
    ['DIR', '--coder', 'li', '--json'],
  ],
  network: [
    ['DIR', '--json'],
    ['DIR', '--out', 'OUT', '--format', 'all'],
  ],
  check: [['DIR'], ['DIR', '--json'], ['DIR', '--fix']],
  gaps: [['DIR', '--json'], ['DIR']],
  keywords: [['DIR', '--json']],
  kwic: [
    ['DIR', '安全'],
    ['DIR', '备份', '--json'],
  ],
  terms: [['DIR', '--json']],
  stats: [
    ['DIR', '--json'],
    ['DIR', '--by', '地区', '--json'],
  ],
  find: [
    ['DIR', 'safety'],
    ['DIR', 'safety', '--json'],
  ],
  cross: [
    ['DIR', '--rows', 'themes', '--columns', 'coders', '--json'],
    ['DIR', '--rows', 'themes', '--columns', '地区'],
  ],
  index: [['DIR'], ['DIR', '--json']],
  sample: [
    ['DIR', '--count', '1', '--json'],
    ['DIR', '--count', '1', '--write'],
  ],
  agreement: [
    ['DIR', '--json'],
    ['DIR', '--out', 'OUT', '--format', 'all'],
    ['DIR', '--coders', 'li,wang', '--json'],
  ],
  disagreements: [['DIR', '--json'], ['DIR']],
  settle: [['DIR', '--agreed', '--write']],
  distinctive: [['DIR', '--json']],
  compare: [['DIR', '--json']],
  passages: [
    ['DIR', '--json'],
    ['DIR', '--out', 'OUT', '--format', 'all'],
  ],
  units: [
    ['DIR', '--json'],
    ['DIR', '--keep', '--out', 'OUT', '--format', 'all'],
  ],
  memos: [
    ['DIR', '--json'],
    ['DIR', '--out', 'OUT', '--format', 'all'],
  ],
  marked: [['DIR', '--out', 'OUT', '--format', 'all']],
  dictionary: [
    ['DIR', '--json'],
    ['DIR', '--out', 'OUT', '--format', 'all'],
  ],
  codebook: [
    ['DIR', '--json'],
    ['DIR', '--out', 'OUT', '--format', 'all'],
  ],
  import: [
    ['DIR', 'DIR/more.csv', '--json'],
    ['DIR', 'DIR/more.csv', '--write'],
  ],
  export: ['qdpx', 'qdc'].map(format => ['DIR', '--format', format, '--out', `OUT/${format}`]),
  freeze: [['DIR', '--day', '2026-05-31', '--json']],
  verify: [['DIR'], ['DIR', '--json']],
  diff: [['DIR'], ['DIR', '--markdown'], ['DIR', '--json']],
  hook: [['pre-commit']],
  'install-git': [['DIR']],
};

/** Commands that read or write suggestions, or none of the project's files (combine reads what report counted). */
const others = ['suggest', 'suggestions', 'mcp', 'ingest', 'merge', 'combine'];

describe('files of models', () => {
  after(removeFolders);
  const environment = { SOURCE_DATE_EPOCH: '1764547200' };

  it('are told of every command', () => {
    const told = [...Object.keys(calls), ...others].sort();
    assert.deepEqual(told, commands.map(({ name }) => name).sort());
  });

  for (const [name, ways] of Object.entries(calls)) {
    it(`change nothing that "${name}" prints or writes`, async () => {
      // Frozen and committed without them, so that verify and diff would tell of them.
      const repository = new Repository(project);
      const frozen =
        name === 'freeze' ? undefined : await run(['freeze', repository.folder, '--day', '2026-05-31']);
      assert.ok(frozen === undefined || frozen.code !== 2, frozen?.stderr);
      if (frozen) repository.commit('frozen');
      for (const way of ways) {
        const outcomes = [];
        for (const isWith of [false, true]) {
          const [folder, out] = [makeFolder(), makeFolder()];
          cpSync(repository.folder, folder, { recursive: true });
          if (isWith)
            for (const [path, text] of Object.entries(ofModels)) writeFileSync(join(folder, path), text);
          const args = way.map(each => each.replace('DIR', folder).replace('OUT', out));
          const { code, stdout, stderr } = await run([name, ...args], { cwd: folder, env: environment });
          const plain = (text: string) => text.replaceAll(folder, 'DIR').replaceAll(out, 'OUT');
          // Their own files are as they were.
          for (const path of Object.keys(ofModels)) {
            if (isWith) assert.equal(readFileSync(join(folder, path), 'utf8'), ofModels[path]);
            rmSync(join(folder, path), { force: true });
          }
          rmSync(join(folder, '.git'), { recursive: true, force: true });
          outcomes.push({
            code,
            stdout: plain(stdout),
            stderr: plain(stderr),
            files: contentsOf(folder),
            exported: contentsOf(out),
          });
        }
        const [without, with_] = outcomes;
        assert.deepEqual(with_, without, way.join(' '));
        assert.ok(without!.stdout + without!.stderr !== '' || name === 'hook', 'it did something');
        assert.notEqual(without!.code, 2, `${way.join(' ')}: ${without!.stderr}`);
        if (way.includes('OUT')) assert.notEqual(without!.exported, {});
      }
    });
  }
});

/** Every file below a folder, as hexadecimal bytes by path. */
function contentsOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .map(path => [path.slice(folder.length + 1), readFileSync(path).toString('latin1')]),
  );
}
