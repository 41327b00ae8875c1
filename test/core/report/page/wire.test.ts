import assert from 'node:assert/strict';
import { english } from '../../../../src/core/base/l10n';
import { CorpusBuilder } from '../../../../src/core/corpus/build';
import {
  buildOverview,
  type MergedThemes,
  type Overview,
} from '../../../../src/core/report/overview/overview';
import { type OverviewUpdate, packOverview, unpackOverview } from '../../../../src/core/report/page/wire';
import { type Contents, projectFiles } from '../../../support/corpusStore';
import { project } from '../../../webview/project';

/** As a window gets it. */
const sent = (update: OverviewUpdate) => JSON.parse(JSON.stringify(update)) as OverviewUpdate;
const plain = (overview: Overview) => JSON.parse(JSON.stringify(overview));

describe('the overview on its way to a window', () => {
  const builder = new CorpusBuilder();
  const overviewOf = (changes: Contents = {}, merged: MergedThemes = []) =>
    buildOverview(builder.build(projectFiles({ ...project, ...changes })), english, merged);
  const side = '乙.txt.codes.yaml';
  const coded = `version: 1\nsource: 乙.txt\nannotations: [{ id: b1, codes: [use], quote: 扩大开放 }]\n`;

  it('arrives whole', () => {
    const first = overviewOf();
    assert.deepEqual(unpackOverview(sent(packOverview(first, 1)), undefined), plain(first));
    const merged = overviewOf({}, [['gov', 'use']]);
    assert.equal(merged.coverage.merged?.[0]?.short, '①+②');
    assert.deepEqual(unpackOverview(sent(packOverview(merged, 1)), undefined), plain(merged));
  });

  it('arrives as what has changed: one row of an annotation, and the others stay the same objects', () => {
    const first = overviewOf();
    const known = unpackOverview(sent(packOverview(first, 1)), undefined)!;
    const second = overviewOf({ [side]: coded });
    const update = sent(packOverview(second, 2, first));
    assert.deepEqual(
      update.rows.map(([at]) => at),
      [1],
    );
    assert.ok(!update.network, 'coding changes no network');
    const now = unpackOverview(update, { version: 1, overview: known })!;
    assert.deepEqual(plain(now), plain(second));
    assert.equal(now.coverage.rows[0], known.coverage.rows[0]);
    assert.notEqual(now.coverage.rows[1], known.coverage.rows[1]);
  });

  it('arrives whole again where columns are others, and follows sources that come and go', () => {
    let before = overviewOf();
    let known = { version: 1, overview: unpackOverview(sent(packOverview(before, 1)), undefined)! };
    const steps: readonly (readonly [Contents, MergedThemes])[] = [
      [{}, [['gov', 'use']]],
      [{ [side]: coded }, [['gov', 'use']]],
      [{}, []],
      [{ 'corpus.yaml': 'version: 1\n', '丙.txt': '查档。' }, []],
      [{ 'corpus.yaml': 'version: 1\nsources: [乙.txt]\n' }, []],
      [{ 'codebook.yaml': 'version: 1\nthemes: [{ id: use, name: 利用, keywords: [查档] }]\n' }, []],
      [{}, []],
    ];
    for (const [changes, merged] of steps) {
      const next = overviewOf(changes, merged);
      const overview = unpackOverview(sent(packOverview(next, known.version + 1, before)), known);
      assert.deepEqual(plain(overview!), plain(next));
      known = { version: known.version + 1, overview: overview! };
      before = next;
    }
  });

  it('is not taken for a change of something else', () => {
    const first = overviewOf();
    const known = unpackOverview(sent(packOverview(first, 1)), undefined)!;
    const update = sent(packOverview(overviewOf({ [side]: coded }), 3, first));
    assert.equal(unpackOverview(update, { version: 1, overview: known }), undefined);
    assert.equal(unpackOverview(update, undefined), undefined);
  });
});
