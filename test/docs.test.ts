// What documents point to is there: links between files and to headings, and the proofs of the checklist.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { version } from '../package.json';
import { houses } from './support/boundaries';
import { root } from './support/root';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const markdownIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.md'))
    .map(name => posix.join(folder, name.replaceAll('\\', '/')));
const documents = [...readdirSync(root).filter(name => name.endsWith('.md')), ...markdownIn('docs')];

/** The name by which a link refers to a heading. */
const slug = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
const headingsOf = (path: string) =>
  new Set([...read(path).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => slug(heading!)));
const linksOf = (path: string) =>
  [...read(path).matchAll(/\]\(([^)#\s]*)(?:#([^)]*))?\)/g)]
    .filter(([, target]) => !/^[a-z]+:/.test(target!))
    .map(([, target, heading]) => ({
      file: target === '' ? path : posix.join(dirname(path), target!),
      heading,
    }));

describe('documents', () => {
  it('link to files and headings that are there', () => {
    const broken = documents.flatMap(document =>
      linksOf(document)
        .filter(
          ({ file, heading }) =>
            !existsSync(join(root, file)) || (heading !== undefined && !headingsOf(file).has(heading)),
        )
        .map(({ file, heading = '' }) => `${document}: ${file}#${heading}`),
    );
    assert.deepEqual(broken, []);
  });

  it('are listed in an index', () => {
    const listed = new Set(
      ['docs/README.md', 'docs/decisions/README.md'].flatMap(index => linksOf(index).map(({ file }) => file)),
    );
    const lacking = markdownIn('docs').filter(path => path !== 'docs/README.md' && !listed.has(path));
    assert.deepEqual(lacking, []);
  });

  it('in Chinese have an English one of the same name', () => {
    for (const path of markdownIn('docs/zh-cn'))
      assert.ok(existsSync(join(root, path.replace('zh-cn/', ''))), path);
  });
});

describe('the README', () => {
  for (const [path, guides] of [
    ['README.md', 'docs/'],
    ['README.zh-cn.md', 'docs/zh-cn/'],
  ] as const) {
    it(`${path} is short, names the version to cite, and leads to every guide in one click`, () => {
      const text = read(path);
      assert.ok(text.split('\n').length <= 150);
      assert.ok(text.includes(`(version ${version})`));
      const linked = new Set(linksOf(path).map(({ file }) => file));
      const lacking = markdownIn('docs/zh-cn')
        .map(guide => guide.replace('docs/zh-cn/', guides))
        .filter(guide => !linked.has(guide));
      assert.deepEqual(lacking, []);
    });
  }
});

describe('CONTRIBUTING.md', () => {
  for (const { folder, floors } of houses) {
    it(`says what each floor of ${folder} is for, in their order`, () => {
      const [, table] = read('CONTRIBUTING.md').split(`| floor of \`${folder}\` |`);
      const rows = [...table!.split('\n\n')[0]!.matchAll(/^\| `([\w-]+)` \| \S.* \|$/gm)];
      assert.deepEqual(
        rows.map(([, floor]) => floor),
        floors,
      );
    });
  }
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
