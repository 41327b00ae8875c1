import type { Overview } from '../protocol';

export type Issue = Overview['issues'][number];

const order: readonly Issue['severity'][] = ['error', 'warning', 'info'];

/** Issues as they are listed: errors first, notes last, else by file and place as they come. */
export function sortIssues(issues: readonly Issue[]): readonly Issue[] {
  return order.flatMap(severity => issues.filter(issue => issue.severity === severity));
}

/** How many issues want something done: notes do not count. */
export function countFindings(issues: readonly Issue[]): number {
  return issues.filter(issue => issue.severity !== 'info').length;
}
