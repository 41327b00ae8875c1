/**
 * Turns an English template into the user's language and fills `{0}`, `{1}` ... with the arguments.
 * The English text is the key, as in `vscode.l10n.t`, so one bundle (l10n/bundle.l10n.*.json) serves the
 * editor, the webview and the command line.
 */
export type Translate = (template: string, ...args: readonly (string | number)[]) => string;

/** A translator over one bundle; a template the bundle lacks stays English. */
export function translator(bundle: Readonly<Record<string, string>> = {}): Translate {
  return (template, ...args) => {
    const text = Object.hasOwn(bundle, template) ? bundle[template]! : template;
    return text.replace(/\{(\d+)\}/g, (hole, index) => String(args[Number(index)] ?? hole));
  };
}

/** The translator that leaves everything English. */
export const english: Translate = translator();

/** Joins items with the commas of the language. */
export function enumerate(parts: readonly string[], t: Translate): string {
  return parts.length === 0 ? '' : parts.reduce((list, part) => t('{0}, {1}', list, part));
}

/** A value for people: yes and no become words. */
export function wordFor(value: string | number | boolean, t: Translate): string {
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  return String(value);
}
