// The server's data folder of one session: user settings and the language.
import fs from 'node:fs';
import path from 'node:path';

/** @typedef {Record<string, unknown>} Settings */

export const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'hc-light': 'Default High Contrast Light',
  'hc-dark': 'Default High Contrast',
};

/** @typedef {keyof typeof THEMES} ThemeName */

/** Nothing that asks, greets, reports, updates or saves by itself. @type {Settings} */
const QUIET = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.layoutControl.enabled': false,
  'workbench.editor.empty.hint': 'hidden',
  'window.commandCenter': false,
  'window.autoDetectColorScheme': false,
  'window.autoDetectHighContrast': false,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
  // A file that is gone would be listed in place of one with the same name.
  'search.quickOpen.includeHistory': false,
  'security.workspace.trust.enabled': false,
};

/** Leaves out what VS Code draws at each change and is not ours, where nobody looks at the pictures. @type {Settings} */
export const PLAIN = {
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'workbench.reduceMotion': 'on',
};

/** Chinese glyphs in the editor whatever the machine's monospace font is. */
const FONTS = { 'editor.fontFamily': "'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace" };

/**
 * @typedef {object} ProfileOptions
 * @property {ThemeName} [theme]
 * @property {string} [locale] such as `zh-cn`
 * @property {boolean} [web] run the extension in the browser's extension host (its `browser` entry)
 * @property {boolean} [restricted] keep workspace trust on, so that the folder opens in Restricted Mode
 * @property {Settings} [settings] more user settings
 */

/** The languages that scenarios choose: a server reads once which there are. */
const LANGUAGES = ['zh-cn'];

/**
 * @param {string} dataDir
 * @param {ProfileOptions} options
 */
export function writeProfile(
  dataDir,
  { theme = 'light', locale, web = false, restricted = false, settings = {} },
) {
  writeJson(settingsFile(dataDir), {
    ...QUIET,
    ...FONTS,
    'security.workspace.trust.enabled': restricted,
    // Restricted Mode itself is wanted, not the question before it.
    'security.workspace.trust.startupPrompt': 'never',
    'workbench.colorTheme': THEMES[theme],
    ...(web && { 'remote.extensionKind': { 'policy-coder.policy-coder': ['web'] } }),
    ...settings,
  });
  if (locale !== undefined) writeJson(path.join(dataDir, 'data', 'User', 'argv.json'), { locale });
  writeLanguages(dataDir, locale === undefined ? LANGUAGES : [locale]);
}

/**
 * Makes the profile of a running server as new; no window of it is open.
 * @param {string} dataDir
 * @param {ProfileOptions} options
 */
export function renewProfile(dataDir, options) {
  // Settings, states of extensions and of workspaces, local history, unsaved texts.
  for (const name of ['User', 'Machine', 'Backups'])
    fs.rmSync(path.join(dataDir, 'data', name), { recursive: true, force: true, maxRetries: 5 });
  writeProfile(dataDir, options);
}

/**
 * @param {string} dataDir
 * @param {Settings} changes
 */
export function changeSettings(dataDir, changes) {
  const file = settingsFile(dataDir);
  writeJson(file, { ...JSON.parse(fs.readFileSync(file, 'utf8')), ...changes });
}

/** @param {string} dataDir */
const settingsFile = dataDir => path.join(dataDir, 'data', 'User', 'settings.json');

/**
 * Empty language packs: VS Code's own words stay English, but it takes the languages as installed and so shows the
 * extension's translations.
 * @param {string} dataDir
 * @param {readonly string[]} locales
 */
function writeLanguages(dataDir, locales) {
  const words = path.join(dataDir, 'data', 'main.i18n.json');
  writeJson(words, { version: '1.0.0', contents: {} });
  const packs = locales.map(locale => [
    locale,
    {
      hash: '0123456789abcdef',
      extensions: [{ extensionIdentifier: { id: 'test.language' }, version: '1.0.0' }],
      translations: { vscode: words },
      label: locale,
    },
  ]);
  writeJson(path.join(dataDir, 'data', 'languagepacks.json'), Object.fromEntries(packs));
}

/**
 * @param {string} file
 * @param {unknown} value
 */
function writeJson(file, value) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
