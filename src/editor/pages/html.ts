import * as vscode from 'vscode';

/** Folder of what webviews may load; nothing outside it can be asked for. */
export function webviewRoot(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'dist');
}

/** Options of every webview: the bundles only, no commands, no retained context. */
export function webviewOptions(extension: vscode.Uri): vscode.WebviewOptions {
  return { enableScripts: true, localResourceRoots: [webviewRoot(extension)] };
}

/** The scripts of pages. */
export type Bundle = 'webview.js' | 'terms.js' | 'attributes.js' | 'code.js' | 'settle.js';

/** A page: one script (`bundle`) with a nonce, which brings its own style sheet. Everything shown comes by messages. */
export function pageHtml(webview: vscode.Webview, extension: vscode.Uri, bundle: Bundle): string {
  const nonce = createNonce();
  const script = webview.asWebviewUri(vscode.Uri.joinPath(webviewRoot(extension), bundle));
  // The overview draws pictures for PNG files, which it has as data.
  const images = bundle === 'webview.js' ? '; img-src data:' : '';
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'${images}`;
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Policy Coder</title>
</head>
<body>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}

function createNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
