import * as vscode from 'vscode';
import { type GapFilter, listGaps } from '../../core';
import type { CodebookItem, SourceItem } from '../coding/items';
import type { SinglePanel } from '../pages/panel';
import { codePath } from '../trees/codebookTree';
import type { OverviewHost, OverviewSession } from './host';

/** *Review Gaps*: goes through the cells nobody has looked at, all or those of a theme or source, in the overview. */
export function registerGaps(session: OverviewSession, panel: SinglePanel<OverviewHost>): vscode.Disposable {
  return vscode.commands.registerCommand('policyCoder.reviewGaps', (item?: unknown) => {
    const { corpus } = session;
    if (!corpus) return;
    const filter = filterOf(item);
    const [first] = listGaps(corpus, filter);
    if (first) panel.open().show({ type: 'gaps', filter, first });
    else {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('There are no gaps: every cell is coded or marked absent.'),
      );
    }
  });
}

/** The gaps that an item of the codebook or of the sources stands for; all without one. */
function filterOf(item: unknown): GapFilter {
  if (typeof item !== 'object' || item === null) return {};
  if ('row' in item) {
    const { row, cell } = item as SourceItem;
    return { source: row.coded.source.path, ...(cell && { theme: cell.theme }) };
  }
  const theme = 'kind' in item ? codePath(item as CodebookItem) : undefined;
  return theme === undefined ? {} : { theme };
}
