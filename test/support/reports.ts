import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Contents } from './corpusStore';
import { shared } from './root';

/** Real texts that are not part of the product: 21 provinces' government work reports of 2026. */
export const reportsFolder = path.join(shared, 'corpora/prov-gwr-2026');

const codebook = `version: 1
title: 省级政府工作报告编码本
themes:
  - id: low-altitude
    name: 低空经济
    short: ①
    definition: 低空飞行、通用航空、无人机的产业与应用。
    keywords: [低空经济, 低空飞行]
  - id: marine
    name: 海洋经济
    short: ②
    definition: 海洋产业、港口航运、渔业与海洋强省。
    keywords: [海洋经济, 海洋强省, 蓝色经济]
  - id: silver
    name: 银发经济
    short: ③
    definition: 面向老年人的产品与服务，养老产业。
    keywords: [银发经济, 适老化改造]
    codes:
      - { id: care, name: 养老服务 }
      - { id: goods, name: 老年用品 }
  - id: ice-snow
    name: 冰雪经济
    short: ④
    definition: 冰雪旅游、冰雪运动与装备。
    keywords: [冰雪经济, 冰雪旅游, 冰雪运动]
  - id: data
    name: 数据要素
    short: ⑤
    definition: 公共数据开放共享，数据流通交易。
    keywords: [数据要素, 公共数据, 数据资产]
  - id: debut
    name: 首发经济
    short: ⑥
    definition: 首店、首秀、首展等新消费。
    keywords: [首发经济]
`;

/** The sentence of a report that holds some words, as a side file with one coding of it. */
function coded(report: string, text: string, words: string, code: string): string {
  const lines = text.split('\n');
  const line = lines.findIndex(each => each.includes(words));
  if (line === -1) throw new Error(`${report} lacks ${words}`);
  const at = lines[line]!.indexOf(words);
  const start = Math.max(...['。', '；'].map(mark => lines[line]!.lastIndexOf(mark, at))) + 1;
  const length = lines[line]!.slice(start).search(/[。；]|$/);
  const quote = lines[line]!.slice(start, start + length);
  const place = `${line + 1}:${start + 1}-${line + 1}:${start + quote.length + 1}`;
  return `version: 1
source: ${report}.txt
annotations:
  - id: first1
    codes: [${code}]
    quote: ${JSON.stringify(quote)}
    at: ${place}
    coder: 甲
    created: 2026-03-01
`;
}

/** A project of the real reports with a codebook and a first few codings; whoever makes it removes it. */
export function reportsProject(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-coder-reports-'));
  fs.mkdirSync(path.join(folder, 'reports'));
  fs.writeFileSync(path.join(folder, 'codebook.yaml'), codebook);
  for (const file of fs.readdirSync(reportsFolder).filter(name => name.endsWith('.txt'))) {
    fs.copyFileSync(path.join(reportsFolder, file), path.join(folder, 'reports', file));
  }
  for (const [report, words, code] of [
    ['福建省', '全国海洋经济', 'marine'],
    ['浙江省', '国家海洋经济', 'marine'],
    ['辽宁省', '加快建设海洋经济强省', 'marine'],
    ['黑龙江省', '加快发展冰雪经济', 'ice-snow'],
    ['新疆维吾尔自治区', '大力发展冰雪游', 'ice-snow'],
    ['湖北省', '低空经济', 'low-altitude'],
    ['云南省', '银发经济', 'silver/care'],
  ] as const) {
    const file = path.join(folder, 'reports', `${report}.txt`);
    const text = fs
      .readFileSync(file, 'utf8')
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n');
    fs.writeFileSync(`${file}.codes.yaml`, coded(report, text, words, code));
  }
  return folder;
}

/** The reports as they are, with a codebook of the 69 keywords in seven themes that speed is measured with. */
export function readReports(): Contents {
  const table = fs.readFileSync(path.join(reportsFolder, '../../bench/keywords.tsv'), 'utf8');
  const themes = new Map<string, string[]>();
  for (const line of table.trim().split(/\r?\n/)) {
    const [theme, keyword] = line.split('\t') as [string, string];
    themes.set(theme, [...(themes.get(theme) ?? []), keyword]);
  }
  const list = [...themes].map(([id, keywords]) => ({ id, name: id, keywords }));
  const reports = fs.readdirSync(reportsFolder).filter(name => name.endsWith('.txt'));
  return {
    'codebook.yaml': JSON.stringify({ version: 1, themes: list }),
    ...Object.fromEntries(reports.map(name => [name, fs.readFileSync(path.join(reportsFolder, name))])),
  };
}
