import { enumerate, type Translate } from '../base/l10n';
import type { ExchangeError, ExchangeTrouble, ForeignProblem, ProblemReason } from './foreign';

/** Why a file of another program cannot be taken, and what to do. Each is a template of the l10n bundles. */
const sentences: Readonly<Record<ExchangeTrouble, string>> = {
  'not-zip':
    '{0} is not a ZIP file, as a .qdpx or .xlsx has to be. Export it again, or give it the ending of its format.',
  encrypted: '{0} is protected by a password. Save it without one and import it again.',
  'too-large': '{0} unpacks to more than is read, or claims to ({1}). Nothing was imported.',
  'too-many': '{0} contains more than 20,000 files. Nothing was imported.',
  'no-project': '{0} contains no .qde file, so it is no REFI-QDA project.',
  'several-projects': '{0} contains several projects: {1}. Leave one of them in it.',
  damaged: '{0} is damaged and cannot be unpacked ({1}). Export or copy it again.',
  'not-xml': '{0} is cut off or damaged: {1}. Nothing was imported; export it again.',
  doctype:
    '{0} has a DOCTYPE, which no program writes and which could pull in other files. Nothing was imported.',
  'too-deep': '{0} nests more than 400 levels. Nothing was imported.',
  'other-root': '{0} begins with the element {1}, so it is of another format.',
  'not-text': '{0} is not valid UTF-8. Save it as UTF-8 and import it again.',
  'not-json': '{0} is not valid JSON: {1}',
  'not-layout': '{0} does not have the layout of its format: {1}',
};

export function describeExchangeError(
  name: string,
  { trouble, detail }: ExchangeError,
  t: Translate,
): string {
  return t(sentences[trouble], name, detail.replace(/\s+/g, ' ').trim());
}

/** What is not imported, or not as it stands, and why. Each is a template of the l10n bundles: the thing it is about, and a detail. */
const problems: Readonly<Record<ProblemReason, string>> = {
  audio: 'Sound is not imported: {0}',
  video: 'Video is not imported: {0}',
  picture: 'Pictures are not imported: {0}',
  'picture-selection': 'Passages in pictures are not imported: {0} {1}',
  graph: 'Graphs are not imported: {0}',
  'text-missing': 'The file does not hold the text of {0}, and the project has none of that name.',
  'path-outside': 'A path leads out of the file and was not followed: {0} {1}',
  'no-code': 'A passage without a code is not imported: {0} {1}',
  'unknown-code': 'A passage refers to a code that is not there: {0} {1}',
  'unknown-coder': 'A passage refers to a coder that is not there: {0} {1}',
  'no-place': 'The text of a passage is not there, so it has no place: {0} {1}',
  'past-end': 'A passage ends behind the end of its text: {0} {1}',
  'comment-only': 'A comment without a code is kept for the next export: {0} {1}',
  cancelled: 'An annotation that was cancelled is left out: {0}',
  split: 'A passage in several pieces is imported from its first to its last: {0} {1}',
  'bad-line': 'A line cannot be read: {0} {1}',
  'no-quote': 'A row has no passage: {0}',
  'attribute-differs': 'An attribute has another value here, which stays: {0} {1}',
  relations: 'Relations are not imported: {0}',
  layer: 'A layer is not imported: {0} {1}',
  'whole-source': 'A code of a whole text has no passage and is not imported: {0}',
};

/** What an import tells of itself, as the command line prints it. */
export interface ImportTold {
  readonly format: string;
  readonly placed: number;
  readonly fuzzy: number;
  readonly ambiguous: number;
  readonly orphan: number;
  readonly existing: number;
  readonly newCodes: readonly string[];
  readonly differentDefinitions: readonly string[];
  readonly newSources: readonly string[];
  readonly coders: readonly string[];
  readonly attributes: number;
  readonly notImported: readonly ForeignProblem[];
  /** Files that change beside those of codings. */
  readonly changes: readonly string[];
}

/** What an import would do: in a few lines, and all that people may want to check, as Markdown. */
export function describeImport(
  told: ImportTold,
  t: Translate,
): { readonly lines: readonly string[]; readonly details: string; readonly isNew: boolean } {
  const { placed, fuzzy, ambiguous, orphan, existing, newCodes, newSources, coders, attributes } = told;
  const waiting = fuzzy + ambiguous + orphan;
  const fresh = placed + waiting - existing;
  const lines = [
    t('Format: {0}', told.format),
    ...(placed + waiting === 0
      ? []
      : [
          t('{0} found for certain', placed),
          t(
            '{0} wait for review: {1} similar, {2} with several places, {3} not found',
            waiting,
            fuzzy,
            ambiguous,
            orphan,
          ),
          t('{0} there already', existing),
        ]),
    t('New codes: {0}', newCodes.length),
    ...(newSources.length > 0 ? [t('New texts: {0}', newSources.length)] : []),
    ...(told.differentDefinitions.length > 0
      ? [t('Codes with another definition here, which stays: {0}', told.differentDefinitions.length)]
      : []),
    ...(coders.length > 0 ? [t('Coders: {0}', enumerate(coders, t))] : []),
    ...(attributes > 0 ? [t('Attributes: {0}', attributes)] : []),
    ...(told.notImported.length > 0
      ? [t('Not imported, or not as it stands: {0}', told.notImported.length)]
      : []),
  ];
  const list = (title: string, items: readonly string[]) =>
    items.length === 0 ? [] : [`## ${title}\n\n${items.map(item => `- ${inMarkdown(item)}`).join('\n')}`];
  const details = [
    lines.map(line => `- ${inMarkdown(line)}`).join('\n'),
    ...list(t('New codes'), newCodes),
    ...list(t('Codes with another definition here, which stays'), told.differentDefinitions),
    ...list(t('New texts'), newSources),
    ...list(
      t('Not imported, or not as it stands'),
      told.notImported.map(({ reason, at, detail = '' }) => t(problems[reason], at, detail).trim()),
    ),
  ].join('\n\n');
  return { lines, details: `${details}\n`, isNew: fresh > 0 || told.changes.length > 0 };
}

/** On one line, with what Markdown would take for marks escaped. */
function inMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>|~#&]/g, '\\$&');
}

/** All templates, for the test of the translations. */
export const exchangeTemplates: readonly string[] = [...Object.values(sentences), ...Object.values(problems)];
