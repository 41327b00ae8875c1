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
  type Translate,
} from '../../core';
import { coderOption } from '../coders';
import type { Command } from '../command';
import { type Call, Failure, type FilesFor } from '../io';
import { runTables, tableOptions } from '../tablesForPeople';

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
    ...tableOptions,
  ],
  usage: '[--coder NAME] [--markdown] [--figures DIR] [--out DIR --format LIST]',
  needs: { format: 'out', out: 'format' },
  summary: t =>
    t('Compute the PMC index that corpus.yaml declares: values, grades, ranks, and what is open.'),
  describeJson: t =>
    t(
      'Print the index, and what each indicator rests on, as JSON, as schemas/index.schema.json describes them.',
    ),
  run: call =>
    runTables(call, 'index', corpus => {
      const study = studyOf(corpus, call);
      return {
        tables: pmcTables(study, call.t),
        json: () => pmcRecord(corpus, study),
        method: () => pmcMethod(corpus, study),
        figures: () => figuresOf(study, call.t),
      };
    }),
};

/** The surface and the radar chart of each source. */
function figuresOf(study: PmcStudy, t: Translate): FilesFor['files'] {
  return study.rows.flatMap((row, i) => {
    const name = `${i + 1}-${fileName(row.source.label)}`;
    return [
      [`${name}-surface.svg`, drawSurface(study, row, printFigureStyle, t)] as const,
      [`${name}-radar.svg`, drawRadar(study, row, printFigureStyle, t)] as const,
    ];
  });
}

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
