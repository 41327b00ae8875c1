import { english } from '../../src/core/base/l10n';
import { buildOverview, type Overview } from '../../src/core/report/overview/overview';
import type { Contents } from '../support/corpusStore';
import { corpusOf } from '../support/project';

/** What nobody calls a theme, a keyword or a file, and what must appear as text wherever it appears. */
export const hostile = `<img src=x onerror="document.title='hurt'">&amp;'"\`\${1}`;

/** A small project: two themes and a text column; each state of a cell occurs. Files can be replaced or added. */
export const project: Contents = {
  'codebook.yaml': `
version: 1
title: 试验
themes:
  - { id: gov, name: 治理体系, short: ①, shape: circle, color: "#4e79a7", keywords: [依法治档, 监督] }
  - { id: use, name: 利用体系, short: ②, shape: triangle, color: "#f28e2b", keywords: [查档, 开放] }
  - { id: own, name: 个性任务, kind: text }
`,
  'corpus.yaml': `
version: 1
sources: [甲.txt, 乙.txt]
attributes:
  甲.txt: { 大区: 华东 }
`,
  '甲.txt': '坚持依法治档和监督。\n方便查档，扩大开放，加强监督。\n',
  '乙.txt': '扩大开放。\n',
  '甲.txt.codes.yaml': `
version: 1
source: 甲.txt
annotations:
  - { id: a1, codes: [gov], quote: 坚持依法治档和监督, at: "1:1-1:10", memo: 首句, coder: a }
  - { id: a2, codes: [gov, own], quote: 方便查档，扩大开放, at: "2:1-2:10", label: 便民 }
`,
  '乙.txt.codes.yaml': `
version: 1
source: 乙.txt
annotations: []
reviewed:
  - { code: gov, absent: true }
`,
};

export function overviewOf(changes: Contents = {}): Overview {
  return buildOverview(corpusOf({ ...project, ...changes }), english);
}
