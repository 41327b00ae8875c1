import { basename, dirname, join } from 'node:path';
import { markedTexts } from '../../core';
import type { Command } from '../command';
import { chooseFormats } from '../formats';
import { Failure, formatJson } from '../io';
import { endWithIssues, openProject } from '../project';
import { writeFiles } from '../writeFiles';

const markedFormats = ['html', 'text'] as const;

/** Each source with its passages marked. */
export const marked: Command = {
  name: 'marked',
  options: [
    {
      name: 'out',
      value: 'DIR --format LIST',
      describe: t =>
        t(
          'Write the texts to that folder in these formats: some of {0}, separated by commas; or all.',
          markedFormats.join(', '),
        ),
    },
    { name: 'format' },
  ],
  usage: '--out DIR --format LIST',
  needs: { format: 'out', out: 'format' },
  summary: t => t('Write each source with its passages marked.'),
  async run(call) {
    const { t, values, language } = call;
    const chosen = chooseFormats(values.format, markedFormats, [], call);
    const { out } = values;
    if (out === undefined) throw new Failure(t('Give the folder to write to with --out.'));
    const corpus = await openProject(call);
    const groups = new Map<string, (readonly [string, string])[]>();
    for (const { path, html, text } of markedTexts(corpus, t, language)) {
      const folder = join(out, dirname(path));
      // Not .txt or .md: they would be sources themselves.
      const files = chosen.map(
        format => [`${basename(path)}.${format}`, format === 'html' ? html : text] as const,
      );
      groups.set(folder, [...(groups.get(folder) ?? []), ...files]);
    }
    await writeFiles(
      [...groups].map(([folder, files]) => ({ out: folder, files })),
      call,
    );
    const written = [...groups].flatMap(([folder, files]) => files.map(([name]) => join(folder, name)));
    call.stdout.write(formatJson({ sources: corpus.sources.length, files: written }));
    return endWithIssues(corpus, call);
  },
};
