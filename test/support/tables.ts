/** Reads the first table of a GitHub Flavored Markdown document: heads first, as a reader sees it. */
export function readMarkdownTable(text: string): readonly (readonly string[])[] {
  const lines = text.split('\n');
  const rule = lines.findIndex(line => /^\|(?: *:?-+:? *\|)+$/.test(line));
  const end = lines.findIndex((line, i) => i > rule && !line.startsWith('|'));
  return [lines[rule - 1]!, ...lines.slice(rule + 1, end)].map(line => {
    const cells: string[] = [];
    let cell = '';
    for (const [token] of line.slice(1).matchAll(/\\[!-/:-@[-`{-~]|[\s\S]/gu)) {
      if (token === '|') {
        cells.push(cell.trim());
        cell = '';
      } else if (/^[<*_`[\]~$&#]$/.test(token)) throw new Error(`Markup in ${line}`);
      else cell += token.length > 1 && token[0] === '\\' ? token.slice(1) : token;
    }
    if (cell !== '') throw new Error(`No end: ${line}`);
    return cells;
  });
}

const latexCommands: Readonly<Record<string, string>> = {
  '\\textbackslash{}': '\\',
  '\\textasciitilde{}': '~',
  '\\textasciicircum{}': '^',
  '$\\surd$': '√',
  '$\\bullet$': '●',
  '$\\cdot$': '·',
  '---': '—',
  '{}': '',
  '{[}': '[',
  '{*}': '*',
};

/** Reads the table of a LaTeX file: heads first, then rows and sums, as LaTeX would print it; throws at stray markup. */
export function readLatexTable(text: string): readonly (readonly string[])[] {
  const table = /\\begin\{longtable\}([\s\S]*)\\end\{longtable\}/.exec(text)![1]!;
  const [, head = ''] = /\\toprule\n(.*)\n/.exec(table)!;
  const body = table.slice(table.indexOf('\\endfoot') + '\\endfoot'.length);
  return [head, ...body.split('\n')]
    .filter(line => line !== '' && line !== '\\midrule')
    .map(line => {
      if (!line.endsWith(' \\\\')) throw new Error(`No end: ${line}`);
      const cells = [''];
      const token = /\\text\w+\{\}|\$\\\w+\$|---|\{\[\}|\{\*\}|\{\}|\\[&%$#_{}]|&|[\s\S]/gu;
      for (const [found] of line.slice(0, -3).matchAll(token)) {
        if (found === '&') cells.push('');
        else if (/^[\\%$#_^~{}]$/.test(found)) throw new Error(`Markup in ${line}`);
        else cells.push(cells.pop()! + (latexCommands[found] ?? found.replace(/^\\(?=.)/, '')));
      }
      return cells.map(cell => cell.trim());
    });
}
