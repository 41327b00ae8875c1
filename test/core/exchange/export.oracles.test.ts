import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { exchangeFormats } from '../../../src/core/report/exchange/exchangeFormats';
import { shared } from '../../support/root';
import { rich, subjectOf } from './exchange';

const schemas = join(shared, 'corpora/refi-qda-samples/schema');

const hasXmllint = () => {
  try {
    execFileSync('xmllint', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** What xmllint has against a file; empty for nothing. */
function against(schema: string, content: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'policy-coder-refi-'));
  try {
    const file = join(folder, 'file.xml');
    writeFileSync(file, content);
    execFileSync('xmllint', ['--nonet', '--noout', '--schema', join(schemas, schema), file], {
      stdio: 'pipe',
    });
    return '';
  } catch (error) {
    return String((error as { stderr?: Buffer }).stderr);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('exports against the schemas of REFI-QDA (needs ../shared)', () => {
  before(function () {
    if (!existsSync(schemas) || !hasXmllint()) this.skip();
  });

  it('a project', async () => {
    const bytes = (await exchangeFormats.qdpx.write(subjectOf(rich))) as Uint8Array;
    assert.equal(against('Project.xsd', strFromU8(unzipSync(bytes)['project.qde']!)), '');
  });

  it('a codebook', async () => {
    assert.equal(against('Codebook.xsd', (await exchangeFormats.qdc.write(subjectOf(rich))) as string), '');
  });

  it('tells a file that is not valid', () => {
    assert.match(against('Codebook.xsd', '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"/>'), /Codes/);
  });
});
