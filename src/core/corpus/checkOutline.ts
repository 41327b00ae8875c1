import { fileStart, type Issue, issue, lineRange } from '../base/issue';
import type { BrokenNumbers } from '../text/headings';
import type { CodedSource } from './corpus';
import { charactersInScope, isInScope } from './scope';
import { unusualShares } from './unusualShares';

/** Issues of the headings of the sources, and of the sections that `scope.section` selects. */
export function outlineIssues(
  sources: readonly CodedSource[],
  section: string | undefined,
): readonly Issue[] {
  const broken = sources.flatMap(({ source, analysis }) =>
    analysis.broken.map(each => brokenIssue(source.path, each)),
  );
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
function scopeIssues(sources: readonly CodedSource[], section: string): readonly Issue[] {
  const texts = sources.filter(({ source }) => source.text.trim() !== '');
  const scoped = texts.flatMap(coded => {
    const first = coded.analysis.headings.find(heading => isInScope(heading, section));
    return first ? [{ coded, first }] : [];
  });
  const withSection = new Set(scoped.map(({ coded }) => coded));
  const missing = texts
    .filter(coded => !withSection.has(coded))
    .map(coded => missingIssue(coded, section, scoped.length, texts.length));
  const odd = unusualShares(
    scoped.map(({ coded: { analysis } }) => ({
      part: charactersInScope(analysis),
      whole: analysis.reading.text.length,
    })),
  );
  const lengths = scoped.flatMap(({ coded, first }, i) => {
    const each = odd[i];
    if (!each) return [];
    const code = each.is === 'large' ? 'long-section' : 'short-section';
    const shares = [percent(each.share), scoped.length - 1, percent(each.usual)];
    return [issue(code, coded.source.path, lineRange(first.line), section, ...shares)];
  });
  return [...missing, ...lengths];
}

function missingIssue(coded: CodedSource, section: string, having: number, all: number): Issue {
  const code = isOnlyInContents(coded, section) ? 'scope-in-contents' : 'outside-of-scope';
  return issue(code, coded.source.path, fileStart, section, having, all);
}

function isOnlyInContents({ source, analysis }: CodedSource, section: string): boolean {
  return analysis.contents.some(({ start, end }) =>
    isInScope({ title: source.text.slice(start, end) }, section),
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
