import { compareAnnotations } from '../annotations/annotation';
import { isSideFile } from '../annotations/sideFile';
import { compareIssues, fileStart, type Issue, issue } from '../base/issue';
import { compareText } from '../base/order';
import { finish, type Steps } from '../base/steps';
import { type Codebook, emptyCodebook } from '../codebook/codebook';
import { codebookFile, parseCodebook } from '../codebook/parse';
import { sameSegmenter } from '../engines/segmenter';
import { duplicateFormIssues } from '../keywords/duplicateForms';
import { createMatcher, type Matcher, type MatchingRules } from '../keywords/matcher';
import { sameTerms, termsOf, type Words } from '../keywords/wholeWords';
import { createSource, type Source } from '../text/source';
import type { YamlFile } from '../yaml/parse';
import { analyze } from './analyze';
import { Anchors } from './anchors';
import { AttributesFile } from './attributesFile';
import { attributeIssues } from './checkAttributes';
import { checkCoding } from './checkCoding';
import { nobodyCounted } from './checkCounted';
import { outlineIssues } from './checkOutline';
import type { Circumstances } from './circumstances';
import type { Analysis, CodedSource, Corpus, PlacedAnnotation } from './corpus';
import { decodedText, encodingIssues } from './fileText';
import { missingSources, pathFinder } from './namedFiles';
import { nameIssues } from './names';
import { encodingOf, labelsOf, lineEndsOf, selectSources } from './select';
import { type Attributes, corpusFile, defaultSettings, parseSettings, type Settings } from './settings';
import { noSideFiles, type OwnSideFiles, SideFiles } from './sideFiles';
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

/** One source as the files have it. */
interface SourceFiles {
  readonly path: string;
  readonly file: FileText;
  readonly label: string;
  readonly attributes: Attributes;
  readonly side: OwnSideFiles;
}

/** What an analysis depends on besides the text. */
interface AnalysisRules {
  readonly matcher: Matcher;
  readonly settings: Settings;
  readonly words: Words | undefined;
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
  private readonly sources = new Map<string, { text: string; source: Source }>();
  private readonly analyses = new Map<
    string,
    AnalysisRules & { readonly source: Source; readonly value: Analysis }
  >();
  private readonly attributesFile = new AttributesFile();
  private readonly sideFiles = new SideFiles();
  private readonly anchors = new Anchors();

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
    const { words: givenWords, onlyCoder } = circumstances;
    const files: ProjectFiles = new Map([...given].filter(([, file]) => file.kind !== 'missing'));
    const issues: Issue[] = [];
    const known = this.readCodebook(files.get(codebookFile), issues);
    const codebook = known?.value ?? emptyCodebook;
    const said = this.readSettings(files, codebook, issues);
    const settings = circumstances.counted ? { ...said, counted: circumstances.counted } : said;
    const words =
      givenWords && sameTerms(givenWords.terms, termsOf({ codebook, settings })) ? givenWords : undefined;
    const matcher = this.matcherFor(codebook, settings.matching);
    issues.push(...duplicateFormIssues(matcher, codebook));
    const paths = selectSources(files.keys(), settings);
    const named = [...files.keys()].filter(path => isPlanText(path) || isSideFile(path));
    issues.push(...nameIssues(named, paths, settings.coders));
    if (paths.length === 0) {
      issues.push(issue('no-sources', files.has(corpusFile) ? corpusFile : codebookFile));
    }
    const real = pathFinder(files.keys());
    const reference = settings.reference && real(settings.reference);
    const all = reference !== undefined ? [...paths, reference] : paths;
    const labels = labelsOf(all);
    const texts: Source[] = [];
    for (const path of all) {
      const source = this.sourceAt(path, files);
      if (source) texts.push(source);
      yield;
    }
    const attributes = this.readAttributes(files, paths, settings, issues);
    const side = yield* this.sideFiles.read(
      sideFileTexts(files, issues),
      all,
      texts,
      () => this.unlisted(files, new Set(all)),
      issues,
    );
    yield;
    const read: CodedSource[] = [];
    for (const [i, path] of all.entries()) {
      const own = {
        path,
        file: files.get(path)!,
        label: labels.get(path) ?? path,
        attributes: attributes.get(path) ?? {},
        side: side.get(path) ?? noSideFiles,
      };
      const coded = yield* this.readSource(own, { matcher, settings, words }, circumstances, issues);
      if (coded) read.push(coded);
      onProgress(i + 1, all.length);
    }
    const sources = read.filter(({ source }) => source.path !== reference);
    issues.push(...outlineIssues(sources, settings.scopeSection));
    for (const coded of read) checkCoding(coded, known?.value, onlyCoder, issues);
    if (onlyCoder === undefined) issues.push(...nobodyCounted(read, said, this.settings?.rangeOf));
    return {
      codebook,
      settings,
      sources,
      reference: read.find(({ source }) => source.path === reference),
      issues: issues.sort(compareIssues),
      wanted: [...new Set(read.flatMap(({ analysis }) => analysis.wanted))],
      onlyCoder,
      segmenter: codebook.keywords.some(keyword => keyword.wholeWord) ? words?.info : undefined,
    };
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
      .map(path => this.sourceAt(path, files))
      .filter(source => source !== undefined);
  }

  /** A source's text, made once; `undefined` where there is none. */
  private sourceAt(path: string, files: ProjectFiles): Source | undefined {
    const file = files.get(path);
    if (file?.kind !== 'text') {
      this.sources.delete(path);
      return undefined;
    }
    const known = this.sources.get(path);
    if (known?.text === file.text) return known.source;
    const source = createSource(path, file.text);
    this.sources.set(path, { text: file.text, source });
    return source;
  }

  private *readSource(
    { path, file, label, attributes, side: { files: sideFiles, unread } }: SourceFiles,
    rules: AnalysisRules,
    { followed, onlyCoder, earlierTexts }: Circumstances,
    issues: Issue[],
  ): Steps<CodedSource | undefined> {
    const { settings } = rules;
    const declared = encodingOf(path, settings.encodings);
    const text = decodedText(path, file, issues, declared);
    const source = this.sources.get(path)?.source;
    if (text === undefined || file.kind !== 'text' || !source) return undefined;
    if (text.trim() === '') issues.push(issue('empty-source', path));
    issues.push(...encodingIssues(path, file, settings));
    const analysis = yield* this.analysis(source, rules);
    const all: PlacedAnnotation[] = [];
    for (const side of sideFiles) {
      const anchors = yield* this.anchors.of(side, source, analysis.reading, {
        followed: followed?.get(path),
        earlierTexts,
        lineEnds: lineEndsOf(path, settings),
      });
      side.annotations.forEach((annotation, i) => {
        all.push({ annotation, anchor: anchors[i]!, file: side.path });
      });
    }
    all.sort((a, b) => compareAnnotations(a.annotation, b.annotation));
    const isShown = ({ coder }: { readonly coder?: string }) =>
      onlyCoder === undefined || coder === onlyCoder;
    const annotations = all.filter(({ annotation }) => isShown(annotation));
    return {
      source,
      label,
      encoding: file.encoding,
      looksLike: file.looksLike,
      analysis,
      annotations,
      hidden: all.filter(({ annotation }) => !isShown(annotation)),
      reviews: sideFiles.flatMap(side => side.reviews).filter(isShown),
      // Who codes blind sees and counts what is their own.
      countedCoders: onlyCoder === undefined ? settings.counted : 'all',
      attributes,
      sideFiles,
      // A side file for all coders may hold anybody's work.
      unread: unread.filter(({ coder }) => coder === undefined || isShown({ coder })).map(({ path }) => path),
    };
  }

  private *analysis(source: Source, { matcher, settings, words }: AnalysisRules): Steps<Analysis> {
    const known = this.analyses.get(source.path);
    const fresh =
      known?.source === source &&
      known.matcher === matcher &&
      known.settings.unit === settings.unit &&
      known.settings.scopeSection === settings.scopeSection &&
      (known.settings.lineEnds === settings.lineEnds ||
        lineEndsOf(source.path, known.settings) === lineEndsOf(source.path, settings)) &&
      (known.words === words || !dependsOnWords(known, words));
    if (fresh) return known.value;
    const before = known?.matcher === matcher ? known.value : undefined;
    const value = yield* analyze(source, matcher, settings, words, before);
    this.analyses.set(source.path, { source, matcher, settings, words, value });
    return value;
  }
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

/** Whether other words can change an analysis. A segmenter always gives the same answer for a sentence. */
function dependsOnWords(
  { words: known, value }: { words: Words | undefined; value: Analysis },
  words: Words | undefined,
): boolean {
  if (!value.found.some(({ keyword }) => keyword.wholeWord)) return false;
  return value.wanted.length > 0 || !known || !words || !sameSegmenter(known.info, words.info);
}
