import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { english } from '../../../src/core/base/l10n';
import { describeStructure } from '../../../src/core/network/structure/structure';
import { writeGexf } from '../../../src/core/report/network/gexf';
import { writeGraphml } from '../../../src/core/report/network/graphml';
import { buildOverview } from '../../../src/core/report/overview/overview';
import { corpusOf } from '../../support/project';
import { root } from '../../support/root';
import { readSample } from '../../support/sample';
import { networkOf } from '../network/networkOf';

/** What xmllint says of a document; nothing where it is as the schema wants it. */
function complaints(xml: string, schema: string): string {
  const path = join(root, 'test/core/report/published', schema);
  const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', path, '-'], {
    input: xml,
    encoding: 'utf8',
  });
  return status === 0 ? '' : stderr;
}

describe('network files against their schemas (needs xmllint, of libxml2-utils)', () => {
  before(function () {
    if (spawnSync('xmllint', ['--version']).status === 0) return;
    console.log('      skipped: xmllint is not installed');
    this.skip();
  });

  const { network } = buildOverview(corpusOf(readSample()), english);
  const figures = describeStructure(network, {
    resolution: 1,
    seed: 1,
    runs: { seeds: 2, shuffles: 2 },
  }).nodes;
  const wild = networkOf({
    nodes: ['<a b="c">', 'two\nlines', 'resources/red-archives', '𠮷 & 😀', 'n2'].map((id, x) => ({
      id,
      x,
      y: -x,
    })),
    edges: [['<a b="c">', '𠮷 & 😀', 0.5]],
  });
  const nothing = networkOf({ nodes: [], edges: [] });

  for (const [schema, write] of [
    ['gexf.xsd', writeGexf],
    ['graphml.xsd', writeGraphml],
  ] as const) {
    it(`are valid: ${schema}`, () => {
      assert.equal(complaints(write(network, figures), schema), '');
      assert.equal(complaints(write(network), schema), '');
      assert.equal(complaints(write(wild), schema), '');
      assert.equal(complaints(write(nothing), schema), '');
    });

    it(`would not be, with a value, an order or an end that is none: ${schema}`, () => {
      const xml = write(network, figures);
      const changes: readonly (readonly [RegExp, string])[] =
        schema === 'gexf.xsd'
          ? [
              [/<viz:shape value="disc"/, '<viz:shape value="hexagon"'],
              [/<viz:color r="\d+"/, '<viz:color r="256"'],
              [/weight="[\d.]+"/, 'weight="heavy"'],
              [/ target="[^"]+"/, ' target="nobody"'],
              [/type="integer"/, 'type="int"'],
              [/version="1.2"/, 'version="1.3"'],
            ]
          : [
              [/attr.type="int"/, 'attr.type="integer"'],
              [/<node id="n1"/, '<node id="a/b"'],
              [/ target="n\d+"/, ' target="n999"'],
              [/<data key="node.label"/, '<data key="node.none"'],
              [/edgedefault="undirected"/, 'edgedefault="none"'],
            ];
      for (const [from, to] of changes) {
        const changed = xml.replace(from, to);
        assert.notEqual(changed, xml, String(from));
        assert.notEqual(complaints(changed, schema), '', to);
      }
    });
  }
});
