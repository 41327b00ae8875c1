import { basename, dirname } from 'node:path';
import { type ProjectPart, partOf } from '../../core';
import { countedCoders } from '../coders';
import { prepare } from '../figures';
import { type Call, type ExitCode, Failure } from '../io';
import { writeFiles } from '../writeFiles';
import type { ReportAsked } from '../writeReport';
import { partialProject, writePartial } from './partialFile';

/** Counts a part of a project and writes the counts into a file. */
export async function countPart(call: Call, merge: ReportAsked['merge']): Promise<ExitCode> {
  const { partial = '-' } = call.values;
  const { t } = call;
  const part = partAsked(call);
  if (call.nested) throw new Failure(t('{0} cannot be frozen.', '--partial'));
  const counting = await prepare(call, merge, true);
  if (!counting) {
    throw new Failure(
      t(
        'The project cannot be counted in parts: it has no codebook.yaml, or a side file without its source. "check" names it.',
      ),
    );
  }
  const counts: ProjectPart[] = [];
  const isWhole = await counting.count(partOf(counting.tasks, part.number, part.count), each =>
    counts.push(each),
  );
  if (!isWhole) throw new Failure(t('A file was removed while it was to be counted. Count again.'));
  const { listing, read, rules } = counting;
  const project = partialProject(listing.paths, read, { counted: countedCoders(call), merge: rules.merge });
  const content = writePartial(part, project, counts);
  if (partial === '-') call.stdout.write(content);
  else await writeFiles([{ out: dirname(partial), files: [[basename(partial), content]] }], call);
  return 0;
}

/** A part of a project (`--part 3/16`); all of it is the only part of one. Throws a Failure at what is none. */
function partAsked({ values, t }: Call): { readonly number: number; readonly count: number } {
  const { part = '1/1' } = values;
  const [, number, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(part) ?? [];
  const asked = { number: Number(number), count: Number(count) };
  if (asked.number >= 1 && asked.number <= asked.count) return asked;
  throw new Failure(t('--part: "{0}" is not a part such as 3/16.', part));
}
