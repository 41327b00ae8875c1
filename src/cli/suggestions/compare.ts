import { type Corpus, suggestionsOf, withModels } from '../../core';
import { namesIn } from '../coders';
import { type Call, Failure } from '../io';
import { buildProject, checkProjectFolder, readFiles, withSegmenter } from '../project';
import { readSuggestionFiles } from './suggestionFiles';

/**
 * The corpus in which models that `--coders` names stand beside the people, to be compared with them; the corpus itself where it names none.
 * Says where a comparison proves little, since the model had seen what people have coded.
 */
export async function withChosenModels(corpus: Corpus, call: Call): Promise<Corpus> {
  const { values, t, stderr } = call;
  const asked = namesIn(values.coders ?? '');
  const models = corpus.settings.models.filter(model => asked.includes(model.normalize('NFC')));
  if (models.length === 0) return corpus;
  if (call.nested)
    throw new Failure(t('Suggestions of a model are no results, so their agreement cannot be frozen.'));
  const [files, suggestions] = [
    await readFiles(call),
    await readSuggestionFiles(await checkProjectFolder(call)),
  ];
  for (const model of models) {
    const saw = suggestionsOf(corpus, suggestions).all.some(
      each => each.model === model && each.run?.sawCodes,
    );
    const line = saw
      ? t('{0} is a model that had been shown what people have coded: that it agrees proves little.', model)
      : t('{0} is a model: what it suggests counts nowhere else.', model);
    stderr.write(`policy-coder: ${line}\n`);
  }
  const both = await withSegmenter(call, segmenter =>
    buildProject(call, withModels(files, suggestions, models), segmenter, { withModels: true }),
  );
  // What is wrong with a project is told by its own files.
  return { ...both, issues: corpus.issues };
}
