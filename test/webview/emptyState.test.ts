import assert from 'node:assert/strict';
import { english } from '../../src/core/base/l10n';
import { buildOverview } from '../../src/core/report/overview/overview';
import { emptyStateOf } from '../../src/webview/emptyState';
import { countFindings } from '../../src/webview/issueList';
import type { Contents } from '../support/corpusStore';
import { corpusOf } from '../support/project';
import { overviewOf } from './project';

const stateOf = (contents: Contents, tab: 'table' | 'network' | 'issues' = 'table') =>
  emptyStateOf(buildOverview(corpusOf(contents), english), tab, english);

const themes = 'version: 1\nthemes: [{ id: a, name: A, keywords: [备份] }]\n';

describe('why there is nothing to show', () => {
  it('is asked only where there is nothing', () => {
    assert.equal(emptyStateOf(overviewOf(), 'table', english), undefined);
    assert.equal(emptyStateOf(overviewOf(), 'network', english), undefined);
    assert.equal(
      emptyStateOf(overviewOf({ '空.txt': '', 'corpus.yaml': 'version: 1\n' }), 'issues', english),
      undefined,
    );
  });

  it('no themes: leads to the codebook', () => {
    const state = stateOf({ 'codebook.yaml': 'version: 1\nthemes: []\n', '1.txt': '备份。' });
    assert.equal(state!.title, 'No themes yet');
    assert.equal(state!.action!.open, 'codebook.yaml');
  });

  it('a codebook that cannot be read: leads to the issues', () => {
    const state = stateOf({ 'codebook.yaml': 'themes: [', '1.txt': '备份。' });
    assert.equal(state!.title, 'The codebook cannot be read');
    assert.equal(state!.action!.tab, 'issues');
  });

  it('no sources: says where to put them, and leads to corpus.yaml if there is one', () => {
    assert.equal(stateOf({ 'codebook.yaml': themes })!.title, 'No sources yet');
    assert.equal(stateOf({ 'codebook.yaml': themes })!.action, undefined);
    const settings = 'version: 1\nsources: ["none/*.txt"]\n';
    const state = stateOf({ 'codebook.yaml': themes, 'corpus.yaml': settings, '1.txt': '备份。' });
    assert.equal(state!.action!.open, 'corpus.yaml');
  });

  it('no hits: leads to the codebook, but the table is shown', () => {
    const contents = { 'codebook.yaml': themes, '1.txt': '征集。' };
    assert.equal(stateOf(contents), undefined);
    assert.equal(stateOf(contents, 'network')!.title, 'No keyword hits');
    assert.equal(stateOf(contents, 'network')!.action!.open, 'codebook.yaml');
  });

  it('hits outside the scope only: says so, and leads to corpus.yaml', () => {
    const contents = {
      'codebook.yaml': themes,
      'corpus.yaml': 'version: 1\nscope: { section: 主要任务 }\n',
      '1.txt': '备份。备份。',
    };
    const state = stateOf(contents, 'network')!;
    assert.equal(state.title, 'No keyword hits in scope');
    assert.match(state.advice, /All 2 hits .*主要任务/);
    assert.equal(state.action!.open, 'corpus.yaml');
  });

  it('no node left by the settings, or no codes: says so, and leads to corpus.yaml', () => {
    const settings = (network: string) => ({
      'codebook.yaml': themes,
      'corpus.yaml': `version: 1\nnetwork: ${network}\n`,
      '1.txt': '备份。备份。',
    });
    const high = stateOf(settings('{minFrequency: 9}'), 'network')!;
    assert.deepEqual([high.title, high.action!.open], ['No nodes left', 'corpus.yaml']);
    const codes = stateOf(settings('{nodes: codes}'), 'network')!;
    assert.deepEqual([codes.title, codes.action!.open], ['No coded passages', 'corpus.yaml']);
  });

  it('no issues: says that all is well', () => {
    assert.equal(emptyStateOf(overviewOf(), 'issues', english)!.title, 'No issues');
  });
});

describe('the number on the tab of the issues', () => {
  it('counts what wants something done: not the notes', () => {
    const issue = (severity: 'error' | 'warning' | 'info') => ({
      code: 'x',
      severity,
      source: 'a',
      line: 1,
      column: 1,
      message: 'm',
    });
    assert.equal(countFindings([issue('error'), issue('warning'), issue('info'), issue('warning')]), 3);
  });
});
