import { asFields, asList, asText } from '../base/values';
import type { YamlPath } from '../yaml/parse';

/** An id made of a name: letters (Chinese ones too), digits, `-` and `_`; never empty. */
export function idOf(name: string): string {
  const id = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_-]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return id === '' ? 'code' : id;
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
