import { renderField } from '../yaml/render';

/** Where a text comes from: what is kept beside a source that was made of a document. */
export interface Provenance {
  /** File name of the text. */
  readonly source: string;
  /** `hashText` of the text as it was made: whoever changes the text later can see it. */
  readonly hash: string;
  readonly original: {
    readonly name: string;
    /** `sha256:<hex>` of the file's bytes. */
    readonly hash: string;
    readonly bytes: number;
    /** Of a text file, what it was read as. */
    readonly encoding: string | undefined;
    readonly pages: number | undefined;
    /** Numbers of the pages without text. */
    readonly pagesWithoutText: readonly number[];
    /** Title and day, as the document itself gives them. */
    readonly title: string | undefined;
    readonly created: string | undefined;
  };
  /** Programs and versions that made the text: `policy-coder 0.1.0`. */
  readonly tools: readonly string[];
}

/** Name of the file beside a text that says where it comes from. */
export function provenancePath(source: string): string {
  return `${source}.source.yaml`;
}

/** The provenance as YAML. It knows no clock: the same document gives the same bytes. */
export function writeProvenance({ source, hash, original, tools }: Provenance): string {
  const fields = [
    ['name', original.name],
    ['hash', original.hash],
    ['bytes', original.bytes],
    ['encoding', original.encoding],
    ['pages', original.pages],
    ['pagesWithoutText', original.pagesWithoutText.length > 0 ? original.pagesWithoutText : undefined],
    ['title', original.title],
    ['created', original.created],
  ] as const;
  const lines = fields.flatMap(([key, value]) =>
    value === undefined ? [] : renderField(key, value).replace(/^/gm, '  ').replace(/ +$/, ''),
  );
  return [
    'version: 1\n',
    renderField('source', source),
    renderField('hash', hash),
    'original:\n',
    ...lines,
    renderField('tools', tools),
  ].join('');
}
