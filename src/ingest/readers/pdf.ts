import { getDocumentProxy } from 'unpdf';
import { dependencies } from '../../../package.json';
import type { DocumentContent } from '../../core';
import { joinItems } from '../overprint';
import { contentOf } from '../plain';
import { DocumentProblem } from '../problem';

/** Warnings of pdf.js, which it prints: the only way it tells that letters may be missing. */
const warnings = 1;
/** Those about what letters a font holds; what it would need to draw them does not matter here. */
const aboutLetters = /cmap|translateFont|toUnicode/i;

/**
 * Reads the text of a PDF, page by page, as it stands: a line is a line. Fonts that are not in the file are read by the
 * character maps, or every Chinese letter would be missing. Throws a DocumentProblem where it needs a password.
 */
export async function readPdf(bytes: Uint8Array, characterMaps: string): Promise<DocumentContent> {
  const { result, printed } = await listening(() => read(bytes, characterMaps));
  return { ...result, fonts: printed.filter(line => aboutLetters.test(line)) };
}

async function read(bytes: Uint8Array, characterMaps: string): Promise<DocumentContent> {
  const document = await open(bytes, characterMaps);
  const pages: string[] = [];
  let twice = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const read = await document.getPage(number);
    const { items } = await read.getTextContent();
    const page = joinItems(items.filter(item => 'str' in item));
    pages.push(page.text);
    twice += page.twice;
    read.cleanup();
  }
  const { info } = await document.getMetadata().catch(() => ({ info: {} }));
  const { Title, CreationDate } = info as Readonly<Record<string, unknown>>;
  return contentOf({
    format: 'pdf',
    pages,
    hasPages: true,
    title: typeof Title === 'string' && Title.trim() !== '' ? Title.trim() : undefined,
    created: dayOf(CreationDate),
    twice,
    library: { name: 'unpdf', version: dependencies.unpdf },
  });
}

async function open(bytes: Uint8Array, characterMaps: string) {
  try {
    return await getDocumentProxy(bytes, {
      cMapUrl: characterMaps,
      cMapPacked: true,
      // Fonts are only read, never drawn.
      disableFontFace: true,
      useSystemFonts: true,
      verbosity: warnings,
    });
  } catch (error) {
    const { name, message } = error as Error;
    throw new DocumentProblem(name === 'PasswordException' ? 'encrypted' : 'damaged', message);
  }
}

/** The day of a date as PDF writes it: `D:20160801003944+08'00'`. */
function dayOf(date: unknown): string | undefined {
  const parts = /^D:(\d{4})(\d{2})(\d{2})/.exec(typeof date === 'string' ? date : '');
  return parts ? `${parts[1]}-${parts[2]}-${parts[3]}` : undefined;
}

/** Does something, and keeps what it prints instead of showing it. */
async function listening<T>(act: () => Promise<T>): Promise<{ result: T; printed: readonly string[] }> {
  const printed = new Set<string>();
  const { log, warn } = console;
  console.log = console.warn = (...words: unknown[]) => void printed.add(words.join(' '));
  try {
    return { result: await act(), printed: [...printed] };
  } finally {
    Object.assign(console, { log, warn });
  }
}
