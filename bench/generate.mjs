// node bench/generate.mjs FOLDER TEXTS [ANNOTATIONS]: a project of so many invented texts of some 20,000 characters, with so many annotations
// each. Seeded: the same numbers give the same bytes, and a text is the same however many there are.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { codebookOf, keywordTable } from './project.mjs';

const usualCharacters = 20_000;
const textsOfFolder = 500;
const syllables = [
  ...'建设发展服务管理创新推进体系能力机制平台数据资源保障重点工程提升完善加强区域协同安全监督指导开放共享全省社会经济文化教育生态环境农村城市产业科技改革政府群众企业项目投资质量标准实施落实统筹规划目标任务',
];
const chapters = ['总体要求', '主要任务', '保障措施', '组织实施'];

/** @returns {readonly (readonly [theme: string, keyword: string])[]} those of the scripts that we are measured against, or invented ones */
export function keywordsOf() {
  if (existsSync(keywordTable)) {
    const lines = readFileSync(keywordTable, 'utf8').split(/\r?\n/);
    return lines.filter(line => line.trim() !== '').map(line => line.split('\t'));
  }
  const { word } = random(1);
  return Array.from({ length: 70 }, (_, i) => [`theme-${Math.floor(i / 10)}`, word(2 + (i % 3))]);
}

/** The generator of Park and Miller. */
function random(seed) {
  let state = ((seed * 7919) % 2_147_483_646) + 1;
  const next = below => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const word = length => {
    let made = '';
    for (let i = 0; i < length; i++) made += syllables[next(syllables.length)];
    return made;
  };
  return { next, word };
}

/** The text with this number: four chapters of sections, paragraphs of one line each, a keyword in every other sentence. */
export function textOf(number, keywords, characters = usualCharacters) {
  const { next, word } = random(number + 1);
  let text = `第${number}号发展规划\n\n`;
  for (const [i, chapter] of chapters.entries()) {
    text += `${'一二三四'[i]}、${chapter}\n`;
    for (let section = 1; text.length < (characters / chapters.length) * (i + 1); section++) {
      text += `${section}. ${word(6)}\n`;
      for (let paragraph = 0; paragraph < 3; paragraph++) {
        for (let sentence = 0; sentence < 5; sentence++) {
          const keyword = next(2) === 0 ? keywords[next(keywords.length)][1] : '';
          text += `${word(8 + next(12))}，${keyword}${word(6 + next(12))}。`;
        }
        text += '\n';
      }
    }
  }
  return text;
}

/** A side file that codes so many sentences of a text, each with the theme of one keyword. */
export function codingOf(text, number, annotations, keywords) {
  const { next } = random(number + 1_000_003);
  const sentences = text.split('\n').flatMap((line, i) =>
    [...line.matchAll(/[^。]{20,}。/g)].map(({ 0: quote, index }) => ({
      line: i + 1,
      from: index + 1,
      quote,
    })),
  );
  const hash = createHash('sha256').update(text).digest('hex');
  let yaml = `version: 1\nhash: sha256:${hash}\nannotations:\n`;
  for (let i = 0; i < annotations; i++) {
    const place = Math.floor((i * sentences.length) / annotations);
    const { line, from, quote } = sentences[place];
    const [theme] = keywords[next(keywords.length)];
    const after =
      sentences[place + 1]?.line === line ? `\n    after: ${sentences[place + 1].quote.slice(0, 16)}` : '';
    yaml += `  - id: a${String(i).padStart(5, '0')}\n    codes: [${theme}]\n    quote: ${quote}\n`;
    yaml += `    at: ${line}:${from}-${line}:${from + quote.length}${after}\n    coder: li\n    created: 2026-03-01\n`;
  }
  return yaml;
}

/** Writes the project into a folder, which is made. */
export function generate(folder, texts, { annotations = 0, characters = usualCharacters } = {}) {
  const keywords = keywordsOf();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'codebook.yaml'), codebookOf(keywords.map(row => row.join('\t')).join('\n')));
  for (let i = 0; i < texts; i++) {
    const below = join(folder, `plans/${String(Math.floor(i / textsOfFolder)).padStart(3, '0')}`);
    if (i % textsOfFolder === 0) mkdirSync(below, { recursive: true });
    const text = textOf(i, keywords, characters);
    writeFileSync(join(below, `plan-${i}.txt`), text);
    if (annotations > 0)
      writeFileSync(join(below, `plan-${i}.txt.codes.yaml`), codingOf(text, i, annotations, keywords));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder, texts, annotations] = process.argv.slice(2);
  if (!folder || !Number(texts))
    throw new Error(`usage: node ${fileURLToPath(import.meta.url)} FOLDER TEXTS [ANNOTATIONS]`);
  generate(folder, Number(texts), { annotations: Number(annotations ?? 0) });
}
