import type { BadBytes, Encoding } from '../text/encodings';
import { decode, shareOfCommon } from './decode';
import { type FileText, isPlanText } from './store';

type Text = Extract<FileText, { kind: 'text' }>;

/** So many are told by their places. */
const mostTold = 3;
const unknown = '\ufffd';

/**
 * Decodes a file of the project. A plan text with a few bytes that are none of its encoding (a download that was cut, an
 * editor that went wrong) is read all the same: each is U+FFFD, and told. Where more is wrong, it is another encoding, or no text:
 * that is left out. Other files, which are written to, are read whole or not at all.
 */
export function decodeFile(path: string, bytes: Uint8Array, declared?: Encoding): FileText {
  return isPlanText(path) ? decodeSource(bytes, declared) : decode(bytes, declared);
}

/** Decodes a plan text, as above. */
export function decodeSource(bytes: Uint8Array, declared?: Encoding): FileText {
  const strict = decode(bytes, declared);
  if (strict.kind === 'text' && strict.encoding !== 'gb18030') return strict;
  const asUtf8 = declared === undefined || declared === 'utf-8' ? nearlyUtf8(bytes) : undefined;
  if (asUtf8) return asUtf8;
  if (strict.kind !== 'undecodable') return strict;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return nearly(bytes, 'utf-16le') ?? strict;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return nearly(bytes, 'utf-16be') ?? strict;
  if (declared === 'utf-8') return strict;
  return nearly(bytes, declared ?? 'gb18030') ?? strict;
}

/** UTF-8 is self-evident: text in another encoding hardly ever has three bytes that are valid UTF-8. */
function nearlyUtf8(bytes: Uint8Array): Text | undefined {
  const text = withoutNul(decodeLossily(bytes, 'utf-8'));
  const wide = text.match(/[\u0800-\ufffc]|[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0;
  const unknowns = text.split(unknown).length - 1;
  const isFew = unknowns <= 3 && unknowns * 100 <= text.length;
  if (wide < 3 * unknowns && !isFew) return undefined;
  const bad = badBytes(bytes, 'utf-8');
  return bad.count > 0 ? { kind: 'text', text, encoding: 'utf-8', bad } : undefined;
}

/** Other encodings take nearly anything; so the text must look like one, too. */
function nearly(bytes: Uint8Array, encoding: Exclude<Encoding, 'utf-8'>): Text | undefined {
  const text = withoutNul(decodeLossily(bytes, encoding));
  const bad = badBytes(bytes, encoding);
  const others = text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
  const isText = encoding.startsWith('utf-16') || shareOfCommon(text) >= 0.02;
  return bad.count > 0 && bad.count * 10 <= others && isText
    ? { kind: 'text', text, encoding, bad }
    : undefined;
}

function decodeLossily(bytes: Uint8Array, encoding: Encoding): string {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  return encoding === 'big5' ? text.replace(/[\u0080\uf8f8]/g, unknown) : text;
}

function withoutNul(text: string): string {
  return text.replaceAll('\0', unknown);
}

/** Finds the bytes that are none, line by line: no encoding of ours but UTF-16 has a line end within a character. */
function badBytes(bytes: Uint8Array, encoding: Encoding): BadBytes {
  const bad: { byte: number; line: number }[] = [];
  const isWide = encoding.startsWith('utf-16');
  let line = 1;
  for (let start = 0; start < bytes.length; ) {
    const end = isWide ? bytes.length : lineEnd(bytes, start);
    const part = bytes.subarray(start, end);
    const text = decodeLossily(part, encoding);
    if (text.includes(unknown) || text.includes('\0')) {
      for (const at of badIn(part, encoding)) {
        const before = isWide ? lineEndsIn(decodeLossily(part.subarray(0, at), encoding)) : 0;
        bad.push({ byte: start + at, line: line + before });
      }
    }
    start = end;
    line++;
  }
  return { count: bad.length, first: bad.slice(0, mostTold) };
}

/** After the line end, CRLF as one. */
function lineEnd(bytes: Uint8Array, start: number): number {
  for (let at = start; at < bytes.length; at++) {
    if (bytes[at] === 0x0d) return bytes[at + 1] === 0x0a ? at + 2 : at + 1;
    if (bytes[at] === 0x0a) return at + 1;
  }
  return bytes.length;
}

function lineEndsIn(text: string): number {
  return text.match(/\r\n?|\n/g)?.length ?? 0;
}

/** Offsets of invalid bytes: when the decoder reports one, its input began after its last answer. */
function badIn(bytes: Uint8Array, encoding: Encoding): readonly number[] {
  return encoding === 'gb18030' ? badInGb18030(bytes) : badByDecoder(bytes, encoding);
}

/** By the structure of GB18030: fed byte by byte, the decoder of Node throws at a character of four bytes that breaks off. */
function badInGb18030(bytes: Uint8Array): readonly number[] {
  const found: number[] = [];
  const isIn = (at: number, least: number, most: number) => bytes[at]! >= least && bytes[at]! <= most;
  for (let at = 0; at < bytes.length; ) {
    let length = 1;
    if (isIn(at, 0x81, 0xfe)) {
      if (isIn(at + 1, 0x40, 0xfe) && bytes[at + 1] !== 0x7f) length = 2;
      else if (isIn(at + 1, 0x30, 0x39) && isIn(at + 2, 0x81, 0xfe) && isIn(at + 3, 0x30, 0x39)) length = 4;
    }
    // All pairs are characters.
    const isBad =
      length === 1
        ? !isIn(at, 0x01, 0x7f)
        : length === 4 && decodeLossily(bytes.subarray(at, at + 4), 'gb18030') === unknown;
    if (isBad) found.push(at);
    at += length;
  }
  return found;
}

function badByDecoder(bytes: Uint8Array, encoding: Encoding): readonly number[] {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const found: number[] = [];
  let begin = 0;
  const take = (text: string, at: number, next: number) => {
    const isWritten =
      encoding === 'utf-8' && bytes[begin] === 0xef && bytes[begin + 1] === 0xbf && bytes[begin + 2] === 0xbd;
    for (const sign of text) {
      const isBad = sign === unknown || (encoding === 'big5' && /[\u0080\uf8f8]/.test(sign));
      if ((isBad && !isWritten) || sign === '\0') found.push(sign === '\0' ? at : begin);
    }
    begin = next;
  };
  for (let at = 0; at < bytes.length; at++) {
    const text = decoder.decode(bytes.subarray(at, at + 1), { stream: true });
    if (text === '') continue;
    // What ends a character before its time may itself begin the next.
    const isBegin = at > begin && text === unknown && encoding === 'utf-8' && bytes[at]! >= 0xc2;
    take(text, at, isBegin ? at : at + 1);
  }
  const rest = decoder.decode();
  if (rest !== '') take(rest, bytes.length, bytes.length);
  return found;
}
