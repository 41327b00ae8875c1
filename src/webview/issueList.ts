import type { Overview } from '../protocol';

export type ListedIssue = Overview['issues'][number];

const order: readonly ListedIssue['severity'][] = ['error', 'warning', 'info'];

/** Issues as they are listed: errors first, notes last, else by file and place as they come. */
export function sortIssues(issues: readonly ListedIssue[]): readonly ListedIssue[] {
  return order.flatMap(severity => issues.filter(issue => issue.severity === severity));
}

/** How many issues want something done: notes do not count. */
export function countFindings(issues: readonly ListedIssue[]): number {
  return issues.filter(issue => issue.severity !== 'info').length;
}
