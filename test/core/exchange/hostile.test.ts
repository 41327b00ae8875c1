import assert from 'node:assert/strict';
import { strToU8, zipSync } from 'fflate';
import { ExchangeError } from '../../../src/core/exchange/foreign';
import { guidOf } from '../../../src/core/exchange/guid';
import { planned, reading } from './exchange';

const project = (inside: string, head = '') =>
  `<?xml version="1.0" encoding="utf-8"?>${head}<Project xmlns="urn:QDA-XML:project:1.0" name="x">${inside}</Project>`;

const qdpx = (qde: string, more: Readonly<Record<string, string>> = {}) =>
  zipSync({
    'project.qde': strToU8(qde),
    ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)])),
  });

const troubleOf = async (name: string, bytes: Uint8Array | string): Promise<string> => {
  const error: unknown = await reading(name, bytes).then(
    () => undefined,
    reason => reason,
  );
  assert.ok(error instanceof ExchangeError, `${name}: ${error}`);
  return error.trouble;
};

const source = (attributes: string, inside = '') =>
  project(`<Sources><TextSource guid="g" name="t.txt" ${attributes}>${inside}</TextSource></Sources>`);

describe('hostile and broken files of other programs', () => {
  it('archives that are none, or claim too much', async () => {
    assert.equal(await troubleOf('a.qdpx', 'no zip'), 'not-zip');
    assert.equal(await troubleOf('a.qdpx', new Uint8Array()), 'not-zip');
    assert.equal(await troubleOf('a.qdpx', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0)), 'encrypted');
    const sound = qdpx(project(''));
    for (const length of [4, 30, 60, sound.length - 10])
      assert.equal(await troubleOf('a.qdpx', sound.slice(0, length)), 'damaged', String(length));
    assert.equal(await troubleOf('a.qdpx', zipSync({ 'readme.txt': strToU8('x') })), 'no-project');
    const two = zipSync({ 'a.qde': strToU8(project('')), 'b.qde': strToU8(project('')) });
    assert.equal(await troubleOf('a.qdpx', two), 'several-projects');
    // A directory that claims 2 GB for a small entry.
    const claiming = qdpx(project(''));
    const at = claiming.findIndex(
      (_, i) =>
        claiming[i] === 0x50 && claiming[i + 1] === 0x4b && claiming[i + 2] === 1 && claiming[i + 3] === 2,
    );
    new DataView(claiming.buffer, claiming.byteOffset).setUint32(at + 24, 0x7fffffff, true);
    assert.equal(await troubleOf('a.qdpx', claiming), 'too-large');
  });

  it('XML that declares entities, is cut off, or too deep', async () => {
    for (const head of [
      '<!DOCTYPE Project [<!ENTITY b "EXPANDED">]>',
      '<!DOCTYPE Project SYSTEM "file:///etc/passwd">',
      '<!DOCTYPE Project [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
    ])
      assert.equal(await troubleOf('a.qdpx', qdpx(project('', head))), 'doctype');
    assert.equal(await troubleOf('a.qdpx', qdpx(project('&b;'))), 'not-xml');
    assert.equal(await troubleOf('a.qdpx', qdpx(project('').slice(0, -4))), 'not-xml');
    assert.equal(await troubleOf('a.qdpx', qdpx('')), 'not-xml');
    const deep = `${'<Code guid="a" name="b" isCodable="true">'.repeat(5000)}`;
    assert.equal(await troubleOf('a.qdc', `<CodeBook><Codes>${deep}`), 'too-deep');
    assert.equal(await troubleOf('a.qdc', project('')), 'other-root');
    assert.equal(await troubleOf('a.qdc', Uint8Array.of(0x3c, 0xff, 0xfe, 0x80)), 'not-text');
  });

  it('paths that lead out are told, and nothing beside the archive is read', async () => {
    for (const path of [
      'internal://../outside.txt',
      'internal://..\\outside.txt',
      'absolute:///etc/hostname',
      'relative:///../t.txt',
      'file:///etc/hostname',
      'http://example.org/t.txt',
    ]) {
      const bytes = qdpx(source(`plainTextPath="${path}"`), {
        '../outside.txt': 'secret',
        'sources/a.txt': 'a',
      });
      const { problems, newSources } = planned(await reading('a.qdpx', bytes));
      assert.deepEqual([newSources, problems.map(({ reason }) => reason)], [[], ['path-outside']], path);
    }
  });

  it('names that are paths, devices or patterns become names of files in the folder', async () => {
    for (const [name, file] of [
      ['../../etc/passwd', 'passwd.txt'],
      ['C:\\Windows\\x.docx', 'x.txt'],
      ['CON', '_CON.txt'],
      ['a/b/', 'b_.txt'],
      ['*{a,b}[c]!?', '__a,b__c___.txt'],
      ['..', 'source.txt'],
      ['a\u202eb.pdf', 'ab.txt'],
    ] as const) {
      const xml = name.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
      const bytes = qdpx(
        project(
          `<Sources><TextSource guid="g" name="${xml}"><PlainTextContent>words</PlainTextContent></TextSource></Sources>`,
        ),
      );
      assert.deepEqual(planned(await reading('a.qdpx', bytes)).newSources, [file], name);
    }
  });

  it('never overwrites: a text of the same name and other words gets a number', async () => {
    const bytes = qdpx(source('plainTextPath="internal://t.txt"'), { 'sources/t.txt': 'new words' });
    const there = new Map([['t.txt', { kind: 'text', text: 'old words', encoding: 'utf-8' } as const]]);
    const plan = planned(await reading('a.qdpx', bytes), there);
    assert.deepEqual(plan.newSources, ['t 2.txt']);
    assert.ok(!plan.files.some(({ path }) => path === 't.txt'));
  });
});

describe('a note that pretends to be ours', () => {
  const noteWith = (record: object) => {
    const json = JSON.stringify({ policyCoder: 1, files: {}, sources: [], ...record });
    const escaped = json.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    return `<Notes><Note guid="n" name="Policy Coder"><PlainTextContent>${escaped}</PlainTextContent></Note></Notes>`;
  };

  it('writes nothing but texts, settings and side files of texts, all within the folder', async () => {
    const bad = [
      '../a.txt',
      '/a.txt',
      'C:/a.txt',
      '.git/a.txt',
      'x/../../a.txt',
      'a\\b.txt',
      'corpus.yaml',
      'a.sh',
      '.vscode/a.txt',
    ];
    const sources = bad.map(
      path =>
        `<TextSource guid="${guidOf('source', path)}" name="n.txt"><PlainTextContent>w</PlainTextContent></TextSource>`,
    );
    const files = {
      ...Object.fromEntries(bad.map(path => [path, 'x'])),
      'corpus.yaml': 'version: 1\nattributesFile: .git/config\n',
      '.git/config': 'x',
      'other.csv': 'x',
      '../a.txt.codes.yaml': 'version: 1\nsource: a.txt\nannotations: []\n',
    };
    const bytes = qdpx(project(`<Sources>${sources.join('')}</Sources>${noteWith({ files, sources: bad })}`));
    const { files: written } = planned(await reading('a.qdpx', bytes));
    const paths = written.map(({ path }) => path).sort();
    assert.deepEqual(
      paths.filter(path => !/^n(?: \d)?\.txt$/.test(path)),
      ['codebook.yaml', 'corpus.yaml'],
    );
    assert.equal(paths.length, bad.length + 2);
  });

  it('is a note like others where it cannot be read', async () => {
    const note =
      '<Notes><Note guid="n" name="Policy Coder"><PlainTextContent>{</PlainTextContent></Note></Notes>';
    const { kept, own } = await reading('a.qdpx', qdpx(project(note)));
    assert.equal(own, undefined);
    assert.equal(kept.notes?.length, 1);
  });
});
