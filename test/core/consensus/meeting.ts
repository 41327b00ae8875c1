import assert from 'node:assert/strict';
import { applyChanges, emptySideFile } from '../../../src/core/annotations/change';
import type { Disagreement } from '../../../src/core/consensus/disagreement';
import { disagreements } from '../../../src/core/consensus/disagreements';
import { planSettlement } from '../../../src/core/consensus/settle';
import type { Choice, SettledBy, SettlementPlan } from '../../../src/core/consensus/settling';
import { planTakeOver } from '../../../src/core/consensus/takeOver';
import type { Corpus } from '../../../src/core/corpus/corpus';
import { sourceAt } from '../../../src/core/corpus/corpus';
import { hashSource } from '../../../src/core/text/source';
import { corpusOf } from '../../support/project';

export const codebook = `version: 1
themes:
  - { id: a, name: 甲, codes: [{ id: sub, name: 子 }] }
  - { id: b, name: 乙 }
`;
export const text = '建设数字档案馆。确保安全。做好备份工作。加强领导。\n扩大开放。服务群众。\n';

/** An annotation of the first line, given by its quote, as a line of a side file. */
export function coding(id: string, codes: string, quote: string, of = text): string {
  const [line = ''] = of.split('\n');
  const at = line.indexOf(quote);
  assert.notEqual(at, -1);
  const end = at + quote.length;
  const [before, after] = [line.slice(Math.max(0, at - 10), at), line.slice(end, end + 10)];
  const context = `${before && `, before: ${before}`}${after && `, after: ${after}`}`;
  return `{ id: ${id}, codes: [${codes}], quote: ${quote}, at: "1:${at + 1}-1:${end + 1}"${context} }`;
}

export function sideFile(
  entries: readonly string[],
  reviewed: readonly string[] = ["{ code: '*' }"],
): string {
  const list = (key: string, lines: readonly string[]) =>
    lines.length === 0 ? '' : `${key}:\n${lines.map(each => `  - ${each}\n`).join('')}`;
  return `version: 1\nsource: 1.txt\n${list('annotations', entries)}${list('reviewed', reviewed)}`;
}

export type Project = Readonly<Record<string, string>>;

/** Two coders who have read one text for all themes. */
export function project(x: readonly string[], y: readonly string[], more: Project = {}): Project {
  return {
    'codebook.yaml': codebook,
    '1.txt': text,
    '1.txt.x.codes.yaml': sideFile(x),
    '1.txt.y.codes.yaml': sideFile(y),
    ...more,
  };
}

export const listIn = (files: Project) => disagreements(corpusOf(files));

/** Each as `kind state codes: sides`. */
export function inShort(found: readonly Disagreement[]): readonly string[] {
  return found.map(
    ({ kind, state, codes, sides }) =>
      `${kind} ${state} ${codes.join('+')}: ${sides
        .map(
          ({ coder, passages }) => `${coder} ${passages.map(each => each.annotation.quote).join('+') || '-'}`,
        )
        .join(', ')}`,
  );
}

/** The files after plans, as the command line and the editor write them. */
export function written(files: Project, plans: readonly SettlementPlan[]): Project {
  const corpus = corpusOf(files);
  const now: Record<string, string> = { ...files };
  for (const plan of plans) now[plan.file] = textAfter(corpus, now, plan);
  return now;
}

function textAfter(corpus: Corpus, files: Project, { source, file, changes }: SettlementPlan): string {
  const coded = sourceAt(corpus, source)!;
  const name = source.slice(source.lastIndexOf('/') + 1);
  const result = applyChanges(file, files[file] ?? emptySideFile(name, hashSource(coded.source)), changes);
  assert.ok(result.ok, result.ok ? '' : result.reason);
  return result.text;
}

/** The files after the nth disagreement is settled. */
export function settled(files: Project, nth: number, choice: Choice, who: SettledBy = {}): Project {
  const corpus = corpusOf(files);
  const found = disagreements(corpus);
  const plan = planSettlement(corpus, found, found.disagreements[nth]!, choice, who);
  assert.ok(plan);
  return written(files, [plan]);
}

export function takenOver(files: Project, who: SettledBy = {}): Project {
  const corpus = corpusOf(files);
  return written(files, planTakeOver(corpus, disagreements(corpus), who));
}
