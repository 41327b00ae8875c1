import type { Readable } from 'node:stream';
import type { Call } from '../io';
import { answerLine, longestMessage, type Tool } from './protocol';

/** Calls that are worked on at the same time; more have to wait. */
const atOnce = 4;

/**
 * Answers messages, one a line, until the input ends and all are answered. Standard output has answers and nothing else, so what the program
 * has to say besides goes to standard error. A line that is too long ends the session: what follows cannot be told apart.
 */
export async function serve(
  tools: readonly Tool[],
  { stdout }: Pick<Call, 'stdout'>,
  input: Readable,
): Promise<void> {
  const running = new Set<Promise<void>>();
  const take = async (line: string) => {
    if (line.trim() === '') return;
    while (running.size >= atOnce) await Promise.race(running);
    const work = answerLine(line, tools).then(answer => {
      running.delete(work);
      if (answer !== undefined) stdout.write(`${answer}\n`);
    });
    running.add(work);
  };
  let rest = '';
  input.setEncoding('utf8');
  for await (const chunk of input as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) await take(line);
    if (rest.length > longestMessage) break;
  }
  await take(rest);
  await Promise.all(running);
}
