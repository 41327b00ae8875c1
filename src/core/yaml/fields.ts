import { stringify } from 'yaml';
import { asFields, canonical, type Fields, ownValue } from '../base/values';
import { restoreLineEnds } from '../text/lineEnds';
import { normalizeText } from '../text/source';
import { readDocument } from './document';
import { splice } from './lines';
import { type Changes, Inner, mappingSplices, type Writing } from './mapping';
import { parseYaml } from './parse';
import { renderInline } from './render';
import { commentsOf } from './tokens';

/** How a file is edited. */
export interface Edition extends Writing {
  /** Whether a value, read again, is what was meant. */
  readonly isMeant: (found: unknown, meant: unknown) => boolean;
}

const asGiven: Edition = {
  write: (value, old) => (typeof value === 'string' ? renderInline(value, old) : inline(value)),
  isMeant: (found, meant) => canonical(found) === canonical(meant),
};

/** Sets fields of one mapping, as `editFields` does. `path` leads to it from the root; it is made where there is none. */
export function setFields(text: string, path: readonly string[], fields: Fields): string | undefined {
  // A map, because a person may call a field `constructor`, which every object has.
  const changes = path.reduceRight<Changes>(
    (inner, key) => new Map([[key, new Inner(inner, 'lines')]]),
    new Map(Object.entries(fields)),
  );
  return editFields(text, changes, asGiven);
}

/**
 * Changes fields of the mapping that a YAML text is, and of those in it, line by line: comments, order and all other lines
 * stay. An empty text begins with `version: 1`. `undefined` where the text cannot be read, or its layout does not allow it.
 */
export function editFields(text: string, changes: Changes, edition: Edition): string | undefined {
  const normal = normalizeText(text);
  const given = readDocument(normal, { prettyErrors: false });
  const isEmpty = given.contents === null;
  const before = isEmpty ? `${normal}${/(?:^|\n)$/.test(normal) ? '' : '\n'}version: 1\n` : normal;
  const document = isEmpty ? readDocument(before, { prettyErrors: false }) : given;
  if (document.errors.length > 0) return undefined;
  const splices = mappingSplices(before, document.contents, changes, edition);
  const after = splices && splice(before, ...splices);
  return after !== undefined && verifies(before, after, changes, edition)
    ? restoreLineEnds(text, after)
    : undefined;
}

/** Whether a text, read again, has these fields, all others as before, and every comment. */
function verifies(before: string, after: string, changes: Changes, edition: Edition): boolean {
  const [old, now] = [before, after].map(text => parseYaml('', text, {}).value);
  if (old === undefined || now === undefined) return false;
  const comments = commentsOf(after);
  return [...commentsOf(before)].every(each => comments.has(each)) && says(old, now, changes, edition);
}

/** An empty mapping means the same as none. */
function says(old: unknown, now: unknown, changes: Changes, edition: Edition): boolean {
  const [was, is] = [asFields(old), asFields(now)];
  return [...new Set([...Object.keys(was), ...Object.keys(is), ...changes.keys()])].every(key => {
    const [before, found, change] = [ownValue(was, key), ownValue(is, key), changes.get(key)];
    if (!changes.has(key)) return canonical(found) === canonical(before);
    if (change instanceof Inner) return says(before, found, change.changes, edition);
    return change === undefined ? !Object.hasOwn(is, key) : edition.isMeant(found, change);
  });
}

function inline(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false }).trimEnd();
}
