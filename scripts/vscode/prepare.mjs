// Gets what a suite needs before its clock runs: the VS Code server and Chromium.
import { ensureChromium } from './chromium.mjs';
import { installServer } from './install.mjs';

try {
  if (!process.env.VSCODE_EXECUTABLE) await installServer();
  await ensureChromium();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
