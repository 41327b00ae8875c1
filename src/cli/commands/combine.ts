import { PartSum } from '../../core';
import type { Command } from '../command';
import { figuresOfSum, headOf } from '../figures';
import { type Call, Failure } from '../io';
import { type Partial, projectKey, readPartial } from '../partial/partialFile';
import { reportAsked, writeReport, writingOptions } from '../writeReport';

/** The figures of a project that was counted in parts: the same as those of `report`. */
export const combine: Command = {
  name: 'combine',
  files: { usage: 'FILE... [--out DIR [--format LIST]]', least: 1, most: Number.POSITIVE_INFINITY },
  options: writingOptions,
  needs: { format: 'out' },
  summary: t => t('Add up the files of "report --partial", and write what "report" writes.'),
  describeJson: t => t('Print all figures as JSON, as schemas/overview.schema.json describes them.'),
  async run(call) {
    const wanted = reportAsked(call);
    if (wanted.passages.length > 0) {
      throw new Failure(
        call.t('Counts hold no passages, which this needs: {0}. Use "report".', wanted.passages.join(', ')),
      );
    }
    return writeReport(call, wanted, await combined(call));
  },
};

async function combined(call: Call) {
  const { t, files } = call;
  const sum = new PartSum();
  let first: Partial | undefined;
  for (const file of files) {
    const partial = await readPartial(file, call);
    first ??= partial;
    if (projectKey(partial.head) !== projectKey(first.head))
      throw new Failure(
        t('{0} and {1} are not parts of one project as it was at one time.', first.file, file),
      );
    for (const part of partial.counts) {
      const twice = part.sources.find(({ path }) => sum.has(path));
      if (twice) throw new Failure(t('{0} was counted before, in another file: {1}.', twice.path, file));
      sum.add(part);
    }
  }
  const { paths, files: read, counted, merge } = first!.head.project;
  const { head, rules } = headOf(paths, new Map(read), { counted, merge: () => merge });
  const missing = head.all.find(path => !sum.has(path));
  if (missing !== undefined)
    throw new Failure(t('Parts are missing: {0} was counted in none of these files.', missing));
  return figuresOfSum(sum, { head, rules }, call);
}
