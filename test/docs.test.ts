// What documents point to is there: links between files, and the proofs of the checklist.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './support/root';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const documents = [
  ...readdirSync(root).filter(name => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'))
    .filter(name => name.endsWith('.md'))
    .map(name => `docs/${name}`),
];

describe('documents', () => {
  it('link to files that are there', () => {
    const broken = documents.flatMap(document =>
      [...read(document).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
        .map(([, target]) => target!)
        .filter(target => !/^[a-z]+:/.test(target) && !existsSync(join(root, dirname(document), target)))
        .map(target => `${document}: ${target}`),
    );
    assert.deepEqual(broken, []);
  });

  it('are listed in docs/README.md', () => {
    const index = read('docs/README.md');
    const lacking = documents.filter(
      path => path.startsWith('docs/') && path !== 'docs/README.md' && !index.includes(`(${path.slice(5)})`),
    );
    assert.deepEqual(lacking, []);
  });
});

describe('the checklist', () => {
  const rows = read('docs/checklist.md')
    .split('\n')
    .flatMap(line => {
      const [, number, , answer, proof] = /^\| (\d+) \|([^|]*)\|([^|]*)\|(.*)\|$/.exec(line) ?? [];
      return number ? [{ number: Number(number), answer: answer!.trim(), proof: proof! }] : [];
    });

  it('answers forty questions', () => {
    assert.deepEqual(
      rows.map(({ number }) => number),
      Array.from({ length: 40 }, (_, i) => i + 1),
    );
    for (const { number, answer } of rows) assert.match(answer, /^(yes|no|in part)$/, `question ${number}`);
  });

  it('proves every yes by tests and files that are there', () => {
    const files = (proof: string) => [...proof.matchAll(/`([\w.-]+(?:\/[\w.-]+)+)`(?: “([^”]+)”)?/g)];
    for (const { number, answer, proof } of rows) {
      const named = files(proof);
      if (answer === 'yes') assert.ok(named.length > 0, `question ${number} names no proof`);
      for (const [, path, title] of named) {
        assert.ok(existsSync(join(root, path!)), `question ${number}: ${path} is not there`);
        assert.ok(!title || read(path!).includes(title), `question ${number}: ${path} has no “${title}”`);
      }
    }
  });
});
