import { stringify } from 'yaml';
import { asFields, asList, asText } from '../base/values';
import { normalizeText } from '../text/source';
import { parseYaml } from '../yaml/parse';
import type { Kept } from './foreign';

/** What other programs know and our files have no place for: it goes back to them with the next export. */
export const keptFile = 'exchange.yaml';

const maps = ['users', 'variables', 'codes', 'sources'] as const;
const lists = ['notes', 'comments', 'sets', 'links', 'cases'] as const;

/** What the file keeps; nothing where there is none. `undefined` where it cannot be read. */
export function readKept(text: string | undefined): Kept | undefined {
  if (text === undefined || text.trim() === '') return {};
  const { value, issues } = parseYaml(keptFile, normalizeText(text), {});
  if (value === undefined || issues.some(({ code }) => code === 'yaml-syntax')) return undefined;
  const fields = asFields(value);
  const kept: Record<string, unknown> = {};
  for (const name of maps) if (fields[name] !== undefined) kept[name] = asFields(fields[name]);
  for (const name of lists)
    if (fields[name] !== undefined)
      kept[name] = asList(fields[name]).filter(each => asText(asFields(each).guid) !== undefined);
  return kept as Kept;
}

/** Both together: what is there stays, what is new is added; each thing once, by its GUID. */
export function joinKept(there: Kept, more: Kept): Kept {
  const joined: Record<string, unknown> = {};
  for (const name of maps) {
    const entries = { ...more[name], ...there[name] };
    if (Object.keys(entries).length > 0) joined[name] = entries;
  }
  for (const name of lists) {
    const old: readonly { readonly guid: string }[] = there[name] ?? [];
    const fresh = (more[name] ?? []).filter(({ guid }) => !old.some(each => each.guid === guid));
    if (old.length + fresh.length > 0) joined[name] = [...old, ...fresh];
  }
  return joined as Kept;
}

/** The text of the file; `undefined` where there is nothing to keep. */
export function writeKept(kept: Kept): string | undefined {
  if (Object.keys(kept).length === 0) return undefined;
  return stringify({ version: 1, ...kept }, { lineWidth: 0 });
}
