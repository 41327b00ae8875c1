import { compareAnnotations } from '../annotations/annotation';
import type { Followed } from '../annotations/follow';
import { recordedHash } from '../annotations/recorded';
import { nameOfCoder } from '../annotations/settlement';
import { type Issue, issue } from '../base/issue';
import type { Steps } from '../base/steps';
import { sameSegmenter } from '../engines/segmenter';
import type { Matcher } from '../keywords/matcher';
import type { Words } from '../keywords/wholeWords';
import { createSource, type Source } from '../text/source';
import { analyze } from './analyze';
import { Anchors } from './anchors';
import type { Circumstances } from './circumstances';
import type { Analysis, CodedSource, PlacedAnnotation } from './corpus';
import { decodedText, encodingIssues } from './fileText';
import { encodingOf, lineEndsOf } from './select';
import type { Attributes, Settings } from './settings';
import type { OwnSideFiles } from './sideFiles';
import type { FileText, ProjectFiles } from './store';

/** One source as the files have it. */
export interface SourceFiles {
  readonly path: string;
  readonly file: FileText;
  readonly label: string;
  readonly attributes: Attributes;
  readonly side: OwnSideFiles;
}

/** What an analysis depends on besides the text. */
export interface AnalysisRules {
  readonly matcher: Matcher;
  readonly settings: Settings;
  readonly words: Words | undefined;
}

/** Reads sources with all that is known of each, and remembers what was computed for it as long as its text stays the same. */
export class SourceReader {
  private readonly sources = new Map<string, { text: string; source: Source }>();
  private readonly analyses = new Map<
    string,
    AnalysisRules & { readonly source: Source; readonly value: Analysis }
  >();
  private readonly anchors = new Anchors();
  /** What was made of a source the last time, and of what. */
  private readonly coded = new Map<
    string,
    { readonly inputs: readonly unknown[]; readonly value: CodedSource }
  >();

  /** A source's text, made once; `undefined` where there is none. */
  sourceAt(path: string, files: ProjectFiles): Source | undefined {
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

  /** The source with all that is known of it, the same object as long as nothing of it has changed; `undefined` where its text cannot be read. */
  *read(
    own: SourceFiles,
    rules: AnalysisRules,
    circumstances: Circumstances,
    issues: Issue[],
  ): Steps<CodedSource | undefined> {
    const { path, file, label, attributes, side } = own;
    const { settings } = rules;
    const declared = encodingOf(path, settings.encodings);
    const text = decodedText(path, file, issues, declared);
    const source = this.sources.get(path)?.source;
    if (text === undefined || file.kind !== 'text' || !source) return undefined;
    if (text.trim() === '') issues.push(issue('empty-source', path));
    issues.push(...encodingIssues(path, file, settings));
    const analysis = yield* this.analysis(source, rules);
    const { onlyCoder, earlierTexts, withModels } = circumstances;
    const followed = circumstances.followed?.get(path);
    const { counted, models } = settings;
    const inputs = [
      ...[source, analysis, file, label, attributes, onlyCoder, counted, models, withModels],
      ...side.files,
      // Texts are added to one map.
      ...side.files.map(each => earlierTexts?.get(recordedHash(each) ?? '')),
      // None of a coder's names holds a line end.
      side.unread.map(({ path: name, coder }) => `${name}\n${coder}`).join('\n'),
    ];
    // Where passages are followed, they move without a change of the text.
    const before = followed ? undefined : this.coded.get(path);
    if (before && sameItems(before.inputs, inputs)) return before.value;
    const value = yield* this.codedSource({ ...own, file }, { source, analysis }, settings, {
      onlyCoder,
      earlierTexts,
      withModels,
      followed,
    });
    if (followed) this.coded.delete(path);
    else this.coded.set(path, { inputs, value });
    return value;
  }

  private *codedSource(
    own: SourceFiles & { readonly file: Extract<FileText, { kind: 'text' }> },
    { source, analysis }: Pick<CodedSource, 'source' | 'analysis'>,
    settings: Settings,
    {
      onlyCoder,
      earlierTexts,
      withModels,
      followed,
    }: Omit<Circumstances, 'followed'> & { readonly followed: Followed | undefined },
  ): Steps<CodedSource> {
    const { path, file, label, attributes } = own;
    const all: PlacedAnnotation[] = [];
    for (const side of own.side.files) {
      const anchors = yield* this.anchors.of(side, source, analysis.reading, {
        followed,
        earlierTexts,
        lineEnds: lineEndsOf(path, settings),
      });
      side.annotations.forEach((annotation, i) => {
        all.push({ annotation, anchor: anchors[i]!, file: side.path });
      });
    }
    all.sort((a, b) => compareAnnotations(a.annotation, b.annotation));
    // What a model did counts nowhere, even where it lies in the side file of a person.
    const isModel = (coder: string | undefined) =>
      !withModels && settings.models.some(model => nameOfCoder(model) === nameOfCoder(coder));
    const isShown = ({ coder }: { readonly coder?: string }) =>
      (onlyCoder === undefined || coder === onlyCoder) && !isModel(coder);
    const annotations = all.filter(({ annotation }) => isShown(annotation));
    return {
      source,
      label,
      encoding: file.encoding,
      looksLike: file.looksLike,
      analysis,
      annotations,
      hidden: all.filter(({ annotation }) => !isShown(annotation)),
      reviews: own.side.files.flatMap(side => side.reviews).filter(isShown),
      // Who codes blind sees and counts what is their own.
      countedCoders: onlyCoder === undefined ? settings.counted : 'all',
      attributes,
      sideFiles: own.side.files,
      // A side file for all coders may hold anybody's work.
      unread: own.side.unread
        .filter(({ coder }) => coder === undefined || isShown({ coder }))
        .map(({ path }) => path),
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

  /** Lets go of a text and what was computed for it. */
  forget(path: string): void {
    this.sources.delete(path);
    this.analyses.delete(path);
    this.coded.delete(path);
  }
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i]);
}

/** Whether other words can change an analysis. A segmenter always gives the same answer for a sentence. */
function dependsOnWords(
  { words: known, value }: { words: Words | undefined; value: Analysis },
  words: Words | undefined,
): boolean {
  if (!value.found.some(({ keyword }) => keyword.wholeWord)) return false;
  return value.wanted.length > 0 || !known || !words || !sameSegmenter(known.info, words.info);
}
