// Prints how fast keywords are found: 600 of them, in all texts of a project, and after a keystroke in a long text.

import { finish } from '../src/core/base/steps';
import { analyze } from '../src/core/corpus/analyze';
import { loadProject } from '../src/core/corpus/load';
import { defaultSettings } from '../src/core/corpus/settings';
import { buildAutomaton, scan } from '../src/core/keywords/automaton';
import { createMatcher, type Matcher } from '../src/core/keywords/matcher';
import { createSource } from '../src/core/text/source';
import { FileStore } from '../src/node/fileStore';
import { medianOf, timesOf } from './times';

const keywordCount = 600;
const longText = 600_000;
const rounds = 9;

/** Every so many characters of the texts a run of Han characters, 3 to 6 long: words that do occur. */
function sampleKeywords(text: string): readonly string[] {
  const found = new Set<string>();
  for (let at = 0; found.size < keywordCount && at < text.length; at += 997) {
    const word = text.slice(at, at + 3 + (at % 4));
    if (/^\p{Script=Han}+$/u.test(word)) found.add(word);
  }
  return [...found];
}

function matcherOf(terms: readonly string[]): Matcher {
  const range = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  const keywords = terms.map(term => ({
    term,
    theme: 't',
    aliases: [],
    except: [],
    wholeWord: false,
    range,
  }));
  return createMatcher({ title: '', themes: [], keywords, codes: new Map() });
}

function print(name: string, text: string): void {
  console.log(`match  ${name.padEnd(52)} ${text}`);
}

async function main(folder: string): Promise<void> {
  const files = await loadProject(new FileStore(folder));
  const text = [...files.values()].flatMap(file => (file.kind === 'text' ? [file.text] : [])).join('\n');
  const terms = sampleKeywords(text);
  const matcher = matcherOf(terms);
  const speed = (times: readonly number[]) =>
    `${(text.length / medianOf(times) / 1000).toFixed(0).padStart(5)} M characters/s`;

  const codeUnits = Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  const bare = buildAutomaton(terms);
  const ignore = () => {};
  const plain = timesOf(rounds, () => scan(bare, codeUnits, codeUnits.length, () => true, ignore));
  const folded = timesOf(rounds, () => {
    const { codeUnits: seen, length } = matcher.folding.fold(text);
    scan(matcher.automaton, seen, length, () => true, ignore);
  });
  print(`${terms.length} keywords, bare loop over the unfolded text`, speed(plain));
  print(
    'the same with folding',
    `${speed(folded)}, ${(medianOf(folded) / medianOf(plain)).toFixed(1)} times as long (at most 4)`,
  );
  const alternation = new RegExp([...terms].sort((a, b) => b.length - a.length).join('|'), 'g');
  print('one regular expression for all', speed(timesOf(rounds, () => text.match(alternation))));

  const long = text.slice(0, longText);
  const source = (extra: string) =>
    createSource('x', long.slice(0, longText / 2) + extra + long.slice(longText / 2));
  let known = finish(analyze(source(''), matcher, defaultSettings));
  const whole = timesOf(rounds, () => finish(analyze(source(''), matcher, defaultSettings)));
  const typed = timesOf(rounds, round => {
    known = finish(analyze(source('档'.repeat(round + 1)), matcher, defaultSettings, undefined, known));
  });
  const milliseconds = (times: readonly number[]) =>
    `${medianOf(times).toFixed(1)} ms, at worst ${times.at(-1)!.toFixed(1)} ms`;
  print(`${longText / 1000}k characters, searched anew`, milliseconds(whole));
  print('the same after a keystroke', milliseconds(typed));
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: matching.ts FOLDER');
main(folder);
