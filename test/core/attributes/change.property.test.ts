import assert from 'node:assert/strict';
import fc from 'fast-check';
import { planAttributes } from '../../../src/core/attributes/change';
import type { AttributeTexts } from '../../../src/core/attributes/project';
import { attributesTable } from '../../../src/core/attributes/table';
import { runs } from '../../support/long';

const sources = ['plans/甲.txt', 'plans/乙.txt', '丙 1.txt'];
const names = ['大区', '印发日期', 'no: 1', '"x"', '#y', 'constructor'];
/** What a person may type, and what means something to YAML or CSV. */
const value = fc.oneof(
  fc.constantFrom(
    '华北',
    '2021-05-31',
    '是',
    'no',
    '3.10',
    '007',
    '-1',
    '~',
    'null',
    '{a}',
    '[',
    'a: b',
    '# c',
    "'",
    '"',
    '=1+1',
    ', ;',
    '*a',
    '&b',
    '|',
    '- x',
    '1e3',
    '0x1F',
    '\u2028',
  ),
  fc.string({ maxLength: 8 }),
);
const edits = fc.array(
  fc.record({ source: fc.constantFrom(...sources), attribute: fc.constantFrom(...names), value }),
  { minLength: 1, maxLength: 6 },
);
const corpora = [
  '',
  'version: 1\r\n# 注\r\nunit: section\r\n',
  'attributes:\n  plans/甲.txt: { 大区: "东", 印发日期: 2021 } # 一\n  plans/乙.txt: {}\n# 二\nunit: section\n',
  'attributes:\n    plans/甲.txt:\n        大区: 东 # 一\n        # 二\n        印发日期: "x"\n    plans/乙.txt:\n',
];
const csvs = [undefined, '', 'p,大区\r\n甲,东\r\n', '\ufeffp;大区;"no: 1"\nplans/甲.txt;"a;b"\n丙 1;;3\n'];

describe('changes of attributes', () => {
  it('are read back as they were meant, whatever is typed, or are refused; no comment is lost', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...corpora),
        fc.constantFrom(...csvs),
        fc.array(edits, { minLength: 1, maxLength: 4 }),
        (corpus, csv, rounds) => {
          let texts: AttributeTexts = {
            corpus,
            file: csv === undefined ? undefined : { path: 'a.csv', text: csv },
            sources,
          };
          const comments = corpus.match(/# ./g) ?? [];
          for (const cells of rounds) {
            const plan = planAttributes(texts, { kind: 'set', cells });
            // Nothing that a table can hold is beyond these layouts.
            assert.ok(plan.ok, JSON.stringify(plan));
            for (const { path, after } of plan.files)
              texts =
                path === 'a.csv' ? { ...texts, file: { path, text: after } } : { ...texts, corpus: after };
            const table = attributesTable(texts);
            assert.ok(!('unreadable' in table), JSON.stringify([table, texts]));
            const wanted = new Map(
              cells.map(({ source, attribute, value }) => [`${source}\n${attribute}`, value]),
            );
            for (const [key, typed] of wanted) {
              const [source, attribute] = key.split('\n') as [string, string];
              const column = table.columns.findIndex(({ name }) => name === attribute);
              const found = table.rows.find(row => row.source === source)!.cells[column]?.value ?? '';
              const meant = typed.replace(/\s*[\r\n]+\s*/g, ' ').trim();
              assert.ok(sameValue(found, meant), JSON.stringify([key, found, meant, texts]));
            }
            for (const comment of comments) assert.ok(texts.corpus.includes(comment), texts.corpus);
          }
        },
      ),
      { numRuns: runs(150, 400) },
    );
  });
});

/** YAML holds yes and no as such, and numbers as numbers. */
function sameValue(found: string, meant: string): boolean {
  const plain = (text: string) => {
    if (/^(?:true|yes|是)$/i.test(text)) return 'true';
    if (/^(?:false|no|否)$/i.test(text)) return 'false';
    return /^-?\d+(?:\.\d+)?$/.test(text) && !/^-?0\d/.test(text) ? String(Number(text)) : text;
  };
  return plain(found) === plain(meant);
}
