import { resolve } from 'node:path';
import {
  type ChoiceProblem,
  disagreements,
  planSettlements,
  planTakeOver,
  readChoices,
  type SettlementPlan,
  type Translate,
} from '../../core';
import { isMissing, reasonOf } from '../../node/failure';
import { mostOfUser, readBytes } from '../../node/files';
import { chosenCoders } from '../coders';
import type { Command } from '../command';
import { type Call, Failure, formatJson } from '../io';
import { openProject } from '../project';
import { openLimitsOf } from '../userPaths';
import { writeCodings } from '../writeCodings';

/** Writes what a meeting decided into the side files of the coder consensus. */
export const settle: Command = {
  name: 'settle',
  operand: { name: 'FILE' },
  options: [
    {
      name: 'coders',
      value: 'LIST',
      describe: t => t('Names of the coders to compare, separated by commas. Default: all but consensus.'),
    },
    {
      name: 'agreed',
      describe: t => t('Take over what all coders coded alike, or judged alike to be absent.'),
    },
    { name: 'by', value: 'NAME', describe: t => t('Who settles, where the file does not say.') },
    { name: 'write', describe: t => t('Write the consensus. Default: nothing is written.') },
  ],
  usage: '[--agreed] [--coders LIST] [--by NAME] [--write]',
  summary: t => t('Settle disagreements: write what was decided as the work of the coder consensus.'),
  notes: t => [
    [
      'FILE',
      t(
        'JSON Lines: source and id of a disagreement, decision, and taken, at or codes; memo, by and created on request.',
      ),
    ],
  ],
  describeJson: t => t('Print what is settled as JSON.'),
  async run(call) {
    const { t, given, json, operand, stdout } = call;
    if (operand.trim() === '' && !given.includes('agreed')) {
      throw new Failure(t('A file of choices is required, or --agreed.'));
    }
    const text = operand.trim() === '' ? '' : await readFile(call);
    const corpus = await openProject(call);
    const coders = chosenCoders(corpus, call);
    const found = disagreements(corpus, coders && { coders });
    const { chosen, problems } = readChoices(text, corpus, found);
    const by = call.values.by;
    const named = chosen.map(each => ({ ...each, who: { ...(by !== undefined && { by }), ...each.who } }));
    if (problems.length > 0) throw new Failure(problems.map(each => describeProblem(each, t)).join('\n'));
    const settled = planSettlements(corpus, found, named);
    if (!settled) throw new Failure(t('A decision leaves nothing to code; nothing was written.'));
    const isWriting = given.includes('write');
    await write(settled, call, isWriting, corpus);
    // What is settled decides whether a theme is absent, so it is there before the rest is taken over.
    const now = isWriting && settled.length > 0 ? await openProject(call) : corpus;
    const taken = given.includes('agreed')
      ? planTakeOver(now, disagreements(now, coders && { coders }), { by })
      : [];
    await write(taken, call, isWriting, now);
    const count = (plans: readonly SettlementPlan[]) =>
      plans.flatMap(({ changes }) => changes).filter(({ kind, after }) => kind === 'settlement' && after)
        .length;
    const record = {
      settled: count(settled),
      takenOver: count(taken),
      files: [...new Set([...settled, ...taken].map(({ file }) => file))].sort(),
      written: isWriting,
    };
    if (json) stdout.write(formatJson(record));
    else {
      const lines = [
        t('Settled: {0}. Taken over: {1}.', record.settled, record.takenOver),
        ...record.files,
        ...(isWriting ? [] : [t('Nothing was written; --write writes it.')]),
      ];
      stdout.write(lines.map(line => `${line}\n`).join(''));
    }
    return 0;
  },
};

async function write(
  plans: readonly SettlementPlan[],
  call: Call,
  isWriting: boolean,
  corpus: Parameters<typeof writeCodings>[1],
): Promise<void> {
  if (!isWriting) return;
  const changes = plans.flatMap(({ source, file, changes: own }) =>
    own.map(change => ({ source, file, change })),
  );
  await writeCodings(changes, corpus, call, path =>
    call.t('"{0}" was changed in the meantime. Run the command again.', path),
  );
}

async function readFile(call: Call): Promise<string> {
  const { operand, cwd, t } = call;
  const within = await openLimitsOf(operand, call);
  const bytes = await readBytes(resolve(cwd, operand), { within, most: mostOfUser }).catch(error => {
    if (isMissing(error)) throw new Failure(t('There is no file {0}.', operand));
    throw new Failure(t('{0} cannot be read: {1}', operand, reasonOf(error, t)));
  });
  return new TextDecoder().decode(bytes);
}

function describeProblem({ line, reason }: ChoiceProblem, t: Translate): string {
  const words: Readonly<Record<ChoiceProblem['reason'], string>> = {
    'not-json': t('this line is not JSON'),
    'no-disagreement': t(
      'there is no such disagreement; "policy-coder disagreements DIR --json" lists source and id',
    ),
    twice: t('this disagreement is settled twice'),
    'no-decision': t(
      'decision must be one of taken, extent, codes, neither, later; or agreed, where all coded the same',
    ),
    'no-coder': t('taken must name coders who have judged it'),
    'no-place': t('at must be line:column-line:column of a passage'),
    'no-codes': t('codes must name one code or more'),
    'unknown-code': t('the codebook has no such code'),
  };
  return t('Line {0}: {1}.', line, words[reason]);
}
