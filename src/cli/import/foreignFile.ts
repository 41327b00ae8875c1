import { basename, dirname, join, resolve } from 'node:path';
import {
  type CountedText,
  codebookFile,
  describeExchangeError,
  ExchangeError,
  type ExchangePlan,
  type ForeignProject,
  type ImportTold,
  keptFile,
  loadProject,
  planExchange,
  readForeign,
} from '../../core';
import { isMissing, reasonOf } from '../../node/failure';
import { FileStore } from '../../node/fileStore';
import { mostOfUser, readBytes } from '../../node/files';
import { type Call, type ExitCode, Failure, formatJson } from '../io';
import { checkProjectFolder } from '../project';
import { openLimitsOf } from '../userPaths';
import { sideFilesWith, writeProjectFiles } from '../writeCodings';
import { changedWhileImporting, codingChanges } from './codingChanges';
import { type ImportSummary, summaryOf } from './importSummary';

/** Bytes of the file that a command imports. Throws a Failure where there are none. */
export async function readOperand({ operand, cwd, t, folder }: Call): Promise<Uint8Array> {
  const within = await openLimitsOf(operand, { cwd, folder });
  return readBytes(resolve(cwd, operand), { within, most: mostOfUser }).catch(error => {
    if (isMissing(error)) throw new Failure(t('There is no file {0}.', operand));
    throw new Failure(t('{0} cannot be read: {1}', operand, reasonOf(error, t)));
  });
}

/** The file as one of another program; `undefined` where it is none. Throws a Failure where it cannot be read. */
export async function readForeignFile(bytes: Uint8Array, call: Call): Promise<ForeignProject | undefined> {
  const { operand, cwd, t } = call;
  const path = resolve(cwd, operand);
  try {
    return await readForeign({
      name: basename(path),
      folder: basename(dirname(path)),
      bytes,
      beside: async name => {
        const other = join(dirname(path), name);
        const within = await openLimitsOf(other, call);
        return readBytes(other, { within }).catch(() => undefined);
      },
    });
  } catch (error) {
    if (error instanceof ExchangeError) throw new Failure(describeExchangeError(basename(path), error, t));
    throw error;
  }
}

/** Imports a file of another program: shows what would be, or writes it. */
export async function importForeign(foreign: ForeignProject, call: Call): Promise<ExitCode> {
  const { t, values } = call;
  const root = await checkProjectFolder(call);
  const store = new FileStore(root);
  const kept = await store.read(keptFile);
  if (kept.kind !== 'text' && kept.kind !== 'missing')
    throw new Failure(t('"{0}" cannot be read; nothing was written.', keptFile));
  const plan = planExchange(await loadProject(store), foreign, {
    ...(values.coder !== undefined && { coder: values.coder }),
    kept: kept.kind === 'text' ? kept.text : undefined,
  });
  if ('unsafe' in plan) {
    throw new Failure(
      t('"{0}" contains an error, or its layout cannot be edited safely; nothing was written.', plan.unsafe),
    );
  }
  const isWriting = call.given.includes('write');
  if (isWriting) {
    const sides = await sideFilesWith(
      codingChanges(plan.codings.rows, plan.reviews),
      plan.corpus,
      call,
      new Map(plan.files.map(({ path, after }) => [path, after])),
    );
    const changed = new Set(sides.map(({ path }) => path));
    const first = plan.files
      .filter(({ path }) => !changed.has(path))
      .map(({ path, before, after }) => ({ path, old: before, text: after }));
    // What refers to others is written after them: the texts, then what is said about them.
    const isSource = ({ path }: (typeof first)[number]) => plan.newSources.includes(path);
    const ordered = [...first.filter(isSource), ...first.filter(each => !isSource(each)), ...sides];
    await writeProjectFiles(ordered, call, changedWhileImporting(call));
  }
  call.stdout.write(formatJson(foreignSummary(plan, foreign, isWriting, call)));
  return isClean(plan) ? 0 : 1;
}

function isClean({ codings: { counts, homeless }, problems, differing }: ExchangePlan): boolean {
  return (
    counts.fuzzy + counts.ambiguous + counts.orphan + homeless.length + problems.length + differing.length ===
    0
  );
}

/** What was found in the file, and what becomes of it. */
interface ForeignSummary extends Omit<ImportSummary, keyof ImportTold>, ImportTold {
  readonly newProject: boolean;
  readonly reviews: number;
  /** How positions were counted, for texts in which it makes a difference. */
  readonly counted: readonly {
    readonly source: string;
    readonly unit: string;
    readonly crlf: 1 | 2;
    readonly by: string;
  }[];
}

function foreignSummary(
  plan: ExchangePlan,
  { format }: ForeignProject,
  isWriting: boolean,
  call: Call,
): ForeignSummary {
  const told = ({ source, counting: { unit, crlf, by } }: CountedText) => ({ source, unit, crlf, by });
  return {
    format,
    newProject: plan.files.some(({ path, before }) => path === codebookFile && before === undefined),
    ...summaryOf(plan.codings, [], isWriting, call),
    newCodes: plan.newCodes,
    differentDefinitions: plan.differing,
    newSources: plan.newSources,
    coders: plan.coders,
    attributes: plan.attributes,
    reviews: plan.reviews.length,
    counted: plan.counted.map(told),
    notImported: plan.problems,
    changes: plan.files.map(({ path }) => path),
  };
}
