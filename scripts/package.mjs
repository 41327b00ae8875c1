// npm run package [-- universal|linux-x64...]: makes packages/policy-coder-<version>[-<target>].vsix, both when none is named.
// Until `npm ci` has run, only Node built-ins may be imported here.
import fs from 'node:fs';
import path from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';
import { inRoot } from './lib/root.mjs';

try {
  await ensureDependencies();
  const { makePackages, TARGETS } = await import('./package/make.mjs');
  const wanted = process.argv.slice(2);
  const unknown = wanted.find(target => !TARGETS.includes(target));
  if (unknown) throw new Error(`No package called "${unknown}"; there are: ${TARGETS.join(', ')}`);
  const folder = inRoot('packages');
  fs.rmSync(folder, { recursive: true, force: true });
  for (const file of await makePackages(wanted.length > 0 ? wanted : TARGETS, folder)) {
    const size = fs.statSync(file).size / 1e6;
    console.log(`${path.relative(inRoot(), file)}: ${size.toFixed(2)} MB`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
