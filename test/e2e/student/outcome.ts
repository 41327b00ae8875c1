// What the student's work must have led to.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { filesIn } from '../../real/files';
import { readDocx } from '../../support/office';
import type { Study } from './study';

/** What all side files hold: `source line theme`. */
export function codedIn(folder: string): readonly string[] {
  return [...filesIn(folder).keys()]
    .filter(name => name.endsWith('.codes.yaml'))
    .flatMap(name => {
      const { source, annotations } = parse(fs.readFileSync(path.join(folder, name), 'utf8'));
      return annotations.map(
        ({ codes, at, quote }: { codes: string[]; at: string; quote: string }) =>
          `${path.basename(source ?? name, '.txt')} ${at.split(':')[0]} ${codes.join()} ${quote}`,
      );
    })
    .sort();
}

export interface NamedCode {
  readonly id: string;
  readonly name: string;
}

/** What the side files must hold: the themes by their ids, one of which was renamed. */
export function codedAsWanted(
  { wanted, themes: begun }: Study,
  codebook: readonly NamedCode[],
): readonly string[] {
  const ids = new Map(begun.map(({ name }, i) => [name, codebook[i]!.id]));
  return wanted
    .map(({ source, line, theme, quote }) => `${source} ${line} ${ids.get(theme)} ${quote}`)
    .sort();
}

/** The table has a check mark where a passage was to be tagged, and nowhere else. */
export function assertTable(docx: Buffer, study: Study, codebook: readonly NamedCode[]): void {
  const [table] = readDocx(docx).tables;
  assert.deepEqual(
    table![0]!.slice(1),
    codebook.map(({ name }) => name),
  );
  const coded = new Set(study.wanted.map(({ source, theme }) => `${source} ${theme}`));
  const rows = table!.slice(1).filter(([name]) => study.sources.includes(name!));
  assert.equal(rows.length, study.sources.length);
  for (const [source, ...cells] of rows)
    for (const [i, { name }] of study.themes.entries())
      assert.equal(cells[i] === '√', coded.has(`${source} ${name}`), `${source} ${name}: ${cells[i]}`);
}

/** A picture of 174 mm at 300 pixels to an inch. */
export function assertPicture(png: Buffer): void {
  assert.equal(png.toString('latin1', 1, 4), 'PNG');
  assert.equal(png.readUInt32BE(16), 2055);
}

/** The themes as the codebook has them. */
export function themesIn(folder: string): readonly (NamedCode & { readonly keywords: readonly string[] })[] {
  return parse(fs.readFileSync(path.join(folder, 'codebook.yaml'), 'utf8')).themes;
}
