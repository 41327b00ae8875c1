import { type Issue, issue } from '../base/issue';
import type { YamlFile, YamlPath } from '../yaml/parse';
import { nameKey } from './select';
import { corpusFile, type Settings } from './settings';
import type { ProjectFiles } from './store';

/** Finds files as they are called on disk, in whichever normal form they are named (macOS and ZIP files take others apart). */
export function pathFinder(paths: Iterable<string>): (named: string) => string | undefined {
  const all = [...paths];
  const known = new Set(all);
  const byKey = new Map(all.map(path => [nameKey(path), path]));
  return named => (known.has(named) ? named : byKey.get(nameKey(named)));
}

/** What corpus.yaml says of sources that do not exist. */
export function missingSources(
  value: Settings,
  files: ProjectFiles,
  rangeOf: YamlFile['rangeOf'],
): readonly Issue[] {
  const real = pathFinder(files.keys());
  const missing = (path: string, at: YamlPath) =>
    real(path) !== undefined ? [] : [issue('missing-source', corpusFile, rangeOf(at), path)];
  const { reference } = value;
  const isPattern = /[*?[\]{}()!]/;
  const { attributesFile } = value;
  const isGone = attributesFile !== undefined && real(attributesFile) === undefined;
  return [
    ...(isGone
      ? [issue('missing-attributes-file', corpusFile, rangeOf(['attributesFile']), attributesFile)]
      : []),
    ...(value.sources ?? []).flatMap((each, i) =>
      isPattern.test(each) ? [] : missing(each, ['sources', i]),
    ),
    ...(reference === undefined ? [] : missing(reference, ['reference'])),
    ...[...value.attributes.keys()].flatMap(path => missing(path, ['attributes', path])),
  ];
}
