import {
  type Corpus,
  drawRadar,
  drawSurface,
  fileName,
  type PmcStudy,
  pmcMethod,
  pmcRecord,
  pmcStudy,
  pmcTables,
  printFigureStyle,
  titleOfReport,
  writeTablesMarkdown,
} from '../../core';
import { coderOption } from '../coders';
import type { Command } from '../command';
import { chooseFormats } from '../formats';
import { type Call, Failure, type FilesFor, formatJson } from '../io';
import { endWithIssues, openProject } from '../project';
import { tableFileFormats, tableFiles } from '../tableFiles';
import { formatTables } from '../textTable';
import { writeFiles } from '../writeFiles';

/** The index of indicators that corpus.yaml declares. */
export const pmc: Command = {
  name: 'index',
  options: [
    coderOption,
    {
      name: 'figures',
      value: 'DIR',
      describe: t => t('Write the surface and the radar chart of each source to that folder as SVG.'),
    },
    { name: 'markdown', describe: t => t('Print the tables as Markdown.') },
    {
      name: 'out',
      value: 'DIR --format LIST',
      describe: t =>
        t(
          'Write the tables to that folder in these formats: some of {0}, separated by commas; or all.',
          tableFileFormats.join(', '),
        ),
    },
    { name: 'format' },
  ],
  usage: '[--coder NAME] [--markdown] [--figures DIR] [--out DIR --format LIST]',
  needs: { format: 'out', out: 'format' },
  summary: t =>
    t('Compute the PMC index that corpus.yaml declares: values, grades, ranks, and what is open.'),
  describeJson: t =>
    t(
      'Print the index, and what each indicator rests on, as JSON, as schemas/index.schema.json describes them.',
    ),
  async run(call) {
    const { t, given, values } = call;
    const chosen = chooseFormats(values.format, tableFileFormats, [], call);
    const corpus = await openProject(call);
    const study = studyOf(corpus, call);
    const tables = pmcTables(study, t);
    const title = titleOfReport(corpus.codebook, t);
    if (call.json) call.stdout.write(formatJson(pmcRecord(corpus, study)));
    else if (given.includes('markdown')) call.stdout.write(writeTablesMarkdown(title, tables));
    else call.stdout.write(formatTables(tables));
    const groups: FilesFor[] = [];
    if (values.figures !== undefined) {
      const files = study.rows.flatMap((row, i): readonly (readonly [string, string])[] => {
        const name = `${i + 1}-${fileName(row.source.label)}`;
        return [
          [`${name}-surface.svg`, drawSurface(study, row, printFigureStyle, t)],
          [`${name}-radar.svg`, drawRadar(study, row, printFigureStyle, t)],
        ];
      });
      groups.push({ out: values.figures, files });
    }
    if (values.out !== undefined) {
      const subject = { name: 'index', title, tables, method: pmcMethod(corpus, study) };
      groups.push({ out: values.out, files: await tableFiles(subject, chosen, call) });
    }
    await writeFiles(groups, call);
    return endWithIssues(corpus, call);
  },
};

/** Throws a Failure if no index is declared, or it cannot be computed. */
function studyOf(corpus: Corpus, { t }: Call): PmcStudy {
  const { index } = corpus.settings;
  if (!index)
    throw new Failure(
      t('corpus.yaml declares no index. Name its variables and their indicators under index.variables.'),
    );
  const study = pmcStudy(corpus, index);
  if (!('kind' in study)) return study;
  const codes = study.codes.join(', ');
  switch (study.kind) {
    case 'unknown-codes':
      throw new Failure(
        t('The index names codes that are not in the codebook: {0}. Correct corpus.yaml.', codes),
      );
    case 'twice':
      throw new Failure(
        t('The index has these codes in more than one place: {0}. Correct corpus.yaml.', codes),
      );
    case 'no-indicators':
      throw new Failure(t('No variable of the index has an indicator.'));
    case 'no-sources':
      throw new Failure(t('The project has no sources.'));
  }
}
