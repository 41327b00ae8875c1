// Loaded into the VS Code server before its own code: ends it when whoever started it is gone, killed or crashed as it may
// be. What the server has started watches the server in the same way.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.exit(1);
}, 1000).unref();
