import type { DocumentContent } from '../../core';
import { type Archive, folderOf, partOf, resolvePart } from '../archive';
import { textOfBody } from '../html/lines';
import { parsePage } from '../html/page';
import { contentOf } from '../plain';
import { DocumentProblem } from '../problem';
import { elementsOf, find, findAll, readXml, valueIn } from '../xml';
import { parser } from './html';

/** Reads an EPUB book: its chapters in the order in which one reads them. */
export function readEpub(archive: Archive): DocumentContent {
  const container = readXml(partOf(archive, 'META-INF/container.xml'));
  const rootfile = findAll(container, 'rootfile')[0]?.attributes.get('full-path');
  if (rootfile === undefined) throw new DocumentProblem('damaged', 'the container names no book');
  const book = readXml(partOf(archive, rootfile));
  const manifest = new Map(
    elementsOf(find(book, 'manifest'), 'item').map(
      ({ attributes }) => [attributes.get('id'), attributes] as const,
    ),
  );
  const locked = partOf(archive, 'META-INF/encryption.xml');
  const chapters = elementsOf(find(book, 'spine'), 'itemref').flatMap(({ attributes }) => {
    const item = manifest.get(attributes.get('idref'));
    const path = item?.get('href');
    if (path === undefined || /svg|image/.test(item?.get('media-type') ?? '')) return [];
    // The table of contents is not text of the book.
    if (attributes.get('linear') === 'no' || item?.get('properties')?.split(' ').includes('nav')) return [];
    const name = resolvePart(folderOf(rootfile), decode(path));
    if (locked.includes(name)) throw new DocumentProblem('encrypted', name);
    const text = partOf(archive, name);
    if (text === '') throw new DocumentProblem('damaged', `no ${name}`);
    return [textOfBody(parsePage(text))];
  });
  const metadata = find(book, 'metadata');
  return contentOf({
    format: 'epub',
    pages: [chapters.filter(text => text.trim() !== '').join('\n\n')],
    title: valueIn(find(metadata, 'title')),
    created: /^\d{4}-\d{2}-\d{2}/.exec(valueIn(find(metadata, 'date')) ?? '')?.[0],
    library: parser,
  });
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path.replace(/#.*$/, ''));
  } catch {
    return path;
  }
}
