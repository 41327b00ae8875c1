import type { FileImports, Import } from './imports';

/** One row of "who may import whom": a room, and what it may take from elsewhere. */
export interface Rule {
  readonly room: string;
  /** Files that belong to the room; the first rule that fits a file is its own. */
  readonly files: RegExp;
  /** Everything it may import, as the end of the sentence "<room> may import only ...". */
  readonly allowed: string;
  readonly may: readonly (RegExp | { readonly typesOf: RegExp })[];
}

/** Modules that come with Node. */
const nodeBuiltIn = /^node:/;
const core = /^src\/core\//;
/** Core's public index: all that the rooms around it see. */
const publicCore = /^src\/core\/index\.ts$/;
const protocol = /^src\/protocol\.ts$/;
const wasmSegmenter = /^jieba-wasm(?:\/.+)?$/;
const api = /^src\/api\.ts$/;
const manifest = /^package\.json$/;

/** The table of architecture.md as data. */
export const rules: readonly Rule[] = [
  {
    room: 'core',
    files: core,
    allowed: 'core, yaml, graphology, schemas and small pure libraries',
    may: [
      core,
      /^schemas\/[\w.]+\.json$/,
      manifest,
      /^yaml$/,
      /^graphology(?:-[\w-]+)?(?:\/.+)?$/,
      /^@noble\/hashes\//,
      /^picomatch(?:\/posix)?$/,
      /^opencc-js\/dict\/TSCharacters$/,
      /^re2js$/,
      /^pure-rand(?:\/.+)?$/,
      /^fflate$/,
      /^approx-string-match$/,
      /^papaparse$/,
      /^node-diff3$/,
      /^pinyin-match\/src\/simplified_dict\.js$/,
    ],
  },
  {
    room: 'node',
    files: /^src\/node\//,
    allowed: "node, core's index, Node built-ins, nodejieba and the wasm segmenter",
    may: [/^src\/node\//, publicCore, nodeBuiltIn, /^nodejieba$/, wasmSegmenter],
  },
  {
    room: 'web',
    files: /^src\/web\//,
    allowed: "web, core's index and the wasm segmenter",
    may: [/^src\/web\//, publicCore, wasmSegmenter],
  },
  {
    room: 'ingest',
    files: /^src\/ingest\//,
    allowed: 'ingest, Node built-ins, unpdf, mammoth and fflate',
    may: [/^src\/ingest\//, nodeBuiltIn, manifest, /^(?:unpdf|mammoth|fflate)$/],
  },
  {
    room: 'cli',
    files: /^src\/cli\//,
    allowed: "cli, core's index, node, types of ingest, Node built-ins and the l10n bundles",
    may: [
      /^src\/cli\//,
      publicCore,
      /^src\/node\//,
      { typesOf: /^src\/ingest\// },
      nodeBuiltIn,
      manifest,
      /^l10n\/[\w.-]+\.json$/,
    ],
  },
  {
    room: 'editor',
    files: /^src\/editor\//,
    allowed: "editor, core's index, protocol, types of the API and vscode",
    may: [/^src\/editor\//, publicCore, protocol, { typesOf: api }, /^vscode$/],
  },
  {
    room: 'webview',
    files: /^src\/webview\//,
    allowed: 'webview, types of the protocol, core/network/picture, core/l10n and pure figures of the table',
    may: [
      /^src\/webview\//,
      { typesOf: protocol },
      /^src\/core\/network\/picture\.ts$/,
      /^src\/core\/l10n\.ts$/,
      // What the table works out anew for every way of looking at it, as exports do.
      /^src\/core\/coverage\/(?:groups|shares|sums)\.ts$/,
      /^src\/core\/report\/wire\.ts$/,
      /^src\/core\/statistics\/attributeKinds\.ts$/,
      /^src\/core\/order\.ts$/,
    ],
  },
  {
    room: 'protocol',
    files: protocol,
    allowed: 'types of core',
    may: [{ typesOf: core }],
  },
  {
    room: 'api',
    files: api,
    allowed: 'types of vscode: other extensions copy it',
    may: [{ typesOf: /^vscode$/ }],
  },
  {
    room: 'extension',
    files: /^src\/extension(?:\.\w+)?\.ts$/,
    allowed: "editor, node or web, core's index, types of the API and vscode",
    may: [/^src\/editor\//, /^src\/(?:node|web)\//, publicCore, { typesOf: api }, /^vscode$/],
  },
];

/** Every import that the rules do not allow, as a sentence that names file, import and rule. */
export function findViolations(
  files: readonly FileImports[],
  table: readonly Rule[] = rules,
): readonly string[] {
  return files.flatMap(({ path, imports }) => {
    const rule = table.find(each => each.files.test(path));
    if (!rule) return [`${path} belongs to no room`];
    return imports
      .filter(each => !rule.may.some(allowed => permits(allowed, each)))
      .map(each => `${path} imports ${each.target}, but ${rule.room} may import only ${rule.allowed}`);
  });
}

function permits(allowed: Rule['may'][number], { target, typeOnly }: Import): boolean {
  return allowed instanceof RegExp ? allowed.test(target) : typeOnly && allowed.typesOf.test(target);
}

/** Cycles between files, type imports included: each as the path from a file back to itself. */
export function findCycles(files: readonly FileImports[]): readonly string[] {
  const targets = new Map(files.map(({ path, imports }) => [path, imports.map(each => each.target)]));
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const seen = trail.indexOf(path);
    if (seen !== -1) cycles.push([...trail.slice(seen), path].join(' -> '));
    if (seen !== -1 || done.has(path)) return;
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return cycles;
}
