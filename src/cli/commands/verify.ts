import { basename, dirname, join, resolve } from 'node:path';
import { compareResults, drawBadge, english, type Results, resultNames, verdictLines } from '../../core';
import type { Command } from '../command';
import { Failure, formatJson } from '../io';
import { languages } from '../language';
import { readFiles } from '../project';
import { makeResults } from '../results/makeResults';
import { hashBytes } from '../results/resultFile';
import { lockIn, readResults } from '../results/resultsFolder';
import { oneLine } from '../textTable';
import { writeFiles } from '../writeFiles';

/** Entries of a list that are printed. */
const most = 50;

/** Whether frozen results are what the project still gives. */
export const verify: Command = {
  name: 'verify',
  operand: { name: 'RESULTS' },
  options: [
    {
      name: 'badge',
      value: 'FILE',
      describe: t => t('Write an SVG file that says whether they are the same.'),
    },
  ],
  usage: '[--badge FILE]',
  summary: t => t('Make frozen results again, in memory, and say whether they are the same.'),
  notes: t => [['RESULTS', t('The folder of the results. Default: results, in the folder of the project.')]],
  describeJson: t => t('Print the verdict as JSON, as schemas/verdict.schema.json describes it.'),
  async run(call) {
    const { t, cwd, json, values } = call;
    const shown = call.operand || join(call.folder, 'results');
    const folder = resolve(cwd, shown);
    const lock = await lockIn(folder, shown, call);
    if (!lock) throw new Failure(t('There are no frozen results in {0}.', shown));
    const files = await readFiles(call);
    // In the language that they were frozen in, whatever this one is.
    const { day, exports } = lock;
    const language = languages.find(each => each === lock.language);
    const made = await makeResults({ day, exports, language }, files, call);
    const frozen = await readResults(folder, lock);
    const rebuilt: Results = {
      lock: made.lock,
      figures: made.figures,
      hashes: new Map(made.files.map(([path, bytes]) => [path, hashBytes(bytes)])),
    };
    const verdict = compareResults(frozen, rebuilt, json ? english : t);
    const names = resultNames(...(frozen.figures ? [frozen.figures.overview] : []), made.overview);
    if (values.badge !== undefined) {
      const at = resolve(cwd, values.badge);
      await writeFiles([{ out: dirname(at), files: [[basename(at), drawBadge(verdict.same, t)]] }], call);
    }
    call.stdout.write(
      json ? formatJson(verdict) : `${verdictLines(verdict, names, most, t).map(oneLine).join('\n')}\n`,
    );
    return verdict.same ? 0 : 1;
  },
};
