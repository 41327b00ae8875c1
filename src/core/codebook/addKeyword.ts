import { asFields, asList, asText } from '../base/values';
import { restoreLineEnds } from '../text/lineEnds';
import { normalizeText } from '../text/source';
import { YamlList } from '../yaml/list';
import { parseYaml } from '../yaml/parse';
import { codebookFile, parseCodebook } from './parse';

/**
 * Adds a keyword at the end of a theme's list in the text of codebook.yaml; a list written as `[...]` stays one. All
 * other lines stay as they are. `undefined` when the text cannot be read or is laid out so that it cannot be done
 * safely, when there is no such theme, and when the term is empty or belongs to a keyword already.
 */
export function addKeyword(text: string, theme: string, term: string): string | undefined {
  const normal = normalizeText(text);
  const before = parseCodebook(normal).codebook;
  const themes = asList(asFields(parseYaml(codebookFile, normal, {}).value).themes);
  const index = themes.findIndex(each => asText(asFields(each).id) === theme);
  if (!before || index === -1 || term.trim() !== term) return undefined;
  const list = new YamlList(normal, { key: 'keywords', fields: [], above: 'codes' }, ['themes', index]);
  const written = list.appendInline(term) ?? list.insert(Number.POSITIVE_INFINITY, term);
  const after = written === undefined ? undefined : parseCodebook(written).codebook;
  const added = after?.themes.find(each => each.id === theme)?.keywords.at(-1);
  // A term that is empty or taken already is not read as one more keyword.
  const asMeant = added?.term === term && after!.keywords.length === before.keywords.length + 1;
  return asMeant && written !== undefined ? restoreLineEnds(text, written) : undefined;
}
