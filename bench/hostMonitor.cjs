// Loaded into the extension host by NODE_OPTIONS: writes its memory and its longest block since the last look to POLICY_CODER_MONITOR, each half second.
if (process.env.POLICY_CODER_MONITOR && process.argv.includes('--type=extensionHost')) {
  const { writeFileSync } = require('node:fs');
  const { monitorEventLoopDelay } = require('node:perf_hooks');
  const delays = monitorEventLoopDelay({ resolution: 5 });
  delays.enable();
  let most = 0;
  const blocks = [];
  setInterval(() => {
    const { rss, heapUsed } = process.memoryUsage();
    most = Math.max(most, rss);
    blocks.push({ at: Date.now(), ms: delays.max / 1e6 });
    delays.reset();
    writeFileSync(
      process.env.POLICY_CODER_MONITOR,
      JSON.stringify({ rss, heapUsed, most, blocks, cpu: process.cpuUsage() }),
    );
  }, 500).unref();
}
