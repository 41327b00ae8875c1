import { allThemes } from '../annotations/annotation';
import { ownerOf } from '../annotations/sideFile';
import { type Code, pathsDownTo } from '../codebook/codebook';
import { palette } from '../codebook/palette';
import { type Corpus, sourceAt } from '../corpus/corpus';
import { idIn } from '../refactoring/refactoring';
import type { YamlPath } from '../yaml/parse';
import type { YamlKind } from './schema';

/** Something of the project that a key or value can name: what a schema cannot know. */
export interface Meaning {
  readonly text: string;
  readonly kind: 'code' | 'source' | 'attribute' | 'coder' | 'color';
  /** The name people read, where the text is an id or path. */
  readonly name?: string;
  readonly definition?: string;
}

/** What the values at a path can name. `file` is the project-relative path of the file they are in. */
export function valueMeanings(
  kind: YamlKind,
  path: YamlPath,
  corpus: Corpus,
  file: string,
): readonly Meaning[] {
  if (namesCode(kind, path)) {
    const codes = [...corpus.codebook.codes.values()].map(code => codeMeaning(corpus, code));
    return fits(path, 'reviewed/#/code') ? [...codes, { text: allThemes, kind: 'code' }] : codes;
  }
  if (namesTheme(kind, path)) return corpus.codebook.themes.map(theme => codeMeaning(corpus, theme));
  const is = (wanted: YamlKind, pattern: string) => kind === wanted && fits(path, pattern);
  if (is('corpus', 'sources/#') || is('corpus', 'reference')) return sources(corpus);
  if (is('codebook', 'themes/#/color')) {
    const taken = new Set(corpus.codebook.themes.map(theme => theme.color));
    return palette.filter(color => !taken.has(color)).map(text => ({ text, kind: 'color' }));
  }
  if (is('sideFile', 'source')) {
    const owner = ownerOf(file, path => sourceAt(corpus, path) !== undefined);
    return owner ? [{ text: owner.source.slice(owner.source.lastIndexOf('/') + 1), kind: 'source' }] : [];
  }
  if (is('sideFile', 'annotations/#/coder') || is('sideFile', 'reviewed/#/coder')) {
    return corpus.settings.coders.map(text => ({ text, kind: 'coder' }));
  }
  return [];
}

/** What the keys of the mapping at a path can name. */
export function keyMeanings(kind: YamlKind, path: YamlPath, corpus: Corpus): readonly Meaning[] {
  if (kind !== 'corpus') return [];
  if (fits(path, 'attributes')) return sources(corpus);
  if (!fits(path, 'attributes/*')) return [];
  const names = new Set([...corpus.settings.attributes.values()].flatMap(each => Object.keys(each)));
  return [...names].map(text => ({ text, kind: 'attribute' }));
}

/** The code or theme that a value at a path names. */
export function codeNamedBy(kind: YamlKind, path: YamlPath, text: string, corpus: Corpus): Code | undefined {
  if (namesCode(kind, path)) return corpus.codebook.codes.get(text);
  return namesTheme(kind, path) ? corpus.codebook.themes.find(theme => theme.id === text) : undefined;
}

function namesCode(kind: YamlKind, path: YamlPath): boolean {
  return kind === 'sideFile' && (fits(path, 'annotations/#/codes/#') || fits(path, 'reviewed/#/code'));
}

function namesTheme(kind: YamlKind, path: YamlPath): boolean {
  return kind === 'corpus' && (fits(path, 'network/groups/*/#') || fits(path, 'network/without/#'));
}

/** Whether a path is of a form; `#` stands for an item, `*` for any key. */
function fits(path: YamlPath, pattern: string): boolean {
  const steps = pattern.split('/');
  return (
    steps.length === path.length &&
    steps.every((step, i) => (typeof path[i] === 'number' ? step === '#' : step === '*' || step === path[i]))
  );
}

function codeMeaning(corpus: Corpus, code: Code): Meaning {
  return {
    text: code.path,
    kind: 'code',
    name: namesFromTheme(corpus, code),
    ...(code.definition === undefined ? {} : { definition: code.definition }),
  };
}

/** Names of a code and all above it, theme first. */
export function namesFromTheme({ codebook }: Corpus, code: Code): string {
  return pathsDownTo(code.path)
    .map(path => codebook.codes.get(path)?.name ?? idIn(path))
    .join(' › ');
}

function sources(corpus: Corpus): readonly Meaning[] {
  return corpus.sources.map(({ source }) => ({ text: source.path, kind: 'source' }));
}
