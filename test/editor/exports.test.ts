import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitFor } from '../real/wait';
import { readDocx, readXlsx } from '../support/office';
import { readLatexTable, readMarkdownTable } from '../support/tables';
import { fileUri, readProject } from './project';

const folder = 'exported';

/** Exports to a file of the project without a dialog, and reads it. */
async function exportAs(format: string, name: string): Promise<Uint8Array> {
  const target = fileUri(`${folder}/${name}`);
  await vscode.commands.executeCommand('policyCoder.exportTable', {
    format,
    target,
    basis: 'coded',
    cells: 'marks',
  });
  return vscode.workspace.fs.readFile(target);
}

const asText = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('Export Table, Copy Table and Export Network', () => {
  before(async () => {
    await readProject();
    await vscode.workspace.fs.createDirectory(fileUri(folder));
  });
  after(() => vscode.workspace.fs.delete(fileUri(folder), { recursive: true }));

  it('write the same table as DOCX, XLSX, LaTeX and Markdown, and on the clipboard', async () => {
    await vscode.commands.executeCommand('policyCoder.copyTable', { basis: 'coded', cells: 'marks' });
    const copied = (await vscode.env.clipboard.readText())
      .split(/\r?\n/)
      .map(row => row.split('\t').slice(1, 8));
    assert.equal(copied.length, 33);
    assert.deepEqual(copied.at(-1), ['30', '31', '31', '31', '31', '22', '29']);
    const marks = (rows: readonly (readonly unknown[])[]) =>
      rows.slice(1).map(row => row.slice(1, 8).map(cell => String(cell ?? '')));
    const tables = {
      docx: marks(readDocx(await exportAs('docx', 'a.docx')).tables[0]!),
      xlsx: marks(readXlsx(await exportAs('xlsx', 'a.xlsx'))[0]!.rows),
      tex: marks(readLatexTable(asText(await exportAs('tex', 'a.tex')))),
      md: marks(readMarkdownTable(asText(await exportAs('md', 'a.markdown')))),
    };
    for (const [format, rows] of Object.entries(tables)) assert.deepEqual(rows, copied.slice(1), format);
  });

  it('write the method of a CSV beside it, and the evidence with its own', async () => {
    assert.match(asText(await exportAs('csv', 'a.csv')), /√,—|—,√/);
    const method = asText(await vscode.workspace.fs.readFile(fileUri(`${folder}/a.method.csv`)));
    const head = JSON.parse(asText(await exportAs('jsonl', 'a.jsonl')).split('\n')[0]!);
    assert.equal(head.kind, 'method');
    assert.ok(method.includes(head.codebook) && method.includes(head.corpus));
  });

  it('write the network as GEXF and CSV without a question', async () => {
    const target = fileUri(`${folder}/network.gexf`);
    await vscode.commands.executeCommand('policyCoder.exportNetwork', { file: 'network.gexf', target });
    const gexf = asText(await vscode.workspace.fs.readFile(target));
    assert.equal(gexf.match(/<node /g)?.length, 69);
    assert.match(gexf, /title="betweenness"/);
    const csv = fileUri(`${folder}/edges.csv`);
    await vscode.commands.executeCommand('policyCoder.exportNetwork', { file: 'edges.csv', target: csv });
    assert.match(asText(await vscode.workspace.fs.readFile(csv)), /^Source,Target,Weight/);
  });

  it('leave the project as it was: none of the files is a source', async () => {
    const extension = vscode.extensions.getExtension('policy-coder.policy-coder')!;
    await waitFor('the corpus to stay', async () =>
      extension.exports.overview()?.corpus.sources === 31 ? true : undefined,
    );
  });
});
