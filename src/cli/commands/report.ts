import { buildOverview, codedMarks, english, listIssues, type TableOptions } from '../../core';
import type { Command } from '../command';
import { exportFiles, formatNames, formatsOf, usualFiles } from '../exports';
import { writeFiles } from '../files';
import { Failure, formatJson } from '../io';
import { oneOf } from '../options';
import { exitCodeOf, openProject } from '../project';
import { summarize } from '../summary';

/** The figures of a project: on standard output, and as files. */
export const report: Command = {
  name: 'report',
  options: ['out', 'format', 'basis', 'cells'],
  usage: '[--out DIR [--format LIST]]',
  summary: t => t('Work out the coverage table and the co-occurrence network of a project.'),
  describeOptions: t => [
    ['--out DIR', t('Write {0} into that folder.', usualFiles.join(', '))],
    [
      '--format LIST',
      t('Write these formats instead: some of {0}, with commas between; or all.', formatNames.join(', ')),
    ],
    [
      '--basis coded|keywords',
      t('What tables in xlsx, docx, md and tex show, and evidence in jsonl and xlsx.'),
    ],
    ['--cells marks|counts', t('How they show it: √ and —, or how many.')],
    ['--json', t('Print all figures as JSON, as schemas/overview.schema.json describes them.')],
  ],
  async run(call) {
    const { out, format } = call.values;
    if (format !== undefined && out === undefined) throw new Failure(call.t('--format needs --out.'));
    const formats = formatsOf(format, call);
    const options: TableOptions = {
      basis: oneOf('--basis', call.values.basis, ['coded', 'keywords'], call.t) ?? codedMarks.basis,
      cells: oneOf('--cells', call.values.cells, ['marks', 'counts'], call.t) ?? codedMarks.cells,
    };
    const corpus = await openProject(call);
    const overview = buildOverview(corpus, call.t);
    // What scripts read is the same in every language.
    const json = formatJson({ ...overview, issues: listIssues(corpus, english) });
    if (out !== undefined) {
      const { t, language } = call;
      const files = await exportFiles(formats, { corpus, overview, json, options, t, language });
      await writeFiles(files, out, call);
    }
    call.stdout.write(call.json ? json : summarize(overview, call.t));
    return exitCodeOf(overview.issues);
  },
};
