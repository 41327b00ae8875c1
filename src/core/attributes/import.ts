import { finder, isSame } from '../corpus/attributesFile';
import { type AttributeEdit, type AttributesPlan, planAttributes } from './change';
import { cutCsv } from './csvText';
import type { AttributeTexts } from './project';
import { attributesTable } from './table';
import { yamlValue } from './yamlText';

/** What a CSV of attributes would bring into a project. */
export interface AttributesImport {
  /** Its attributes, and how many sources of the project it names. */
  readonly attributes: readonly string[];
  readonly sources: number;
  /** Values where there is none yet; values that are otherwise now; values that are so already. */
  readonly added: readonly AttributeEdit[];
  readonly changed: readonly (AttributeEdit & { readonly before: string })[];
  readonly same: number;
  /** First cells that name no source, or more than one. */
  readonly homeless: readonly string[];
  /** Rows with more cells than the header row, or for a source that has had a row; left out. */
  readonly unusable: number;
  /** What the files become when those that are new are taken over, with or without those that are otherwise. */
  plan(overwrite: boolean): AttributesPlan;
}

/** Reads a CSV (first column: path or label of a source) against a project; `undefined` where either cannot be read. */
export function planAttributesImport(texts: AttributeTexts, csv: string): AttributesImport | undefined {
  const cut = cutCsv(csv);
  const table = attributesTable(texts);
  const [head, ...body] = cut?.rows ?? [];
  if (!head || head.length < 2 || 'unreadable' in table) return undefined;
  const names = head.map(({ value }) => value.trim());
  const find = finder(texts.sources);
  const now = new Map(table.rows.map(({ source, cells }) => [source, cells]));
  const columns = new Map(table.columns.map(({ name }, i) => [name, i]));
  const added: AttributeEdit[] = [];
  const changed: (AttributeEdit & { before: string })[] = [];
  const homeless: string[] = [];
  const seen = new Set<string>();
  let same = 0;
  let unusable = 0;
  for (const row of body) {
    const name = row[0]!.value.trim();
    const [source, ...others] = find(name);
    if (source === undefined || others.length > 0) homeless.push(name);
    else if (seen.has(source) || row.length > names.length) unusable++;
    else {
      seen.add(source);
      for (const [column, { value: written }] of row.entries()) {
        const [attribute, value] = [names[column]!, written.trim()];
        if (column === 0 || attribute === '' || value === '' || names.indexOf(attribute, 1) < column)
          continue;
        const cell = now.get(source)?.[columns.get(attribute) ?? -1];
        const edit = { source, attribute, value };
        if (!cell || cell.value === '') added.push(edit);
        else if (isSame(yamlValue(cell.value), yamlValue(value))) same++;
        else changed.push({ ...edit, before: cell.value });
      }
    }
  }
  return {
    attributes: names.slice(1).filter(name => name !== ''),
    sources: seen.size,
    added,
    changed,
    same,
    homeless,
    unusable,
    plan: overwrite =>
      planAttributes(texts, { kind: 'set', cells: overwrite ? [...added, ...changed] : added }),
  };
}
