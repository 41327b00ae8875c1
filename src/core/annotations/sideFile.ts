import schema from '../../../schemas/codes.schema.json';
import { type Issue, issue } from '../base/issue';
import { asFields, asList, asText, asTexts, defined, type Fields } from '../base/values';
import { parseYaml, type YamlFile } from '../yaml/parse';
import { type Annotation, parseNth, parseRange, type Review } from './annotation';
import { conflictIssues } from './conflict';
import { readSettlement, type Settlement } from './settlement';

const suffix = '.codes.yaml';

/** The annotations of one source by one coder, as read from its side file. */
export interface SideFile {
  readonly path: string;
  /** Coder named by the file name; `undefined` if the project has one side file for all. */
  readonly coder: string | undefined;
  readonly yaml: YamlFile;
  /** Whether it could be read. A file that could not be read is never written. */
  readonly sound: boolean;
  /** Whether all of it could be read: it is sound, and no entry was left out. */
  readonly whole: boolean;
  readonly annotations: readonly Annotation[];
  readonly reviews: readonly Review[];
  /** Disagreements that were settled. Only the side file of `consensus` has any. */
  readonly settlements: readonly Settlement[];
  /** Issues of the file itself; its codes are checked against the codebook elsewhere. */
  readonly issues: readonly Issue[];
}

/** Path of the side file of a source, or of one coder's own. */
export function sideFilePath(source: string, coder?: string): string {
  return coder === undefined ? source + suffix : `${source}.${coder}${suffix}`;
}

export function isSideFile(path: string): boolean {
  return path.endsWith(suffix);
}

/** Source of a side file and, from its name, the coder; `undefined` if there is no such source. */
export function ownerOf(
  path: string,
  isSource: (path: string) => boolean,
): { source: string; coder: string | undefined } | undefined {
  const stem = path.slice(0, -suffix.length);
  if (isSource(stem)) return { source: stem, coder: undefined };
  const dot = stem.lastIndexOf('.');
  const source = stem.slice(0, dot);
  return dot > 0 && isSource(source) ? { source, coder: stem.slice(dot + 1) } : undefined;
}

/** Reads a side file. `coder` is the coder of entries that name none. */
export function parseSideFile(path: string, text: string, coder?: string): SideFile {
  const yaml = parseYaml(path, text, schema);
  const conflicts = yaml.issues.some(({ code }) => code === 'merge-conflict')
    ? conflictIssues(path, text)
    : [];
  const issues = conflicts.length > 0 ? [...conflicts] : [...yaml.issues];
  const root = asFields(yaml.value);
  const annotations: Annotation[] = [];
  const ids = new Set<string>();
  const entries = asList(root.annotations);
  entries.forEach((value, index) => {
    const fields = asFields(value);
    const annotation = readAnnotation(fields, coder);
    if (!annotation) return;
    if (ids.has(annotation.id)) {
      issues.push(issue('duplicate-id', path, yaml.rangeOf(['annotations', index, 'id']), annotation.id));
      return;
    }
    ids.add(annotation.id);
    const at = asText(fields.at);
    if (at !== undefined && !annotation.at) {
      issues.push(issue('bad-position', path, yaml.rangeOf(['annotations', index, 'at']), at));
    }
    annotations.push(annotation);
  });
  const reviews = asList(root.reviewed)
    .map(value => readReview(asFields(value), coder))
    .filter(review => review !== undefined);
  const settlements = asList(root.settled)
    .map(value => readSettlement(asFields(value)))
    .filter(settlement => settlement !== undefined);
  // A value of the wrong type may hide annotations, so the file counts as unread, like one with broken syntax.
  const isEmpty = yaml.value === null;
  const isRecord = typeof yaml.value === 'object' && !isEmpty && !Array.isArray(yaml.value);
  const lists = [root.annotations, root.reviewed, root.settled];
  const sound = isEmpty || (isRecord && lists.every(isListOrNothing));
  const whole =
    sound &&
    annotations.length === entries.length &&
    reviews.length === asList(root.reviewed).length &&
    settlements.length === asList(root.settled).length;
  return { path, coder, yaml, sound, whole, annotations, reviews, settlements, issues };
}

/** Reads an annotation; `undefined` if its id or quote is missing. */
export function readAnnotation(fields: Fields, coder?: string): Annotation | undefined {
  const id = asText(fields.id);
  const quote = asText(fields.quote);
  if (id === undefined || quote === undefined) return undefined;
  return {
    id,
    codes: asTexts(fields.codes),
    quote,
    ...defined({
      at: parseRange(asText(fields.at) ?? ''),
      before: asText(fields.before),
      after: asText(fields.after),
      section: asText(fields.section),
      nth: parseNth(asText(fields.nth) ?? ''),
      orphan: fields.orphan === true || undefined,
      label: asText(fields.label),
      number: asText(fields.number),
      memo: asText(fields.memo),
      coder: asText(fields.coder) ?? coder,
      suggestedBy: asText(fields.suggestedBy),
      created: asText(fields.created),
    }),
  };
}

/** Reads a review; `undefined` if its code is missing. */
export function readReview(fields: Fields, coder?: string): Review | undefined {
  const code = asText(fields.code);
  if (code === undefined) return undefined;
  return {
    code,
    absent: fields.absent === true,
    ...defined({
      memo: asText(fields.memo),
      coder: asText(fields.coder) ?? coder,
      created: asText(fields.created),
    }),
  };
}

function isListOrNothing(value: unknown): boolean {
  return value === undefined || value === null || Array.isArray(value);
}
