import type { Translate } from '../base/l10n';
import type { ExchangeError, ExchangeTrouble } from './foreign';

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

/** All templates, for the test of the translations. */
export const exchangeTemplates: readonly string[] = Object.values(sentences);
