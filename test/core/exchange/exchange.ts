import { applyChanges, emptySideFile } from '../../../src/core/annotations/change';
import { buildCorpus } from '../../../src/core/corpus/build';
import { allTexts, type Corpus, sourceAt } from '../../../src/core/corpus/corpus';
import type { ProjectFiles } from '../../../src/core/corpus/store';
import type { ForeignProject } from '../../../src/core/exchange/foreign';
import { keptFile, readKept } from '../../../src/core/exchange/keptFile';
import { type ExchangePlan, planExchange } from '../../../src/core/exchange/planExchange';
import { readForeign } from '../../../src/core/exchange/readers/readers';
import { changesOf } from '../../../src/core/import/plan';
import type { ExchangeSubject } from '../../../src/core/report/exchange/qdpxFile';
import { hashSource } from '../../../src/core/text/source';
import { type Contents, projectFiles } from '../../support/corpusStore';

type Files = Map<string, { kind: 'text'; text: string; encoding: 'utf-8' }>;

/** Reads the content of a file as the command does. */
export async function reading(
  name: string,
  bytes: Uint8Array | string,
  { folder = 'x', beside = {} }: { folder?: string; beside?: Readonly<Record<string, string>> } = {},
): Promise<ForeignProject> {
  const asBytes = (content: Uint8Array | string) =>
    typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const found = await readForeign({
    name,
    folder,
    bytes: asBytes(bytes),
    beside: async path => (Object.hasOwn(beside, path) ? asBytes(beside[path]!) : undefined),
  });
  if (!found) throw new Error(`${name} is of no format`);
  return found;
}

/** Plans an import; it must be possible. */
export function planned(
  foreign: ForeignProject,
  project: ProjectFiles = new Map(),
  options: Parameters<typeof planExchange>[2] = {},
): ExchangePlan {
  const plan = planExchange(project, foreign, options);
  if ('unsafe' in plan) throw new Error(`unsafe: ${plan.unsafe}`);
  return plan;
}

/** The files of a project after an import, as the command writes them. */
export function written(plan: ExchangePlan, project: ProjectFiles = new Map()): Files {
  const files = new Map(project) as Files;
  const put = (path: string, text: string) => files.set(path, { kind: 'text', text, encoding: 'utf-8' });
  for (const { path, after } of plan.files) put(path, after);
  for (const { source, file, change } of [
    ...changesOf(plan.codings.rows),
    ...plan.reviews.map(({ source, file, review }) => ({
      source,
      file,
      change: { kind: 'review', after: review } as const,
    })),
  ]) {
    const coded = sourceAt(plan.corpus, source)!;
    const name = source.slice(source.lastIndexOf('/') + 1);
    const old = files.get(file)?.text ?? emptySideFile(name, hashSource(coded.source));
    const result = applyChanges(file, old, [change]);
    if (!result.ok) throw new Error(`${file}: ${result.reason}`);
    put(file, result.text);
  }
  return files;
}

export function corpusFrom(files: ProjectFiles): Corpus {
  return buildCorpus(files);
}

/** What was coded, in short: source, quote, names of codes, coder, memo. */
export function codingsIn({ codebook, sources }: Corpus) {
  return sources.flatMap(({ source, annotations }) =>
    annotations.map(({ annotation: { quote, codes, coder, memo }, anchor }) => ({
      source: source.path,
      quote,
      codes: codes.map(code => codebook.codes.get(code)?.name ?? code).sort(),
      coder,
      memo,
      state: anchor.state,
    })),
  );
}

/** A project as an export gets it. */
export function subjectOf(contents: Contents): ExchangeSubject {
  const files = projectFiles(contents);
  const corpus = buildCorpus(files);
  const texts = allTexts(corpus).map(({ source }) => source.path);
  const own = Object.entries(contents).filter(([path]) => !texts.includes(path)) as [string, string][];
  const crlf = texts.filter(path => String(contents[path]).includes('\r\n'));
  const kept = readKept(contents[keptFile] as string | undefined)!;
  return { corpus, kept, files: Object.fromEntries(own), crlf, origin: 'Policy Coder 0' };
}

/** A project with a bit of everything that an export has to carry. */
export const rich: Contents = {
  'codebook.yaml': `version: 1
title: 试 & <验>
# a comment
themes:
  - id: digital
    name: 数字政府
    short: ①
    shape: star
    color: "#ff0000"
    definition: |
      第一行
      第二行 & <标签>
    include: 平台
    exclude: 收费
    keywords: [数字, { term: 平台, aliases: [系统] }]
    codes:
      - { id: data, name: 数据, codes: [{ id: open, name: 开放 }] }
  - { id: green, name: 绿色发展 }
`,
  'corpus.yaml': `version: 1
coders: [甲, 乙]
reference: 国家.txt
attributes:
  plans/一.txt: { 年份: 2024, 公开: true, 成文日期: 2024-01-31, 省份: 广东, 比例: 0.5 }
  plans/二.txt: { 年份: 2025, 公开: false, 成文日期: 2024-02-29, 比例: 1 }
`,
  'plans/一.txt':
    '第一条　加快数字政府建设😀。\r\n第二条　完善公共服务体系，提高服务质量。\r\n第二条　加快数字政府建设。\r\n',
  'plans/二.txt': '推进绿色低碳发展。\f开放数据。\n',
  '国家.txt': '全国数据开放。\n',
  'plans/一.txt.甲.codes.yaml': `version: 1
source: 一.txt
annotations:
  - { id: a1, codes: [digital, digital/data], quote: 加快数字政府建设😀, at: "1:5-1:15", created: 2024-03-01, label: 短名, memo: "行一\\n行二" }
  - { id: a2, codes: [green], quote: "建设😀。\\n第二条", at: "1:11-2:4" }
  - { id: a3, codes: [green], quote: 早已不在文中的一句话 }
reviewed:
  - { code: green, absent: true, coder: 甲 }
`,
  'plans/一.txt.乙.codes.yaml': `version: 1
source: 一.txt
# a remark of 乙
mine: kept
annotations:
  - { id: b1, codes: [digital], quote: 加快数字政府建设😀, at: "1:5-1:15" }
  - { id: b2, codes: [旧码/x], quote: 提高服务质量, at: "2:14-2:20" }
`,
  'plans/二.txt.codes.yaml': `version: 1
source: 二.txt
annotations:
  - { id: c1, codes: [digital/data/open], quote: 开放数据, at: "1:11-1:15", memo: 一个备注 }
`,
};
