import type { Contents } from '../support/corpusStore';

/** Two coders who have read both sources, and differ in some; a third who has coded one passage. */
export function agreementProject(changes: Contents = {}): Contents {
  return { ...contents, ...changes };
}

const side = (source: string, coder: string, annotations: readonly object[], isDone = true) =>
  JSON.stringify({
    version: 1,
    source,
    annotations: annotations.map(each => ({ ...each, coder })),
    ...(isDone && { reviewed: [{ code: '*', coder }] }),
  });

const contents: Contents = {
  'codebook.yaml': `
version: 1
title: 两人同评
themes:
  - { id: gov, name: 治理体系, color: "#4e79a7", keywords: [监督] }
  - { id: use, name: 利用体系, color: "#f28e2b", keywords: [查档] }
  - { id: safe, name: 安全体系, color: "#59a14f", keywords: [备份] }
`,
  'corpus.yaml': `
version: 1
sources: [东.txt, 西.txt]
coders: [张三, 李四, 王五]
attributes:
  东.txt: { 大区: 华东 }
  西.txt: { 大区: 西南 }
`,
  '东.txt': '加强监督检查。方便群众查档。做好异地备份。开展业务培训。推进馆室联动。\n',
  '西.txt': '健全监督机制。扩大查档范围。加快库房建设。提升服务水平。\n',
  '东.txt.张三.codes.yaml': side('东.txt', '张三', [
    { id: 'a1', codes: ['gov'], quote: '加强监督检查', at: '1:1-1:7', memo: '首句' },
    { id: 'a2', codes: ['use'], quote: '方便群众查档', at: '1:8-1:14' },
    { id: 'a3', codes: ['safe'], quote: '做好异地备份', at: '1:15-1:21' },
  ]),
  '东.txt.李四.codes.yaml': side('东.txt', '李四', [
    { id: 'b1', codes: ['gov'], quote: '加强监督检查', at: '1:1-1:7' },
    { id: 'b2', codes: ['gov'], quote: '群众查档', at: '1:10-1:14', memo: '属于治理' },
  ]),
  '西.txt.张三.codes.yaml': side('西.txt', '张三', [
    { id: 'a4', codes: ['gov'], quote: '健全监督机制', at: '1:1-1:7' },
    { id: 'a5', codes: ['use'], quote: '扩大查档范围', at: '1:8-1:14' },
  ]),
  '西.txt.李四.codes.yaml': side('西.txt', '李四', [
    { id: 'b4', codes: ['gov'], quote: '健全监督机制', at: '1:1-1:7' },
    { id: 'b5', codes: ['use'], quote: '扩大查档范围', at: '1:8-1:14' },
  ]),
};
