import { stringify } from 'yaml';
import type { Code, Codebook } from '../codebook/codebook';
import { codePlace, idOf } from '../codebook/codePlace';
import { editCodebook } from '../codebook/edit';
import { codebookFile, parseCodebook } from '../codebook/parse';
import { soundColor } from '../codebook/soundColor';
import { restoreLineEnds } from '../text/lineEnds';
import { normalizeText } from '../text/source';
import { parseYaml } from '../yaml/parse';
import { putEntries } from '../yaml/sequence';
import { describeCode, partsOf } from './codeDescription';
import type { ForeignCode } from './foreign';
import { guidOf, sameGuid } from './guid';

/** What became of the codes of another program. */
export interface MergedCodes {
  /** The text of codebook.yaml with those that were not there. */
  readonly text: string;
  /** Key of a foreign code -> path. */
  readonly paths: ReadonlyMap<string, string>;
  /** Paths of codes that are new, in the order of the tree. */
  readonly added: readonly string[];
  /** Paths of codes that are there with another definition, which stays. */
  readonly differing: readonly string[];
}

/**
 * Adds codes to a codebook. One that is there, as it came from here (by GUID) or by its names from the top down, stays as it
 * is: only a definition that it lacks is filled in. `undefined` where the layout of the file does not allow it.
 */
export function mergeCodes(
  text: string,
  foreign: readonly ForeignCode[],
  known: Readonly<Record<string, string>> = {},
  unlisted: readonly string[] = [],
): MergedCodes | undefined {
  const merger = new Merger(text, known, unlisted);
  return merger.merge(foreign);
}

/** A code that is to be made, with those in it. */
interface NewCode {
  readonly id: string;
  readonly name: string;
  readonly color?: string;
  readonly definition?: string;
  readonly include?: string;
  readonly exclude?: string;
  readonly keywords?: readonly string[];
  readonly codes?: readonly NewCode[];
}

class Merger {
  private readonly codebook: Codebook | undefined;
  private readonly byGuid = new Map<string, string>();
  private readonly byName = new Map<string, readonly Code[]>();
  private readonly paths = new Map<string, string>();
  private readonly added: string[] = [];
  private readonly differing: string[] = [];
  private readonly filled = new Map<string, string>();
  /** Codes of ours that no codebook has: they stay so. */
  private readonly unlisted = new Map<string, string>();
  private readonly fresh = new Map<string, NewCode[]>();

  constructor(
    private readonly text: string,
    known: Readonly<Record<string, string>>,
    unlisted: readonly string[],
  ) {
    this.codebook = parseCodebook(normalizeText(text)).codebook;
    for (const code of this.codebook?.codes.values() ?? []) {
      this.byGuid.set(guidOf('code', code.path), code.path);
      this.byName.set(code.name, [...(this.byName.get(code.name) ?? []), code]);
    }
    for (const [guid, path] of Object.entries(known))
      if (this.codebook?.codes.has(path)) this.byGuid.set(sameGuid(guid), path);
    for (const path of unlisted) this.unlisted.set(guidOf('code', path), path);
  }

  merge(foreign: readonly ForeignCode[]): MergedCodes | undefined {
    if (!this.codebook) return undefined;
    const isFlat = foreign.every(({ codes }) => codes.length === 0);
    this.level(foreign, this.codebook.themes, '', isFlat);
    const text = this.written();
    if (text === undefined) return undefined;
    const { paths, added, differing } = this;
    return { text, paths, added, differing };
  }

  private level(
    foreign: readonly ForeignCode[],
    siblings: readonly Code[],
    parent: string,
    isFlat: boolean,
  ): readonly NewCode[] {
    const taken = new Set(siblings.map(({ id }) => id));
    const used = new Set<string>();
    const made: NewCode[] = [];
    for (const each of foreign) {
      const bare = this.unlisted.get(each.key);
      if (bare !== undefined && !this.byGuid.has(each.key)) {
        this.paths.set(each.key, bare);
        continue;
      }
      const there = this.find(each, siblings, isFlat, used);
      if (there) {
        used.add(there.path);
        this.keep(each, there);
        this.level(each.codes, there.codes, `${there.path}/`, false);
        continue;
      }
      const id = freeId(idOf(each.name), taken);
      taken.add(id);
      const path = parent + id;
      this.paths.set(each.key, path);
      this.added.push(path);
      const codes = this.level(each.codes, [], `${path}/`, false);
      const { name } = each;
      const color = each.color === undefined ? undefined : soundColor(each.color);
      made.push({
        id,
        name,
        ...(color !== undefined && { color }),
        ...partsOf(each.definition),
        ...(parent === '' && each.keywords !== undefined && { keywords: each.keywords }),
        ...(codes.length > 0 && { codes }),
      });
    }
    // Within a new code they are part of it.
    const isThere = parent === '' || this.codebook!.codes.has(parent.slice(0, -1));
    if (isThere && made.length > 0) this.fresh.set(parent.slice(0, -1), made);
    return made;
  }

  private find(
    { key, name }: ForeignCode,
    siblings: readonly Code[],
    isFlat: boolean,
    used: ReadonlySet<string>,
  ): Code | undefined {
    const own = this.codebook!.codes.get(this.byGuid.get(sameGuid(key)) ?? '');
    if (own) return own;
    const same = (each: Code) => each.name.normalize('NFC') === name.normalize('NFC') && !used.has(each.path);
    const sibling = siblings.find(same);
    // A list without levels may mean codes of any level, where there is only one of that name.
    const anywhere = isFlat ? (this.byName.get(name) ?? []) : [];
    return sibling ?? (anywhere.length === 1 ? anywhere[0] : undefined);
  }

  private keep({ key, definition }: ForeignCode, there: Code): void {
    this.paths.set(key, there.path);
    if (definition === undefined || definition === describeCode(there)) return;
    if (describeCode(there) === undefined) this.filled.set(there.path, definition);
    else this.differing.push(there.path);
  }

  private written(): string | undefined {
    let text: string | undefined = normalizeText(this.text);
    for (const [parent, codes] of this.fresh) {
      const value: unknown = parseYaml(codebookFile, text, {}).value;
      const path = codePlace(value, parent === '' ? undefined : parent);
      const pieces = codes.map(code => ({
        lines: stringify([code], { lineWidth: 0 }),
        inline: stringify(code, { lineWidth: 0, collectionStyle: 'flow' }).trim(),
      }));
      const at = path && { path, key: parent === '' ? 'themes' : 'codes' };
      text = at && putEntries(text, at, Number.POSITIVE_INFINITY, pieces);
      if (text === undefined) return undefined;
    }
    for (const [code, definition] of this.filled) {
      text = editCodebook(text, [{ kind: 'fields', code, fields: { definition } }]);
      if (text === undefined) return undefined;
    }
    const now = parseCodebook(text).codebook;
    const isWhole = now && this.added.every(path => now.codes.has(path));
    return isWhole ? restoreLineEnds(this.text, text) : undefined;
  }
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  let free = id;
  for (let number = 2; taken.has(free); number++) free = `${id}-${number}`;
  return free;
}
