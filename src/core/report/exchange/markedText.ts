import { compareAnnotations } from '../../annotations/annotation';
import type { Translate } from '../../base/l10n';
import { describeWhereabouts } from '../../base/whereabouts';
import { type Codebook, themeOf } from '../../codebook/codebook';
import { allTexts, type CodedSource, type Corpus, isPlaced } from '../../corpus/corpus';
import { whereaboutsOf } from '../../corpus/whereabouts';
import { escapeXml, printStyle } from '../../network/picture';
import { codeNames } from '../changes/diffWords';
import { htmlPage } from '../formats/htmlPage';
import { waitingNotes } from './waiting';

/** A source with its passages marked, for a browser and as plain text. */
export interface MarkedText {
  /** Path of the source. */
  readonly path: string;
  readonly html: string;
  /** `[1: … :1]` around each passage, and below the text what each is coded with. */
  readonly text: string;
}

/** A passage in the text, with its number in it. */
interface Mark {
  readonly start: number;
  readonly end: number;
  readonly number: number;
  readonly codes: readonly string[];
  /** What it is coded with, by whom, where, and the memo. */
  readonly facts: readonly string[];
}

const style = `body { font: 16px/1.8 ${printStyle.fonts}; color: ${printStyle.ink}; background: ${printStyle.paper}; margin: 2rem auto; max-width: 46rem; padding: 0 1rem; } p { margin: .4em 0; overflow-wrap: anywhere; } mark { color: inherit; background: #fff2b3; border-bottom: 2px solid var(--code, #888); } sup { font-size: .65em; line-height: 0; } .page { border: 0; border-top: 1px dashed #999; } ol { font-size: .9em; line-height: 1.5; } ol q { color: #5f6570; }`;

/** Every text with its passages marked; passages that wait for a person are nowhere in a text, and told by their number. */
export function markedTexts(corpus: Corpus, t: Translate, language: string): readonly MarkedText[] {
  return allTexts(corpus).map(coded => {
    const marks = marksOf(coded, corpus.codebook, t);
    const note = waitingNotes(coded.annotations.length - marks.length, t);
    return {
      path: coded.source.path,
      html: asHtml(coded, marks, note, corpus.codebook, language),
      text: asText(coded, marks, note),
    };
  });
}

function marksOf({ source, annotations }: CodedSource, codebook: Codebook, t: Translate): readonly Mark[] {
  const name = codeNames(codebook);
  return annotations
    .filter(isPlaced)
    .sort((a, b) => compareAnnotations(a.annotation, b.annotation))
    .map(({ annotation: { codes, coder = '', memo = '' }, anchor: { span } }, i) => ({
      ...span,
      number: i + 1,
      codes,
      facts: [
        codes.map(name).join('; '),
        coder,
        describeWhereabouts(whereaboutsOf(source, span), t),
        memo.trim(),
      ].filter(fact => fact !== ''),
    }));
}

function asText({ source: { text } }: CodedSource, marks: readonly Mark[], notes: readonly string[]): string {
  const pieces = cut(text, marks).map(
    ({ start, end, opened, closed }) =>
      `${opened.map(({ number }) => `[${number}: `).join('')}${text.slice(start, end)}${closed.map(({ number }) => ` :${number}]`).join('')}`,
  );
  const list = marks.map(({ number, facts }) => `${number}. ${facts.join(' · ').replace(/\s+/g, ' ')}`);
  return `${[pieces.join('').trimEnd(), ...(list.length > 0 ? [list.join('\n')] : []), ...notes].join('\n\n')}\n`;
}

function asHtml(
  { source: { text }, label }: CodedSource,
  marks: readonly Mark[],
  notes: readonly string[],
  codebook: Codebook,
  language: string,
): string {
  const colorOf = (code: string) => codebook.themes.find(({ id }) => id === themeOf(code))?.color;
  const body = cut(text, marks).map(({ start, end, within, closed }) => {
    const [last] = within.slice(-1);
    const color = last && colorOf(last.codes[0] ?? '');
    const title = within.map(({ facts }) => facts.join(' · ')).join('\n');
    // A mark begins and ends within a paragraph.
    const lines = text
      .slice(start, end)
      .split('\n')
      .map(line => {
        const [first = '', ...pages] = line.split('\f').map(piece => (piece === '' ? '' : marked(piece)));
        return [first, ...pages.map(piece => `</p><hr class="page"><p>${piece}`)].join('');
      })
      .join('</p>\n<p>');
    return `${lines}${closed.map(({ number }) => `<sup><a href="#p${number}">${number}</a></sup>`).join('')}`;

    function marked(piece: string): string {
      if (within.length === 0) return escapeXml(piece);
      const css = color === undefined ? '' : ` style="--code:${escapeXml(color)}"`;
      return `<mark title="${escapeXml(title)}"${css}>${escapeXml(piece)}</mark>`;
    }
  });
  const list = marks.map(({ start, end, number, facts }) => {
    const quote = text.slice(start, end).replace(/\s+/g, ' ');
    return `<li id="p${number}">${escapeXml(facts.join(' · '))} <q>${escapeXml(quote)}</q></li>`;
  });
  return htmlPage({ title: label, language, style }, [
    `<h1>${escapeXml(label)}</h1>`,
    `<p>${body.join('')}</p>`.replaceAll('<p></p>\n', ''),
    ...(list.length > 0 ? ['<hr>', '<ol>', ...list, '</ol>'] : []),
    ...notes.map(note => `<p>${escapeXml(note)}</p>`),
  ]);
}

/** The text cut where passages begin and end. */
function cut(text: string, marks: readonly Mark[]) {
  const ends = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  return ends.slice(0, -1).map((start, i) => {
    const end = ends[i + 1]!;
    return {
      start,
      end,
      within: marks.filter(mark => mark.start < end && mark.end > start),
      opened: marks.filter(mark => mark.start === start),
      // The one that began last ends first.
      closed: marks.filter(mark => mark.end === end).reverse(),
    };
  });
}
