// A process of its own that saves: run by writeFile.test.ts, which kills it.
import { readFileSync } from 'node:fs';
import { applyChange } from '../../src/core/annotations/change';
import { replaceFile, writeFileAtomically } from '../../src/node/writeFile';

const [task, path = '', name = '', count = '0'] = process.argv.slice(2);

/** Saves whole versions for ever, and says so after each. */
async function saveForEver(): Promise<void> {
  for (let i = 0; ; i++) {
    await writeFileAtomically(path, `${name}-${i}\n`.repeat(1 + ((i * 7919) % 20_000)));
    process.stdout.write('.');
  }
}

/** Adds annotations as the editor does: reads, changes what it read, and begins again where somebody was faster. */
async function annotate(): Promise<void> {
  for (let i = 0; i < Number(count); i++) {
    const at = { line: i + 1, column: 1, endLine: i + 1, endColumn: 3 };
    const after = { id: `${name}${i}`, codes: ['a'], quote: '安全', at };
    for (;;) {
      const old = readFileSync(path, 'utf8');
      const made = applyChange('plan.txt.codes.yaml', old, { kind: 'annotation', after });
      if (!made.ok) throw new Error(made.reason);
      if (await replaceFile(path, old, made.text)) break;
    }
    process.stdout.write('.');
  }
}

void (task === 'annotate' ? annotate() : saveForEver());
