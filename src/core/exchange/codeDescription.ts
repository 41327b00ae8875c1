import { defined } from '../base/values';
import type { Code } from '../codebook/codebook';

/** What a code means, as one text for programs that have one field for it; `undefined` where nothing is said. */
export function describeCode({
  definition,
  include,
  exclude,
}: Pick<Code, 'definition' | 'include' | 'exclude'>) {
  const parts = [
    definition?.trim(),
    include?.trim() && `Include: ${include.trim()}`,
    exclude?.trim() && `Exclude: ${exclude.trim()}`,
  ].filter(part => part);
  return parts.length === 0 ? undefined : parts.join('\n\n');
}

/** The parts of such a text. */
export function partsOf(description: string | undefined): Pick<Code, 'definition' | 'include' | 'exclude'> {
  const parts = /^(.*?)(?:(?:^|\n\n)Include: (.*?))?(?:(?:^|\n\n)Exclude: (.*))?$/s.exec(description ?? '');
  const text = (part: string | undefined) => part?.trim() || undefined;
  return defined({ definition: text(parts?.[1]), include: text(parts?.[2]), exclude: text(parts?.[3]) });
}
