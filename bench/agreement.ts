// How long the agreement of two coders takes after the snapshot: 31 texts, 2,000 passages, then 10,000; gamma apart. Run by bench/run.mjs.
import { performance } from 'node:perf_hooks';
import { usualBootstrap } from '../src/core/agreement/bootstrap';
import { coderAgreement } from '../src/core/agreement/coderAgreement';
import { type GammaRules, usualGammaRules } from '../src/core/agreement/unitizing/gamma/gamma';
import { buildCorpus } from '../src/core/corpus/build';
import { seededRandom } from '../src/core/network/random';
import { type Coded, type CodedText, codedProject, hanText } from '../test/core/agreement/codedProject';
import { projectFiles } from '../test/support/corpusStore';

const sources = 31;
const themes = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

/** Two coders who agree on two passages in three; the third is elsewhere. */
function project(passages: number): Record<string, CodedText> {
  const random = seededRandom(1);
  return Object.fromEntries(
    Array.from({ length: sources }, (_, i) => {
      const text = Array.from({ length: 300 }, (_, k) => `${hanText(29, i * 997 + k * 203)}。`).join('');
      const [x, y]: [Coded[], Coded[]] = [[], []];
      for (let n = 0; n < passages / 2 / sources; n++) {
        const [start, other] = [random(), random()].map(each => Math.floor(each * (text.length - 40))) as [
          number,
          number,
        ];
        const codes = [themes[Math.floor(random() * themes.length)]!];
        const length = 10 + Math.floor(random() * 25);
        x.push({ start, end: start + length, codes });
        y.push(
          random() < 2 / 3
            ? { start, end: start + length, codes }
            : { start: other, end: other + length, codes },
        );
      }
      return [`${i}.txt`, { text, coders: { x, y } }];
    }),
  );
}

for (const passages of [2000, 10_000]) {
  const corpus = buildCorpus(projectFiles(codedProject(themes, project(passages))));
  const timeOf = (gamma: GammaRules | null, repetitions: number) => {
    const start = performance.now();
    let [last, longest] = [start, 0];
    for (const steps = coderAgreement(corpus, { gamma, bootstrap: { ...usualBootstrap, repetitions } }); ; ) {
      const { done } = steps.next();
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
      if (done) return { all: last - start, longest };
    }
  };
  timeOf(null, 0);
  const figures = timeOf(null, 0);
  const drawn = timeOf(null, usualBootstrap.repetitions);
  const whole = timeOf(usualGammaRules, usualBootstrap.repetitions);
  const print = (name: string, time: number, target = '') =>
    console.log(
      `agreement  ${`${passages} passages: ${name}`.padEnd(52)} ${time.toFixed(0).padStart(6)} ms${target}`,
    );
  print('all figures but gamma and intervals', figures.all, passages === 2000 ? ', to be under 200' : '');
  print('with intervals', drawn.all);
  print('with intervals and gamma', whole.all);
  print('longest step', Math.max(figures.longest, whole.longest));
}
