import { isSideFile } from '../annotations/sideFile';
import { compareIssues, fileStart, type Issue, issue } from '../base/issue';
import { compareText } from '../base/order';
import { finish, type Steps } from '../base/steps';
import { type Codebook, emptyCodebook } from '../codebook/codebook';
import { codebookFile, parseCodebook } from '../codebook/parse';
import type { SegmenterInfo } from '../engines/segmenter';
import { duplicateFormIssues } from '../keywords/duplicateForms';
import { createMatcher, type Matcher, type MatchingRules } from '../keywords/matcher';
import { sameTerms, termsOf } from '../keywords/wholeWords';
import type { Source } from '../text/source';
import type { YamlFile } from '../yaml/parse';
import { AttributesFile } from './attributesFile';
import { attributeIssues } from './checkAttributes';
import { checkCoding } from './checkCoding';
import { namesOf, nobodyCounted } from './checkCounted';
import { outlineIssues, outlineOf } from './checkOutline';
import type { Circumstances } from './circumstances';
import type { CodedSource, Corpus } from './corpus';
import { decodedText } from './fileText';
import { missingSources, pathFinder } from './namedFiles';
import { nameIssues } from './names';
import { labelsOf, selectSources } from './select';
import { type Attributes, corpusFile, defaultSettings, parseSettings, type Settings } from './settings';
import { noSideFiles, SideFiles } from './sideFiles';
import { type AnalysisRules, SourceReader } from './sourceReader';
import { type FileText, isPlanText, type ProjectFiles } from './store';

interface KnownCodebook {
  readonly text: string;
  readonly value: Codebook;
  readonly issues: readonly Issue[];
}

interface KnownSettings {
  readonly text: string;
  /** The codebook that its groups were checked against. */
  readonly codebook: Codebook;
  readonly value: Settings;
  readonly issues: readonly Issue[];
  readonly rangeOf: YamlFile['rangeOf'];
}

/** What the names of a project's files say. */
interface ReadNames {
  readonly paths: readonly string[];
  readonly reference: string | undefined;
  readonly labels: ReadonlyMap<string, string>;
  readonly found: readonly Issue[];
}

/** What a project says before its texts are read. */
export interface ProjectHead {
  readonly codebook: Codebook;
  /** The codebook, unless there is none. */
  readonly known: Codebook | undefined;
  /** What corpus.yaml says. */
  readonly said: Settings;
  /** The same, with the coders that were asked for. */
  readonly settings: Settings;
  readonly matcher: Matcher;
  /** Paths of the sources in the order of rows, then of the reference. */
  readonly all: readonly string[];
  readonly reference: string | undefined;
  readonly labels: ReadonlyMap<string, string>;
  readonly attributes: ReadonlyMap<string, Attributes>;
  readonly issues: readonly Issue[];
  /** Places in corpus.yaml; `undefined` where there is none. */
  readonly rangeOf: YamlFile['rangeOf'] | undefined;
}

/**
 * Builds snapshots of one project. It remembers what it computed for each file, so that building again after one
 * file has changed costs that file only; the snapshot is the same as one built from nothing, but for one thing:
 * while codebook.yaml or corpus.yaml cannot be read, the last readable one stays in force (and an issue says so).
 */
export class CorpusBuilder {
  private codebook: KnownCodebook | undefined;
  private settings: KnownSettings | undefined;
  private matcher: { codebook: Codebook; rules: string; value: Matcher } | undefined;
  private readonly reader = new SourceReader();
  private names: { readonly key: string; readonly settings: Settings; readonly value: ReadNames } | undefined;
  private readonly attributesFile = new AttributesFile();
  private readonly sideFiles = new SideFiles();

  /** Makes the snapshot of files as they are now. */
  build(given: ProjectFiles, circumstances: Circumstances = {}): Corpus {
    return finish(this.steps(given, circumstances));
  }

  /**
   * As `build`, in small steps; when it is left off, what was computed for each file by then is remembered. `onProgress` is told
   * how many of the texts have been searched.
   */
  *steps(
    given: ProjectFiles,
    circumstances: Circumstances = {},
    onProgress: (done: number, total: number) => void = () => {},
  ): Steps<Corpus> {
    const files: ProjectFiles = new Map([...given].filter(([, file]) => file.kind !== 'missing'));
    const head = this.head(files, circumstances);
    const { all, labels, attributes, reference, settings } = head;
    const issues = [...head.issues];
    const texts: Source[] = [];
    for (const path of all) {
      const source = this.reader.sourceAt(path, files);
      if (source) texts.push(source);
      yield;
    }
    const side = yield* this.sideFiles.read(
      sideFileTexts(files, issues),
      all,
      texts,
      () => this.unlisted(files, new Set(all)),
      issues,
    );
    yield;
    const read: CodedSource[] = [];
    const rules = rulesOf(head, circumstances);
    for (const [i, path] of all.entries()) {
      const own = {
        path,
        file: files.get(path)!,
        label: labels.get(path) ?? path,
        attributes: attributes.get(path) ?? noAttributes,
        side: side.get(path) ?? noSideFiles,
      };
      const coded = yield* this.reader.read(own, rules, circumstances, issues);
      if (coded) read.push(coded);
      onProgress(i + 1, all.length);
    }
    const sources = read.filter(({ source }) => source.path !== reference);
    issues.push(
      ...outlineIssues(
        sources.map(coded => outlineOf(coded, settings.scopeSection)),
        settings.scopeSection,
      ),
    );
    const { onlyCoder } = circumstances;
    for (const coded of read) checkCoding(coded, head.known, onlyCoder, issues);
    if (onlyCoder === undefined)
      issues.push(...nobodyCounted(() => read.flatMap(namesOf), head.said, head.rangeOf));
    return {
      codebook: head.codebook,
      settings,
      onlyCoder,
      segmenter: segmenterOf(head.codebook, rules.words?.info),
      sources,
      reference: read.find(({ source }) => source.path === reference),
      issues: issues.sort(compareIssues),
      wanted: [...new Set(read.flatMap(({ analysis }) => analysis.wanted))],
    };
  }

  /**
   * What a project says before its texts are read. Of other files than codebook.yaml, corpus.yaml and the file of attributes, only the names
   * count.
   */
  head(files: ProjectFiles, { counted }: Circumstances = {}): ProjectHead {
    const issues: Issue[] = [];
    const known = this.readCodebook(files.get(codebookFile), issues)?.value;
    const codebook = known ?? emptyCodebook;
    const said = this.readSettings(files, codebook, issues);
    const settings = counted ? { ...said, counted } : said;
    const matcher = this.matcherFor(codebook, settings.matching);
    issues.push(...duplicateFormIssues(matcher, codebook));
    const { paths, reference, labels, found } = this.readNames(files, said);
    issues.push(...found);
    if (paths.length === 0) {
      issues.push(issue('no-sources', files.has(corpusFile) ? corpusFile : codebookFile));
    }
    const all = reference !== undefined ? [...paths, reference] : paths;
    const attributes = this.readAttributes(files, paths, settings, issues);
    const { rangeOf } = this.settings ?? {};
    return {
      codebook,
      known,
      said,
      settings,
      matcher,
      all,
      reference,
      labels,
      attributes,
      issues,
      rangeOf,
    };
  }

  /**
   * One source, with what is wrong with it; `files` are its text and its side files. Nothing of it is remembered, so that a project may be larger
   * than memory. `undefined` where its text cannot be read.
   */
  one(
    head: Pick<ProjectHead, 'settings' | 'codebook' | 'known' | 'matcher'>,
    path: string,
    files: ProjectFiles,
    circumstances: Circumstances = {},
  ): { readonly coded: CodedSource | undefined; readonly issues: readonly Issue[] } {
    const issues: Issue[] = [];
    const source = this.reader.sourceAt(path, files);
    const texts = sideFileTexts(files, issues);
    const side = finish(new SideFiles().read(texts, [path], source ? [source] : [], () => [], issues));
    const own = {
      path,
      file: files.get(path)!,
      label: path,
      attributes: {},
      side: side.get(path) ?? noSideFiles,
    };
    const coded = finish(this.reader.read(own, rulesOf(head, circumstances), circumstances, issues));
    this.reader.forget(path);
    if (coded) checkCoding(coded, head.known, circumstances.onlyCoder, issues);
    return { coded, issues };
  }

  /** What the names of files say: the same answer as long as they, and corpus.yaml, stay the same. */
  private readNames(files: ProjectFiles, settings: Settings): ReadNames {
    const key = [...files.keys()].join('\0');
    if (this.names?.key === key && this.names.settings === settings) return this.names.value;
    const paths = selectSources(files.keys(), settings);
    const reference = settings.reference && pathFinder(files.keys())(settings.reference);
    const named = [...files.keys()].filter(path => isPlanText(path) || isSideFile(path));
    const found = nameIssues(named, paths, settings.coders);
    const labels = labelsOf(reference !== undefined ? [...paths, reference] : paths);
    this.names = { key, settings, value: { paths, reference, labels, found } };
    return this.names.value;
  }

  private readCodebook(file: FileText | undefined, issues: Issue[]): KnownCodebook | undefined {
    // Without the file, there is no codebook.
    if (file === undefined) {
      issues.push(issue('no-codebook', codebookFile));
      this.codebook = undefined;
      return undefined;
    }
    const text = decodedText(codebookFile, file, issues);
    if (text !== undefined && text !== this.codebook?.text) {
      const { codebook, issues: found } = parseCodebook(text);
      if (codebook) {
        this.codebook = { text, value: codebook, issues: found };
      } else issues.push(...found);
    }
    if (text !== undefined && text === this.codebook?.text) issues.push(...this.codebook.issues);
    return this.codebook;
  }

  private readSettings(files: ProjectFiles, codebook: Codebook, issues: Issue[]): Settings {
    const file = files.get(corpusFile);
    // Without the file, the defaults apply again.
    if (file === undefined) {
      this.settings = undefined;
      return defaultSettings;
    }
    const text = decodedText(corpusFile, file, issues);
    if (text !== undefined && (text !== this.settings?.text || codebook !== this.settings.codebook)) {
      const { settings, issues: found, rangeOf } = parseSettings(text, codebook);
      if (settings) this.settings = { text, codebook, value: settings, issues: found, rangeOf };
      else issues.push(...found);
    }
    if (text !== undefined && text === this.settings?.text) {
      issues.push(
        ...this.settings.issues,
        ...missingSources(this.settings.value, files, this.settings.rangeOf),
      );
    }
    return this.settings?.value ?? defaultSettings;
  }

  /** Attributes by path: those of the file that corpus.yaml names, and above them its own. */
  private readAttributes(
    files: ProjectFiles,
    paths: readonly string[],
    settings: Settings,
    issues: Issue[],
  ): ReadonlyMap<string, Attributes> {
    const real = pathFinder(files.keys());
    const attributesFile =
      settings.attributesFile && (real(settings.attributesFile) ?? settings.attributesFile);
    const isExact = [...settings.attributes.keys()].every(path => (real(path) ?? path) === path);
    const attributes = isExact
      ? settings.attributes
      : new Map([...settings.attributes].map(([path, values]) => [real(path) ?? path, values] as const));
    const text = attributesFile && decodedText(attributesFile, files.get(attributesFile), issues);
    const read =
      attributesFile !== undefined && text !== undefined
        ? this.attributesFile.read({ path: attributesFile, text }, paths, attributes)
        : { attributes, issues: [], lines: new Map<string, number>() };
    const rangeOf = this.settings?.rangeOf ?? (() => fileStart);
    const places = { file: attributesFile, lines: read.lines, inline: attributes, rangeOf };
    issues.push(...read.issues, ...attributeIssues(paths, read.attributes, places));
    return read.attributes;
  }

  private matcherFor(codebook: Codebook, matching: MatchingRules): Matcher {
    const rules = JSON.stringify(matching);
    if (this.matcher?.codebook !== codebook || this.matcher.rules !== rules) {
      this.matcher = { codebook, rules, value: createMatcher(codebook, matching) };
    }
    return this.matcher.value;
  }

  /** Plan texts that are not sources. */
  private unlisted(files: ProjectFiles, listed: ReadonlySet<string>): readonly Source[] {
    return [...files.keys()]
      .filter(path => isPlanText(path) && !listed.has(path))
      .map(path => this.reader.sourceAt(path, files))
      .filter(source => source !== undefined);
  }
}

/** The same object each time, so that nothing seems to have changed. */
const noAttributes: Attributes = {};

function rulesOf(
  { codebook, settings, matcher }: Pick<ProjectHead, 'codebook' | 'settings' | 'matcher'>,
  { words }: Circumstances,
): AnalysisRules {
  const isOfTerms = words && sameTerms(words.terms, termsOf({ codebook, settings }));
  return { matcher, settings, words: isOfTerms ? words : undefined };
}

/** What cut the words that counts depend on; `undefined` where none depend on any. */
export function segmenterOf(
  { keywords }: Codebook,
  info: SegmenterInfo | undefined,
): SegmenterInfo | undefined {
  return keywords.some(keyword => keyword.wholeWord) ? info : undefined;
}

/** Texts of the side files, in order of their names; `undefined` where one could not be decoded. */
function sideFileTexts(files: ProjectFiles, issues: Issue[]): ReadonlyMap<string, string | undefined> {
  const texts = new Map<string, string | undefined>();
  for (const path of [...files.keys()].filter(isSideFile).sort(compareText)) {
    texts.set(path, decodedText(path, files.get(path), issues));
  }
  return texts;
}

/** Builds one snapshot. */
export function buildCorpus(files: ProjectFiles): Corpus {
  return new CorpusBuilder().build(files);
}
