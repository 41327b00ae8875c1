import type { DocumentContent } from '../../core';
import { type Archive, folderOf, partOf, resolvePart } from '../archive';
import { linesOf, type PlacedText } from '../ofd/lines';
import { contentOf } from '../plain';
import { DocumentProblem } from '../problem';
import { type Element, elementsOf, find, findAll, readXml, textIn, valueIn } from '../xml';

/** Reads an OFD document (GB/T 33190) page by page. Its objects stand in any order, so lines are made by where they are drawn. */
export function readOfd(archive: Archive): DocumentContent {
  const bodies = elementsOf(readXml(partOf(archive, 'OFD.xml')), 'DocBody');
  const pages = bodies.flatMap(body => pagesOf(archive, body));
  if (pages.length === 0) throw new DocumentProblem('damaged', 'no pages');
  const info = find(bodies[0], 'DocInfo');
  return contentOf({
    format: 'ofd',
    pages,
    hasPages: true,
    title: valueIn(find(info, 'Title')),
    created: dayOf(valueIn(find(info, 'CreationDate'))),
    library: undefined,
  });
}

/** The texts of the pages in their order, each with those of its templates: letterheads stand there. */
function pagesOf(archive: Archive, body: Element): readonly string[] {
  const root = resolvePart('', valueIn(find(body, 'DocRoot')) ?? '');
  const part = partOf(archive, root);
  if (part === '') throw new DocumentProblem('damaged', `no ${root}`);
  const document = readXml(part);
  const load = (location: string | undefined): Element | undefined => {
    const text = location === undefined ? '' : partOf(archive, resolvePart(folderOf(root), location));
    return text === '' ? undefined : readXml(text);
  };
  const templates = new Map(
    elementsOf(find(document, 'CommonData'), 'TemplatePage').map(
      page => [page.attributes.get('ID'), page.attributes.get('BaseLoc')] as const,
    ),
  );
  return elementsOf(find(document, 'Pages'), 'Page').map(({ attributes }) => {
    const page = load(attributes.get('BaseLoc'));
    if (!page) throw new DocumentProblem('damaged', `no page ${attributes.get('BaseLoc') ?? ''}`);
    const below = elementsOf(page, 'Template').flatMap(
      each => load(templates.get(each.attributes.get('TemplateID'))) ?? [],
    );
    return linesOf([...below, page].flatMap(textsOf));
  });
}

function textsOf(page: Element): readonly PlacedText[] {
  return findAll(page, 'TextObject').flatMap(object => {
    const [left = 0, top = 0] = numbersOf(object.attributes.get('Boundary'));
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersOf(object.attributes.get('CTM'));
    const size = (Number(object.attributes.get('Size')) || 0) * Math.hypot(c, d);
    let [x, y] = [0, 0];
    return elementsOf(object, 'TextCode').map(code => {
      // A part that names no place stands where the one before it does.
      x = numberOf(code.attributes.get('X')) ?? x;
      y = numberOf(code.attributes.get('Y')) ?? y;
      return {
        text: textIn(code),
        x: left + a * x + c * y + e,
        y: top + b * x + d * y + f,
        size,
        steps: stepsOf(code.attributes.get('DeltaX')).map(step => step * Math.hypot(a, b)),
        isDown: !code.attributes.has('DeltaX') && code.attributes.has('DeltaY'),
      };
    });
  });
}

/** How far apart letters are: `g 3 2.5` is three times 2.5. */
function stepsOf(delta: string | undefined): readonly number[] {
  const words = delta?.trim().split(/\s+/) ?? [];
  const steps: number[] = [];
  for (let at = 0; at < words.length; at++) {
    if (words[at] !== 'g') steps.push(Number(words[at]) || 0);
    else {
      const [count = 0, step = 0] = [Number(words[++at]), Number(words[++at])];
      for (let i = 0; i < Math.min(count, 10_000); i++) steps.push(step || 0);
    }
  }
  return steps;
}

function numbersOf(list: string | undefined): readonly number[] {
  return list?.trim().split(/\s+/).map(Number).filter(Number.isFinite) ?? [];
}

function numberOf(value: string | undefined): number | undefined {
  const number = Number(value);
  return value === undefined || !Number.isFinite(number) ? undefined : number;
}

/** The day of a date as programs write it: `2026-2-3`, `20260203`. */
function dayOf(date: string | undefined): string | undefined {
  const parts = /^(\d{4})-?(\d{1,2})-?(\d{1,2})/.exec(date ?? '');
  return parts ? `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}` : undefined;
}
