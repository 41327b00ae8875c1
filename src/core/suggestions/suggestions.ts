import { isCertain, type Placed, resolveAll } from '../annotations/anchor';
import type { Annotation } from '../annotations/annotation';
import { compareText } from '../base/order';
import { allTexts, type CodedSource, type Corpus } from '../corpus/corpus';
import type { ProjectFiles } from '../corpus/store';
import { hashSource } from '../text/source';
import {
  isSuggestionFile,
  parseSuggestions,
  type Run,
  type SuggestionFile,
  suggestedBy,
  suggestionOwner,
} from './suggestionFile';

/**
 * What became of a suggestion: nobody has decided; it was taken over as it is, or with other codes or another extent; it was rejected; or
 * its passage is no longer certain, since the text has changed.
 */
export type SuggestionState = 'open' | 'accepted' | 'changed' | 'rejected' | 'lost';

/** A suggestion with its place in today's text. */
export interface ModelSuggestion {
  readonly source: string;
  readonly model: string;
  /** Path of the file it is kept in. */
  readonly file: string;
  readonly annotation: Annotation;
  /** `undefined`: its place is not certain. */
  readonly anchor: Placed | undefined;
  readonly run: Run | undefined;
  readonly state: SuggestionState;
}

/** ModelSuggestions of a project, and the files of them that cannot be read. */
export interface ModelSuggestions {
  readonly all: readonly ModelSuggestion[];
  readonly unread: readonly string[];
}

/** How often which code was taken over. */
export interface Acceptance {
  readonly model: string;
  /** Path of the code. */
  readonly code: string;
  readonly suggested: number;
  readonly accepted: number;
  readonly changed: number;
  readonly rejected: number;
  readonly open: number;
}

/** All suggestions of models for the texts of a project, in order of texts, models and places. `files`: those with suggestions. */
export function suggestionsOf(corpus: Corpus, files: ProjectFiles): ModelSuggestions {
  const texts = new Map(allTexts(corpus).map(coded => [coded.source.path, coded]));
  const bySource = new Map<string, ModelSuggestion[]>();
  const unread: string[] = [];
  for (const path of [...files.keys()].filter(isSuggestionFile).sort(compareText)) {
    const owner = suggestionOwner(path, each => texts.has(each));
    const file = files.get(path);
    const coded = owner && texts.get(owner.source);
    if (!owner || !coded || file?.kind === 'missing') continue;
    if (file?.kind !== 'text') {
      unread.push(path);
      continue;
    }
    const read = parseSuggestions(path, file.text, owner.model);
    if (!read.side.whole) unread.push(path);
    const own = bySource.get(owner.source) ?? [];
    bySource.set(owner.source, own);
    own.push(...placed(coded, read, owner.model, path));
  }
  return { all: [...texts.keys()].flatMap(path => bySource.get(path) ?? []), unread };
}

function placed(
  coded: CodedSource,
  { side, runs, rejected, hash }: SuggestionFile,
  model: string,
  file: string,
): readonly ModelSuggestion[] {
  const { source, analysis } = coded;
  const recorded = hash === undefined ? 'unknown' : hash === hashSource(source) ? 'same' : 'changed';
  const anchors = resolveAll(source, analysis.reading, side.annotations, recorded);
  const no = new Set(rejected.map(({ id }) => id));
  const made = new Map(
    [...coded.annotations, ...coded.hidden].flatMap(({ annotation }) =>
      annotation.suggestedBy === undefined ? [] : [[annotation.suggestedBy, annotation] as const],
    ),
  );
  return side.annotations.map((annotation, i) => {
    const anchor = anchors[i]!;
    const place = isCertain(anchor) ? anchor : undefined;
    const taken = made.get(suggestedBy(model, annotation));
    const same = taken && taken.quote === annotation.quote && sameCodes(taken, annotation);
    const state = taken
      ? same
        ? 'accepted'
        : 'changed'
      : no.has(annotation.id)
        ? 'rejected'
        : place
          ? 'open'
          : 'lost';
    return {
      source: source.path,
      model,
      file,
      annotation,
      anchor: place,
      run: runs.find(({ id }) => annotation.id.startsWith(`${id}-`)),
      state,
    };
  });
}

function sameCodes(a: Annotation, b: Annotation): boolean {
  return [...a.codes].sort().join(' ') === [...b.codes].sort().join(' ');
}

/** How often which code of which model was taken over, in order of models and codes of the codebook. */
export function acceptanceOf({ codebook }: Corpus, { all }: ModelSuggestions): readonly Acceptance[] {
  const models = [...new Set(all.map(({ model }) => model))].sort(compareText);
  return models.flatMap(model =>
    [...codebook.codes.keys()].flatMap(code => {
      const own = all.filter(each => each.model === model && each.annotation.codes.includes(code));
      const count = (state: SuggestionState) => own.filter(each => each.state === state).length;
      if (own.length === 0) return [];
      return {
        model,
        code,
        suggested: own.length,
        accepted: count('accepted'),
        changed: count('changed'),
        rejected: count('rejected'),
        open: count('open'),
      };
    }),
  );
}

/**
 * The files of a project in which suggestions of models are side files like those of people: for comparison only. Nothing of it is
 * ever written.
 */
export function withModels(
  files: ProjectFiles,
  suggestions: ProjectFiles,
  models: readonly string[],
): ProjectFiles {
  const all = new Map(files);
  for (const [path, file] of suggestions) {
    const owner = suggestionOwner(path, each => files.has(each));
    if (owner && models.includes(owner.model)) all.set(`${owner.source}.${owner.model}.codes.yaml`, file);
  }
  return all;
}
