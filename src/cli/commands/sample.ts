import { join, resolve } from 'node:path';
import {
  type Corpus,
  corpusFile,
  declareSample,
  describeSample,
  drawSample,
  progressOf,
  translateReason,
} from '../../core';
import { FileStore } from '../../node/fileStore';
import { replaceFile } from '../../node/writeFile';
import { namesIn } from '../coders';
import type { Command } from '../command';
import { type Call, Failure, formatJson } from '../io';
import { countOf, demandAttribute } from '../options';
import { openProject } from '../project';
import { oneLine } from '../textTable';

/** Draws the texts that several coders code, to see how far they agree. */
export const sample: Command = {
  name: 'sample',
  options: [
    { name: 'share', value: 'PERCENT', describe: t => t('What share of the sources to draw, such as 20%.') },
    { name: 'count', value: 'N', describe: t => t('How many to draw.') },
    {
      name: 'by',
      value: 'ATTRIBUTE',
      describe: t => t('Each group of that attribute gives its part. Dates go by year.'),
    },
    { name: 'sections', describe: t => t('Draw sections rather than whole sources.') },
    {
      name: 'coders',
      value: 'LIST',
      describe: t => t('Who codes the sample, separated by commas. Default: the coders of corpus.yaml.'),
    },
    { name: 'seed', value: 'N', describe: t => t('Seed of the random numbers. Default: 1.') },
    { name: 'write', describe: t => t('Write the sample to corpus.yaml. Default: nothing is written.') },
  ],
  usage: '--share PERCENT | --count N [--by ATTRIBUTE] [--sections] [--coders LIST] [--seed N] [--write]',
  exclusive: [['share', 'count']],
  summary: t => t('Draw a random sample of texts for several coders, to see how far they agree.'),
  describeJson: t => t('Print the sample as JSON, as corpus.yaml has it under reliability.'),
  async run(call) {
    const { t, given, json, stdout, values } = call;
    const seed = countOf('--seed', values.seed, 1, t);
    const size = sizeOf(call);
    const corpus = await openProject(call);
    if (values.by !== undefined) demandAttribute(corpus, values.by, call);
    const drawn = drawSample(corpus, {
      size,
      ...(values.by !== undefined && { by: values.by }),
      of: given.includes('sections') ? 'sections' : 'sources',
      coders: codersOfSample(corpus, call),
      seed,
    });
    if (drawn.sample.length === 0) throw new Failure(t('There is nothing to draw from.'));
    if (given.includes('write')) await write(drawn, call);
    const progress = progressOf({ ...corpus, settings: { ...corpus.settings, reliability: drawn } });
    const written = given.includes('write');
    if (json) stdout.write(formatJson({ ...drawn, written }));
    else {
      const lines = [
        ...describeSample(drawn, t),
        ...drawn.sample.map(({ source, section, line }) =>
          section === undefined ? `  ${source}` : `  ${source}:${line} ${section}`,
        ),
        ...progress.map(({ coder, done, toDo }) =>
          t('{0}: sources read for all themes: {1} of {2}', coder, done.length, done.length + toDo.length),
        ),
        ...(written ? [] : [t('Nothing was written; --write writes it.')]),
      ];
      stdout.write(lines.map(line => `${oneLine(line)}\n`).join(''));
    }
    return 0;
  },
};

function sizeOf({
  values: { share, count },
  t,
}: Call): { readonly count: number } | { readonly share: number } {
  if (count !== undefined) return { count: countOf('--count', count, 1, t) };
  if (share === undefined) throw new Failure(t('Say how many to draw: --share 20% or --count 6.'));
  const [, number = '', sign] = /^(\d{1,3}(?:\.\d+)?)\s*([%％])$/.exec(share.trim()) ?? [];
  const value = Number(number) / 100;
  if (sign === undefined || !(value > 0 && value <= 1)) {
    throw new Failure(t('{0} must be a percentage above 0% and up to 100%, such as 20%.', '--share'));
  }
  return { share: value };
}

/** Those of corpus.yaml, where none are given. Somebody who has coded nothing yet may be named there. */
function codersOfSample({ settings }: Corpus, { values, t }: Call): readonly string[] {
  const listed = settings.coders.map(name => name.normalize('NFC'));
  if (values.coders === undefined) return listed;
  const asked = namesIn(values.coders);
  const foreign = asked.find(name => !listed.includes(name));
  if (foreign !== undefined) throw new Failure(t('{0} is not among the coders of corpus.yaml.', foreign));
  return asked;
}

async function write(drawn: Parameters<typeof declareSample>[1], { folder, cwd, t }: Call): Promise<void> {
  const root = resolve(cwd, folder);
  const file = await new FileStore(root).read(corpusFile);
  if (file.kind === 'unreadable') {
    throw new Failure(
      t('"{0}" cannot be read, so nothing was written: {1}', corpusFile, translateReason(file.reason, t)),
    );
  }
  if (file.kind !== 'missing' && (file.kind !== 'text' || file.encoding !== 'utf-8')) {
    throw new Failure(t('"{0}" cannot be read; nothing was written.', corpusFile));
  }
  const old = file.kind === 'text' ? file.text : undefined;
  const text = declareSample(old ?? '', drawn);
  if (text === undefined) {
    throw new Failure(
      t('"{0}" contains an error, or its layout cannot be edited safely; nothing was written.', corpusFile),
    );
  }
  if (!(await replaceFile(join(root, corpusFile), old, text, root))) {
    throw new Failure(t('"{0}" was changed in the meantime. Run the command again.', corpusFile));
  }
}
