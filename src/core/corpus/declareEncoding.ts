import type { Encoding } from '../text/encodings';
import { parseYaml } from '../yaml/parse';
import { corpusFile } from './settings';

/**
 * The text of corpus.yaml with the encoding of one source declared at its end; an empty text begins the file.
 * `undefined` where the file declares encodings already, or cannot be read: then a person must.
 */
export function declareEncoding(text: string, path: string, encoding: Encoding): string | undefined {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const head = text.trim() === '' ? `version: 1${end}` : /[\r\n]$/.test(text) ? text : text + end;
  const written = `${head}encodings:${end}  ${JSON.stringify(path)}: ${encoding}${end}`;
  const { value, issues } = parseYaml(corpusFile, written, {});
  const declared = (value as { encodings?: Record<string, unknown> } | undefined)?.encodings;
  return issues.length === 0 && declared?.[path] === encoding ? written : undefined;
}
