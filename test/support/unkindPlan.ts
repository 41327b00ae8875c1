import { seededRandom } from '../../src/core/network/random';

/** A paragraph of which every character knows where it comes from. */
export interface Paragraph {
  readonly text: string;
  /** One number a UTF-16 code unit: the same as long as it is the same character, another for every new or copied one. */
  readonly origins: readonly number[];
}

/** Everything chance decides in a run, by its number. */
export class Chance {
  private readonly random: () => number;

  constructor(seed: number) {
    this.random = seededRandom(seed);
  }

  below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  isTrue(share: number): boolean {
    return this.random() < share;
  }
}

const verbs = [
  '加强',
  '推进',
  '完善',
  '健全',
  '落实',
  '建立',
  '优化',
  '提升',
  '深化',
  '规范',
  '强化',
  '统筹',
];
const things = [
  ...['档案资源建设', '数字转型', '人才队伍', '安全保障体系', '开放利用', '工作机制', '属地责任', '公共服务'],
  ...['基础设施', '监督检查', '业务指导', '宣传教育', '科技创新', '经费保障', '县级综合档案馆', '红色资源'],
];
const offices = [
  '省档案局',
  '省财政厅',
  '省教育厅',
  '省人力资源社会保障厅',
  '各市州人民政府',
  '省发展改革委',
];
const titles = [
  '总体要求',
  '主要任务',
  '重点工程',
  '保障措施',
  '加强组织领导',
  '强化经费保障',
  '健全人才机制',
];
const numerals = '一二三四五六七八九十';

/** A plan that repeats itself as real ones do, and the edits that are hardest on those who must find passages again. */
export class UnkindPlan {
  private next = 0;
  paragraphs: Paragraph[] = [];
  /** Lines that recur: the same unit line under every task, the same sentence in several sections. */
  private readonly boilerplate: readonly string[];

  constructor(private readonly chance: Chance) {
    const { below } = { below: (limit: number) => chance.below(limit) };
    this.boilerplate = Array.from({ length: 1 + below(3) }, () =>
      chance.isTrue(0.6)
        ? `责任单位：${Array.from({ length: 1 + below(3) }, () => chance.of(offices)).join('、')}。`
        : chance.isTrue(0.5)
          ? `${this.clause()}，${this.clause()}，${this.clause()}。`
          : `${this.clause()}。`,
    );
    const tasks = 2 + below(chance.isTrue(0.1) ? 39 : 9);
    const perSection = 1 + below(5);
    for (let task = 0, section = 0; task < tasks; task++) {
      if (task % perSection === 0) this.add(`${numerals[section++ % 10]}、${chance.of(titles)}`);
      if (chance.isTrue(0.5)) this.add(`（${numerals[(task % perSection) % 10]}）${chance.of(titles)}`);
      for (let left = below(3); left > 0; left--) this.add(this.body());
      this.add(chance.isTrue(0.6) ? chance.of(this.boilerplate) : this.body());
      if (chance.isTrue(0.1)) this.add(chance.of(this.boilerplate));
    }
  }

  get text(): string {
    return this.paragraphs.map(({ text }) => `${text}\n`).join('');
  }

  /** Where each UTF-16 code unit of the text comes from; -1 for line ends. */
  get origins(): readonly number[] {
    return this.paragraphs.flatMap(({ origins }) => [...origins, -1]);
  }

  private add(text: string): void {
    this.paragraphs.push(this.fresh(text));
  }

  private fresh(text: string): Paragraph {
    return { text, origins: Array.from(text, () => this.next++) };
  }

  private clause(): string {
    return this.chance.of(verbs) + this.chance.of(things);
  }

  /** A paragraph of its own, often with what recurs in it, or like another but for a number. */
  private body(): string {
    const { chance } = this;
    const year = () => `到20${21 + chance.below(15)}年，${this.clause()}取得成效`;
    const pieces = Array.from({ length: 1 + chance.below(4) }, () =>
      chance.isTrue(0.3)
        ? year()
        : chance.isTrue(0.3)
          ? `${this.clause()}${this.word()}${chance.below(100)}个`
          : `${this.clause()}，${this.word()}${this.clause()}`,
    );
    if (chance.isTrue(0.35))
      pieces.splice(chance.below(pieces.length + 1), 0, chance.of(this.boilerplate).slice(0, -1));
    return `${pieces.join(chance.of(['，', '；', '。']))}。`;
  }

  /** A word that hardly recurs. */
  private word(): string {
    return Array.from({ length: 2 + this.chance.below(8) }, () =>
      String.fromCharCode(0x4e00 + this.chance.below(3000)),
    ).join('');
  }

  private place(): number {
    return this.chance.below(this.paragraphs.length);
  }

  private edited(paragraph: Paragraph, start: number, end: number, text: string): Paragraph {
    const { origins } = this.fresh(text);
    return {
      text: paragraph.text.slice(0, start) + text + paragraph.text.slice(end),
      origins: [...paragraph.origins.slice(0, start), ...origins, ...paragraph.origins.slice(end)],
    };
  }

  private rewritten(paragraph: Paragraph, change: (character: string) => string | undefined): Paragraph {
    const kept = [...paragraph.text].flatMap((character, i) => {
      const now = change(character);
      return now === undefined ? [] : [{ character: now, origin: paragraph.origins[i]! }];
    });
    return { text: kept.map(each => each.character).join(''), origins: kept.map(each => each.origin) };
  }

  /** The next year's version of a paragraph: other years and numbers, some clauses of its own; the rest is as it was. */
  private nextYear({ text, origins }: Paragraph): Paragraph {
    const pieces: Paragraph[] = [];
    let start = 0;
    for (const piece of text.split(/(?<=[，；])|(?=20\d\d|(?<!\d)\d+个)|(?<=20\d\d|\d+个)/)) {
      const end = start + piece.length;
      if (/^20\d\d$/.test(piece))
        pieces.push(
          this.edited(
            { text: piece, origins: origins.slice(start, end) },
            2,
            4,
            `${Number(piece.slice(2)) + 1}`,
          ),
        );
      else if (/^\d+个$/.test(piece)) {
        const now = `${this.chance.below(100)}个`;
        // The same number is no edit.
        pieces.push(now === piece ? { text: piece, origins: origins.slice(start, end) } : this.fresh(now));
      } else if (this.chance.isTrue(0.3)) pieces.push(this.fresh(`${this.clause()}，`));
      else pieces.push({ text: piece, origins: origins.slice(start, end) });
      start = end;
    }
    return { text: pieces.map(each => each.text).join(''), origins: pieces.flatMap(each => each.origins) };
  }

  /** The edits, by kind. */
  readonly edits: Readonly<Record<string, () => void>> = {
    insert: () => {
      const text = this.chance.isTrue(0.5) ? this.body() : this.chance.of(this.boilerplate);
      this.paragraphs.splice(this.place(), 0, this.fresh(text));
    },
    'insert-task': () => {
      const lines = [`一、${this.chance.of(titles)}`, this.body(), this.chance.of(this.boilerplate)];
      const at = this.chance.isTrue(0.5) ? 0 : this.place();
      this.paragraphs.splice(at, 0, ...lines.map(line => this.fresh(line)));
      if (this.chance.isTrue(0.5)) this.renumber();
    },
    delete: () => {
      if (this.paragraphs.length > 1) this.paragraphs.splice(this.place(), 1);
    },
    swap: () => {
      const [a, b] = [this.place(), this.place()];
      const [one, other] = [this.paragraphs[a]!, this.paragraphs[b]!];
      this.paragraphs[a] = other;
      this.paragraphs[b] = one;
    },
    move: () => {
      const length = 1 + this.chance.below(4);
      const cut = this.paragraphs.splice(this.place(), length);
      this.paragraphs.splice(this.chance.below(this.paragraphs.length + 1), 0, ...cut);
    },
    duplicate: () => {
      const start = this.place();
      const copies = this.paragraphs
        .slice(start, start + 1 + this.chance.below(3))
        .map(({ text }) => this.fresh(text));
      this.paragraphs.splice(this.chance.below(this.paragraphs.length + 1), 0, ...copies);
    },
    rewrap: () => {
      const all = this.paragraphs;
      const at = this.place();
      const { text, origins } = all[at]!;
      if (this.chance.isTrue(0.5) && at + 1 < all.length) {
        const below = all[at + 1]!;
        all.splice(at, 2, { text: text + below.text, origins: [...origins, ...below.origins] });
      } else if (text.length > 2) {
        const cut = 1 + this.chance.below(text.length - 1);
        const halves = [0, 1].map(half => ({
          text: half === 0 ? text.slice(0, cut) : text.slice(cut),
          origins: half === 0 ? origins.slice(0, cut) : origins.slice(cut),
        }));
        all.splice(at, 1, ...halves);
      }
    },
    punctuate: () => {
      const at = this.place();
      const marks = '，。；：、';
      this.paragraphs[at] = this.rewritten(this.paragraphs[at]!, character =>
        !marks.includes(character) || this.chance.isTrue(0.5)
          ? character
          : this.chance.isTrue(0.5)
            ? this.chance.of([...marks])
            : undefined,
      );
    },
    character: () => {
      const at = this.place();
      const { text } = this.paragraphs[at]!;
      const start = this.chance.below(text.length + 1);
      const end = Math.min(text.length, start + this.chance.below(3));
      this.paragraphs[at] = this.edited(
        this.paragraphs[at]!,
        start,
        end,
        this.chance.isTrue(0.5) ? this.chance.of(['制', '的', '进一步', '等']) : '',
      );
    },
    rewrite: () => {
      const at = this.place();
      this.paragraphs[at] = this.fresh(
        this.chance.isTrue(0.5) ? this.body() : this.chance.of(this.boilerplate),
      );
    },
    'section-of-next-year': () => {
      const start = this.place();
      const length = 1 + this.chance.below(6);
      this.paragraphs.splice(
        start,
        length,
        ...this.paragraphs.slice(start, start + length).map(each => this.nextYear(each)),
      );
    },
    renumber: () => this.renumber(),
  };

  private renumber(): void {
    let section = 0;
    this.paragraphs = this.paragraphs.map(each => {
      if (!/^[一二三四五六七八九十]、/.test(each.text)) return each;
      const numeral = numerals[section++ % 10]!;
      return each.text.startsWith(numeral) ? each : this.edited(each, 0, 1, numeral);
    });
  }

  /** Puts the plan of the next year in the place of this one: what is in other words is new. */
  becomeNextYear(): void {
    this.paragraphs = this.paragraphs.flatMap(each => (this.chance.isTrue(0.2) ? [] : [this.nextYear(each)]));
    for (let left = this.chance.below(6); left > 0; left--) this.edits.insert!();
  }

  /** Puts a plan that was written anew in the place of this one: all of it is new, though much has the same words. */
  becomeAnother(): void {
    const length = this.paragraphs.length;
    const old = this.paragraphs;
    this.paragraphs = [];
    for (let left = length; left > 0; left--) {
      const kind = this.chance.below(10);
      if (kind < 4) this.add(this.chance.of(this.boilerplate));
      else if (kind < 6) {
        // What is taken over once is the same; a second time, it is a copy.
        const taken = this.chance.of(old);
        if (this.paragraphs.includes(taken)) this.add(taken.text);
        else this.paragraphs.push(taken);
      } else if (kind < 8) this.add(`${numerals[this.chance.below(10)]}、${this.chance.of(titles)}`);
      else this.add(this.body());
    }
  }
}
