import assert from 'node:assert/strict';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import overviewSchema from '../../schemas/overview.schema.json';
import schema from '../../schemas/statistics.schema.json';
import { isLong } from '../support/long';
import { root } from '../support/root';
import { makeFolder, removeFolders, run, smallProject } from './cli';

const sample = join(root, 'samples/provincial-plans');

describe('schemas/statistics.schema.json', () => {
  let validate: ValidateFunction;

  before(() => {
    validate = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true })
      .addSchema(overviewSchema, 'overview.schema.json')
      .compile(schema);
  });
  after(removeFolders);

  const assertValid = async (folder: string, ...args: readonly string[]) => {
    const { stdout } = await run(['stats', folder, '--json', ...args]);
    validate(JSON.parse(stdout));
    assert.deepEqual(validate.errors ?? [], []);
  };

  it('describes what stats --json prints of the sample', async () => {
    await assertValid(sample);
    await assertValid(sample, '--agreement');
    await assertValid(sample, '--prose');
    const attributes = ['大区', '印发日期', '印发部门', '专项工程'];
    for (const attribute of attributes) await assertValid(sample, '--by', attribute, '--basis', 'coded');
    // What is counted changes the numbers, not their shape.
    for (const attribute of isLong ? attributes : attributes.slice(0, 1))
      await assertValid(sample, '--by', attribute, '--basis', 'keywords');
  });

  it('describes what it prints of projects with little or odd things in them', async () => {
    const empty = makeFolder({ 'codebook.yaml': 'version: 1\nthemes: []\n' });
    await assertValid(empty);
    await assertValid(empty, '--prose');
    assert.equal((await run(['stats', empty, '--prose'])).code, 1);
    await assertValid(makeFolder(smallProject), '--agreement');
    const odd = makeFolder({
      ...smallProject,
      'corpus.yaml': 'version: 1\nattributesFile: a.csv\n',
      'a.csv': '源,人口,年,是\n1,2.5,2021年,是\n2,-3,2022-05,\n',
    });
    await assertValid(odd);
    await assertValid(odd, '--prose');
    await assertValid(odd, '--by', '人口');
  });

  it('refuses what it does not describe', () => {
    assert.equal(validate({ sources: 1 }), false);
    assert.equal(validate({}), false);
  });
});
