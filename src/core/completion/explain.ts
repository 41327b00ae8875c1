import type { Code } from '../codebook/codebook';
import { codeNamedBy, namesFromTheme } from './meanings';
import { placeAt } from './place';
import type { ScalarToken } from './scalars';
import { descriptionOf } from './schema';
import type { YamlContext } from './suggest';

/** What a word in a YAML file of the project means. */
export type Explanation =
  | { readonly kind: 'key'; readonly token: ScalarToken; readonly description: string }
  | {
      readonly kind: 'code';
      readonly token: ScalarToken;
      readonly code: Code;
      /** Names from the theme down. */
      readonly name: string;
    };

/** Explains the key, or the code that is named, at an offset; `undefined` for everything else. */
export function explainAt(file: YamlContext, offset: number): Explanation | undefined {
  const place = placeAt(file.text, offset);
  if (!place) return undefined;
  const { role, path, token } = place;
  if (role === 'key') {
    const description = descriptionOf(file.kind, path, token.text);
    return description === undefined ? undefined : { kind: 'key', token, description };
  }
  const code = file.corpus && codeNamedBy(file.kind, path, token.text, file.corpus);
  return code && file.corpus && { kind: 'code', token, code, name: namesFromTheme(file.corpus, code) };
}
