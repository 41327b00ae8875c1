import assert from 'node:assert/strict';
import { english } from '../../src/core/base/l10n';
import { buildOverview } from '../../src/core/report/overview/overview';
import { parseYaml } from '../../src/core/yaml/parse';
import { makeFolder, removeFolders, run, smallProject } from '../cli/cli';
import { corpusOf, inShort } from '../support/project';
import { cpuSeconds } from '../support/work';

/** Lists in lists, nine of each in the next: nine to the ninth if somebody expanded them. */
const aliasBomb = [
  'a0: &a0 [x, x, x, x, x, x, x, x, x]',
  ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`),
].join('\n');

const deep: Readonly<Record<string, string>> = {
  brackets: `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
  'open brackets': '['.repeat(10_000),
  braces: `${'{a: '.repeat(10_000)}1${'}'.repeat(10_000)}`,
  dashes: `${'- '.repeat(10_000)}x`,
  'lines further and further in': Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
};

describe('YAML that was made to do harm', () => {
  after(removeFolders);

  it('expands no aliases without end', async () => {
    assert.ok((await cpuSeconds(() => assert.equal(parseYaml('f', aliasBomb, {}).value, undefined))) < 20);
  });

  for (const [what, text] of Object.entries(deep)) {
    it(`is refused where it is nested ten thousand levels deep: ${what}`, () => {
      const { value, issues } = parseYaml('f', text, {});
      assert.equal(value, undefined);
      assert.deepEqual(inShort(issues), ['f:1:1 yaml-syntax']);
    });
  }

  it('is told from what only looks so', () => {
    const text = `memo: |\n${'  - [a {b\n'.repeat(400)}codes:\n${Array.from({ length: 40 }, (_, i) => `${'    '.repeat(i)}  - codes:\n`).join('')}`;
    assert.deepEqual(parseYaml('f', text, {}).issues, []);
  });

  it('is refused at once where it is fifty megabytes long', async () => {
    const text = `version: 1\nthemes:\n${'  - {id: a, name: b}\n'.repeat(2_400_000)}`;
    assert.ok(text.length > 50_000_000);
    assert.ok((await cpuSeconds(() => assert.equal(parseYaml('f', text, {}).value, undefined))) < 10);
  });

  it('ends no process, in whatever file of a project it stands', async () => {
    for (const name of ['codebook.yaml', 'corpus.yaml', 'plans/1.txt.codes.yaml']) {
      const { code, stdout } = await run(['check', makeFolder({ ...smallProject, [name]: deep.brackets! })]);
      assert.equal(code, 1, name);
      assert.match(
        stdout,
        new RegExp(`^${name}:1:1: error: Cannot read this YAML: .* \\[yaml-syntax\\]$`, 'm'),
      );
    }
  });

  it('changes no object but its own, whatever its keys are called', () => {
    const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];
    const keys = names.map(name => `"${name}": {polluted: true}`).join(', ');
    const corpus = corpusOf({
      'codebook.yaml': `version: 1\n${names.map(name => `"x-${name}": 1`).join('\n')}\nthemes:\n${names
        .map(name => `  - {id: "${name}", name: "${name}", keywords: ["${name}"]}`)
        .join('\n')}`,
      'corpus.yaml': `version: 1\nattributes: {"__proto__.txt": {${keys}}, "__proto__": {polluted: true}}\nnetwork: {groups: {"__proto__": [constructor], constructor: ["__proto__"]}}\nencodings: {"__proto__": utf-8}\n`,
      '__proto__.txt': `${names.join('，')}。`,
      '__proto__.txt.codes.yaml': `version: 1\n"__proto__": {polluted: true}\nannotations:\n  - {id: "__proto__", codes: ["__proto__", constructor], quote: "__proto__", at: "1:1-1:10"}\n`,
    });
    const plain: Readonly<Record<string, unknown>> = {};
    assert.equal(plain.polluted, undefined);
    assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
    assert.deepEqual(
      corpus.codebook.themes.map(({ id }) => id),
      names,
    );
    const [source] = corpus.sources;
    assert.equal(source!.analysis.matches.length, names.length);
    assert.deepEqual(source!.annotations[0]!.annotation.codes, ['__proto__', 'constructor']);
    for (const nodes of ['keywords', 'codes'] as const) {
      const settings = { ...corpus.settings, network: { ...corpus.settings.network, nodes } };
      const { network } = buildOverview({ ...corpus, settings }, english);
      const expected = nodes === 'keywords' ? names : ['__proto__', 'constructor'];
      assert.deepEqual(
        network.nodes.map(({ id, degree }) => [id, degree]),
        expected.map(id => [id, expected.length - 1]).sort(),
      );
      assert.ok(network.nodes.every(({ x, y, community }) => [x, y, community].every(Number.isFinite)));
    }
  });
});
