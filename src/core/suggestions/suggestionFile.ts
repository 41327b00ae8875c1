import schema from '../../../schemas/suggestions.schema.json';
import type { Annotation } from '../annotations/annotation';
import { parseSideFile, type SideFile } from '../annotations/sideFile';
import { asFields, asList, asText, defined, type Fields } from '../base/values';
import { parseYaml } from '../yaml/parse';

const suffix = '.suggestions.yaml';

/** One time that a model was asked about a source: what a person needs to say how its suggestions came about. */
export interface Run {
  /** Short, unique in its file; the ids of its suggestions begin with it. */
  readonly id: string;
  /** The model's name, as the program or the editor gives it. */
  readonly model: string;
  readonly version?: string;
  /** Hash of the prompt's file, not of what was put into it; `undefined` where the model chose its own words. */
  readonly prompt?: string;
  /** Hash of codebook.yaml at that time. */
  readonly codebook: string;
  /** Day, YYYY-MM-DD. */
  readonly created: string;
  /** The model had been shown passages that people have coded: its agreement with them proves nothing. */
  readonly sawCodes?: true;
}

/** A suggestion that a person does not want. */
export interface Rejection {
  /** Id of the suggestion. */
  readonly id: string;
  readonly by?: string;
  readonly created?: string;
}

/** Suggestions of one model for one source, as read from its file. The memo of a suggestion is the model's reason. */
export interface SuggestionFile {
  readonly side: SideFile;
  readonly runs: readonly Run[];
  readonly rejected: readonly Rejection[];
  /** Hash of the text that they were checked against; `undefined` where the file gives none. */
  readonly hash: string | undefined;
}

/** Keys of a run and of a rejection, in the order they are written. */
export const runFields = ['id', 'model', 'version', 'prompt', 'codebook', 'created', 'sawCodes'] as const;
export const rejectionFields = ['id', 'by', 'created'] as const;

/**
 * Path of the file with a model's suggestions for a source. It is no side file by its very name: whatever counts, shows, exports or
 * merges coding never meets it, whatever corpus.yaml says, and in earlier versions of this program, too.
 */
export function suggestionFilePath(source: string, model: string): string {
  return `${source}.${model}${suffix}`;
}

export function isSuggestionFile(path: string): boolean {
  return path.endsWith(suffix);
}

/** Source and model of a file of suggestions; `undefined` if there is no such source. */
export function suggestionOwner(
  path: string,
  isSource: (path: string) => boolean,
): { readonly source: string; readonly model: string } | undefined {
  if (!isSuggestionFile(path)) return undefined;
  const stem = path.slice(0, -suffix.length);
  const dot = stem.lastIndexOf('.');
  const source = stem.slice(0, dot);
  return dot > 0 && isSource(source) ? { source, model: stem.slice(dot + 1) } : undefined;
}

/** Reads a file of suggestions. `side.sound` says whether it could be read; one that could not is never written. */
export function parseSuggestions(path: string, text: string, model: string): SuggestionFile {
  const side = parseSideFile(path, text, model);
  const checked = parseYaml(path, text, schema);
  const root = asFields(side.yaml.value);
  return {
    side: { ...side, issues: checked.issues },
    runs: asList(root.runs)
      .map(each => readRun(asFields(each)))
      .filter(each => each !== undefined),
    rejected: asList(root.rejected)
      .map(each => readRejection(asFields(each)))
      .filter(each => each !== undefined),
    hash: asText(root.hash),
  };
}

function readRun({ id, model, version, prompt, codebook, created, sawCodes }: Fields): Run | undefined {
  const named = { id: asText(id), model: asText(model) };
  if (named.id === undefined || named.model === undefined) return undefined;
  return {
    id: named.id,
    model: named.model,
    codebook: asText(codebook) ?? '',
    created: asText(created) ?? '',
    ...defined({ version: asText(version), prompt: asText(prompt) }),
    ...(sawCodes === true && { sawCodes }),
  };
}

function readRejection({ id, by, created }: Fields): Rejection | undefined {
  const named = asText(id);
  return named === undefined
    ? undefined
    : { id: named, ...defined({ by: asText(by), created: asText(created) }) };
}

/** What an annotation says of the suggestion that it was taken over from: the model, and the suggestion's id. */
export function suggestedBy(model: string, { id }: Pick<Annotation, 'id'>): string {
  return `${model}#${id}`;
}
