import type { Kept } from './foreign';
import { guidOf, isGuid } from './guid';

/** GUIDs as they came, where they are some; else made of what a thing is called. */
export class Guids {
  private readonly codes = new Map<string, string>();
  private readonly sources = new Map<string, string>();
  private readonly users = new Map<string, string>();
  private readonly variables = new Map<string, string>();

  constructor(kept: Kept, coderOf: (name: string) => string = name => name) {
    fill(this.codes, kept.codes, path => path);
    fill(this.sources, kept.sources, path => path);
    fill(this.users, kept.users, coderOf);
    fill(this.variables, kept.variables, name => name);
  }

  code(path: string): string {
    return this.codes.get(path) ?? guidOf('code', path);
  }

  source(path: string): string {
    return this.sources.get(path) ?? guidOf('source', path);
  }

  user(coder: string): string {
    return this.users.get(coder) ?? guidOf('user', coder);
  }

  variable(name: string): string {
    return this.variables.get(name) ?? guidOf('variable', name);
  }
}

function fill(
  map: Map<string, string>,
  kept: Readonly<Record<string, string>> = {},
  keyOf: (value: string) => string,
): void {
  for (const [guid, value] of Object.entries(kept)) {
    const key = keyOf(String(value));
    if (isGuid(guid) && !map.has(key)) map.set(key, guid);
  }
}
