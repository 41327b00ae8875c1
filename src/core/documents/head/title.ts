import { dateLine } from './dates';
import { type HeadLine, isMark, isOrganisation, isSentence, numberIn, orderIn } from './lines';

/** The kinds of official documents, and of what they carry: a title ends with one of them. */
const kinds =
  /(?:决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|复函|纪要|办法|条例|规定|规则|细则|方案|规划|纲要|计划|章程|准则|标准|指南|清单|要点|措施|政策|倡议|建议|说明|说明书|解读|公示|制度|法|宪法|安排|预案|协定)(?:[（(〔][^（()）]{1,20}[）)〕])?$/u;
const mostLines = 5;

export interface FoundTitle {
  readonly value: string;
  readonly isCertain: boolean;
  /** Its first line, if that is a body and nothing else: part of the title, or a letterhead above it. */
  readonly lead: string | undefined;
  /** Number of the line after it. */
  readonly end: number;
}

/**
 * The title: the lines before the body that together end with a kind of document. Broken lines belong together; of the same title
 * twice, as databases have it, the second one is that of the document.
 */
export function findTitle(lines: readonly HeadLine[], bodyStart: number): FoundTitle | undefined {
  const blocks = blocksOf(lines, bodyStart);
  const found = blocks.flatMap((block, i) =>
    titlesIn(lines, block).map(title => ({
      ...title,
      // Something else stands above it, or a path of a database is in it.
      isCertain: (i === 0 || title.value.includes('关于')) && !/[/|\\]|\d月/.test(title.value),
    })),
  );
  const best = found.find(({ value }) => value.includes('关于')) ?? found[0];
  if (best) {
    const again = found.filter(({ value }) => alike(value) === alike(best.value)).at(-1)!;
    const isDoubtful = found.some(
      ({ value }) => value.includes('关于') && alike(value) !== alike(best.value),
    );
    return { ...again, isCertain: again.isCertain && !isDoubtful };
  }
  // Something short on top is probably the title.
  const [first] = blocks;
  if (!first) return undefined;
  const end = Math.min(first[1], first[0] + 1);
  return { value: join(lines.slice(first[0], end)), isCertain: false, lead: undefined, end };
}

/** Runs of lines that could be a title: from a line to the line after it. */
function blocksOf(lines: readonly HeadLine[], bodyStart: number): readonly (readonly [number, number])[] {
  const blocks: [number, number][] = [];
  let start: number | undefined;
  for (let i = 0; i <= bodyStart; i++) {
    const line = lines[i];
    const isEnd = i === bodyStart || !line || isNoTitle(line, lines[i + 1], lines[i - 1]);
    if (start !== undefined && (isEnd || line.isApart)) {
      blocks.push([start, i]);
      start = undefined;
    }
    if (!isEnd) start ??= i;
  }
  return blocks;
}

function isNoTitle(line: HeadLine, next: HeadLine | undefined, before: HeadLine | undefined): boolean {
  return (
    isMark(line) ||
    isSentence(line) ||
    numberIn(line) !== undefined ||
    dateLine(line.packed) !== undefined ||
    orderIn(line, next) !== undefined ||
    (before !== undefined && orderIn(before, line)?.lines === 2) ||
    /^[一二三四五六七八九十]+、|^第[一二三四五六七八九十百]+[章条节编]/.test(line.packed) ||
    /文件$/.test(line.packed) ||
    /^[\p{Script=Han}A-Za-z]{2,8}[：:]/u.test(line.packed)
  );
}

function titlesIn(
  lines: readonly HeadLine[],
  [start, end]: readonly [number, number],
): readonly FoundTitle[] {
  const titles: FoundTitle[] = [];
  for (let from = start; from < end; ) {
    let to = Math.min(end, from + mostLines);
    // A second copy of the title is another one.
    for (let at = from + 1; at < to; at++) {
      if (alike(lines[at]!.packed) === alike(lines[from]!.packed)) to = at;
    }
    const last = Array.from({ length: to - from }, (_, i) => to - i).find(at =>
      kinds.test(join(lines.slice(from, at))),
    );
    if (last === undefined) break;
    const { packed } = lines[from]!;
    const lead = lines[from + 1]?.packed.startsWith('关于') && isOrganisation(packed) ? packed : undefined;
    titles.push({ value: join(lines.slice(from, last)), isCertain: true, lead, end: last });
    from = last;
  }
  return titles;
}

/** Lines of a title as one: blanks stay only between letters. */
function join(lines: readonly HeadLine[]): string {
  const text = lines.map(({ text: line }) => line).join('\n');
  return text
    .replace(/([A-Za-z0-9])\s+(?=[A-Za-z])/g, '$1 ')
    .replace(/(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z])/gu, '');
}

function alike(title: string): string {
  return title
    .normalize('NFKC')
    .replace(/[\s—–―-]+/g, '')
    .replace(/[“”"]/g, '');
}
