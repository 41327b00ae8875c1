import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Overview } from '../../src/core';
import { parseCsv } from '../core/report/parseCsv';
import { makeFolder, removeFolders, run } from './cli';

const script = '<script>alert(1)</script>';
const names = [
  script,
  '=1+1',
  `"quoted" & 'so'`,
  'two\nlines\r\n',
  '\u001b[31mred\u0000',
  '@sum',
  '-2+3',
  '+1',
  '\tx',
  ']]>',
];

/** Text with all names; NUL would make it no text. */
const text = (separator: string) => names.join(separator).replaceAll('\u0000', '');

/** A project in which every name is one of `names`. */
const project = {
  'codebook.yaml': JSON.stringify({
    version: 1,
    title: script,
    themes: [
      ...names.map((name, i) => ({ id: `t${i}`, name, short: name, keywords: [name.trim()] })),
      { id: 'own', name: script, kind: 'text' },
    ],
  }),
  'corpus.yaml': JSON.stringify({
    version: 1,
    unit: 'document',
    network: { groups: { [script]: ['t0', 't1'], '=2': ['t2', 't3'] } },
    attributes: { '=1+1.txt': { [script]: '=cmd', constructor: -5, '@a': true } },
  }),
  '=1+1.txt': text(' 。'),
  '=1+1.txt.codes.yaml': JSON.stringify({
    version: 1,
    annotations: names.map((name, i) => ({
      id: `a${i}`,
      codes: ['own', `t${i}`],
      quote: '=1+1',
      label: name,
      at: '1:1-1:2',
    })),
  }),
  [`${script}.txt`]: text('，'),
  'two\nlines.txt': '=1+1',
  '"quoted".txt': script,
  "'.txt": ']]>',
};

describe('hostile names in every output', () => {
  after(removeFolders);

  const out = makeFolder();
  const file = (name: string) => readFileSync(join(out, name), 'utf8');
  let summary = '';

  before(async () => {
    const { stdout, stderr, code } = await run(['report', makeFolder(project), '--out', out]);
    assert.deepEqual([code, stderr], [1, '']);
    summary = stdout;
  });

  it('are kept as they are in JSON', () => {
    const { corpus, themes, coverage, network }: Overview = JSON.parse(file('overview.json'));
    assert.equal(corpus.title, script);
    assert.deepEqual(
      themes.map(theme => theme.name),
      [...names, script],
    );
    assert.deepEqual(
      coverage.rows.map(row => row.source).sort(),
      Object.keys(project)
        .filter(path => path.endsWith('.txt'))
        .sort(),
    );
    assert.ok(network.nodes.some(node => node.id === script));
  });

  it('are text in HTML', () => {
    const html = file('report.html');
    assert.doesNotMatch(html, /<script/i);
    assert.ok(html.includes('<title>&#60;script&#62;alert(1)&#60;/script&#62;</title>'));
    assertSound(html.slice(html.indexOf('<html')));
  });

  it('are text in SVG and GEXF', () => {
    for (const name of ['network.svg', 'network.gexf']) {
      assert.doesNotMatch(file(name), /<script/i);
      assert.ok(file(name).includes('&#60;script&#62;alert(1)&#60;/script&#62;'));
      assertSound(file(name));
    }
  });

  it('are no formulas in CSV, and stay in their cells', () => {
    for (const name of ['coverage.csv', 'nodes.csv', 'edges.csv']) {
      const rows = parseCsv(file(name).replace(/^\ufeff/, ''));
      assert.equal(new Set(rows.map(row => row.length)).size, 1, name);
      for (const cell of rows.flat()) {
        assert.doesNotMatch(cell, /^[=+@\t\r]/);
        assert.ok(!cell.startsWith('-') || Number.isFinite(Number(cell)), cell);
      }
    }
    const [head, ...rows] = parseCsv(file('coverage.csv').slice(1));
    assert.deepEqual(head!.slice(2, 5), [script, 'constructor', "'@a"]);
    assert.deepEqual(rows.find(row => row[0] === "'=1+1.txt")!.slice(0, 5), [
      "'=1+1.txt",
      "'=1+1",
      "'=cmd",
      '-5',
      'true',
    ]);
    assert.deepEqual(rows.find(row => row[0] === 'two\nlines.txt')!.slice(0, 5), [
      'two\nlines.txt',
      'two\nlines',
      '',
      '',
      '',
    ]);
  });

  it('neither break a line of the terminal nor steer it', async () => {
    const folder = makeFolder(project);
    const outputs = [
      summary,
      (await run(['check', folder])).stdout,
      (await run(['keywords', folder])).stdout,
    ];
    for (const text of outputs) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none of these may be in it
      assert.doesNotMatch(text, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
    }
    assert.ok(outputs[2]!.split('\n').every(line => line === '' || line.split('\t').length === 4));
  });
});

/** Whether markup is well-formed as far as hostile text could break it: every tag closed, no stray characters. */
function assertSound(markup: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML forbids
  assert.doesNotMatch(markup, /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
  const open: string[] = [];
  const style = /<style>[^<]*<\/style>/;
  const bare = markup.replace(style, '').replace(/^<\?xml[^>]*\?>\n/, '');
  const tag = /<(\/?)([a-zA-Z][\w:]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/y;
  for (let at = 0; at < bare.length; ) {
    if (bare[at] !== '<') {
      assert.notEqual(bare[at], '>', bare.slice(at - 40, at + 40));
      at++;
      continue;
    }
    tag.lastIndex = at;
    const found = tag.exec(bare);
    assert.ok(found, `no tag: ${bare.slice(at, at + 60)}`);
    const [whole, closing, name, attributes, empty] = found;
    if (closing) assert.equal(open.pop(), name);
    else if (!empty && !(name === 'meta' && attributes)) open.push(name!);
    at += whole.length;
  }
  assert.deepEqual(open, []);
}
