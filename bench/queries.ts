// How long a query over 5,000 coded passages takes after the snapshot. Run by bench/run.mjs.
import { performance } from 'node:perf_hooks';
import { finish } from '../src/core/base/steps';
import { buildCorpus } from '../src/core/corpus/build';
import { seededRandom } from '../src/core/network/random';
import { findByQuery } from '../src/core/query/find';
import { isProblem, parseQuery } from '../src/core/query/query';
import { type Coded, type CodedText, codedProject, hanText } from '../test/core/agreement/codedProject';
import { projectFiles } from '../test/support/corpusStore';

const sources = 31;
const passages = 5000;
const themes = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

function project(): Record<string, CodedText> {
  const random = seededRandom(1);
  return Object.fromEntries(
    Array.from({ length: sources }, (_, i) => {
      const text = Array.from({ length: 300 }, (_, k) => `${hanText(29, i * 997 + k * 203)}。`).join('');
      const x: Coded[] = Array.from({ length: Math.ceil(passages / sources) }, () => {
        const start = Math.floor(random() * (text.length - 40));
        const codes = themes.filter(() => random() < 0.3);
        return {
          start,
          end: start + 10 + Math.floor(random() * 25),
          codes: codes.length > 0 ? codes : ['a'],
        };
      });
      return [`${i}.txt`, { text, coders: { x } }];
    }),
  );
}

const corpus = buildCorpus(projectFiles(codedProject(themes, project())));
for (const text of ['a and not b', '(a or c) near 2 (d and not e)']) {
  const query = parseQuery(text);
  if (isProblem(query)) throw new Error(query.problem);
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    finish(findByQuery(corpus, query, 'passages'));
    return performance.now() - start;
  });
  console.log(
    `queries    ${`${passages} passages: ${text}`.padEnd(52)} ${times[2]!.toFixed(0).padStart(6)} ms (first ${times[0]!.toFixed(0)}), to be under 50`,
  );
}
