import {
  agreementDiffTable,
  CorpusBuilder,
  codeNames,
  diffAgreement,
  diffCoding,
  english,
  summarizeDiff,
  writeDiffMarkdown,
  writeDiffText,
} from '../../core';
import type { Command } from '../command';
import { filesNow, projectAtVersion } from '../gitFiles';
import { formatJson } from '../io';
import { checkProjectFolder } from '../project';
import { oneLine } from '../textTable';

/** What changed in the coding since a version in git. */
export const diff: Command = {
  name: 'diff',
  operand: { name: 'REF' },
  options: [{ name: 'markdown', describe: t => t('Print it as a comment for a pull request.') }],
  usage: '[--markdown]',
  summary: t => t('Show what changed in the coding since a version in git.'),
  notes: t => [['REF', t('A commit, branch or tag. Default: HEAD.')]],
  describeJson: t => t('Print it as JSON: sources, themes, cells, agreement of coders.'),
  async run(call) {
    const { t, json, given, stdout, stderr } = call;
    const ref = call.operand || 'HEAD';
    await checkProjectFolder(call);
    // One builder for both: what did not change is computed once.
    const builder = new CorpusBuilder();
    const { files: old, formerly } = await projectAtVersion(call, ref);
    if (formerly !== undefined) {
      stderr.write(`policy-coder: ${t('At {0} the project was in {1}.', ref, oneLine(formerly || './'))}\n`);
    } else if (old.size === 0) {
      stderr.write(`policy-coder: ${t('At {0} there was no project in this folder.', ref)}\n`);
    }
    // A version before there was a codebook has no coding to be read by: its side files are compared all the same.
    const before = { files: old, corpus: builder.build(old) };
    const files = await filesNow(call);
    const after = { files, corpus: builder.build(files) };
    const found = diffCoding(before, after);
    const nameOf = codeNames(after.corpus.codebook, before.corpus.codebook);
    const agreement = diffAgreement(before, after, found);
    const tables = agreement ? [agreementDiffTable(agreement, t)] : [];
    if (json) {
      const summary = summarizeDiff(found, english);
      stdout.write(formatJson({ since: ref, summary, ...found, ...(agreement && { agreement }) }));
    } else if (given.includes('markdown')) stdout.write(writeDiffMarkdown(found, ref, nameOf, t, tables));
    else stdout.write(`${writeDiffText(found, nameOf, t, tables).map(oneLine).join('\n')}\n`);
    return found.unreadable.length > 0 ? 1 : 0;
  },
};
