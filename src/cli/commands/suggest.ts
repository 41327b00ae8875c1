import {
  allTexts,
  type CodedSource,
  type Corpus,
  codebookFile,
  codebookHash,
  describeDropped,
  isPrompt,
  listGaps,
  promptFile,
  promptHash,
  requestFor,
  type SuggestionRequest,
  type Translate,
  usualPrompts,
} from '../../core';
import { FileStore } from '../../node/fileStore';
import { namesIn } from '../coders';
import type { Command } from '../command';
import { dayOf } from '../day';
import { type Call, Failure, formatJson } from '../io';
import { countOf, sourceNamed } from '../options';
import { checkProjectFolder, openProject } from '../project';
import { type AskFailure, type AskSummary, askProgram } from '../suggestions/ask';
import { modelOf } from '../suggestions/model';
import { wordsOfCommand } from '../suggestions/words';
import { oneLine } from '../textTable';

/** Seconds that an answer may take unless the user says otherwise: local models are slow. */
const usualTimeout = 300;

/** Asks a program of the user's, such as a local model, what it would code. */
export const suggest: Command = {
  name: 'suggest',
  options: [
    {
      name: 'with',
      value: 'COMMAND',
      describe: t =>
        t(
          'The program to ask: it gets a line of JSON for each text (source, prompt) and answers with a line of JSON (suggestions). No shell.',
        ),
    },
    {
      name: 'coder',
      value: 'NAME',
      describe: t => t('The model, as corpus.yaml names it. Default: the only one there is.'),
    },
    { name: 'theme', value: 'LIST', describe: t => t('Only these themes, separated by commas.') },
    { name: 'source', value: 'PATH', describe: t => t('Only this source.') },
    { name: 'gaps', describe: t => t('Only themes that nobody has looked for, source by source.') },
    {
      name: 'prompt',
      value: 'FILE',
      describe: t => t('The prompt, a file of the project. Default: {0}, else a usual one.', promptFile),
    },
    { name: 'model', value: 'TEXT', describe: t => t('What is recorded as the name of the model.') },
    {
      name: 'timeout',
      value: 'SECONDS',
      describe: t => t('How long one answer may take. Default: {0}.', usualTimeout),
    },
    { name: 'dry-run', describe: t => t('Print what would be sent, line by line, and send nothing.') },
  ],
  usage:
    '--with COMMAND [--coder NAME] [--theme LIST] [--source PATH] [--gaps] [--prompt FILE] [--timeout SECONDS] [--dry-run]',
  exclusive: [['with', 'dry-run']],
  summary: t =>
    t(
      'Ask a program of yours, such as a local model, for suggestions. They count nowhere until a person takes them over.',
    ),
  describeJson: t => t('Print what came of it as JSON.'),
  async run(call) {
    const { t, values, given, json, stdout, stderr } = call;
    const isDry = given.includes('dry-run');
    const command = wordsOfCommand(values.with ?? '');
    if (!isDry && !command) throw new Failure(t('--with needs the command of a program to ask.'));
    const timeout = countOf('--timeout', values.timeout, usualTimeout, t);
    const folder = await checkProjectFolder(call);
    const corpus = await openProject(call);
    const coder = modelOf(corpus, call);
    const template = await readPrompt(folder, call);
    const requests = requestsFor(corpus, template, call);
    if (isDry || !command) {
      for (const [, { source, prompt }] of requests) stdout.write(`${JSON.stringify({ source, prompt })}\n`);
      return 0;
    }
    const codebook = await new FileStore(folder).read(codebookFile);
    const summary = await askProgram(
      corpus,
      {
        requests,
        coder,
        command,
        timeout,
        folder,
        facts: {
          model: values.model ?? coder,
          prompt: promptHash(template),
          codebook: codebookHash(codebook),
          created: dayOf(call),
        },
      },
      done => stderr.write(`${t('{0} of {1} texts', done, requests.length)}\n`),
    );
    stdout.write(json ? formatJson(summary) : `${sentences(summary, t).map(oneLine).join('\n')}\n`);
    return summary.failed.length > 0 ? 1 : 0;
  },
};

async function readPrompt(folder: string, { values, t, language }: Call): Promise<string> {
  const path = values.prompt ?? promptFile;
  const file = await new FileStore(folder).read(path);
  if (file.kind === 'missing' && values.prompt === undefined) return usualPrompts[language];
  if (file.kind === 'missing') throw new Failure(t('There is no file {0}.', path));
  if (file.kind !== 'text') throw new Failure(t('"{0}" cannot be read; nothing was sent.', path));
  if (!isPrompt(file.text))
    throw new Failure(t('The prompt {0} must contain {1}.', path, '{{codes}}, {{text}}'));
  return file.text;
}

function requestsFor(
  corpus: Corpus,
  template: string,
  { values, given, t }: Call,
): readonly (readonly [CodedSource, SuggestionRequest])[] {
  const themes = corpus.codebook.themes.map(({ id }) => id);
  const asked = values.theme === undefined ? themes : namesIn(values.theme);
  const foreign = asked.find(id => !themes.includes(id));
  if (foreign !== undefined)
    throw new Failure(t('The codebook has no theme {0}; it has: {1}.', foreign, themes.join(', ')));
  const texts = values.source === undefined ? allTexts(corpus) : [sourceNamed(corpus, values.source, t)];
  const gaps = given.includes('gaps') ? listGaps(corpus) : undefined;
  return texts.flatMap(coded => {
    const { path } = coded.source;
    const codes = gaps
      ? asked.filter(theme => gaps.some(gap => gap.source === path && gap.theme === theme))
      : asked;
    return codes.length === 0 || coded.source.text.trim() === ''
      ? []
      : [[coded, requestFor(coded, corpus.codebook, template, codes)] as const];
  });
}

function sentences(
  { model, asked, characters, suggestions, added, dropped, failed }: AskSummary,
  t: Translate,
): readonly string[] {
  const why: Readonly<Record<AskFailure, string>> = {
    'too-late': t('no answer in time'),
    'too-long': t('the answer is too long'),
    ended: t('the program ended without an answer'),
    'cannot-start': t('the program cannot be started'),
    'not-json': t('the answer is no JSON with suggestions'),
    'unreadable-file': t('the file of suggestions cannot be read or changed safely; it was left as it is'),
    'busy-file': t('the file of suggestions was being written by others all the time'),
  };
  return [
    t('Texts asked about: {0}; characters sent: {1}.', asked, characters),
    t('New suggestions of {0}: {1} of {2}.', model, added, suggestions),
    ...describeDropped(suggestions, dropped, t),
    ...failed.map(
      ({ source, reason, detail }) => `${source}: ${why[reason]}${detail === '' ? '' : ` (${detail})`}`,
    ),
  ];
}
