import { codersOf } from '../../agreement/whoCoded';
import type { Translate } from '../../base/l10n';
import type { Corpus } from '../../corpus/corpus';
import { usualExports } from '../../corpus/resultsSettings';

/** Something that can be frozen, for people to choose from. */
export interface ResultOffer {
  readonly name: string;
  /** The command, as `results` in corpus.yaml has it. */
  readonly line: string;
  /** Frozen where nothing was chosen. */
  readonly isUsual: boolean;
}

/** What there is to freeze in a project: not what it has no data for. */
export function resultOffers(corpus: Corpus, t: Translate): readonly ResultOffer[] {
  const [table = '', network = '', statistics = ''] = usualExports;
  const usual = (name: string, line: string): ResultOffer => ({ name, line, isUsual: true });
  const other = (name: string, line: string): ResultOffer => ({ name, line, isUsual: false });
  return [
    usual(t('Coverage table'), table),
    usual(t('Network'), network),
    usual(t('Statistics'), statistics),
    other(t('Structure of the network'), 'network --stats'),
    ...(codersOf(corpus).length > 1
      ? [other(t('Agreement of coders'), 'agreement --format csv,docx,xlsx')]
      : []),
    ...(corpus.settings.index ? [other(t('PMC index'), 'index --format csv,docx,xlsx')] : []),
    other(t('Coded passages'), 'passages --format docx,xlsx'),
    other(t('Analysis units'), 'units --format docx,xlsx'),
    other(t('Codebook'), 'codebook --format csv,docx'),
  ];
}
