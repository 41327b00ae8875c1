import { homedir } from 'node:os';

/** The user's home folder, on the machine that the extension runs on. */
export function homeFolder(): string {
  return homedir();
}
