import { asFields, asList, asText } from '../base/values';
import { restoreLineEnds } from '../text/lineEnds';
import { normalizeText } from '../text/source';
import { YamlList } from '../yaml/list';
import { parseYaml, type YamlPath } from '../yaml/parse';
import { codebookFile, parseCodebook } from './parse';

/** A code to be made. */
export interface NewCode {
  readonly id: string;
  readonly name: string;
}

/** An id made of a name: letters (Chinese ones too), digits, `-` and `_`; never empty. */
export function idOf(name: string): string {
  const id = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_-]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return id === '' ? 'code' : id;
}

/**
 * Adds a code below `parent` (a code path), or a theme where `parent` is undefined, to the text of codebook.yaml. All
 * other lines stay as they are. `undefined` when the text cannot be read or is laid out so that it cannot be done safely.
 */
export function addCode(text: string, parent: string | undefined, code: NewCode): string | undefined {
  const normal = normalizeText(text);
  const before = parseCodebook(normal).codebook;
  const path = parent === undefined ? code.id : `${parent}/${code.id}`;
  const holder = codePlace(parseYaml(codebookFile, normal, {}).value, parent);
  if (!before || before.codes.has(path) || !holder) return undefined;
  const layout = { key: parent === undefined ? 'themes' : 'codes', fields: ['id', 'name'] };
  const list = YamlList.inBlockStyle(normal, layout, holder);
  const written = list?.insert(Number.POSITIVE_INFINITY, { ...code });
  const after = written === undefined ? undefined : parseCodebook(written).codebook;
  const asMeant = after?.codes.get(path)?.name === code.name && after.codes.size === before.codes.size + 1;
  return asMeant && written !== undefined ? restoreLineEnds(text, written) : undefined;
}

/** Place of a code in the file; the root if `codePath` is undefined. */
export function codePlace(root: unknown, codePath: string | undefined): YamlPath | undefined {
  const path: (string | number)[] = [];
  let holder = root;
  for (const [depth, id] of (codePath?.split('/') ?? []).entries()) {
    const key = depth === 0 ? 'themes' : 'codes';
    const siblings = asList(asFields(holder)[key]);
    const index = siblings.findIndex(each => asText(asFields(each).id) === id);
    if (index === -1) return undefined;
    path.push(key, index);
    holder = siblings[index];
  }
  return path;
}
