import { fileStart, type Issue, issue } from '../base/issue';
import type { BadBytes, Encoding } from '../text/encodings';
import { normalizeText } from '../text/source';
import { encodingOf } from './select';
import type { Settings } from './settings';
import type { FileText } from './store';

/** The text of a file with LF line ends; `undefined`, with an issue, where there is none. */
export function decodedText(
  path: string,
  file: FileText | undefined,
  issues: Issue[],
  declared?: Encoding,
): string | undefined {
  switch (file?.kind) {
    case 'text':
      return normalizeText(file.text);
    case 'binary':
      issues.push(issue('binary-source', path));
      return undefined;
    case 'undecodable':
      issues.push(
        declared
          ? issue('not-as-declared', path, fileStart, declared.toUpperCase())
          : issue('undecodable-source', path),
      );
      return undefined;
    case 'unreadable':
      issues.push(issue('unreadable-file', path, fileStart, file.reason));
      return undefined;
    default:
      return undefined;
  }
}

/** What a researcher should know of how a source was decoded. */
export function encodingIssues(
  path: string,
  { encoding, looksLike, bad }: Extract<FileText, { kind: 'text' }>,
  { encodings }: Settings,
): readonly Issue[] {
  if (bad) return [badBytesIssue(path, encoding, bad)];
  if (looksLike) {
    return [issue('looks-like', path, fileStart, encoding.toUpperCase(), looksLike.toUpperCase())];
  }
  if (encoding === 'utf-8' || encodingOf(path, encodings) === encoding) return [];
  return [issue('decoded-as', path, fileStart, encoding.toUpperCase())];
}

/** Tells how many bytes are none, and where the first ones are. */
function badBytesIssue(path: string, encoding: Encoding, { count, first }: BadBytes): Issue {
  const [{ byte, line } = { byte: 0, line: 1 }] = first;
  const range = { line, column: 1, endLine: line, endColumn: 1 };
  const name = encoding.toUpperCase();
  return count === 1
    ? issue('bad-byte', path, range, name, byte, line)
    : issue(
        'bad-bytes',
        path,
        range,
        name,
        count,
        first.map(each => `${each.byte} (${each.line})`).join(', '),
      );
}
