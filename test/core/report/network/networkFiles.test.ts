import assert from 'node:assert/strict';
import { english } from '../../../../src/core/base/l10n';
import { writeGexf } from '../../../../src/core/report/network/gexf';
import { writeEdgesCsv, writeNodesCsv } from '../../../../src/core/report/network/networkCsv';
import { buildOverview } from '../../../../src/core/report/overview/overview';
import { codebookOf, corpusOf } from '../../../support/project';
import { parseCsv } from '../parseCsv';

const { network } = buildOverview(
  corpusOf({
    'codebook.yaml': codebookOf({ a: ['备份', '安全'], b: ['<征集>', '一"二'] }),
    '1.txt': '备份安全。备份<征集>。一"二。',
  }),
  english,
);

describe('nodes.csv and edges.csv', () => {
  const nodes = parseCsv(writeNodesCsv(network));
  const edges = parseCsv(writeEdgesCsv(network));

  it('have the columns that Gephi asks for, and no BOM, which it would take for part of a name', () => {
    assert.deepEqual(nodes[0]!.slice(0, 2), ['Id', 'Label']);
    assert.deepEqual(edges[0], ['Source', 'Target', 'Weight', 'Type', 'Units']);
  });

  it('hold every node and edge', () => {
    assert.deepEqual(
      nodes.slice(1).map(([id, , theme, , frequency, , degree]) => [id, theme, frequency, degree]),
      [
        ['<征集>', 'b', '1', '1'],
        ['一"二', 'b', '1', '0'],
        ['备份', 'a', '2', '2'],
        ['安全', 'a', '1', '1'],
      ],
    );
    assert.deepEqual(
      edges
        .slice(1)
        .map(edge => edge.join(' '))
        .sort(),
      ['<征集> 备份 1 Undirected 1', '备份 安全 1 Undirected 1'],
    );
  });
});

describe('network.gexf', () => {
  const gexf = writeGexf(network);

  it('holds every node with its figures, place, size and colour', () => {
    const node = network.nodes.find(each => each.id === '一"二')!;
    assert.ok(
      gexf.includes(
        '<node id="一&#34;二" label="一&#34;二"><attvalues><attvalue for="0" value="b"/><attvalue for="1" value="b"/>' +
          '<attvalue for="2" value="1"/><attvalue for="3" value="1"/><attvalue for="4" value="0"/><attvalue for="5" value="0"/>' +
          `<attvalue for="6" value="${node.community}"/></attvalues>`,
      ),
    );
    assert.equal(gexf.match(/<viz:color r="\d+" g="\d+" b="\d+"\/>/g)!.length, 4);
    assert.equal(gexf.match(/<viz:position x="[\d.]+" y="[\d.]+" z="0"\/>/g)!.length, 4);
    assert.equal(gexf.match(/<viz:size value="[\d.]+"\/>/g)!.length, 4);
  });

  it('holds every edge with its weight', () => {
    assert.equal(gexf.match(/<edge id="\d+" source="[^"]+" target="[^"]+" weight="1">/g)!.length, 2);
    assert.ok(gexf.includes('source="&#60;征集&#62;"'));
  });

  it('knows no date', () => {
    assert.doesNotMatch(gexf, /20\d\d-\d\d|lastmodified/);
  });
});
