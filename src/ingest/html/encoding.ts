/** How far into a page its encoding is looked for; the standard says 1024, some pages have long comments before it. */
const mostLooked = 4096;

/** The text of a web page, in the encoding that its first bytes or its head declare; else in that which its bytes fit. */
export function decodeHtml(bytes: Uint8Array): string {
  const marked = byMark(bytes);
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, mostLooked)).toString(
    'latin1',
  );
  const declared =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ??
    /<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1];
  if (marked !== undefined) return new TextDecoder(marked).decode(bytes);
  // Saved pages often keep a declaration that is no longer true: what is valid UTF-8 is UTF-8.
  const utf8 = tryDecode('utf-8', bytes);
  if (utf8 !== undefined) return utf8;
  return decodeAs(declared ?? 'gb18030', bytes) ?? new TextDecoder('gb18030').decode(bytes);
}

function decodeAs(declared: string, bytes: Uint8Array): string | undefined {
  // Pages that declare GB2312 or GBK use characters of GB18030.
  const name = /^(?:gb|x-gbk|cp936)/i.test(declared) ? 'gb18030' : declared;
  if (/^utf-?8$/i.test(name)) return tryDecode('gb18030', bytes) ?? new TextDecoder('utf-8').decode(bytes);
  try {
    return new TextDecoder(name).decode(bytes);
  } catch {
    return undefined;
  }
}

function tryDecode(name: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function byMark([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined;
}
