import type { Review } from '../annotations/annotation';
import { ownerOf } from '../annotations/sideFile';
import { defined } from '../base/values';
import { renderTitle } from '../codebook/draft';
import { codebookFile } from '../codebook/parse';
import { CorpusBuilder } from '../corpus/build';
import { allTexts, type Corpus } from '../corpus/corpus';
import { encodingOf } from '../corpus/select';
import { corpusFile, declarationsIn } from '../corpus/settings';
import type { ProjectFiles } from '../corpus/store';
import { type ImportPlan, planImport } from '../import/plan';
import type { CodingRow } from '../import/rows';
import { normalizeText } from '../text/source';
import { newPiece, putEntries } from '../yaml/sequence';
import { addAttributes } from './addAttributes';
import { coderName } from './fileNames';
import type {
  ForeignProblem,
  ForeignProject,
  ForeignSelection,
  ForeignSource,
  Kept,
  KeptComment,
  OwnFiles,
} from './foreign';
import { joinKept, keptFile, readKept, writeKept } from './keptFile';
import { type MergedCodes, mergeCodes } from './mergeCodes';
import { ownRows, ownSideFiles } from './ownRows';
import { rowsOf, type SelectionRows } from './rowsOf';
import { SourcePaths } from './sourcePaths';

/** A file as it will be: `before` is `undefined` where it is new. */
export interface PlannedFile {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
}

/** How the positions of one text were counted. */
export interface CountedText {
  readonly source: string;
  readonly counting: NonNullable<SelectionRows['counting']>;
}

/** A review that comes back, and the side file it belongs to. */
export interface PlannedReview {
  readonly source: string;
  readonly file: string;
  readonly review: Review;
}

/** All that an import would do. Nothing is written yet. */
export interface ExchangePlan {
  /** Files to be written before the codings: codebook, settings, texts, what is kept. */
  readonly files: readonly PlannedFile[];
  /** The project with these files, without the codings. */
  readonly corpus: Corpus;
  readonly codings: ImportPlan;
  readonly reviews: readonly PlannedReview[];
  readonly problems: readonly ForeignProblem[];
  readonly newCodes: readonly string[];
  /** Codes that have another definition here, which stays. */
  readonly differing: readonly string[];
  readonly newSources: readonly string[];
  readonly coders: readonly string[];
  /** Values of attributes that are new, and those that are there with another value, which stays. */
  readonly attributes: number;
  readonly counted: readonly CountedText[];
  readonly title: string | undefined;
}

/** Why a plan cannot be made: a file that cannot be read, or not be changed safely. */
export interface NoPlan {
  readonly unsafe: string;
}

/**
 * Plans the import of a file of another program into a project, or into an empty folder. `coder`: who coded, where the file
 * does not say so.
 */
export function planExchange(
  project: ProjectFiles,
  foreign: ForeignProject,
  { coder, kept: keptText }: { readonly coder?: string; readonly kept?: string | undefined } = {},
): ExchangePlan | NoPlan {
  const planner = new Planner(project, foreign, coder);
  return planner.plan(keptText);
}

class Planner {
  private readonly files: Map<string, ProjectFiles extends ReadonlyMap<string, infer T> ? T : never>;
  /** What one version of the files has in common with the next is computed once. */
  private readonly builder = new CorpusBuilder();
  private readonly problems: ForeignProblem[];
  /** Our own files, where the import brings them back. */
  private readonly own: OwnFiles;

  constructor(
    private readonly project: ProjectFiles,
    private readonly foreign: ForeignProject,
    private readonly coder: string | undefined,
  ) {
    this.files = new Map(project);
    this.problems = [...foreign.problems];
    this.own = foreign.own?.files ?? {};
  }

  plan(keptText: string | undefined): ExchangePlan | NoPlan {
    const { foreign } = this;
    const there = readKept(keptText ?? this.own[keptFile]);
    if (!there) return { unsafe: keptFile };
    const codes = this.codes(there);
    if (!codes) return { unsafe: codebookFile };
    this.put(codebookFile, codes.text);
    this.ownSettings();
    const before = this.builder.build(this.files);
    const paths = new SourcePaths(before, this.files, there.sources ?? {});
    const sources = foreign.sources.map(source => ({ source, path: paths.pathOf(source) }));
    const newSources: string[] = [];
    for (const { source, path } of sources) {
      if (path === undefined || source.text === undefined || this.files.has(path)) continue;
      // The mark says that it is UTF-8, whatever corpus.yaml declares for that name.
      const declared = encodingOf(path, before.settings.encodings);
      const mark = declared === undefined || declared === 'utf-8' ? '' : '\ufeff';
      this.put(path, mark + source.text.replace(/^\ufeff/, ''));
      newSources.push(path);
    }
    const found = new Set(
      sources.flatMap(({ source, path }) => (path === undefined ? [] : (source.name ?? []))),
    );
    const problems = this.problems.filter(({ reason, at }) => !(reason === 'text-missing' && found.has(at)));
    this.problems.splice(0, this.problems.length, ...problems);
    this.ownSides(
      codes,
      new Set(sources.flatMap(({ source, path }) => (path === source.path ? (path ?? []) : []))),
    );
    const names = this.coderNames();
    const settled = this.settings(names, newSources);
    if (typeof settled === 'string') return { unsafe: settled };
    const attributes = addAttributes(this.builder.build(this.files), path => this.textAt(path), sources);
    if ('unsafe' in attributes) return attributes;
    for (const { path, after } of attributes.files) this.put(path, after);
    this.problems.push(...attributes.problems);
    const corpus = this.builder.build(this.files);
    const { rows, counted, comments } = this.rows(sources, codes, names);
    const restored = ownRows(foreign.own, corpus, rows);
    const codings = planImport(corpus, [...rows, ...restored.rows], path => this.textAt(path));
    const kept = joinKept(there, this.kept(sources, codes, comments));
    const written = this.needsKept(kept) ? writeKept(kept) : undefined;
    const files = [...this.files].flatMap(([path, file]): PlannedFile[] => {
      const old = this.project.get(path);
      if (file.kind !== 'text' || file === old) return [];
      return [{ path, before: old?.kind === 'text' ? old.text : undefined, after: file.text }];
    });
    if (written !== undefined && written !== keptText)
      files.push({ path: keptFile, before: keptText, after: written });
    return {
      files,
      corpus,
      codings,
      reviews: restored.reviews,
      problems: this.problems,
      newCodes: codes.added,
      differing: codes.differing,
      newSources,
      coders: [...names.values()],
      attributes: attributes.count,
      counted,
      title: foreign.title,
    };
  }

  private textAt(path: string): string | undefined {
    const file = this.files.get(path);
    return file?.kind === 'text' ? file.text : undefined;
  }

  private put(path: string, text: string): void {
    if (this.textAt(path) !== text) this.files.set(path, { kind: 'text', text, encoding: 'utf-8' });
  }

  private codes(there: Kept): MergedCodes | undefined {
    const file = this.files.get(codebookFile);
    if (file && file.kind !== 'text') return undefined;
    const { title = '' } = this.foreign;
    const begun = `version: 1\n${renderTitle(title)}themes: []\n`;
    return mergeCodes(
      file?.text ?? this.own[codebookFile] ?? begun,
      this.foreign.codes,
      there.codes,
      this.foreign.own?.unlisted,
    );
  }

  /** Our own settings, where there are none, and the file of attributes that they name. */
  private ownSettings(): void {
    const text = this.own[corpusFile];
    if (text === undefined || this.files.has(corpusFile)) return;
    this.put(corpusFile, text);
    const { attributesFile = '' } = declarationsIn({ kind: 'text', text, encoding: 'utf-8' });
    const table = this.own[attributesFile];
    const isTable = /\.(?:csv|tsv)$/i.test(attributesFile);
    if (table !== undefined && isTable && !this.files.has(attributesFile)) this.put(attributesFile, table);
  }

  /** Our own side files, where the import brings them back and there are none. */
  private ownSides({ paths }: MergedCodes, places: ReadonlySet<string>): void {
    if (!this.foreign.own) return;
    const selections = new Map<string, ForeignSelection[]>();
    for (const each of this.foreign.sources.flatMap(source => source.selections)) {
      const { guid = '' } = each;
      const codes = each.codes.map(code => paths.get(code) ?? code);
      selections.set(guid, [...(selections.get(guid) ?? []), { ...each, codes }]);
    }
    for (const [path, text] of Object.entries(ownSideFiles(this.foreign.own, selections)))
      if (!this.files.has(path) && ownerOf(path, each => places.has(each))) this.put(path, text);
  }

  /** Names of coders as they are here, by their names there. */
  private coderNames(): ReadonlyMap<string, string> {
    const names = new Map<string, string>();
    for (const { selections } of this.foreign.sources)
      for (const { coder = this.coder } of selections)
        if (coder !== undefined && !names.has(coder)) {
          const wanted = coderName(coder);
          const isTaken = (name: string) => [...names.values()].includes(name);
          let name = wanted;
          for (let number = 2; isTaken(name); number++) name = `${wanted}-${number}`;
          names.set(coder, name);
        }
    return names;
  }

  /** Puts coders, and sources that no pattern finds, into corpus.yaml; the file's name where it cannot be changed. */
  private settings(names: ReadonlyMap<string, string>, sources: readonly string[]): string | undefined {
    const corpus = this.builder.build(this.files);
    const coders = [...names.values()].filter(name => !corpus.settings.coders.includes(name));
    const found = new Set(allTexts(corpus).map(({ source }) => source.path));
    const unseen = sources.filter(path => !found.has(path));
    for (const [key, values] of [
      ['coders', coders],
      ['sources', unseen],
    ] as const) {
      if (values.length === 0) continue;
      const old = this.textAt(corpusFile);
      if (old === undefined && this.files.has(corpusFile)) return corpusFile;
      const text = normalizeText(old?.trim() ? old : 'version: 1\n');
      const added = putEntries(text, { path: [], key }, Number.POSITIVE_INFINITY, values.map(newPiece));
      if (added === undefined) return corpusFile;
      this.put(corpusFile, added);
    }
    const now = this.builder.build(this.files);
    const all = new Set(allTexts(now).map(({ source }) => source.path));
    const isDone =
      coders.every(name => now.settings.coders.includes(name)) && sources.every(path => all.has(path));
    return isDone ? undefined : corpusFile;
  }

  private rows(
    sources: readonly { readonly source: ForeignSource; readonly path: string | undefined }[],
    codes: MergedCodes,
    names: ReadonlyMap<string, string>,
  ): {
    readonly rows: readonly CodingRow[];
    readonly counted: readonly CountedText[];
    readonly comments: readonly KeptComment[];
  } {
    const comments: KeptComment[] = [];
    const rows: CodingRow[] = [];
    const counted: CountedText[] = [];
    for (const { source, path } of sources) {
      const selections = source.selections.map(each => {
        const coder = each.coder ?? this.coder;
        return {
          ...each,
          codes: each.codes.map(code => codes.paths.get(code) ?? code),
          ...(coder !== undefined && { coder: names.get(coder) ?? coder }),
        };
      });
      const file = path === undefined ? undefined : this.textAt(path);
      const text = textToPlace(source.text, file);
      if (path === undefined || file === undefined || text === undefined) {
        for (const { where, quote } of selections)
          this.problems.push({ reason: 'no-place', at: where, ...defined({ detail: quote }) });
        continue;
      }
      const { units } = this.foreign;
      const found = rowsOf({
        path,
        text,
        file,
        selections,
        units,
        ...defined({ comments: source.comments }),
      });
      rows.push(...found.rows);
      comments.push(...found.comments);
      this.problems.push(...found.problems);
      if (found.counting) counted.push({ source: path, counting: found.counting });
    }
    return { rows, counted, comments };
  }

  private kept(
    sources: readonly { readonly source: ForeignSource; readonly path: string | undefined }[],
    { paths }: MergedCodes,
    comments: readonly KeptComment[],
  ): Kept {
    const places = sources.flatMap(({ source, path }) =>
      path === undefined ? [] : [[source.key, path] as const],
    );
    return {
      ...this.foreign.kept,
      codes: Object.fromEntries(paths),
      sources: Object.fromEntries(places),
      ...(comments.length > 0 && { comments }),
    };
  }

  /** A file that only repeats what our own files say is not worth having. */
  private needsKept({ notes, comments, sets, links, cases }: Kept): boolean {
    const isForeign = this.foreign.own === undefined && this.foreign.kept.users !== undefined;
    return isForeign || [notes, comments, sets, links, cases].some(list => list !== undefined);
  }
}

/** The text in which positions are looked up: that of the other program, unless the file of the project says what it left open. */
function textToPlace(given: string | undefined, file: string | undefined): string | undefined {
  if (given === undefined || file === undefined) return file;
  if (normalizeText(given) === normalizeText(file)) return given;
  return given.length === file.length ? file : given;
}
