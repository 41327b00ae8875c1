import assert from 'node:assert/strict';
import ts from 'typescript6';
import { lineOf, parseCode, parseFile, sourceFiles, walk } from '../support/sourceTree';

/** Ways of making markup or code out of text. */
const dangerous = new Set([
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'write',
  'writeln',
  'createContextualFragment',
  'setHTMLUnsafe',
  'srcdoc',
]);

/** Where code makes markup or code out of text: `path:line name`. */
function findDangers(file: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  walk(file, node => {
    const name =
      ts.isPropertyAccessExpression(node) && isMarkup(node)
        ? node.name.text
        : (ts.isCallExpression(node) || ts.isNewExpression(node)) &&
            ts.isIdentifier(node.expression) &&
            /^(?:eval|Function)$/.test(node.expression.text)
          ? node.expression.text
          : ts.isElementAccessExpression(node) &&
              ts.isStringLiteral(node.argumentExpression) &&
              dangerous.has(node.argumentExpression.text)
            ? node.argumentExpression.text
            : undefined;
    if (name !== undefined) found.push(`${file.fileName}:${lineOf(node)} ${name}`);
  });
  return found;
}

/** `write` is dangerous on a document only. */
function isMarkup({ name, expression }: ts.PropertyAccessExpression): boolean {
  if (!dangerous.has(name.text)) return false;
  return !/^write/.test(name.text) || /\bdocument$/.test(expression.getText());
}

const files = sourceFiles().map(parseFile);
const textOf = (path: string) => files.find(({ fileName }) => fileName === path)!.text;
/** All places in the sources where something stands, as `path`. */
const having = (pattern: RegExp) =>
  files.filter(({ text }) => pattern.test(text)).map(({ fileName }) => fileName);

describe('pages', () => {
  it('make neither markup nor code out of text, anywhere', () => {
    assert.deepEqual(files.flatMap(findDangers), []);
  });

  it('come from one place, with a policy that allows their own script and style, by a nonce, and nothing else', () => {
    assert.deepEqual(having(/createNonce|Content-Security-Policy/), [
      'src/core/report/formats/htmlPage.ts',
      'src/editor/pages/html.ts',
    ]);
    const html = textOf('src/editor/pages/html.ts');
    assert.match(
      html,
      /`default-src 'none'; script-src 'nonce-\$\{nonce\}'; style-src 'nonce-\$\{nonce\}'\$\{images\}`/,
    );
    assert.match(html, /const images = bundle === 'webview\.js' \? '; img-src data:' : '';/);
    assert.match(html, /getRandomValues\(new Uint8Array\(16\)\)/);
    // Whoever shows a page takes it from there.
    for (const { fileName, text } of files) {
      for (const [, made] of text.matchAll(/webview\.html = (.*)/g))
        assert.match(made!, /^pageHtml\(/, fileName);
    }
  });

  it('may load their bundles only, and run no commands', () => {
    assert.deepEqual(having(/localResourceRoots|enableScripts/), ['src/editor/pages/html.ts']);
    assert.match(textOf('src/editor/pages/html.ts'), /localResourceRoots: \[webviewRoot\(extension\)\]/);
    assert.deepEqual(having(/enableCommandUris|supportHtml|retainContextWhenHidden/), []);
    for (const { fileName, text } of files) {
      for (const [, trust] of text.matchAll(/isTrusted = (.*)/g)) assert.equal(trust, '{', fileName);
    }
    assert.deepEqual(having(/isTrusted = \{\s*enabledCommands: \[/), having(/isTrusted = /));
  });

  it('that are files need no script and no network', () => {
    assert.match(
      textOf('src/core/report/formats/htmlPage.ts'),
      /default-src 'none'; style-src 'unsafe-inline'/,
    );
    assert.deepEqual(
      files.filter(
        ({ fileName, text }) => /^src\/core\/report\//.test(fileName) && /<script|javascript:/i.test(text),
      ),
      [],
    );
  });
});

describe('the finder of dangers', () => {
  it('sees each way, and only those', () => {
    const find = (code: string) => findDangers(parseCode('src/x.ts', code)).length;
    for (const code of [
      'a.innerHTML = x',
      'a.outerHTML = x',
      "a.insertAdjacentHTML('beforeend', x)",
      'document.write(x)',
      "a['innerHTML'] = x",
      'eval(x)',
      'new Function(x)',
      'frame.srcdoc = x',
    ]) {
      assert.equal(find(code), 1, code);
    }
    assert.equal(find('io.write(x); a.textContent = x; store.write(x); const innerHTML = 1;'), 0);
  });
});
