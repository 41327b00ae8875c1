import assert from 'node:assert/strict';
import { english } from '../../../src/core/base/l10n';
import { initialTable, type TableSettings } from '../../../src/core/coverage/tableLook';
import { type RowMenuPort, rowItems, valueItems } from '../../../src/webview/table/rowMenu';
import { overviewOf } from '../project';

/** Sources with attributes that are called as members of every object are. */
const overview = overviewOf({
  'corpus.yaml': `
version: 1
sources: [甲.txt, 乙.txt, 丙.txt]
attributes:
  甲.txt: { constructor: 省局, 大区: 华东 }
  乙.txt: { constructor: 省馆, 大区: 华东 }
  丙.txt: { 大区: 华北 }
`,
  '丙.txt': '查档。\n',
});

/** The settings of a table whose menu is used. */
function used() {
  let settings: TableSettings = initialTable;
  const port: RowMenuPort = {
    settings: () => settings,
    set: change => {
      settings = { ...settings, ...change };
    },
    openValues: () => undefined,
  };
  const labels = () =>
    rowItems(overview, port, english).map(item => ('heading' in item ? item.heading : item.label));
  const values = (name: string) =>
    valueItems(name, overview, port, english).flatMap(item => ('heading' in item ? [] : [item]));
  return { labels, values, filter: () => settings.filter.attributes };
}

describe('the menu of rows', () => {
  it('lists the values of an attribute with the number of their sources', () => {
    assert.deepEqual(
      used()
        .values('大区')
        .map(({ label, checked }) => [label, checked]),
      [
        ['华东 (2)', false],
        ['华北 (1)', false],
      ],
    );
    assert.deepEqual(
      used()
        .values('constructor')
        .map(({ label }) => label),
      ['省局 (1)', '省馆 (1)', 'no value (1)'],
    );
  });

  it('chooses values one by one, and says how many', () => {
    for (const name of ['大区', 'constructor']) {
      const { labels, values, filter } = used();
      assert.ok(labels().includes(`${name} …`), labels().join());
      values(name)[0]!.press();
      values(name)[1]!.press();
      assert.ok(labels().includes(`${name}: 2 values …`));
      assert.deepEqual(
        values(name).map(({ checked }) => checked),
        values(name).map((_, i) => i < 2),
      );
      values(name)[0]!.press();
      values(name)[1]!.press();
      assert.deepEqual(filter(), {});
    }
  });
});
