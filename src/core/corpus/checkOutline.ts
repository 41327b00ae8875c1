import { fileStart, type Issue, issue, lineRange } from '../base/issue';
import type { BrokenNumbers } from '../text/headings';
import type { CodedSource } from './corpus';
import { charactersInScope, isInScope } from './scope';
import { unusualShares } from './unusualShares';

/** What of a source's outline is compared with that of the others. */
export interface SourceOutline {
  readonly path: string;
  readonly broken: readonly BrokenNumbers[];
  readonly isEmpty: boolean;
  /** Line of the first heading of the section that `scope.section` selects; `undefined` where there is none. */
  readonly scoped: number | undefined;
  /** Whether only a table of contents names that section. */
  readonly inContents: boolean;
  /** Characters in scope, and of the whole reading. */
  readonly part: number;
  readonly whole: number;
}

/** What to compare of a source's outline. */
export function outlineOf(coded: CodedSource, section: string | undefined): SourceOutline {
  const { source, analysis } = coded;
  const first =
    section === undefined ? undefined : analysis.headings.find(heading => isInScope(heading, section));
  return {
    path: source.path,
    broken: analysis.broken,
    isEmpty: source.text.trim() === '',
    scoped: first?.line,
    inContents: section !== undefined && !first && isOnlyInContents(coded, section),
    part: charactersInScope(analysis),
    whole: analysis.reading.text.length,
  };
}

/** Issues of the headings of the sources, and of the sections that `scope.section` selects. */
export function outlineIssues(
  sources: readonly SourceOutline[],
  section: string | undefined,
): readonly Issue[] {
  const broken = sources.flatMap(({ path, broken }) => broken.map(each => brokenIssue(path, each)));
  return section === undefined ? broken : [...broken, ...scopeIssues(sources, section)];
}

function brokenIssue(path: string, { before, after }: BrokenNumbers): Issue {
  if (!before) {
    return issue('numbers-begin-late', path, lineRange(after.line), after.number ?? 0, after.title);
  }
  return issue(
    'broken-numbers',
    path,
    lineRange(after.line),
    (before.number ?? 0) + 1,
    before.title,
    before.line,
    after.number ?? 0,
    after.title,
  );
}

/** A source without the section seems to have no hits; if its section ends in the wrong place, it has too many or too few. */
function scopeIssues(sources: readonly SourceOutline[], section: string): readonly Issue[] {
  const texts = sources.filter(({ isEmpty }) => !isEmpty);
  const scoped = texts.flatMap(each => (each.scoped === undefined ? [] : [{ ...each, line: each.scoped }]));
  const missing = texts
    .filter(each => each.scoped === undefined)
    .map(({ path, inContents }) =>
      issue(
        inContents ? 'scope-in-contents' : 'outside-of-scope',
        path,
        fileStart,
        section,
        scoped.length,
        texts.length,
      ),
    );
  const odd = unusualShares(scoped);
  const lengths = scoped.flatMap(({ path, line }, i) => {
    const each = odd[i];
    if (!each) return [];
    const code = each.is === 'large' ? 'long-section' : 'short-section';
    const shares = [percent(each.share), scoped.length - 1, percent(each.usual)];
    return [issue(code, path, lineRange(line), section, ...shares)];
  });
  return [...missing, ...lengths];
}

function isOnlyInContents({ source, analysis }: CodedSource, section: string): boolean {
  return analysis.contents.some(({ start, end }) =>
    isInScope({ title: source.text.slice(start, end) }, section),
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
