import assert from 'node:assert/strict';
import { english, translator } from '../../../src/core/base/l10n';
import { planExchange } from '../../../src/core/exchange/planExchange';
import { readForeign } from '../../../src/core/exchange/readers/readers';
import { codebookTable } from '../../../src/core/report/exchange/codebookTable';
import { writeTableOfTextCsv } from '../../../src/core/report/method/tablesFiles';
import { projectFiles } from '../../support/corpusStore';
import { corpusOf } from '../../support/project';

const codebook = `version: 1
themes:
  - { id: a, name: 治理, definition: 定义, include: 包括甲, exclude: 不含乙, keywords: [依法, 规划], codes: [{ id: b, name: 依法治档, codes: [{ id: c, name: 执法 }] }, { id: d, name: 标准 }] }
  - { id: e, name: 利用 }
`;
const chinese = translator({
  Code: '编码',
  Definition: '定义',
  Include: '包括',
  Exclude: '不包括',
  Keywords: '关键词',
});

describe('a codebook that was exported as a table', () => {
  for (const [language, t] of [
    ['English', english],
    ['Chinese', chinese],
  ] as const)
    it(`comes back with its tree and what its codes mean, in ${language}`, async () => {
      const csv = writeTableOfTextCsv(codebookTable(corpusOf({ 'codebook.yaml': codebook }), t));
      const bytes = new TextEncoder().encode(csv);
      const foreign = await readForeign({
        name: 'codebook.csv',
        folder: '',
        bytes,
        beside: async () => undefined,
      });
      assert.ok(foreign);
      const plan = planExchange(projectFiles({}), foreign, { kept: undefined });
      assert.ok(!('unsafe' in plan));
      const { themes } = plan.corpus.codebook;
      assert.deepEqual(
        themes.map(({ name, codes }) => [name, codes.map(each => [each.name, each.codes.length])]),
        [
          [
            '治理',
            [
              ['依法治档', 1],
              ['标准', 0],
            ],
          ],
          ['利用', []],
        ],
      );
      const [{ definition, include, exclude } = {}] = themes;
      assert.deepEqual([definition, include, exclude], ['定义', '包括甲', '不含乙']);
      assert.deepEqual(
        plan.corpus.codebook.keywords.map(({ theme, term }) => [theme, term]),
        [
          [themes[0]?.id, '依法'],
          [themes[0]?.id, '规划'],
        ],
      );
    });
});
