import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { builtDist } from '../support/built';

/**
 * Activates an extension without VS Code, which is there in name only: whatever is asked of it is there, can be called and made.
 * Enough to see which files are loaded while VS Code waits; test/editor and bench/activation.ts have the real one.
 */
const harness = `
  const Module = require('node:module');
  const anything = () => new Proxy(function () {}, {
    get: (target, name) => name === 'prototype' ? target[name]
      : name === 'then' ? undefined
      : name === Symbol.toPrimitive ? () => ''
      : name === Symbol.iterator ? function* () {}
      : anything(),
    set: () => true,
    apply: anything,
    construct: anything,
  });
  const loaded = [];
  const load = Module._load;
  Module._load = function (name, ...rest) {
    // What a bundle imports is copied to an object of the same prototype.
    if (name === 'vscode') return Object.create(anything());
    if (name.startsWith('./')) loaded.push(name);
    return load.call(this, name, ...rest);
  };
  require(process.argv[2]).activate(anything());
  console.log(JSON.stringify(loaded));
  process.exit();
`;

describe('activation', () => {
  it('loads none of the files that the extension takes what it needs from', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-coder-activation-'));
    try {
      const script = path.join(folder, 'harness.cjs');
      fs.writeFileSync(script, harness);
      const loaded = execFileSync(process.execPath, [script, path.join(builtDist(), 'extension.js')], {
        encoding: 'utf8',
      });
      assert.deepEqual(JSON.parse(loaded), []);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });
});
