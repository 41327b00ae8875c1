import { type EngineFailure, parseUserDictionary, type SegmenterInfo, type UserDictionary } from '../../core';
import type { SegmenterFiles } from './files';

/** What a worker is made of. */
export interface SegmenterParts {
  readonly script: Uint8Array;
  readonly program: WebAssembly.Module;
  /** With why it is left out, where it is. */
  readonly userDictionary: UserDictionary;
  readonly info: Omit<SegmenterInfo, 'terms'>;
}

/** Reads what a worker is made of, or tells why that cannot be. */
export async function loadParts(files: SegmenterFiles): Promise<SegmenterParts | EngineFailure> {
  const userDictionary = await loadUserDictionary(files);
  const { readPart } = files;
  try {
    const [script, bytes, manifest] = await Promise.all([
      readPart('segmenter.web.js'),
      readPart('jieba-wasm/jieba_rs_wasm_bg.wasm'),
      readPart('jieba-wasm/package.json'),
    ]);
    const { version = '' }: { version?: string } = JSON.parse(new TextDecoder().decode(manifest));
    const program = await WebAssembly.compile(bytes as BufferSource);
    const dictionary = await hashOf(bytes, new TextEncoder().encode(userDictionary.text));
    return { script, program, userDictionary, info: { engine: 'jieba-wasm', version, dictionary } };
  } catch (error) {
    return { reason: 'bad-binding', detail: String(error) };
  }
}

async function loadUserDictionary({ userDictionary }: SegmenterFiles): Promise<UserDictionary> {
  if (!userDictionary) return { text: '' };
  let bytes: Uint8Array;
  try {
    bytes = await userDictionary.read();
  } catch (error) {
    const detail = `${userDictionary.name}: ${error}`;
    return { text: '', failure: { reason: 'no-user-dictionary', detail } };
  }
  return parseUserDictionary(bytes, userDictionary.name);
}

/** `sha256:<hex>` over the parts in order: the same as on Node, so that reports agree. */
async function hashOf(...parts: Uint8Array[]): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await new Blob(parts as BlobPart[]).arrayBuffer());
  const hex = Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0'));
  return `sha256:${hex.join('')}`;
}
