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
const protocol = /^src\/protocol(?:\/\w+)?\.ts$/;
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
      /^saxes$/,
      /^pinyin-match\/src\/simplified_dict\.js$/,
    ],
  },
  {
    room: 'node',
    files: /^src\/node\//,
    allowed: "node, core's index, Node built-ins, nodejieba, the wasm segmenter and what draws pictures",
    may: [
      /^src\/node\//,
      publicCore,
      nodeBuiltIn,
      /^nodejieba$/,
      wasmSegmenter,
      /^(?:@resvg\/resvg-wasm|pdfkit|svg-to-pdfkit)$/,
    ],
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
    allowed: "ingest, types of core's index, Node built-ins and the libraries that read documents",
    may: [
      /^src\/ingest\//,
      { typesOf: publicCore },
      nodeBuiltIn,
      manifest,
      /^(?:unpdf|mammoth|fflate|saxes|parse5|word-extractor)$/,
    ],
  },
  {
    room: 'cli',
    files: /^src\/cli\//,
    allowed: "cli, core's index, node, Node built-ins and the l10n bundles",
    may: [/^src\/cli\//, publicCore, /^src\/node\//, nodeBuiltIn, manifest, /^l10n\/[\w.-]+\.json$/],
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
    allowed:
      'webview, types of the protocol, core/network/picture, core/base/l10n and whereabouts, core/report/view, settings of the network',
    may: [
      /^src\/webview\//,
      { typesOf: protocol },
      /^src\/core\/network\/picture\.ts$/,
      /^src\/core\/base\/(?:l10n|whereabouts)\.ts$/,
      // The table and the network as one looks at them: exports write the same.
      /^src\/core\/report\/view\//,
      /^src\/core\/coverage\/tableLook\.ts$/,
      /^src\/core\/report\/page\/wire\.ts$/,
      // Which columns of a text table hold figures.
      /^src\/core\/report\/formats\/figureColumns\.ts$/,
      // What the form of the network's settings offers.
      /^src\/core\/measures\/measures\.ts$/,
      /^src\/core\/corpus\/networkLimits\.ts$/,
    ],
  },
  {
    room: 'protocol',
    files: protocol,
    allowed: 'types of core and of the protocol',
    may: [{ typesOf: core }, { typesOf: protocol }],
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

/** Rooms one above the other, from the ground up: each may take from those below it, never from one above. */
export interface House {
  /** The folder whose own folders are the rooms. */
  readonly folder: string;
  readonly floors: readonly string[];
}

export const houses: readonly House[] = [
  {
    folder: 'src/core',
    floors: [
      'base',
      'text',
      'yaml',
      'codebook',
      'engines',
      'keywords',
      'annotations',
      'measures',
      'corpus',
      'attributes',
      'coverage',
      'statistics',
      'terms',
      'passages',
      'network',
      'parts',
      'query',
      'cross',
      'pmc',
      'analysisUnits',
      'dictionary',
      'agreement',
      'threads',
      'consensus',
      'changes',
      'refactoring',
      'import',
      'suggestions',
      'exchange',
      'documents',
      'completion',
      'report',
    ],
  },
  {
    folder: 'src/core/report',
    floors: [
      'formats',
      'changes',
      'comparison',
      'method',
      'overview',
      'evidence',
      'exchange',
      'figures',
      'network',
      'view',
      'table',
      'statistics',
      'query',
      'cross',
      'pmc',
      'agreement',
      'consensus',
      'suggestions',
      'results',
      'page',
    ],
  },
  {
    folder: 'src/editor',
    floors: [
      'session',
      'pages',
      'coding',
      'network',
      'pick',
      'text',
      'commands',
      'codebook',
      'models',
      'agreement',
      'trees',
      'overview',
      'language',
      'attributes',
      'documents',
      'begin',
      'changes',
      'exports',
      'statistics',
      'results',
      'exchange',
      'flow',
      'passages',
      'review',
      'terms',
    ],
  },
];

/**
 * Every import of a room from a room above it, and every room that stands on no floor, as a sentence. Files beside the rooms, such as
 * core's index, stand on the roof: they may import every room, and no room them.
 */
export function findUpwardImports(
  files: readonly FileImports[],
  built: readonly House[] = houses,
): readonly string[] {
  return built.flatMap(({ folder, floors }) => {
    const roof = floors.length;
    const roomOf = (path: string) => {
      const [room, ...rest] = path.slice(folder.length + 1).split('/');
      return rest.length > 0 ? room! : undefined;
    };
    const floorOf = (path: string) => {
      const room = roomOf(path);
      return room === undefined ? roof : floors.indexOf(room);
    };
    const isInside = (path: string) => path.startsWith(`${folder}/`);
    const inside = files.filter(({ path }) => isInside(path));
    const unknown = new Set(
      inside.flatMap(({ path }) => (floorOf(path) === -1 ? [`${folder}/${roomOf(path)}`] : [])),
    );
    return [
      ...[...unknown].map(
        room => `${room} stands on no floor: name it in houses (test/support/boundaries.ts)`,
      ),
      ...inside
        .filter(({ path }) => floorOf(path) !== -1)
        .flatMap(({ path, imports }) =>
          imports
            .filter(({ target }) => isInside(target) && floorOf(target) > floorOf(path))
            .map(({ target }) => {
              const above = roomOf(target) ?? 'the roof';
              return `${path} imports ${target}, but ${above} stands above ${roomOf(path)}`;
            }),
        ),
    ];
  });
}

/** Files that no import leads to from any of the entries. */
export function findUnreached(files: readonly FileImports[], entries: readonly string[]): readonly string[] {
  const targets = new Map(files.map(({ path, imports }) => [path, imports.map(each => each.target)]));
  const reached = new Set<string>();
  const open = [...entries];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    open.push(...(targets.get(path) ?? []));
  }
  return files.flatMap(({ path }) => (reached.has(path) ? [] : [path]));
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
