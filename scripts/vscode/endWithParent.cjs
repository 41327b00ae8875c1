// Loaded into the VS Code server before its own code: ends it, and removes its data, when whoever started it is gone, killed or
// crashed as it may be. What the server has started watches the server in the same way.
const fs = require('node:fs');

const parent = process.ppid;
setInterval(() => {
  if (process.ppid === parent) return;
  const dataDir = process.argv[process.argv.indexOf('--server-data-dir') + 1];
  fs.rmSync(dataDir, { recursive: true, force: true });
  process.exit(1);
}, 1000).unref();
