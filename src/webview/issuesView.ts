import type { Translate } from '../core/base/l10n';
import { element } from './dom';
import { type ListedIssue, sortIssues } from './issueList';
import { rove, settleRove } from './list';

/** A sign for each severity, so that they differ without colour. */
const signs: Readonly<Record<ListedIssue['severity'], string>> = { error: '✕', warning: '⚠', info: 'ⓘ' };

/** The list of issues; each leads to its place. */
export class IssuesView {
  private readonly list = element('div', { class: 'list' });
  readonly dom = element('div', { class: 'scroller', 'data-pane': 'issues' }, this.list);
  private shown = '';

  constructor(
    private readonly open: (issue: ListedIssue) => void,
    private readonly t: Translate,
  ) {
    rove(this.list, '.issue');
  }

  update(issues: readonly ListedIssue[]): void {
    const text = JSON.stringify(issues);
    if (text === this.shown) return;
    this.shown = text;
    const items = [...this.list.querySelectorAll<HTMLElement>('.issue')];
    const focused = items.indexOf(document.activeElement as HTMLElement);
    this.list.replaceChildren(...sortIssues(issues).map(issue => this.item(issue)));
    settleRove(this.list, '.issue');
    if (focused === -1) return;
    const now = this.list.querySelectorAll<HTMLElement>('.issue');
    now[Math.min(focused, now.length - 1)]?.focus();
  }

  private item(issue: ListedIssue): HTMLElement {
    const { t } = this;
    const severity = { error: t('Error'), warning: t('Warning'), info: t('Note') }[issue.severity];
    return element(
      'button',
      {
        class: `issue ${issue.severity}`,
        tabindex: -1,
        'data-code': issue.code,
        onclick: () => this.open(issue),
      },
      element(
        'span',
        { class: 'sign', role: 'img', 'aria-label': severity, title: severity },
        signs[issue.severity],
      ),
      element('span', { class: 'message' }, issue.message),
      element('span', { class: 'place' }, `${issue.source}:${issue.line}`),
    );
  }
}
