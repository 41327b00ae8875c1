import type { Translate } from '../../base/l10n';
import { methodRows } from '../method/methodTable';
import type { FrozenInput, ResultsLock } from './lock';
import { type FrozenFigures, type Moved, movedFigures } from './moved';

/** An input that is another file now. */
export interface ChangedInput {
  readonly path: string;
  readonly role: FrozenInput['role'];
  readonly change: 'changed' | 'added' | 'gone' | 'encoding';
}

/** A file of the results that is not what it was, or would not become it again. */
export interface ChangedFile {
  readonly path: string;
  /** `edited`, `missing`: since it was frozen; `stray`: not one of them; `different`: made again, it has other bytes. */
  readonly change: 'edited' | 'missing' | 'stray' | 'different';
}

/** A parameter of the method that has another value, as people read it; `undefined` = there is none. */
export interface ChangedParameter {
  /** Its path in the method, such as `network.minWeight`. */
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Whether frozen results are still what the data give. */
export interface Verdict {
  readonly same: boolean;
  /** The versions of the program. */
  readonly tool: { readonly frozen: string; readonly now: string };
  readonly inputs: readonly ChangedInput[];
  readonly parameters: readonly ChangedParameter[];
  readonly moved: readonly Moved[];
  readonly files: readonly ChangedFile[];
  /** How many inputs and outputs were compared. */
  readonly compared: { readonly inputs: number; readonly files: number };
}

/** A folder of results: its lock, its figures, and the hash of each file by path. */
export interface Results {
  readonly lock: ResultsLock;
  /** `undefined` where they cannot be read. */
  readonly figures: FrozenFigures | undefined;
  /** `sha256:<hex>` of each file, the lock left out. */
  readonly hashes: ReadonlyMap<string, string>;
}

/** Compares results as they lie in their folder with the same ones made again. */
export function compareResults(frozen: Results, rebuilt: Results, t: Translate): Verdict {
  const { lock } = frozen;
  const now = rebuilt.lock;
  const isNewer = lock.tool.version !== now.tool.version;
  const inputs = changedInputs(lock.inputs, now.inputs);
  const parameters = changedParameters(lock, now, t);
  const moved = frozen.figures && rebuilt.figures ? movedFigures(frozen.figures, rebuilt.figures) : [];
  const files = [
    ...touchedFiles(frozen),
    // Files name the version of the program that made them: of two versions, figures are compared, not bytes.
    ...(isNewer ? [] : differentFiles(lock, rebuilt)),
  ];
  const same =
    inputs.length + parameters.length + moved.length + files.length === 0 && frozen.figures !== undefined;
  return {
    same,
    tool: { frozen: lock.tool.version, now: now.tool.version },
    inputs,
    parameters,
    moved,
    files,
    compared: { inputs: lock.inputs.length, files: lock.outputs.length },
  };
}

function changedInputs(old: readonly FrozenInput[], now: readonly FrozenInput[]): readonly ChangedInput[] {
  const today = new Map(now.map(each => [each.path, each]));
  const known = new Set(old.map(({ path }) => path));
  return [
    ...old.flatMap((each): readonly ChangedInput[] => {
      const { path, role } = each;
      const found = today.get(path);
      if (!found) return [{ path, role, change: 'gone' }];
      if (found.sha256 !== each.sha256) return [{ path, role, change: 'changed' }];
      return found.encoding === each.encoding ? [] : [{ path, role, change: 'encoding' }];
    }),
    ...now.flatMap(({ path, role }): readonly ChangedInput[] =>
      known.has(path) ? [] : [{ path, role, change: 'added' }],
    ),
  ];
}

/** Parts of the method that inputs, versions and figures tell. */
const toldElsewhere =
  /^(?:tool\.|corpus$|codebook$|reference\.hash$|annotations\.(?:newest|settled|coders)$)/;

function changedParameters(old: ResultsLock, now: ResultsLock, t: Translate): readonly ChangedParameter[] {
  const rowsOf = ({ method }: ResultsLock) =>
    new Map(methodRows(method, t).filter(([name]) => !toldElsewhere.test(name)));
  const [before, after] = [rowsOf(old), rowsOf(now)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap(name => {
    const parameter = { name, before: before.get(name), after: after.get(name) };
    return parameter.before === parameter.after ? [] : [parameter];
  });
}

function touchedFiles({ lock, hashes }: Results): readonly ChangedFile[] {
  const known = new Set(lock.outputs.map(({ path }) => path));
  return [
    ...lock.outputs.flatMap(({ path, sha256 }): readonly ChangedFile[] => {
      const found = hashes.get(path);
      if (found === undefined) return [{ path, change: 'missing' }];
      return found === sha256 ? [] : [{ path, change: 'edited' }];
    }),
    ...[...hashes.keys()].flatMap((path): readonly ChangedFile[] =>
      known.has(path) ? [] : [{ path, change: 'stray' }],
    ),
  ];
}

function differentFiles(lock: ResultsLock, rebuilt: Results): readonly ChangedFile[] {
  return lock.outputs.flatMap(({ path, sha256 }): readonly ChangedFile[] =>
    rebuilt.hashes.get(path) === sha256 ? [] : [{ path, change: 'different' }],
  );
}
