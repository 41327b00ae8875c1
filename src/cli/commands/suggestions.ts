import { acceptanceOf, acceptanceTable, suggestionsOf, titleOfReport } from '../../core';
import type { Command } from '../command';
import { checkProjectFolder, openProject } from '../project';
import { readSuggestionFiles } from '../suggestions/suggestionFiles';
import { printTables } from '../tablesForPeople';

/** What became of suggestions: how often which code of which model was taken over. */
export const suggestions: Command = {
  name: 'suggestions',
  options: [{ name: 'markdown', describe: t => t('Print the table as Markdown.') }],
  usage: '[--markdown]',
  summary: t => t('Tell how often which code that a model suggested was accepted, changed or rejected.'),
  describeJson: t => t('Print the figures, and every suggestion with its state, as JSON.'),
  async run(call) {
    const { t, stderr } = call;
    const corpus = await openProject(call);
    const found = suggestionsOf(corpus, await readSuggestionFiles(await checkProjectFolder(call)));
    const figures = acceptanceOf(corpus, found);
    const list = () =>
      found.all.map(({ source, model, annotation, run, state }) => ({
        source,
        model,
        id: annotation.id,
        codes: annotation.codes,
        quote: annotation.quote,
        ...(annotation.memo !== undefined && { reason: annotation.memo }),
        ...(run && { run }),
        state,
      }));
    printTables(call, titleOfReport(corpus.codebook, t), {
      tables: [acceptanceTable(figures, t)],
      json: () => ({ codes: figures, suggestions: list(), unread: found.unread }),
    });
    for (const path of found.unread) stderr.write(`${t('"{0}" cannot be read, or not all of it.', path)}\n`);
    return found.unread.length > 0 ? 1 : 0;
  },
};
