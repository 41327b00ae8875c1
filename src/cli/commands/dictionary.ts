import {
  auditDictionary,
  changeOfDictionary,
  codebookFile,
  dictionaryChangeRecord,
  dictionaryChangeTables,
  dictionaryRecord,
  dictionaryTables,
  listIssues,
  titleOfReport,
} from '../../core';
import type { Command } from '../command';
import { projectAtVersion } from '../gitFiles';
import { type Call, type ExitCode, Failure } from '../io';
import { countOf } from '../options';
import { buildProject, endWithIssues, readFiles, withSegmenter } from '../project';
import { printTables, runTables, tableOptions } from '../tablesForPeople';

/** What each keyword of the codebook is good for. */
export const dictionary: Command = {
  name: 'dictionary',
  options: [
    {
      name: 'count',
      value: 'N',
      describe: t => t('How many sentences to draw from a source without hits. Default: 5.'),
    },
    { name: 'seed', value: 'N', describe: t => t('Seed of the random numbers. Default: 1.') },
    {
      name: 'since',
      value: 'REF',
      describe: t =>
        t(
          'Show instead what the change of the codebook since a commit, branch or tag does to hits and cells.',
        ),
    },
    ...tableOptions,
  ],
  usage: '[--count N] [--seed N] [--since REF] [--markdown] [--out DIR --format LIST]',
  exclusive: [
    ['since', 'out'],
    ['since', 'count'],
    ['since', 'seed'],
  ],
  needs: { format: 'out', out: 'format' },
  summary: t =>
    t('Audit the keywords: what each finds, which find nothing or everything, which sources none finds.'),
  describeJson: t => t('Print the figures of every keyword, and the sources behind them, as JSON.'),
  run(call) {
    const { t, values } = call;
    if (values.since !== undefined) return showChange(values.since, call);
    const sentences = countOf('--count', values.count, 5, t);
    const seed = countOf('--seed', values.seed, 1, t);
    return runTables(call, 'dictionary', corpus => {
      const audit = auditDictionary(corpus, { seed, sentences });
      return { tables: dictionaryTables(audit, corpus.codebook, t), json: () => dictionaryRecord(audit) };
    });
  },
};

/** Today's texts with the codebook of a version and with that of today, side by side. */
async function showChange(since: string, call: Call): Promise<ExitCode> {
  const { t } = call;
  const files = await readFiles(call);
  const codebook = (await projectAtVersion(call, since)).files.get(codebookFile);
  if (codebook?.kind !== 'text')
    throw new Failure(t('At {0} there was no codebook that can be read.', since));
  const [after, before] = await withSegmenter(
    call,
    async segmenter =>
      [
        await buildProject(call, files, segmenter),
        await buildProject(call, new Map(files).set(codebookFile, codebook), segmenter),
      ] as const,
  );
  const broken = listIssues(before, t).some(
    ({ source, severity }) => source === codebookFile && severity === 'error',
  );
  if (broken) throw new Failure(t('The codebook of {0} contains errors.', since));
  const change = changeOfDictionary(before, after);
  printTables(call, titleOfReport(after.codebook, t), {
    tables: dictionaryChangeTables(change, since, [after.codebook, before.codebook], t),
    json: () => dictionaryChangeRecord(change, since),
  });
  return endWithIssues(after, call);
}
