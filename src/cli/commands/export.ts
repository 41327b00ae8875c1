import { basename, dirname, resolve } from 'node:path';
import { version } from '../../../package.json';
import {
  allTexts,
  type ExchangeFormatName,
  type ExchangeSubject,
  exchangeFormatNames,
  exchangeFormats,
  isSideFile,
  keptFile,
  loadProject,
  readKept,
} from '../../core';
import { FileStore } from '../../node/fileStore';
import type { Command } from '../command';
import { type Call, Failure, formatJson } from '../io';
import { buildProject, checkProjectFolder, endWithIssues, withSegmenter } from '../project';
import { writeFiles } from '../writeFiles';

/** The project as a file for another program. */
export const exportProject: Command = {
  name: 'export',
  options: [
    {
      name: 'format',
      value: 'FORMAT',
      describe: t => t('The format: {0}.', exchangeFormatNames.join(', ')),
    },
    { name: 'out', value: 'FILE', describe: t => t('The file to write.') },
  ],
  usage: '--format FORMAT --out FILE',
  summary: t => t('Export the project for other programs for qualitative analysis.'),
  async run(call) {
    const { values, t, cwd } = call;
    const { format, out } = values;
    if (!isFormat(format))
      throw new Failure(t('Give one format with --format: {0}.', exchangeFormatNames.join(', ')));
    if (out === undefined) throw new Failure(t('Give the file to write with --out.'));
    const { subject, corpus } = await readSubject(call);
    const content = await exchangeFormats[format].write(subject);
    if (content === undefined)
      throw new Failure(t('The codebook has no codes, so there is nothing to export.'));
    await writeFiles([{ out: dirname(resolve(cwd, out)), files: [[basename(out), content]] }], call);
    const placed = allTexts(corpus).flatMap(({ annotations }) => annotations);
    call.stdout.write(
      formatJson({
        format,
        file: out,
        codes: corpus.codebook.codes.size,
        ...(format === 'qdpx' && { sources: allTexts(corpus).length, annotations: placed.length }),
      }),
    );
    return endWithIssues(corpus, call);
  },
};

function isFormat(name: string | undefined): name is ExchangeFormatName {
  return exchangeFormatNames.some(each => each === name);
}

async function readSubject(call: Call) {
  const store = new FileStore(await checkProjectFolder(call));
  const files = await loadProject(store);
  const corpus = await withSegmenter(call, segmenter => buildProject(call, files, segmenter));
  const keptText = await store.read(keptFile);
  const kept = keptText.kind === 'missing' ? {} : readKept(keptText.kind === 'text' ? keptText.text : '\0');
  if (!kept) throw new Failure(call.t('"{0}" cannot be read; nothing was written.', keptFile));
  const texts = new Set(allTexts(corpus).map(({ source }) => source.path));
  const { attributesFile } = corpus.settings;
  const own: Record<string, string> = keptText.kind === 'text' ? { [keptFile]: keptText.text } : {};
  const crlf: string[] = [];
  for (const [path, file] of files) {
    if (file.kind !== 'text') continue;
    if (texts.has(path)) {
      if (file.text.includes('\r\n')) crlf.push(path);
    } else if (/^(?:codebook|corpus)\.yaml$/.test(path) || isSideFile(path) || path === attributesFile) {
      own[path] = file.text;
    }
  }
  const subject: ExchangeSubject = { corpus, kept, files: own, crlf, origin: `Policy Coder ${version}` };
  return { subject, corpus };
}
