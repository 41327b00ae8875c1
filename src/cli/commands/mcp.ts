import type { Command } from '../command';
import { serve } from '../mcp/serve';
import { projectTools } from '../mcp/tools';
import { checkProjectFolder, openProject } from '../project';
import { modelOf } from '../suggestions/model';

/** Tools for programs that run language models, by the Model Context Protocol. */
export const mcp: Command = {
  name: 'mcp',
  options: [
    {
      name: 'coder',
      value: 'NAME',
      describe: t => t('The model, as corpus.yaml names it. Default: the only one there is.'),
    },
    { name: 'dry-run', describe: t => t('Check suggestions and write none.') },
  ],
  usage: '[--coder NAME] [--dry-run]',
  summary: t =>
    t(
      'Serve the project to a program with a language model, by the Model Context Protocol on standard input and output.',
    ),
  async run(call) {
    const { given } = call;
    const folder = await checkProjectFolder(call);
    const coder = modelOf(await openProject(call), call);
    await serve(projectTools(call, { folder, coder, isDry: given.includes('dry-run') }), call, process.stdin);
    return 0;
  },
};
