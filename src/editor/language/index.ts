import * as vscode from 'vscode';
import { registerColors } from './colors';
import { registerConfirmActions } from './confirmActions';
import { registerConflictActions } from './conflictActions';
import { showIssues } from './diagnostics';
import { registerKeyActions } from './keyActions';
import { registerOutline } from './outline';
import { assignPlanTextLanguage } from './planText';
import { registerRenamedActions } from './renamedActions';
import { registerRepetitionActions } from './repetitionActions';
import type { LanguageSession } from './session';
import { registerSeveralKeywordsActions } from './severalKeywordsActions';
import { registerYamlCompletion } from './yamlCompletion';
import { registerYamlHelp } from './yamlHelp';

export type { LanguageSession } from './session';

/** Everything VS Code calls a language feature: headings of plan texts, and help with the project's YAML files. */
export function registerLanguageFeatures(session: LanguageSession): vscode.Disposable {
  return vscode.Disposable.from(
    assignPlanTextLanguage(session),
    registerOutline(),
    showIssues(session),
    registerColors(session),
    registerConfirmActions(session),
    registerConflictActions(session),
    registerKeyActions(session),
    registerRenamedActions(session),
    registerRepetitionActions(session),
    registerSeveralKeywordsActions(session),
    registerYamlCompletion(session),
    registerYamlHelp(session),
  );
}
