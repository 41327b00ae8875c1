import {
  bases,
  type Codebook,
  type Corpus,
  cellKinds,
  codedMarks,
  codesOf,
  firstLines,
  type MergedThemes,
  type Overview,
  type TableOptions,
} from '../core';
import type { CommandOption } from './command';
import { exportFiles, formatNames, formatsOf, usualFiles, withPassages } from './exports';
import type { Figures } from './figures';
import { type Call, type ExitCode, Failure, formatJson } from './io';
import { oneOf } from './options';
import { exitCodeOf } from './project';
import { summarize } from './summary';
import { writeFiles } from './writeFiles';

/** Options of what is written. */
export const writingOptions: readonly CommandOption[] = [
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
];

/** The option that shows themes as one column. */
export const mergeOption: CommandOption = {
  name: 'merge',
  value: 'LIST',
  describe: t =>
    t('Themes shown as one column: ids joined by +, several merges separated by commas: a+b,c+d.'),
};

/** What a call asks a report for. */
export interface ReportAsked {
  readonly formats: ReturnType<typeof formatsOf>;
  readonly basis: TableOptions['basis'];
  readonly cells: TableOptions['cells'];
  /** What of it holds passages, as one gave it; empty where figures will do. */
  readonly passages: readonly string[];
  /** The themes of each merge. Throws a Failure at what is no theme with marks, and at one that is named twice. */
  readonly merge: (codebook: Codebook) => MergedThemes;
}

/** Reads what a call asks for. Throws a Failure at what there is not. */
export function reportAsked(call: Call): ReportAsked {
  const { out, format } = call.values;
  const formats = formatsOf(format, call);
  const basis = oneOf('--basis', call.values.basis, bases, call.t) ?? codedMarks.basis;
  const cells = oneOf('--cells', call.values.cells, cellKinds, call.t) ?? codedMarks.cells;
  const passages = [
    ...(out === undefined ? [] : withPassages(formats)),
    ...(cells === 'evidence' ? ['--cells evidence'] : []),
  ];
  return { formats, basis, cells, passages, merge: codebook => mergesOf(codebook, call) };
}

/** Writes the figures of a project: on standard output, and as files. */
export async function writeReport(
  call: Call,
  { formats, basis, cells }: ReportAsked,
  { overview, issues, corpus }: Figures,
): Promise<ExitCode> {
  const { t, language } = call;
  const groupBy = attributeOf(overview, call);
  const options: TableOptions = {
    basis,
    cells,
    ...(groupBy !== undefined && { groupBy }),
    ...(corpus && { firstLine: (source, theme) => firstLines(corpus, source, [theme], basis)[theme] }),
  };
  // What scripts read is the same in every language.
  const json = formatJson({ ...overview, issues });
  if (call.values.out !== undefined) {
    const subject = {
      ...{ overview, json, options, t, language },
      // Formats that hold passages ask for it, others do not: none may pass off an empty corpus as the project.
      get corpus(): Corpus {
        if (corpus) return corpus;
        throw new Error('The texts were let go of; this format must say that it has passages.');
      },
    };
    await writeFiles([{ out: call.values.out, files: await exportFiles(formats, subject) }], call);
  }
  call.stdout.write(call.json ? json : summarize(overview, t));
  return exitCodeOf(overview.issues);
}

/** The attribute that rows are grouped by. Throws a Failure at one that no source has. */
function attributeOf({ coverage }: Overview, { values, t }: Call): string | undefined {
  const wanted = values['group-by'];
  if (wanted === undefined) return undefined;
  const known = [...new Set(coverage.rows.flatMap(each => Object.keys(each.attributes)))];
  if (known.includes(wanted)) return wanted;
  throw new Failure(t('No source has an attribute "{0}"; known: {1}.', wanted, known.join(', ')));
}

function mergesOf(codebook: Codebook, { values, t }: Call): MergedThemes {
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
