import type { Arguments, OptionName, Values } from '../arguments';
import { type Call, Failure, type FilesFor, type Nested, type Output } from '../io';
import { runCommand } from '../runCommand';
import { type ExportLine, readExportLine, writesFiles } from './exportLine';
import type { ResultFile } from './resultFile';

/** What a frozen command gave. */
export interface Exported {
  readonly line: string;
  /** Its files, below a folder with the name of the command. */
  readonly files: readonly ResultFile[];
  /** Its figures as JSON; `undefined` for a command that prints none. */
  readonly json: string | undefined;
}

/** Runs the commands one after another, on the same files. Throws a Failure where one of them fails. */
export async function runExports(
  lines: readonly string[],
  call: Call,
  shared: Pick<Nested, 'files' | 'corpora'>,
): Promise<readonly Exported[]> {
  const read = lines.map(line => readExportLine(line, call.t));
  const used = new Map<string, number>();
  const exported: Exported[] = [];
  for (const line of read) {
    const { name } = line.command;
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    exported.push(await runExport(line, times === 1 ? name : `${name}-${times}`, call, shared));
  }
  return exported;
}

async function runExport(
  line: ExportLine,
  folder: string,
  call: Call,
  shared: Pick<Nested, 'files' | 'corpora'>,
): Promise<Exported> {
  const { command, args } = line;
  const groups: FilesFor[] = [];
  const [stdout, stderr] = [new Text(), new Text()];
  const isMarkdown = args.given.includes('markdown');
  const isJson = command.describeJson !== undefined && !isMarkdown;
  const { values, given } = withOwnOptions(args, { isJson, writes: writesFiles(line) }, call);
  const { env, cwd, home } = call;
  const nested = { ...shared, take: (taken: readonly FilesFor[]) => void groups.push(...taken) };
  const operands = [call.folder, ...args.positionals];
  await trying(line, call, () =>
    runCommand(
      command,
      operands,
      { values, given, problem: undefined },
      { stdout, stderr, env, cwd, home, nested },
    ),
  );
  const written = groups.flatMap(({ out, files }) =>
    files.map(([name, content]): ResultFile => [placeIn(folder, out, name, line, call), bytesOf(content)]),
  );
  // Not .md or .txt, which would be texts of the project.
  const extension = isMarkdown ? 'markdown' : 'text';
  const printed: ResultFile = [`${folder}/${folder}.${extension}`, bytesOf(stdout.text)];
  return {
    line: line.line,
    // What is printed beside files says nothing that they do not.
    files: written.length > 0 || isJson ? written : [printed],
    json: isJson ? stdout.text : undefined,
  };
}

class Text implements Output {
  text = '';

  write(text: string): void {
    this.text += text;
  }
}

/** The options of the command, and those that freezing gives it. */
function withOwnOptions(
  { values, given }: Arguments,
  { isJson, writes }: { readonly isJson: boolean; readonly writes: boolean },
  { language, values: { segmenter, 'user-dictionary': userDictionary } }: Call,
): Pick<Arguments, 'values' | 'given'> {
  const own: Values = {
    lang: language,
    ...(writes && { out: '.' }),
    ...(segmenter !== undefined && { segmenter }),
    ...(userDictionary !== undefined && { 'user-dictionary': userDictionary }),
  };
  const names = Object.keys(own) as OptionName[];
  return {
    values: { ...values, ...own },
    given: [...given, ...names, ...(isJson ? (['json'] as const) : [])],
  };
}

/** Adds to a failure of a command which command it was. */
async function trying<T>({ line }: ExportLine, { t }: Call, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Failure)
      throw new Failure(t('results in corpus.yaml: "{0}": {1}', line, error.message));
    throw error;
  }
}

function placeIn(folder: string, out: string, name: string, { line }: ExportLine, { t }: Call): string {
  const parts = `${out}/${name}`.split(/[\\/]/).filter(part => part !== '' && part !== '.');
  if (/^(?:[\\/]|[A-Za-z]:)/.test(out) || parts.includes('..'))
    throw new Failure(
      t('results in corpus.yaml: "{0}": {1}', line, t('Name a folder below that of the results.')),
    );
  return [folder, ...parts].join('/');
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content;
}
