// A project of which every row is in sight: three texts, two themes, two coders.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const files: Readonly<Record<string, string>> = {
  'codebook.yaml': `# 两个主题，够用了
version: 1
title: 县级档案规划
themes:
  - id: resources
    name: 资源建设
    short: ①
    color: "#4e79a7"
    keywords:
      - 档案征集
      - 红色档案
      - 民生档案
    codes:
      - id: family
        name: 家庭档案
  - id: use # 与上面分开
    name: 开放利用
    short: ②
    color: "#f28e2b"
    keywords:
      - 开放
      - 查档
`,
  'corpus.yaml': `version: 1
sources: ["plans/*.txt"]
coders: [甲, 乙]
`,
  'plans/东县.txt': `东县档案事业规划
全县要做好红色档案的档案征集，逐件登记造册。
在政务大厅设立查档窗口，分批公布开放目录。
各乡镇每年至少举办一次红色档案展览，讲好红色档案背后的人和事。
`,
  'plans/南县.txt': `南县档案事业规划
健全民生档案目录，方便群众就近查档。
红色档案由县馆集中保管。
支持居民建立家庭档案，评选示范户。
`,
  'plans/西县.txt': `西县档案事业规划
开放档案一千卷，查档不出县。
`,
  'plans/东县.txt.甲.codes.yaml': `version: 1
annotations:
  - id: a1
    codes: [resources]
    quote: 全县要做好红色档案的档案征集，逐件登记造册。
    at: "2:1-2:23"
`,
  'plans/东县.txt.乙.codes.yaml': `version: 1
annotations:
  - id: b1
    codes: [resources]
    quote: 全县要做好红色档案的档案征集，逐件登记造册。
    at: "2:1-2:23"
  - id: b2
    codes: [use]
    quote: 在政务大厅设立查档窗口，分批公布开放目录。
    at: "3:1-3:22"
`,
  'plans/南县.txt.甲.codes.yaml': `version: 1
annotations:
  - id: c1
    codes: [resources/family]
    quote: 支持居民建立家庭档案，评选示范户。
    at: "4:1-4:18"
`,
};

/** Writes the project to a folder of its own, which whoever asks for it removes. */
export function smallProject(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-coder-small-'));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  return folder;
}
