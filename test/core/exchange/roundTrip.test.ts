import assert from 'node:assert/strict';
import fc from 'fast-check';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { applyChanges, emptySideFile } from '../../../src/core/annotations/change';
import { describe as describeSpan } from '../../../src/core/annotations/describe';
import type { annotations as kind } from '../../../src/core/annotations/listKinds';
import type { Code } from '../../../src/core/codebook/codebook';
import { buildCorpus } from '../../../src/core/corpus/build';
import type { Corpus } from '../../../src/core/corpus/corpus';
import { exchangeFormats } from '../../../src/core/report/exchange/exchangeFormats';
import { readSource } from '../../../src/core/text/reading';
import { createSource, hashSource } from '../../../src/core/text/source';
import type { Contents } from '../../support/corpusStore';
import { runs } from '../../support/long';
import { codingsIn, corpusFrom, planned, reading, rich, subjectOf, written } from './exchange';

const exported = async (contents: Contents) =>
  (await exchangeFormats.qdpx.write(subjectOf(contents))) as Uint8Array;

/** The same file as a program would write it that does not keep our note. */
const withoutOurs = (bytes: Uint8Array) => {
  const files = unzipSync(bytes);
  const xml = strFromU8(files['project.qde']!).replace(
    / *<Note guid="[^"]*" name="Policy Coder">.*?<\/Note>\n/s,
    '',
  );
  assert.ok(!xml.includes('policyCoder'));
  return zipSync({ ...files, 'project.qde': new TextEncoder().encode(xml) });
};

const treeOf = (codes: readonly Code[]): unknown =>
  codes.map(({ name, definition, include, exclude, codes: below }) => ({
    name,
    definition: definition?.trim(),
    include,
    exclude,
    codes: treeOf(below),
  }));

const contentsOf = (files: ReturnType<typeof written>): Contents =>
  Object.fromEntries([...files].map(([path, { text }]) => [path, text]));

const said = (corpus: Corpus) => ({
  codes: treeOf(corpus.codebook.themes),
  codings: codingsIn(corpus).map(coding => ({ ...coding, source: coding.source.replace(/^.*\//, '') })),
  attributes: corpus.sources.map(({ attributes }) => attributes),
});

describe('a project that goes out as QDPX and comes back', () => {
  it('is the same project, what the format has no place for included', async () => {
    const bytes = await exported(rich);
    const plan = planned(await reading('a.qdpx', bytes));
    const files = written(plan);
    const [before, after] = [buildCorpus(subjectFiles(rich)), corpusFrom(files)];
    assert.deepEqual(said(after), said(before));
    assert.deepEqual(
      after.sources.map(({ source, reviews, annotations }) => [
        source.path,
        source.text,
        reviews,
        annotations.map(({ annotation: { id, label, created, at } }) => ({ id, label, created, at })),
      ]),
      before.sources.map(({ source, reviews, annotations }) => [
        source.path,
        source.text,
        reviews,
        annotations.map(({ annotation: { id, label, created, at } }) => ({ id, label, created, at })),
      ]),
    );
    assert.deepEqual(contentsOf(files), rich);
    assert.deepEqual(await exported(contentsOf(files)), bytes);
  });

  it('adds nothing where it is still there', async () => {
    const files = subjectFiles(rich);
    const plan = planned(await reading('a.qdpx', await exported(rich)), files);
    assert.deepEqual(plan.files, []);
    assert.deepEqual(
      plan.codings.rows.filter(({ isThere }) => !isThere),
      [],
    );
  });

  it('keeps codes, passages, coders, memos and attributes without our note, too', async () => {
    const bytes = withoutOurs(await exported(rich));
    const [before, after] = [
      buildCorpus(subjectFiles(rich)),
      corpusFrom(written(planned(await reading('a.qdpx', bytes)))),
    ];
    const ours = said(before);
    // Codes that no codebook has become some, and a text that was only compared with is a source.
    const codes = [
      ...(ours.codes as unknown[]),
      { name: '旧码/x', definition: undefined, include: undefined, exclude: undefined, codes: [] },
    ];
    const codings = ours.codings.filter(({ state }) => state !== 'orphan');
    const found = said(after);
    assert.deepEqual(found.codes, codes);
    assert.deepEqual(sorted(found.codings), sorted(codings));
    assert.deepEqual(
      found.attributes.filter(each => Object.keys(each).length > 0),
      ours.attributes,
    );
  });

  const piece = fc.constantFrom(
    '推进',
    '绿色',
    '😀',
    '𠮷',
    '。',
    '\r\n',
    '\n',
    ' ',
    '　',
    '\f',
    'a',
    '数字政府',
    '&<"',
    'é',
    '…',
  );
  const text = fc.array(piece, { minLength: 4, maxLength: 30 }).map(parts => `${parts.join('')}结束`);
  const coding = fc.record({
    from: fc.nat(60),
    length: fc.integer({ min: 1, max: 20 }),
    code: fc.constantFrom('a', 'a/b', 'a/b/c', 'd'),
    coder: fc.constantFrom(undefined, '甲', '乙'),
    memo: fc.option(fc.constantFrom('备注', '两行\n备注', '“引号” & <x>'), { nil: undefined }),
  });

  it('property: codes, passages, coders, memos and attributes are equal', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, fc.array(coding, { maxLength: 5 })), { minLength: 1, maxLength: 3 }),
        async texts => {
          const contents = projectWith(texts);
          const bytes = await exported(contents);
          const before = buildCorpus(subjectFiles(contents));
          const back = written(planned(await reading('a.qdpx', bytes)));
          assert.deepEqual(said(corpusFrom(back)), said(before));
          assert.deepEqual(await exported(contentsOf(back)), bytes);
          const bare = said(corpusFrom(written(planned(await reading('a.qdpx', withoutOurs(bytes))))));
          assert.deepEqual(bare.codes, said(before).codes);
          assert.deepEqual(sorted(bare.codings), sorted(said(before).codings));
          assert.deepEqual(bare.attributes, said(before).attributes);
        },
      ),
      { numRuns: runs(4, 400) },
    );
  });
});

const sorted = (values: readonly unknown[]) => values.map(value => JSON.stringify(value)).sort();

function subjectFiles(contents: Contents) {
  return new Map(
    Object.entries(contents).map(([path, content]) => [
      path,
      { kind: 'text', text: content as string, encoding: 'utf-8' } as const,
    ]),
  );
}

type Coding = {
  from: number;
  length: number;
  code: string;
  coder: string | undefined;
  memo: string | undefined;
};

/** A project with these texts and codings, each passage once for each coder and code. */
function projectWith(texts: readonly (readonly [string, readonly Coding[]])[]): Contents {
  const contents: Record<string, string> = {
    'codebook.yaml': `version: 1
title: 试
themes:
  - { id: a, name: 甲类, definition: 说明, color: "#123456", codes: [{ id: b, name: 乙类, codes: [{ id: c, name: 丙类 }] }] }
  - { id: d, name: 丁类, color: "#654321" }
`,
    'corpus.yaml': `version: 1\ncoders: [甲, 乙]\nattributes:\n${texts.map((_, i) => `  ${i}.txt: { 序号: ${i}, 名: 值${i} }\n`).join('')}`,
  };
  for (const [i, [content, codings]] of texts.entries()) {
    const path = `${i}.txt`;
    contents[path] = content;
    const source = createSource(path, content);
    const seen = new Set<string>();
    const bySide = new Map<string, Parameters<typeof kind.write>[0][]>();
    for (const [k, { from, length, code, coder, memo }] of codings.entries()) {
      const start = from % source.text.length;
      const target = describeSpan(source, readSource(source), {
        start,
        end: Math.min(start + length, source.text.length),
      });
      const place =
        target?.at && `${target.at.line}:${target.at.column} ${target.at.endLine}:${target.at.endColumn}`;
      if (!target || seen.has(`${place} ${coder}`)) continue;
      seen.add(`${place} ${coder}`);
      const side = coder === undefined ? `${path}.codes.yaml` : `${path}.${coder}.codes.yaml`;
      bySide.set(side, [
        ...(bySide.get(side) ?? []),
        { id: `x${k}`, codes: [code], ...target, ...(coder && { coder }), ...(memo && { memo }) },
      ]);
    }
    for (const [side, all] of bySide) {
      const result = applyChanges(
        side,
        emptySideFile(path, hashSource(source)),
        all.map(after => ({ kind: 'annotation', after }) as const),
      );
      assert.ok(result.ok);
      contents[side] = result.text;
    }
  }
  return contents;
}
