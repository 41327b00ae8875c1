import { defined } from '../../base/values';
import type {
  ForeignCode,
  ForeignProblem,
  ForeignProject,
  ForeignSelection,
  ForeignSource,
} from '../foreign';
import { pointsFirst } from '../units';

/** A project of a format that has no more than codes, texts and passages. */
export function projectOf(
  format: string,
  parts: Partial<Omit<ForeignProject, 'format'>> & { readonly problems?: readonly ForeignProblem[] },
): ForeignProject {
  return { format, codes: [], sources: [], problems: [], kept: {}, units: pointsFirst, ...parts };
}

/** Codes without levels, by their names. */
export function codesNamed(sources: readonly ForeignSource[]): readonly ForeignCode[] {
  const names = new Set(sources.flatMap(({ selections }) => selections.flatMap(({ codes }) => codes)));
  return [...names].map(name => ({ key: name, name, codes: [] }));
}

/** Passages that differ in nothing but their codes, as one with all of them. */
export function merged(selections: readonly ForeignSelection[]): readonly ForeignSelection[] {
  const found = new Map<string, ForeignSelection>();
  for (const [i, selection] of selections.entries()) {
    const { start, end, quote, coder, memo } = selection;
    // Without a place, each may be another one with the same words.
    const key = JSON.stringify([start ?? `no place ${i}`, end, quote, coder, memo]);
    const there = found.get(key);
    const codes = [...new Set([...(there?.codes ?? []), ...selection.codes])];
    found.set(key, { ...(there ?? selection), codes });
  }
  return [...found.values()];
}

interface Branch {
  definition: string | undefined;
  color: string | undefined;
  keywords: readonly string[] | undefined;
  readonly name: string;
  readonly below: Map<string, Branch>;
}

/** A tree that grows by the names of codes from the top down. */
export class CodeTree {
  private readonly root = new Map<string, Branch>();

  /** Gives the key of the code. */
  add(names: readonly string[], said: Pick<ForeignCode, 'definition' | 'color' | 'keywords'> = {}): string {
    let level = this.root;
    let branch: Branch | undefined;
    for (const name of names) {
      branch = level.get(name) ?? {
        name,
        definition: undefined,
        color: undefined,
        keywords: undefined,
        below: new Map(),
      };
      level.set(name, branch);
      level = branch.below;
    }
    if (branch) {
      branch.definition ??= said.definition;
      branch.color ??= said.color;
      branch.keywords ??= said.keywords;
    }
    return names.join('\u0000');
  }

  get codes(): readonly ForeignCode[] {
    const write = (level: ReadonlyMap<string, Branch>, above: readonly string[]): readonly ForeignCode[] =>
      [...level.values()].map(({ name, definition, color, keywords, below }) => {
        const names = [...above, name];
        return {
          key: names.join('\u0000'),
          name,
          ...defined({ definition, color, keywords }),
          codes: write(below, names),
        };
      });
    return write(this.root, []);
  }
}

/** Sources by their names, in the order in which they are met. */
export class SourceList {
  private readonly found = new Map<
    string,
    { selections: ForeignSelection[]; attributes: Map<string, string> }
  >();

  of(name: string) {
    const there = this.found.get(name) ?? { selections: [], attributes: new Map<string, string>() };
    this.found.set(name, there);
    return there;
  }

  get sources(): readonly ForeignSource[] {
    return [...this.found].map(([name, { selections, attributes }]) => ({
      key: name,
      ...(name !== '' && { name }),
      selections: merged(selections),
      attributes,
    }));
  }
}
