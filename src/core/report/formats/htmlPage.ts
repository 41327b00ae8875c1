import { escapeXml } from '../../network/picture';

/**
 * A page that needs no other file, no script and no network. `language` is a BCP 47 tag; `style` and `body` are markup, the title is plain
 * text.
 */
export function htmlPage(
  { title, language, style }: { readonly title: string; readonly language: string; readonly style: string },
  body: readonly string[],
): string {
  return [
    '<!doctype html>',
    `<html lang="${escapeXml(language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeXml(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    ...body,
    '</body>',
    '</html>\n',
  ].join('\n');
}
