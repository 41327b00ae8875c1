import type { Code, Codebook } from '../../codebook/codebook';
import { describeCode } from '../../exchange/codeDescription';
import type { Guids } from '../../exchange/guids';
import type { Written } from './xmlWriter';

/** The tree of codes, and after it those that are in use without being in the codebook. */
export function codesXml(
  { themes }: Codebook,
  unlisted: readonly string[],
  guids: Guids,
  below: (code: Code) => readonly Written[] = () => [],
): readonly Written[] {
  const write = (code: Code): Written => ({
    name: 'Code',
    attributes: { guid: guids.code(code.path), name: code.name, isCodable: true, color: code.color },
    children: [textElement('Description', describeCode(code)), ...below(code), ...code.codes.map(write)],
  });
  const bare = (path: string): Written => ({
    name: 'Code',
    attributes: { guid: guids.code(path), name: path, isCodable: true },
  });
  return [...themes.map(write), ...unlisted.map(bare)];
}

export function textElement(name: string, text: string | undefined): Written | undefined {
  return text === undefined ? undefined : { name, text };
}
