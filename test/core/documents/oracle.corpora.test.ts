import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { convertDocument, type HeadValue, readHead } from '../../../src/core';
import { DocumentProblem } from '../../../src/ingest/problem';
import { readers } from '../../../src/ingest/readers/readers';
import { root, shared } from '../../support/root';

const folder = join(shared, 'oracles/documents');
const characterMaps = join(root, 'node_modules/pdfjs-dist/cmaps/');

interface Expected {
  readonly file: string;
  readonly hasText?: boolean;
  readonly firstSentence: string | null;
  readonly lastSentence: string | null;
  readonly mustFind: readonly string[];
  readonly pages?: number;
  readonly [field: string]: unknown;
}

async function convert(path: string) {
  const bytes = readFileSync(path);
  return convertDocument(
    { name: basename(path), bytes, hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}` },
    {
      program: 'test',
      t: template => template,
      read: async (kind, own) => {
        try {
          return await readers[kind](new Uint8Array(own), characterMaps);
        } catch (error) {
          if (!(error instanceof DocumentProblem)) throw error;
          return { problem: error.reason, detail: error.message };
        }
      },
    },
  );
}

/** Without what printing adds: line ends, blanks, numbers of pages. */
function packed(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/^[\s—–-]*\d+[\s—–-]*$/gm, '')
    .replace(/\s+/g, '');
}

/** A certain value that is wrong. What is expected to be nowhere is not checked: some lists leave out what the text says. */
function wrong(head: readonly HeadValue[], name: string, expected: unknown): string[] {
  const found = head.find(each => each.name === name);
  if (typeof expected !== 'string' || expected === '' || !found) return [];
  if (packed(found.value) === packed(expected)) return [];
  return found.isCertain ? [`${name}: ${found.value}, not ${expected}`] : [];
}

const fields = [
  '标题',
  '发文字号',
  '发文机关',
  '主送机关',
  '成文日期',
  '发布日期',
  '索引号',
  '主题分类',
  '主题词',
] as const;

describe('documents with known answers (needs ../shared)', () => {
  before(function () {
    if (!existsSync(folder)) this.skip();
  });

  it('have their text, and no field of the head that is wrong in silence', async function () {
    this.timeout(60_000);
    const expectations: Expected[] = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
    const faults: string[] = [];
    let [certain, asked, absent] = [0, 0, 0];
    for (const expected of expectations) {
      const made = await convert(join(folder, expected.file));
      const fault = (what: string) => void faults.push(`${expected.file}: ${what}`);
      if (expected.hasText === false) {
        if (!('severity' in made) || made.code !== 'no-text') fault('has a text');
        continue;
      }
      if ('severity' in made) {
        fault(made.message);
        continue;
      }
      const text = packed(made.text);
      for (const sentence of [expected.firstSentence, expected.lastSentence, ...expected.mustFind]) {
        if (sentence !== null && !text.includes(packed(sentence))) fault(`lacks ${sentence}`);
      }
      if (expected.pages !== undefined && made.pages !== expected.pages) fault(`${made.pages} pages`);
      const head = readHead(made.text, made.around);
      for (const name of fields) {
        for (const what of wrong(head, name, expected[name])) fault(what);
        const found = head.find(each => each.name === name);
        if (typeof expected[name] !== 'string') continue;
        if (found?.isCertain) certain++;
        else if (found) asked++;
        else absent++;
      }
    }
    assert.deepEqual(faults, []);
    // 95 of 104 are certain; more of them asked is a loss, too.
    assert.ok(certain >= 95, `${certain} certain, ${asked} asked, ${absent} absent`);
  });

  it('have every field of the table of 26 pages', async () => {
    const [names = [], ...rows] = tsv('html/govcn_heads.tsv');
    const faults: string[] = [];
    for (const row of rows) {
      const made = await convert(join(folder, 'html/govcn', row[0]!));
      if ('severity' in made) {
        faults.push(`${row[0]}: ${made.message}`);
        continue;
      }
      const head = readHead(made.text, made.around);
      for (const name of fields) {
        const expected = row[names.indexOf(name)] ?? '';
        if (expected === '') continue;
        const found = head.find(each => each.name === name);
        if (packed(found?.value ?? '') !== packed(expected))
          faults.push(`${row[0]}: ${name} ${found?.value} not ${expected}`);
      }
      const first = row[names.indexOf('正文首段')]!;
      const last = row[names.indexOf('正文末段')]!;
      if (!packed(made.text).startsWith(packed(first)))
        faults.push(`${row[0]}: begins ${made.text.slice(0, 30)} not ${first}`);
      if (!packed(made.text).endsWith(packed(last)))
        faults.push(`${row[0]}: ends ${made.text.slice(-60)} not ${last}`);
    }
    assert.deepEqual(faults, []);
  });

  it('have the heads of texts out of a database', () => {
    const [names = [], ...rows] = tsv('pkulaw_heads.tsv');
    const texts = new Map(
      readdirSync(join(shared, 'corpora'), { recursive: true, encoding: 'utf8' })
        .filter(path => path.endsWith('.txt') && path.includes('FBM-CLI'))
        .map(path => [basename(path), join(shared, 'corpora', path)] as const),
    );
    const faults: string[] = [];
    for (const row of rows) {
      const path = texts.get(row[0]!);
      if (path === undefined) continue;
      const head = readHead(readFileSync(path, 'utf8').replace(/\r\n?/g, '\n'));
      for (const name of ['标题', '发文字号', '发文机关', '成文日期', '法宝引证码', '主送机关']) {
        const expected = row[names.indexOf(name)] ?? '';
        faults.push(...wrong(head, name, expected).map(what => `${row[0]}: ${what}`));
      }
    }
    assert.deepEqual(faults, []);
  });
});

function tsv(path: string): readonly (readonly string[])[] {
  return readFileSync(join(folder, path), 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => line.split('\t'));
}
