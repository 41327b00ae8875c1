import type { Command } from '../command';
import { agreement } from '../commands/agreement';
import { codebook } from '../commands/codebook';
import { compare } from '../commands/compare';
import { cross } from '../commands/cross';
import { dictionary } from '../commands/dictionary';
import { disagreements } from '../commands/disagreements';
import { distinctive } from '../commands/distinctive';
import { find } from '../commands/find';
import { gaps } from '../commands/gaps';
import { keywords } from '../commands/keywords';
import { kwic } from '../commands/kwic';
import { memos } from '../commands/memos';
import { network } from '../commands/network';
import { passages } from '../commands/passages';
import { pmc } from '../commands/pmc';
import { report } from '../commands/report';
import { stats } from '../commands/stats';
import { terms } from '../commands/terms';
import { units } from '../commands/units';

/** Commands that can be frozen: what they give depends on the files of the project alone, and they change none. */
export const reproducible: readonly Command[] = [
  report,
  network,
  gaps,
  keywords,
  kwic,
  terms,
  stats,
  find,
  cross,
  pmc,
  agreement,
  disagreements,
  distinctive,
  compare,
  passages,
  units,
  dictionary,
  codebook,
  memos,
];
