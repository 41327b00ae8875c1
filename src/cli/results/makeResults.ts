import {
  buildOverview,
  citationFile,
  crateFile,
  type Deposit,
  describeCorpus,
  english,
  evidenceOf,
  type FrozenFigures,
  finish,
  frozenInputs,
  listIssues,
  type Overview,
  type ProjectFiles,
  type ResultsLock,
  titleOfReport,
  usualExports,
  writeCitation,
  writeCrate,
  writeEvidenceJsonl,
  writeResultsReadme,
} from '../../core';
import { type Call, formatJson } from '../io';
import { type Language, languages, translatorOf } from '../language';
import { openProject } from '../project';
import { describeFile, type ResultFile } from './resultFile';
import { runExports } from './runExports';

/** Not .md, which would be a text of the project; GitHub shows it all the same. */
const readmeFile = 'README.markdown';
/** Figures of the table and the network as scripts read them, and the coding that they rest on. */
export const figuresFile = 'figures.json';
export const evidenceFile = 'evidence.jsonl';
/** The figures of each command, by the command. */
export const exportedFile = 'exports.json';

/** Results in memory: all files but the lock, and what they say. */
export interface MadeResults {
  readonly lock: ResultsLock;
  readonly files: readonly ResultFile[];
  readonly figures: FrozenFigures;
  readonly overview: Overview;
}

/** What is to be the same when results are made again. */
export interface Recipe {
  readonly day: string;
  /** `undefined`: those that corpus.yaml names, or the usual ones. */
  readonly exports: readonly string[] | undefined;
  /** `undefined`: that of corpus.yaml, or of the call. */
  readonly language: Language | undefined;
}

/** Makes the results of a project. */
export async function makeResults(recipe: Recipe, files: ProjectFiles, outer: Call): Promise<MadeResults> {
  const shared = { files, corpora: new Map() };
  const corpus = await openProject({ ...outer, nested: { ...shared, take: () => {} } });
  const { results } = corpus.settings;
  const language = recipe.language ?? languages.find(each => each === results.language) ?? outer.language;
  const call = { ...outer, language, t: translatorOf(language) };
  const exports = recipe.exports ?? (results.exports.length > 0 ? results.exports : usualExports);
  const exported = await runExports(exports, call, shared);
  const overview = { ...buildOverview(corpus, english), issues: listIssues(corpus, english) };
  const given = new Map(exported.flatMap(({ line, json }) => ownFigures(line, json, overview)));
  const inputs = frozenInputs(corpus, files);
  const about: ResultsLock = {
    version: 1,
    tool: overview.method.tool,
    day: recipe.day,
    language,
    exports,
    method: overview.method,
    inputs,
    outputs: [],
  };
  const deposit: Deposit = {
    title: results.title ?? titleOfReport(corpus.codebook, call.t),
    description: describeCorpus(overview, call.t),
    authors: results.authors,
    license: results.license,
  };
  const others = languages.filter(each => each !== language);
  const citation = writeCitation(deposit, about);
  const text = (path: string, content: string): ResultFile => [path, Buffer.from(content)];
  const made: readonly ResultFile[] = [
    ...exported.flatMap(each => each.files),
    text(figuresFile, formatJson(overview)),
    text(exportedFile, formatJson(Object.fromEntries(given))),
    text(evidenceFile, finish(writeEvidenceJsonl(corpus, overview, 'coded'))),
    text(readmeFile, writeResultsReadme(deposit, about, overview, [call.t, ...others.map(translatorOf)])),
    ...(citation === undefined ? [] : [text(citationFile, citation)]),
  ];
  const crate = text(crateFile, writeCrate(deposit, about, made.map(describeFile)));
  const all = [...made, crate];
  return {
    lock: { ...about, outputs: all.map(describeFile) },
    files: all,
    figures: { overview, evidence: [...evidenceOf(corpus, 'coded')], exports: given },
    overview,
  };
}

/** The figures of a command that are not those of figures.json, without the method, which the lock has. */
function ownFigures(
  line: string,
  json: string | undefined,
  overview: Overview,
): readonly (readonly [line: string, figures: object])[] {
  if (json === undefined) return [];
  const known = new Map(Object.entries(overview).map(([key, value]) => [key, JSON.stringify(value)]));
  const own = Object.entries(JSON.parse(json) as object).filter(
    ([key, value]) => key !== 'method' && known.get(key) !== JSON.stringify(value),
  );
  return own.length === 0 ? [] : [[line, Object.fromEntries(own)]];
}
