import type { Command } from '../command';
import { agreement } from './agreement';
import { check } from './check';
import { codebook } from './codebook';
import { combine } from './combine';
import { compare } from './compare';
import { cross } from './cross';
import { dictionary } from './dictionary';
import { diff } from './diff';
import { disagreements } from './disagreements';
import { distinctive } from './distinctive';
import { exportProject } from './export';
import { find } from './find';
import { freeze } from './freeze';
import { gaps } from './gaps';
import { hook } from './hook';
import { importCodings } from './import';
import { ingest } from './ingest';
import { installGit } from './installGit';
import { keywords } from './keywords';
import { kwic } from './kwic';
import { marked } from './marked';
import { mcp } from './mcp';
import { memos } from './memos';
import { merge } from './merge';
import { network } from './network';
import { passages } from './passages';
import { pmc } from './pmc';
import { report } from './report';
import { sample } from './sample';
import { settle } from './settle';
import { stats } from './stats';
import { suggest } from './suggest';
import { suggestions } from './suggestions';
import { terms } from './terms';
import { units } from './units';
import { verify } from './verify';

/** Every command, in the order in which the help lists them. */
export const commands: readonly Command[] = [
  report,
  network,
  check,
  gaps,
  keywords,
  kwic,
  terms,
  stats,
  find,
  cross,
  pmc,
  sample,
  agreement,
  disagreements,
  settle,
  suggest,
  suggestions,
  mcp,
  distinctive,
  compare,
  passages,
  units,
  dictionary,
  codebook,
  memos,
  marked,
  ingest,
  importCodings,
  exportProject,
  combine,
  freeze,
  verify,
  diff,
  merge,
  hook,
  installGit,
];
