import type { Overview } from '../protocol';

export type ListedIssue = Overview['issues'][number];

const order: readonly ListedIssue['severity'][] = ['error', 'warning', 'info'];

/** Issues in list order: errors first, notes last, otherwise as given, by file and place. */
export function sortIssues(issues: readonly ListedIssue[]): readonly ListedIssue[] {
  return order.flatMap(severity => issues.filter(issue => issue.severity === severity));
}

/** Number of issues that require action; notes do not count. */
export function countFindings(issues: readonly ListedIssue[]): number {
  return issues.filter(issue => issue.severity !== 'info').length;
}
