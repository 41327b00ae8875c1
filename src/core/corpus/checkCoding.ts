import { allThemes } from '../annotations/annotation';
import { consensusCoder } from '../annotations/settlement';
import { readReview, type SideFile } from '../annotations/sideFile';
import { type Issue, issue, type Range } from '../base/issue';
import { asFields, asList, asText } from '../base/values';
import type { Codebook } from '../codebook/codebook';
import { counts } from '../codebook/columns';
import type { YamlPath } from '../yaml/parse';
import { type CodedSource, isPlaced } from './corpus';
import { repetitionIssues } from './repetitions';

/** Stands for a coder without a name. */
const unnamed = '?';

/** So much of a quote is told: a passage may be a whole section. */
const mostTold = 120;

/**
 * What is wrong with the coding of one source: passages without a certain place, codes that are not in the codebook
 * (where there is one), what is coded twice, and what a coder marks absent and codes all the same. That two coders differ is no fault of
 * either, and told as such. Of coders who are not shown, nothing is said.
 */
export function checkCoding(
  coded: CodedSource,
  codebook: Codebook | undefined,
  onlyCoder: string | undefined,
  issues: Issue[],
): void {
  // The next snapshot has the same of all sources but the one that was edited.
  const before = known.get(coded);
  const isKnown = before?.codebook === codebook && before?.onlyCoder === onlyCoder;
  const found = before && isKnown ? before.issues : issuesOf(coded, codebook, onlyCoder);
  known.set(coded, { codebook, onlyCoder, issues: found });
  for (const each of found) issues.push(each);
}

const known = new WeakMap<
  CodedSource,
  {
    readonly codebook: Codebook | undefined;
    readonly onlyCoder: string | undefined;
    readonly issues: readonly Issue[];
  }
>();

function issuesOf(
  coded: CodedSource,
  codebook: Codebook | undefined,
  onlyCoder: string | undefined,
): readonly Issue[] {
  const issues: Issue[] = [];
  issues.push(...repetitionIssues(coded, code => codebook?.codes.get(code)?.name ?? code));
  const isShown = (coder: string | undefined) => onlyCoder === undefined || coder === onlyCoder;
  for (const side of coded.sideFiles) {
    reportAnchors(coded, side, issues);
    if (codebook === undefined) continue;
    for (const { id, codes } of side.annotations.filter(({ coder }) => isShown(coder))) {
      codes.forEach((code, i) => {
        if (codebook.codes.has(code)) return;
        issues.push(issue('unknown-code', side.path, rangeOfAnnotation(side, id, 'codes', i), code));
      });
    }
    asList(asFields(side.yaml.value).reviewed).forEach((value, i) => {
      const review = readReview(asFields(value), side.coder);
      if (!review || review.code === allThemes || !isShown(review.coder)) return;
      const range = () => side.yaml.rangeOf(['reviewed', i, 'code']);
      const code = codebook.codes.get(review.code);
      if (!code) issues.push(issue('unknown-code', side.path, range(), review.code));
      else if (review.absent) {
        const coders = codersOf(coded, review.code, codebook);
        // The consensus may differ from those it was settled from.
        const others = [...coders].filter(coder => coder !== consensusCoder);
        if (coders.has(review.coder)) issues.push(issue('absent-but-coded', side.path, range(), code.name));
        else if (others.length > 0 && review.coder !== consensusCoder) {
          const names = others.map(coder => coder ?? unnamed).join(', ');
          issues.push(
            issue('coders-disagree', side.path, range(), code.name, review.coder ?? unnamed, names),
          );
        }
      }
    });
  }
  return issues;
}

function reportAnchors(coded: CodedSource, side: SideFile, issues: Issue[]): void {
  for (const { annotation, anchor, file } of coded.annotations) {
    if (file !== side.path) continue;
    const report = (
      code: 'fuzzy' | 'ambiguous' | 'orphan' | 'orphan-like' | 'orphan-kept',
      ...args: number[]
    ) =>
      issues.push(
        issue(code, file, rangeOfAnnotation(side, annotation.id, 'quote'), told(annotation.quote), ...args),
      );
    if (anchor.state === 'fuzzy') report('fuzzy');
    else if (anchor.state === 'ambiguous') report('ambiguous', anchor.ties);
    else if (anchor.state === 'orphan' && anchor.nearest) {
      report('orphan-like', coded.source.lines.position(anchor.nearest.start).line);
    } else if (anchor.state === 'orphan') report(anchor.reason === 'declared' ? 'orphan-kept' : 'orphan');
  }
}

function told(quote: string): string {
  return quote.length > mostTold ? `${quote.slice(0, mostTold)}…` : quote;
}

/** Who coded a passage that counts with it, in the order of the passages; `undefined`: nobody is named. */
function codersOf(coded: CodedSource, code: string, codebook: Codebook): ReadonlySet<string | undefined> {
  return new Set(
    coded.annotations
      .filter(placed => isPlaced(placed) && counts([code], placed.annotation.codes, codebook))
      .map(({ annotation }) => annotation.coder),
  );
}

function rangeOfAnnotation(side: SideFile, id: string, ...at: YamlPath): Range {
  const index = asList(asFields(side.yaml.value).annotations).findIndex(
    each => asText(asFields(each).id) === id,
  );
  return side.yaml.rangeOf(['annotations', index, ...at]);
}
