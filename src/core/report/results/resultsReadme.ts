import type { Translate } from '../../base/l10n';
import { markdownTable, plainMarkdown } from '../formats/markdown';
import { methodRows } from '../method/methodTable';
import { explainNetwork } from '../network/networkSentences';
import type { Overview } from '../overview/overview';
import { describeCorpus, describeLeftOut } from '../overview/sentences';
import { lockFile, type ResultsLock } from './lock';
import type { Deposit } from './roCrate';

/** The page that readers of frozen results see first, in each of the languages. */
export function writeResultsReadme(
  deposit: Deposit,
  lock: ResultsLock,
  overview: Overview,
  languages: readonly Translate[],
): string {
  const { authors, license } = deposit;
  const about = [authors.join(', '), lock.day, license ?? ''].filter(each => each !== '').join(' · ');
  return `${[`# ${plainMarkdown(deposit.title)}`, plainMarkdown(about), ...languages.flatMap(t => section(lock, overview, t))].join('\n\n')}\n`;
}

function section(lock: ResultsLock, overview: Overview, t: Translate): readonly string[] {
  return [
    `## ${t('Method')}`,
    [
      describeCorpus(overview, t),
      ...describeLeftOut(overview, t),
      ...explainNetwork(overview.method, t),
    ].join('\n'),
    markdownTable([t('Parameter'), t('Value')], methodRows(overview.method, t)),
    `## ${t('How these results were made, and how to check them')}`,
    [
      ...lock.exports.map(command => `- \`policy-coder ${command}\``),
      '',
      t(
        'They were made with Policy Coder {0} from {1} files, which {2} names with their hashes. In the folder of the project, this command makes them again and says whether they are the same:',
        lock.tool.version,
        lock.inputs.length,
        lockFile,
      ),
    ].join('\n'),
    '```\npolicy-coder verify . results\n```',
  ];
}
