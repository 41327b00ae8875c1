import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A sentence that the student tags, and with what. */
export interface Wanted {
  readonly source: string;
  /** 1-based line of the text; the sentence is all of it. */
  readonly line: number;
  readonly theme: string;
  readonly quote: string;
}

export interface Study {
  readonly folder: string;
  readonly themes: readonly Theme[];
  /** Names of the texts without `.txt`, in the order of the view *Sources*. */
  readonly sources: readonly string[];
  readonly wanted: readonly Wanted[];
}

export interface Theme {
  readonly name: string;
  readonly keywords: readonly string[];
}

/** Five themes of six keywords, the first of which no text has; a student begins with these and changes them. */
export const themes: readonly Theme[] = [
  { name: '资源建设', keywords: ['馆藏', '征集', '接收', '红色档案', '民生档案', '家庭档案'] },
  { name: '开放利用', keywords: ['服务', '开放', '查档', '利用', '展览', '编研'] },
  { name: '安全保管', keywords: ['灾害', '安全', '备份', '库房', '消防', '保护'] },
  { name: '信息技术', keywords: ['联网', '数字化', '电子档案', '平台', '数据', '系统'] },
  { name: '治理', keywords: ['标准', '制度', '监督', '法治', '培训', '人才'] },
];

const places = ['东', '西', '南', '北', '中', '上'].flatMap(side =>
  ['山', '河', '湖', '林'].map(land => `${side}${land}县`),
);

/** Invented texts in a folder that is no project yet, and the sentences that are to be tagged, in reading order. */
export function makeStudy(texts: number, chosen: readonly Theme[], passages: number): Study {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-coder-student-'));
  const sources = places.slice(0, texts).sort();
  const wanted: Wanted[] = [];
  const more = passages - texts;
  sources.forEach((name, i) => {
    const lines = [
      `${name}档案工作规划（虚构）`,
      '',
      '一、形势',
      '过去五年，全县各项事业平稳发展。',
      '二、任务',
    ];
    for (let k = 0; k < (i < more ? 2 : 1); k++) {
      const theme = chosen[(i + k) % chosen.length]!;
      const [first, second] = [theme.keywords[1 + (i % 5)]!, theme.keywords[1 + ((i + 1) % 5)]!];
      const quote = `${name}今后要抓好${first}，每年检查一次${second}工作。`;
      lines.push(quote);
      wanted.push({ source: name, line: lines.length, theme: theme.name, quote });
    }
    lines.push('三、落实', '各乡镇照此办理。', '');
    fs.writeFileSync(path.join(folder, `${name}.txt`), lines.join('\n'));
  });
  return { folder, themes: chosen, sources, wanted };
}
