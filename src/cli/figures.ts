import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import {
  buildOverview,
  type Codebook,
  type Corpus,
  CorpusBuilder,
  codebookFile,
  corpusFile,
  describeTrouble,
  english,
  type FileText,
  isPlanText,
  listIssues,
  listProject,
  type MergedThemes,
  type Overview,
  type PartRules,
  PartSum,
  type ProjectHead,
  type ProjectListing,
  type ProjectPart,
  segmenterEngines,
  textTasks,
} from '../core';
import { cacheFor, countTexts } from '../node/counting';
import { FileStore } from '../node/fileStore';
import { countedCoders, demandCodersAmong } from './coders';
import type { CommandOption } from './command';
import { type Call, Failure } from './io';
import { Progress } from './progress';
import { checkProjectFolder, openProject, trying } from './project';
import { oneLine } from './textTable';

/** Options of how a project is counted; figures do not depend on them. */
export const countingOptions: readonly CommandOption[] = [
  {
    name: 'threads',
    value: 'N',
    describe: t =>
      t('Read and count texts in so many threads. Default: as many as there are cores, for large projects.'),
  },
];

/** A project of fewer texts is read as a whole: there is little to keep for the next run. */
const fewest = 50;
/** Fewer texts are counted before threads have started. */
const fewestForThreads = 300;

/** All figures of a project. */
export interface Figures {
  readonly overview: Overview;
  /** The issues as scripts read them, the same in every language. */
  readonly issues: Overview['issues'];
  /** The project itself; `undefined` where its texts were let go of once they were counted. */
  readonly corpus: Corpus | undefined;
}

/** What is asked for. */
interface Wanted {
  /** Themes to show as one column. Throws a Failure where there are no such themes. */
  readonly merge: (codebook: Codebook) => MergedThemes;
  /** Whether passages are asked for, too, so that texts must be kept. */
  readonly needsTexts: boolean;
}

/** Reads and counts a project: as a whole, or text by text in several threads where it is large. The figures are the same. */
export async function openFigures(call: Call, wanted: Wanted): Promise<Figures> {
  const counting = wanted.needsTexts || call.nested ? undefined : await prepare(call, wanted.merge);
  if (counting) {
    const sum = new PartSum();
    if (await counting.count(counting.tasks, part => sum.add(part))) return figuresOfSum(sum, counting, call);
  }
  return wholeFigures(call, wanted);
}

async function wholeFigures(call: Call, { merge }: Pick<Wanted, 'merge'>): Promise<Figures> {
  threadsOf(call);
  const corpus = await openProject(call);
  const overview = buildOverview(corpus, call.t, merge(corpus.codebook));
  return { overview, issues: listIssues(corpus, english), corpus };
}

/** The figures of all parts of a project. Throws a Failure at coders that nobody knows. */
export function figuresOfSum(
  sum: PartSum,
  { head, rules }: { readonly head: ProjectHead; readonly rules: Pick<PartRules, 'counted' | 'merge'> },
  call: Pick<Call, 't'>,
): Figures {
  if (Array.isArray(rules.counted)) demandCodersAmong(sum.codersOf(head), rules.counted, call);
  const { overview, issues } = sum.overview(head, call.t, rules.merge);
  return { overview, issues: listIssues({ issues }, english), corpus: undefined };
}

/** A project that is ready to be counted text by text. */
export interface Counting {
  readonly listing: ProjectListing;
  /** Those files that were read before the texts. */
  readonly read: ReadonlyMap<string, FileText>;
  readonly head: ProjectHead;
  readonly rules: PartRules;
  readonly tasks: NonNullable<ReturnType<typeof textTasks>>;
  /** Counts texts. Resolves to whether all files were still there. */
  count(tasks: Counting['tasks'], take: (part: ProjectPart) => void): Promise<boolean>;
}

/**
 * Reads what a project says before its texts; `undefined` where it is small, or where all texts must be known to tell whose a side file is.
 * `always`: small ones, too.
 */
export async function prepare(
  call: Call,
  merge: Wanted['merge'],
  always = false,
): Promise<Counting | undefined> {
  const threads = threadsOf(call);
  const folder = await checkProjectFolder(call);
  const store = new FileStore(folder);
  const listing = await trying(call, () => listProject(store));
  const { paths, declared } = listing;
  if (!always && threads === undefined && paths.filter(isPlanText).length < fewest) return undefined;
  if (!paths.includes(codebookFile)) return undefined;
  const ahead = [codebookFile, corpusFile, declared.attributesFile].filter(path => path !== undefined);
  const read = new Map<string, FileText>();
  for (const path of paths.filter(path => ahead.includes(path))) read.set(path, await store.read(path));
  const counted = countedCoders(call);
  const { head, rules } = headOf(paths, read, { counted, merge });
  const tasks = textTasks(head.all, paths);
  if (!tasks) return undefined;
  const input = {
    ...{ folder, home: call.home, rules, encodings: declared.encodings },
    engine: segmenterEngines.find(each => each === call.values.segmenter),
    userDictionary: call.values['user-dictionary'] && resolve(call.cwd, call.values['user-dictionary']),
    cache: await cacheFor(call.home, rules, call.env),
  };
  return {
    ...{ listing, read, head, rules, tasks },
    async count(some, take) {
      const progress = new Progress(call, some.length);
      try {
        const gone = await countTexts(
          some,
          threads ?? (tasks.length < fewestForThreads ? 0 : availableParallelism()),
          input,
          {
            take,
            onProgress: done => progress.show(done),
            onTrouble: trouble =>
              call.stderr.write(
                `policy-coder: ${describeTrouble(trouble, call.t)} (${oneLine(trouble.detail)})\n`,
              ),
          },
        );
        return gone === undefined;
      } finally {
        progress.end();
      }
    },
  };
}

/** What a project says before its texts, from the names of its files, and the few of them that were read. */
export function headOf(
  paths: readonly string[],
  read: ReadonlyMap<string, FileText>,
  { counted, merge }: { readonly counted: readonly string[] | undefined; readonly merge: Wanted['merge'] },
): { readonly head: ProjectHead; readonly rules: PartRules } {
  const unread: FileText = { kind: 'unreadable', reason: '' };
  const files = new Map(paths.map(path => [path, read.get(path) ?? unread]));
  const head = new CorpusBuilder().head(files, { counted });
  const said = new Map(
    [codebookFile, corpusFile].flatMap(path => (read.has(path) ? [[path, read.get(path)!]] : [])),
  );
  const rules = { files: said, counted, merge: merge(head.codebook), reference: head.reference };
  return { head, rules };
}

/** How many threads are to count (`--threads`); `undefined` where that is left to us. Throws a Failure at what is no number. */
function threadsOf({ values, t }: Call): number | undefined {
  const { threads } = values;
  if (threads === undefined) return undefined;
  if (/^\d{1,2}$/.test(threads)) return Number(threads);
  throw new Failure(t('{0} must be a whole number from {1} to {2}.', '--threads', 0, 99));
}
