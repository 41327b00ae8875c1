import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ProjectPart } from '../../core';
import { readBytesSync, replaceUnsafely } from '../files';
import type { CacheInput } from './messages';

type Bytes = readonly (readonly [path: string, bytes: Uint8Array])[];

/**
 * Counts of texts, kept from one run to the next. They are found by the content of the files, which are read each time: what is kept spares decoding
 * and counting, and is never believed instead of a file. Whatever is wrong with it, it is as if it were not there.
 */
export class PartCache {
  constructor(private readonly input: CacheInput) {}

  /** Stands for texts with their side files, and for all that counts of them depend on. */
  keyOf(texts: readonly Bytes[]): string {
    const whole = createHash('sha256').update(this.input.salt);
    for (const files of texts) {
      for (const [path, bytes] of files) whole.update(`${JSON.stringify(path)} ${digest(bytes)}\n`);
      whole.update('\n');
    }
    return whole.digest('hex');
  }

  read(key: string): ProjectPart | undefined {
    try {
      const content = readBytesSync(this.pathOf(key)).toString();
      const end = content.indexOf('\n');
      const text = content.slice(end + 1);
      // A power cut may leave half of it.
      return content.slice(0, end) === digest(text) ? (JSON.parse(text) as ProjectPart) : undefined;
    } catch {
      return undefined;
    }
  }

  async write(key: string, part: ProjectPart): Promise<void> {
    const text = JSON.stringify(part);
    await replaceUnsafely(this.pathOf(key), `${digest(text)}\n${text}`).catch(() => {});
  }

  private pathOf(key: string): string {
    return join(this.input.folder, `${key}.json`);
  }
}

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
