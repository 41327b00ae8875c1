// A project whose plan has been rewritten elsewhere, so that anchors wait to be reviewed.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { waitFor } from '../real/wait';
import type { Workbench } from '../real/workbench';

export const plan = 'plans/云山省.txt';
const text = `主要任务
完善馆库建设，推动馆藏档案资源有序向社会开放，让更多档案走进校园和社区。
加强人才培养，举办业务轮训。各市州同步跟进，统一标准。
加强人才培养，举办技能比武。各市州同步跟进，统一标准。
守住安全底线，重要电子档案异地异质备份，每年演练一次。
`;
const codebook = `version: 1
title: 试编码本
themes:
  - { id: use, name: 档案利用, short: ①, keywords: [开放] }
  - { id: talent, name: 人才培养, short: ②, keywords: [人才] }
  - { id: safety, name: 档案安全, short: ③, keywords: [备份] }
`;
/** As the plan was before somebody rewrote it elsewhere. */
export const sideFile = `version: 1
source: 云山省.txt
annotations:
  - id: fuzzy1
    codes: [use]
    quote: 推动馆藏资源向社会开放，让档案走进校园
    at: 9:8-9:28
    before: 改善馆库条件，
    after: 。
    memo: 与重大活动有关
  - id: twins1
    codes: [talent]
    quote: 加强人才培养
    at: 12:1-12:7
    after: ，举办
  - id: anew01
    codes: [safety]
    quote: 关键数据要多处保存
    at: 14:1-14:10
    before: 守住安全底线，
    after: ，每年演练一次。
  - id: gone01
    codes: [use]
    quote: 组织编写地方志并且出版年鉴
    at: 20:1-20:14
`;

/** A project whose plan has been rewritten elsewhere. */
export function rewrittenProject(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-coder-review-'));
  fs.mkdirSync(path.join(folder, 'plans'));
  fs.writeFileSync(path.join(folder, 'codebook.yaml'), codebook);
  fs.writeFileSync(path.join(folder, plan), text);
  fs.writeFileSync(path.join(folder, `${plan}.codes.yaml`), sideFile);
  return folder;
}

/** Resolves when the comparison is that of the texts shown: it follows a moment after them. */
export async function compared({ page }: Workbench): Promise<void> {
  const head = page.locator('.monaco-diff-editor .editor.original .line-delete');
  await waitFor('the comparison', async () => ((await head.count()) === 1 ? true : undefined));
}
