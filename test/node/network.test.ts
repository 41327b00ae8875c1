import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { coderAgreement, unitizingInput } from '../../src/core/agreement/coderAgreement';
import { finish } from '../../src/core/base/steps';
import { buildCorpus } from '../../src/core/corpus/build';
import { buildNetwork, gatherNetwork } from '../../src/core/network/network';
import { describeStructure } from '../../src/core/network/structure/structure';
import { NetworkThread } from '../../src/node/network';
import { projectFiles } from '../support/corpusStore';
import { corpusOf } from '../support/project';
import { fromRoot, root } from '../support/root';
import { readSample } from '../support/sample';
import { agreementProject } from '../webview/agreementProject';

const { builds } = fromRoot('./esbuild.js');

describe('networks worked out in a thread', () => {
  const home = mkdtempSync(join(tmpdir(), 'policy-coder-network-'));
  const corpus = buildCorpus(projectFiles(readSample()));
  const task = { do: 'network', input: finish(gatherNetwork(corpus)) } as const;
  const thread = new NetworkThread(home);
  const never = new AbortController().signal;

  before(async () => {
    const options = builds.find(({ outfile }: { outfile?: string }) => outfile === 'dist/networkWorker.js');
    // With the engine in it, which lies beside it where it ships.
    await build({ ...options, plugins: [], absWorkingDir: root, outfile: join(home, 'networkWorker.js') });
  });
  after(() => {
    thread.dispose();
    rmSync(home, { recursive: true });
  });

  it('are the same, to the byte, as those worked out here', async () => {
    const network = await thread.run(task, never);
    assert.equal(JSON.stringify(network), JSON.stringify(buildNetwork(corpus)));
    const options = { resolution: 1, seed: 1, runs: { seeds: 3, shuffles: 3 } };
    const structure = await thread.run({ do: 'structure', network: network!, options }, never);
    assert.equal(JSON.stringify(structure), JSON.stringify(describeStructure(network!, options)));
    const choice = await thread.run({ do: 'choice', input: task.input }, never);
    assert.deepEqual(choice, { nodes: network!.nodes.length, edges: network!.edges.length });
  });

  it('are beside the agreement on passages, with gamma, which is the same as here, too', async () => {
    const coded = corpusOf(agreementProject());
    const whole = finish(coderAgreement(coded));
    assert.ok(whole.unitizing.samples > 0);
    const input = unitizingInput(coded, {});
    const found = await thread.run({ do: 'unitizing', input }, never);
    assert.equal(JSON.stringify(found), JSON.stringify(whole.unitizing));
    const abort = new AbortController();
    const off = thread.run({ do: 'unitizing', input }, abort.signal);
    abort.abort();
    assert.equal(await off, undefined);
  });

  it('are called off, and the next is worked out nevertheless', async () => {
    const abort = new AbortController();
    const runs = { seeds: 100_000, shuffles: 0 };
    const options = { resolution: 1, seed: 1, runs };
    const long = thread.run({ do: 'structure', network: buildNetwork(corpus), options }, abort.signal);
    const next = thread.run(task, never);
    setTimeout(() => abort.abort(), 100);
    assert.equal(await long, undefined);
    assert.equal((await next)?.nodes.length, buildNetwork(corpus).nodes.length);
    assert.equal(await thread.run(task, abort.signal), undefined);
  });

  it('say why they cannot be, and the next is worked out nevertheless', async () => {
    await assert.rejects(thread.run({ do: 'choice', input: {} } as never, never), /TypeError/);
    assert.ok(await thread.run(task, never));
    await assert.rejects(new NetworkThread(join(home, 'nowhere')).run(task, never));
  });
});
