import { resolve } from 'node:path';
import {
  addWords,
  type Circumstances,
  type Corpus,
  CorpusBuilder,
  codebookFile,
  describeTrouble,
  type EarlierTexts,
  listIssues,
  loadProject,
  type ProjectFiles,
  type Segmenter,
  type Severity,
  segmenterEngines,
  termsOf,
} from '../core';
import { isMissing, reasonOf } from '../node/failure';
import { FileStore } from '../node/fileStore';
import { isFolder } from '../node/files';
import { createSegmenter } from '../node/segmenter';
import { countedCoders, demandCoders } from './coders';
import { type Call, type ExitCode, Failure } from './io';
import { formatIssues } from './issueList';
import { oneLine } from './textTable';

/**
 * Reads the project that a command was called for. Throws a Failure when there is none. `earlier`: texts that its places were
 * recorded in.
 */
export function openProject(call: Call, earlier?: EarlierTexts): Promise<Corpus> {
  const { nested } = call;
  if (!nested) return withSegmenter(call, segmenter => readProject(call, segmenter, earlier));
  const counted = JSON.stringify(countedCoders(call) ?? []);
  const known = nested.corpora.get(counted);
  if (known) return known;
  const made = withSegmenter(call, segmenter => readProject(call, segmenter, earlier));
  nested.corpora.set(counted, made);
  return made;
}

/** Runs a task with the segmenter that the options ask for, and stops the segmenter afterwards. It starts when first needed. */
export async function withSegmenter<T>(call: Call, task: (segmenter: Segmenter) => Promise<T>): Promise<T> {
  const { stderr, cwd, home, t } = call;
  const userDictionary = call.values['user-dictionary'];
  const segmenter = createSegmenter({
    home,
    engine: segmenterEngines.find(each => each === call.values.segmenter),
    userDictionary: userDictionary === undefined ? undefined : resolve(cwd, userDictionary),
    onTrouble: trouble =>
      stderr.write(`policy-coder: ${describeTrouble(trouble, t)} (${oneLine(trouble.detail)})\n`),
  });
  try {
    return await task(segmenter);
  } finally {
    segmenter.dispose();
  }
}

/** As `openProject`, with a segmenter that the caller goes on using. */
export async function readProject(call: Call, segmenter: Segmenter, earlier?: EarlierTexts): Promise<Corpus> {
  const files = call.nested?.files ?? (await readFiles(call));
  return buildProject(call, files, segmenter, { earlierTexts: earlier });
}

/** Reads the files of the project. Throws a Failure where there is no such folder, or it cannot be read. */
export async function readFiles(call: Call): Promise<ProjectFiles> {
  const path = await checkProjectFolder(call);
  return trying(call, () => loadProject(new FileStore(path)));
}

/** Builds the corpus of files that were read. Throws a Failure where they are no project. */
export async function buildProject(
  call: Call,
  files: ProjectFiles,
  segmenter: Segmenter,
  circumstances: Pick<Circumstances, 'earlierTexts' | 'withModels'> = {},
): Promise<Corpus> {
  if (files.has(codebookFile)) return build(files, segmenter, circumstances, call);
  throw new Failure(call.t('There is no codebook.yaml in {0}, so it is not a project folder.', call.folder));
}

/** Path of the folder that a command was called for. Throws a Failure when it is none. */
export async function checkProjectFolder(call: Call): Promise<string> {
  const { folder, cwd, t } = call;
  const path = resolve(cwd, folder);
  if (!(await trying(call, () => isFolder(path)))) throw new Failure(t('{0} is not a folder.', folder));
  return path;
}

/** Reads something of the project. Throws a Failure where that fails. */
export async function trying<T>({ folder, t }: Call, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (isMissing(error)) throw new Failure(t('There is no folder {0}.', folder));
    throw new Failure(t('The folder {0} cannot be read: {1}', folder, reasonOf(error, t)));
  }
}

/** Builds the corpus; the words that `wholeWord` keywords depend on are cut where there are any. */
async function build(
  files: ProjectFiles,
  segmenter: Segmenter,
  circumstances: Circumstances,
  call: Call,
): Promise<Corpus> {
  const builder = new CorpusBuilder();
  const counted = countedCoders(call);
  const corpus = builder.build(files, { ...circumstances, counted });
  demandCoders(corpus, counted ?? [], call);
  if (corpus.wanted.length === 0) return corpus;
  const terms = termsOf(corpus);
  const answer = await segmenter.cut(corpus.wanted, terms);
  return answer
    ? builder.build(files, {
        ...circumstances,
        counted,
        words: addWords(undefined, terms, corpus.wanted, answer),
      })
    : corpus;
}

/** Ends a command whose standard output is for its results alone: issues go to standard error. Gives the exit code. */
export function endWithIssues(corpus: Corpus, { stderr, t }: Pick<Call, 'stderr' | 't'>): ExitCode {
  const issues = listIssues(corpus, t);
  const code = exitCodeOf(issues);
  if (code !== 0) stderr.write(`${formatIssues(issues, t).join('\n')}\n`);
  return code;
}

/** The exit code for some issues; mere information does not count. */
export function exitCodeOf(issues: readonly { readonly severity: Severity }[]): ExitCode {
  return issues.some(issue => issue.severity !== 'info') ? 1 : 0;
}
