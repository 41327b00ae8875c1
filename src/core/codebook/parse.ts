import { isScalar } from 'yaml';
import schema from '../../../schemas/codebook.schema.json';
import { fileStart, type Issue, issue } from '../base/issue';
import { asFields, asList, asText, asTexts, defined, type Fields } from '../base/values';
import { LineIndex } from '../text/lines';
import { compileRegex } from '../text/regex';
import { commentedValues } from '../yaml/commented';
import { nodeAt } from '../yaml/document';
import { parseYaml, type YamlFile, type YamlPath } from '../yaml/parse';
import {
  type Code,
  type Codebook,
  emptyCodebook,
  type Keyword,
  type Shape,
  shapes,
  type Theme,
} from './codebook';
import { paletteColor } from './palette';
import { severalKeywords } from './severalKeywords';
import { soundColor } from './soundColor';

/** Name of the file that makes a folder a project. */
export const codebookFile = 'codebook.yaml';

/**
 * Reads codebook.yaml. Valid parts are used; invalid ones are left out and reported. `codebook` is `undefined` if the
 * file cannot be read at all.
 */
export function parseCodebook(text: string): { codebook: Codebook | undefined; issues: readonly Issue[] } {
  const file = parseYaml(codebookFile, text, schema);
  if (file.value === undefined)
    return { codebook: undefined, issues: [...file.issues, ...brokenByColors(file)] };
  // An empty file gets one issue instead of every schema error.
  if (file.value === null)
    return { codebook: emptyCodebook, issues: [issue('empty-codebook', codebookFile)] };
  return new CodebookReader(file).read();
}

/** Between braces, a colour without quotes hides what closes them: the file cannot be read, and this is why. */
function brokenByColors({ text, issues }: YamlFile): readonly Issue[] {
  if (!issues.some(({ code }) => code === 'yaml-syntax')) return [];
  const lines = new LineIndex(text);
  return [...text.matchAll(/\bcolor:[ \t]+(#[0-9a-f]{3,8})\b/gi)].map(match => {
    const end = match.index + match[0].length;
    const value = match[1]!;
    return issue(
      'commented-value',
      codebookFile,
      lines.range({ start: end - value.length, end }),
      value,
      'color',
    );
  });
}

/** Keys whose values are texts. */
const textKeys = [
  'id',
  'name',
  'short',
  'shape',
  'color',
  'definition',
  'include',
  'exclude',
  'title',
  'term',
];

/** What YAML takes for comments where a text is wanted: `color: #7b1fa2`. */
function commentedIssues({ text, document }: Pick<YamlFile, 'text' | 'document'>): readonly Issue[] {
  const lines = new LineIndex(text);
  return commentedValues(text, document, [...textKeys, 'keywords']).map(({ span, value, key }) =>
    issue('commented-value', codebookFile, lines.range(span), value, key),
  );
}

class CodebookReader {
  private readonly issues: Issue[];
  private readonly commentedLines: ReadonlySet<number>;
  private readonly codes = new Map<string, Code>();
  private readonly keywords: Keyword[] = [];
  /** Name of the theme that each form of a keyword belongs to. */
  private readonly owners = new Map<string, string>();

  constructor(private readonly file: YamlFile) {
    const commented = commentedIssues(file);
    // One place, one issue: that the value is missing says less.
    const isTold = (each: Issue) =>
      each.code === 'schema-type' &&
      commented.some(({ range, args }) => range.line === each.range.line && args[1] === each.args[0]);
    this.issues = [...file.issues.filter(each => !isTold(each)), ...commented];
    this.commentedLines = new Set(commented.map(({ range }) => range.line));
  }

  read(): { codebook: Codebook; issues: readonly Issue[] } {
    const root = asFields(this.file.value);
    const themes = this.siblings(root.themes, ['themes'], '', (fields, code, path, index) =>
      this.theme(fields, code, path, index),
    );
    if (themes.length === 0) this.report('no-themes', []);
    const codebook: Codebook = {
      ...emptyCodebook,
      title: asText(root.title) ?? '',
      themes,
      keywords: this.keywords,
      codes: this.codes,
    };
    return { codebook, issues: this.issues };
  }

  /** Reads a list of codes that share a parent; of two with one id the first is taken. */
  private siblings<T extends Code>(
    list: unknown,
    at: YamlPath,
    parent: string,
    finish: (fields: Fields, code: Code, at: YamlPath, index: number) => T,
  ): readonly T[] {
    const taken: T[] = [];
    asList(list).forEach((value, index) => {
      const path = [...at, index];
      const fields = asFields(value);
      const id = asText(fields.id);
      if (id === undefined) return;
      if (!/^[\p{L}\p{N}_-]+$/u.test(id)) {
        this.report('bad-id', [...path, 'id'], id);
        return;
      }
      const codePath = parent + id;
      if (this.codes.has(codePath)) {
        this.report('duplicate-id', [...path, 'id'], id);
        return;
      }
      // Reserves the place, so that sub-codes come after their parent and a duplicate is noticed.
      this.codes.set(codePath, undefined as never);
      const code: Code = {
        path: codePath,
        id,
        name: asText(fields.name) ?? id,
        ...defined({
          definition: asText(fields.definition),
          include: asText(fields.include),
          exclude: asText(fields.exclude),
          examples: fields.examples === undefined ? undefined : asTexts(fields.examples),
          color: soundColor(asText(fields.color) ?? ''),
        }),
        codes: this.siblings(fields.codes, [...path, 'codes'], `${codePath}/`, (_, sub) => sub),
        range: this.file.rangeOf([...path, 'id']),
      };
      const finished = finish(fields, code, path, index);
      this.codes.set(codePath, finished);
      taken.push(finished);
    });
    return taken;
  }

  private theme(fields: Fields, code: Code, at: YamlPath, index: number): Theme {
    const color = this.asWritten(fields.color, [...at, 'color']);
    const sound = color !== undefined && /^#[0-9a-f]{6}$/i.test(color);
    if (color !== undefined && !sound) this.report('bad-color', [...at, 'color'], color);
    const kind = fields.kind === 'text' ? 'text' : 'check';
    const keywords = this.readKeywords(fields.keywords, [...at, 'keywords'], code);
    if (kind === 'check' && keywords.length === 0)
      this.report('theme-without-keywords', [...at, 'id'], code.name);
    return {
      ...code,
      short: asText(fields.short) ?? code.name,
      shape: shapes.includes(fields.shape as Shape)
        ? (fields.shape as Shape)
        : shapes[index % shapes.length]!,
      color: sound ? color.toLowerCase() : paletteColor(index),
      kind,
      keywords,
    };
  }

  private readKeywords(list: unknown, at: YamlPath, theme: Code): readonly Keyword[] {
    const taken: Keyword[] = [];
    asList(list).forEach((value, index) => {
      const path = [...at, index];
      const isBare = typeof value !== 'object' || value === null;
      const fields = isBare ? { term: value ?? '' } : asFields(value);
      const term = this.form(fields.term, isBare ? path : [...path, 'term'], theme);
      if (term === undefined) return;
      if (isBare && severalKeywords(term)) this.report('several-keywords', path, term);
      const regex = asText(fields.regex);
      if (regex !== undefined && !this.isSound(regex, [...path, 'regex'])) return;
      const aliases = asList(fields.aliases).map((alias, i) =>
        this.form(alias, [...path, 'aliases', i], theme),
      );
      const except = asList(fields.except)
        .map((context, i) => this.asWritten(context, [...path, 'except', i]))
        .filter(context => context !== undefined);
      taken.push({
        term,
        theme: theme.path,
        aliases: aliases.filter(alias => alias !== undefined),
        ...(regex !== undefined && { regex }),
        except: except.filter(context => context.trim() !== ''),
        wholeWord: fields.wholeWord === true,
        range: this.file.rangeOf(path),
      });
    });
    this.keywords.push(...taken);
    return taken;
  }

  private isSound(regex: string, at: YamlPath): boolean {
    const compiled = compileRegex(regex, true);
    if (typeof compiled === 'string') this.report('bad-regex', at, compiled);
    return typeof compiled !== 'string';
  }

  /** A form to search for; `undefined`, with an issue, where it is empty or belongs to a keyword already. */
  private form(value: unknown, at: YamlPath, theme: Code): string | undefined {
    const form = this.asWritten(value, at)?.trim();
    if (form === undefined) return undefined;
    const owner = this.owners.get(form);
    if (form === '') {
      if (!this.commentedLines.has(this.file.rangeOf(at).line)) this.report('empty-keyword', at);
    } else if (owner !== undefined) this.report('duplicate-keyword', at, form, owner);
    else this.owners.set(form, theme.name);
    return form === '' || owner !== undefined ? undefined : form;
  }

  /** A text, or a number as written in the file: `4.0` does not mean 4, and `010` does not mean 10. */
  private asWritten(value: unknown, at: YamlPath): string | undefined {
    const node = typeof value === 'number' ? nodeAt(this.file.document, at) : undefined;
    return (isScalar(node) && node.source) || asText(value);
  }

  private report(code: Issue['code'], at: YamlPath, ...args: (string | number)[]): void {
    const range = at.length === 0 ? fileStart : this.file.rangeOf(at);
    this.issues.push(issue(code, codebookFile, range, ...args));
  }
}
