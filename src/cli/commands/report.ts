import {
  bases,
  buildOverview,
  type Corpus,
  cellKinds,
  codedMarks,
  codesOf,
  english,
  firstLines,
  listIssues,
  type MergedThemes,
  type TableOptions,
} from '../../core';
import { coderOption } from '../coders';
import type { Command } from '../command';
import { exportFiles, formatNames, formatsOf, usualFiles } from '../exports';
import { type Call, Failure, formatJson } from '../io';
import { oneOf } from '../options';
import { exitCodeOf, openProject } from '../project';
import { summarize } from '../summary';
import { writeFiles } from '../writeFiles';

/** The figures of a project: on standard output, and as files. */
export const report: Command = {
  name: 'report',
  options: [
    coderOption,
    { name: 'out', value: 'DIR', describe: t => t('Write {0} into that folder.', usualFiles.join(', ')) },
    {
      name: 'format',
      value: 'LIST',
      describe: t =>
        t('Write these formats instead: some of {0}, separated by commas; or all.', formatNames.join(', ')),
    },
    {
      name: 'basis',
      value: 'coded|keywords',
      describe: t =>
        t('Basis of tables in xlsx, docx, html-table, md and tex, and of evidence in jsonl and xlsx.'),
    },
    {
      name: 'cells',
      value: `${cellKinds.join('|')}`,
      describe: t =>
        t(
          'What the cells show: √ and —, counts, share of characters, share of units, or the first line of evidence.',
        ),
    },
    {
      name: 'group-by',
      value: 'ATTRIBUTE',
      describe: t => t('Rows of the tables: groups of sources that share a value of an attribute.'),
    },
    {
      name: 'merge',
      value: 'LIST',
      describe: t =>
        t('Themes shown as one column: ids joined by +, several merges separated by commas: a+b,c+d.'),
    },
  ],
  usage: '[--coder NAME] [--out DIR [--format LIST]]',
  needs: { format: 'out' },
  summary: t => t('Compute the coverage table and the co-occurrence network of a project.'),
  describeJson: t => t('Print all figures as JSON, as schemas/overview.schema.json describes them.'),
  async run(call) {
    const { out, format } = call.values;
    const formats = formatsOf(format, call);
    const basis = oneOf('--basis', call.values.basis, bases, call.t) ?? codedMarks.basis;
    const cells = oneOf('--cells', call.values.cells, cellKinds, call.t) ?? codedMarks.cells;
    const corpus = await openProject(call);
    const groupBy = attributeOf(corpus, call);
    const options: TableOptions = {
      basis,
      cells,
      ...(groupBy !== undefined && { groupBy }),
      firstLine: (source, theme) => firstLines(corpus, source, [theme], basis)[theme],
    };
    const overview = buildOverview(corpus, call.t, mergesOf(corpus, call));
    // What scripts read is the same in every language.
    const json = formatJson({ ...overview, issues: listIssues(corpus, english) });
    if (out !== undefined) {
      const { t, language } = call;
      const files = await exportFiles(formats, { corpus, overview, json, options, t, language });
      await writeFiles([{ out, files }], call);
    }
    call.stdout.write(call.json ? json : summarize(overview, call.t));
    return exitCodeOf(overview.issues);
  },
};

/** The attribute that rows are grouped by. Throws a Failure at one that no source has. */
function attributeOf({ sources }: Corpus, { values, t }: Call): string | undefined {
  const wanted = values['group-by'];
  if (wanted === undefined) return undefined;
  const known = [...new Set(sources.flatMap(each => Object.keys(each.attributes)))];
  if (known.includes(wanted)) return wanted;
  throw new Failure(t('No source has an attribute "{0}"; known: {1}.', wanted, known.join(', ')));
}

/** The themes of each merge. Throws a Failure at what is no theme with marks, and at one that is named twice. */
function mergesOf({ codebook }: Corpus, { values, t }: Call): MergedThemes {
  const list = values.merge;
  if (list === undefined) return [];
  const checks = new Set(codebook.themes.filter(({ kind }) => kind === 'check').map(({ id }) => id));
  const free = new Set(checks);
  return list.split(',').map(each => {
    const themes = codesOf(each.trim(), codebook) ?? [];
    if (themes.length > 1 && themes.every(theme => free.delete(theme))) return themes;
    throw new Failure(
      t('--merge: "{0}" does not join different themes; known: {1}.', each.trim(), [...checks].join(', ')),
    );
  });
}
