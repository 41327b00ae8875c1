import { decodeSource } from '../../corpus/decodeSource';
import type { Archive } from '../archive';
import type { ForeignProblem } from '../foreign';
import type { XmlElement } from '../xml';
import { childOf } from '../xml';

/** Texts of the archive, as sources and notes refer to them. */
export class Texts {
  private readonly byName: ReadonlyMap<string, Uint8Array>;
  readonly problems: ForeignProblem[] = [];

  constructor(archive: Archive) {
    // The standard writes Sources/, MAXQDA sources/, and some zip with backslashes.
    this.byName = new Map(
      [...archive].map(([name, bytes]) => [name.replaceAll('\\', '/').toLowerCase(), bytes] as const),
    );
  }

  /** The text of a source or a note; `undefined` where it is not in the file, which is told for sources. */
  textOf(element: XmlElement, isTold = true): string | undefined {
    const inline = childOf(element, 'PlainTextContent')?.text;
    const path = element.attributes.get('plainTextPath');
    if (path === undefined) return inline;
    const name = /^internal:\/\/+(.*)$/i.exec(path)?.[1];
    const at = element.attributes.get('name') ?? element.attributes.get('guid') ?? '';
    // Nothing outside of the archive is read, wherever a path leads.
    const isOutside = name === undefined || /(?:^|[/\\])\.\.(?:[/\\]|$)/.test(name);
    const bytes = isOutside ? undefined : this.find(name);
    const file = bytes && decodeSource(bytes);
    if (file?.kind === 'text') return file.text;
    if (inline !== undefined) return inline;
    if (isTold) this.problems.push({ reason: isOutside ? 'path-outside' : 'text-missing', at, detail: path });
    return undefined;
  }

  private find(name: string): Uint8Array | undefined {
    const wanted = name.replaceAll('\\', '/').toLowerCase();
    return this.byName.get(`sources/${wanted}`) ?? this.byName.get(wanted);
  }
}
