import { acceptanceOf, acceptanceTable, suggestionsOf, titleOfReport, writeTablesMarkdown } from '../../core';
import type { Command } from '../command';
import { formatJson } from '../io';
import { checkProjectFolder, openProject } from '../project';
import { readSuggestionFiles } from '../suggestions/suggestionFiles';
import { formatTables } from '../textTable';

/** What became of suggestions: how often which code of which model was taken over. */
export const suggestions: Command = {
  name: 'suggestions',
  options: [{ name: 'markdown', describe: t => t('Print the table as Markdown.') }],
  usage: '[--markdown]',
  summary: t => t('Tell how often which code that a model suggested was accepted, changed or rejected.'),
  describeJson: t => t('Print the figures, and every suggestion with its state, as JSON.'),
  async run(call) {
    const { t, json, given, stdout, stderr } = call;
    const corpus = await openProject(call);
    const found = suggestionsOf(corpus, await readSuggestionFiles(await checkProjectFolder(call)));
    const figures = acceptanceOf(corpus, found);
    const table = acceptanceTable(figures, t);
    if (json) {
      const list = found.all.map(({ source, model, annotation, run, state }) => ({
        source,
        model,
        id: annotation.id,
        codes: annotation.codes,
        quote: annotation.quote,
        ...(annotation.memo !== undefined && { reason: annotation.memo }),
        ...(run && { run }),
        state,
      }));
      stdout.write(formatJson({ codes: figures, suggestions: list, unread: found.unread }));
    } else if (given.includes('markdown')) {
      stdout.write(writeTablesMarkdown(titleOfReport(corpus.codebook, t), [table]));
    } else stdout.write(formatTables([table]));
    for (const path of found.unread) stderr.write(`${t('"{0}" cannot be read, or not all of it.', path)}\n`);
    return found.unread.length > 0 ? 1 : 0;
  },
};
