import { describeIssues, nameOfSeverity, type Overview, type Translate } from '../core';
import { oneLine } from './textTable';

/** Issues, each on a line that begins with a place a terminal can open; then how many there are. */
export function formatIssues(issues: Overview['issues'], t: Translate): readonly string[] {
  const lines = issues.map(({ source, line, column, severity, message, code }) =>
    oneLine(`${source}:${line}:${column}: ${nameOfSeverity(severity, t)}: ${message} [${code}]`),
  );
  return [...lines, describeIssues(issues, t)];
}
