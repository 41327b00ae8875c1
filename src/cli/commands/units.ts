import { analysisUnitRecords, analysisUnits, analysisUnitTable, keptNumbers } from '../../core';
import { coderOption } from '../coders';
import type { Command } from '../command';
import { openProject } from '../project';
import { runTables, tableOptions } from '../tablesForPeople';
import { writeCodings } from '../writeCodings';

/** The numbered table of coded passages that policy papers print. */
export const units: Command = {
  name: 'units',
  options: [
    coderOption,
    {
      name: 'keep',
      describe: t => t('Keep the numbers in the side files, so that later edits do not change them.'),
    },
    ...tableOptions,
  ],
  usage: '[--coder NAME] [--keep] [--markdown] [--out DIR --format LIST]',
  needs: { format: 'out', out: 'format' },
  summary: t => t('List the coded passages as numbered analysis units: document-chapter-article.'),
  describeJson: t => t('Print the units with their numbers, places, codes and coders as JSON.'),
  async run(call) {
    if (call.given.includes('keep')) {
      const corpus = await openProject(call);
      await writeCodings(keptNumbers(analysisUnits(corpus)), corpus, call, path =>
        call.t('"{0}" was changed in the meantime. Run the command again.', path),
      );
    }
    return runTables(call, 'units', corpus => {
      const found = analysisUnits(corpus);
      return { tables: [analysisUnitTable(corpus, found, call.t)], json: () => analysisUnitRecords(found) };
    });
  },
};
