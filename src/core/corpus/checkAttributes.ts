import { type Issue, issue, lineRange, type Range } from '../base/issue';
import type { YamlPath } from '../yaml/parse';
import { attributeValue, namesOf } from './attributeKinds';
import { checkAttribute, expectedKind } from './checkValue';
import { type Attributes, corpusFile, type Settings } from './settings';

/** Where attributes stand: the lines of the CSV file by source, and places in corpus.yaml. */
export interface AttributeLocations {
  readonly file: string | undefined;
  readonly lines: ReadonlyMap<string, number>;
  readonly inline: Settings['attributes'];
  readonly rangeOf: (path: YamlPath) => Range;
}

/** Values that are not what the others of their attribute are, told where they stand, as the table of attributes marks them. */
export function attributeIssues(
  paths: readonly string[],
  attributes: ReadonlyMap<string, Attributes>,
  { file, lines, inline, rangeOf }: AttributeLocations,
): readonly Issue[] {
  const all = paths.map(path => ({ path, own: attributes.get(path) ?? {} }));
  return namesOf(all.map(({ own }) => own)).flatMap(name => {
    const given = all.flatMap(({ path, own }) => {
      const value = attributeValue(own, name);
      return value === undefined ? [] : [{ path, text: String(value).trim() }];
    });
    const kind = expectedKind(
      name,
      given.map(({ text }) => text),
    );
    return given.flatMap(({ path, text }) => {
      const problem = checkAttribute(text, kind);
      if (!problem) return [];
      const line = lines.get(path);
      const isInline = Object.hasOwn(inline.get(path) ?? {}, name);
      return isInline || file === undefined || line === undefined
        ? [issue(`attribute-${problem}`, corpusFile, rangeOf(['attributes', path, name]), name, path, text)]
        : [issue(`attribute-${problem}`, file, lineRange(line), name, path, text)];
    });
  });
}
