import { type Annotation, compareAnnotations } from '../../annotations/annotation';
import { compareText } from '../../base/order';
import type { Steps } from '../../base/steps';
import { allTexts, type CodedSource, type Corpus, isPlaced } from '../../corpus/corpus';
import { coderName } from '../../exchange/fileNames';
import type { Kept, KeptNote, OwnFiles } from '../../exchange/foreign';
import { caseGuid, guidOf, isGuid } from '../../exchange/guid';
import { Guids } from '../../exchange/guids';
import { ownNoteGuid, ownNoteName, selectionGuid, writeOwn } from '../../exchange/refi/own';
import { loadPacker } from '../formats/zip';
import { codesXml, textElement } from './codesXml';
import { isDay, VariablesXml } from './variablesXml';
import { listOf, type Written, writeXml } from './xmlWriter';

/** What an export writes of a project. */
export interface ExchangeSubject {
  readonly corpus: Corpus;
  /** What exchange.yaml keeps of other programs. */
  readonly kept: Kept;
  /** Texts of codebook, settings, attributes and side files, as they stand. */
  readonly files: OwnFiles;
  /** Paths of the sources whose files have CRLF. */
  readonly crlf: readonly string[];
  /** Name and version of this program. */
  readonly origin: string;
}

/** The project as REFI-QDA 1.5: the same project gives the same bytes. */
export async function writeQdpx(subject: ExchangeSubject): Promise<Steps<Uint8Array>> {
  const pack = await loadPacker();
  const writer = new ProjectWriter(subject);
  const texts = allTexts(subject.corpus).map(({ source }): readonly [string, Iterable<string>] => [
    `sources/${writer.guids.source(source.path)}.txt`,
    [source.text],
  ]);
  return pack([['project.qde', [writer.write()]], ...texts]);
}

const time = (day: string | undefined) => (isDay(day) ? `${day}T00:00:00Z` : undefined);
/** A longer name than this is nobody's. */
const longestName = 100;

class ProjectWriter {
  readonly guids: Guids;
  private readonly sources: readonly CodedSource[];
  private readonly coders = new Map<string, string>();
  private readonly notes: Written[] = [];
  private readonly unlisted: readonly string[];
  private readonly variables: VariablesXml;

  constructor(private readonly subject: ExchangeSubject) {
    const { corpus, kept } = subject;
    this.guids = new Guids(kept, coderName);
    this.sources = allTexts(corpus);
    this.variables = new VariablesXml(this.sources, this.guids);
    const used = this.sources.flatMap(({ annotations }) =>
      annotations.flatMap(each => each.annotation.codes),
    );
    this.unlisted = [...new Set(used)].filter(path => !corpus.codebook.codes.has(path)).sort(compareText);
    for (const name of Object.values(kept.users ?? {})) this.coders.set(coderName(name), name);
  }

  write(): string {
    const { corpus, kept, origin } = this.subject;
    const { title } = corpus.codebook;
    const sources = this.sources.map(source => this.source(source));
    const cases = this.cases();
    for (const note of kept.notes ?? []) if (!this.isMemo(note)) this.notes.push(this.note(note));
    this.notes.push({
      name: 'Note',
      attributes: { guid: ownNoteGuid, name: ownNoteName },
      children: [{ name: 'PlainTextContent', text: writeOwn(this.own()) }],
    });
    const codes = codesXml(corpus.codebook, this.unlisted, this.guids, ({ path }) =>
      this.refsTo(this.guids.code(path)),
    );
    return writeXml({
      name: 'Project',
      attributes: { xmlns: 'urn:QDA-XML:project:1.0', name: title || 'Policy Coder', origin },
      children: [
        listOf('Users', this.users()),
        codes.length === 0 ? undefined : { name: 'CodeBook', children: [{ name: 'Codes', children: codes }] },
        listOf('Variables', this.variables.definitions),
        listOf('Cases', cases),
        listOf('Sources', sources),
        listOf('Notes', this.notes),
        listOf('Links', this.links()),
        listOf('Sets', this.sets()),
        ...this.refsTo('project'),
      ],
    });
  }

  private source({ source, annotations, attributes }: CodedSource): Written {
    const guid = this.guids.source(source.path);
    const { path, text } = source;
    const points = pointsIn(text);
    const placed = annotations
      .filter(isPlaced)
      .sort((a, b) => compareAnnotations(a.annotation, b.annotation) || compareText(a.file, b.file));
    const selections = placed.map(({ annotation, anchor: { span }, file }) =>
      this.selection(
        annotation,
        file,
        points(span.start),
        points(span.end),
        text.slice(span.start, span.end),
      ),
    );
    const signs = [...text];
    const comments = (this.subject.kept.comments ?? []).filter(
      ({ source: at, start, end, quote }) => at === path && signs.slice(start, end).join('') === quote,
    );
    return {
      name: 'TextSource',
      attributes: {
        guid,
        name: path.slice(path.lastIndexOf('/') + 1),
        plainTextPath: `internal://${guid}.txt`,
      },
      children: [
        ...selections,
        ...comments.map(({ guid: own, start, end, quote, text: said, coder }) => ({
          name: 'PlainTextSelection',
          attributes: {
            guid: isGuid(own) ? own : guidOf('comment', path, own),
            name: cut(quote),
            startPosition: start,
            endPosition: end,
            creatingUser: coder === undefined ? undefined : this.user(coderName(coder)),
          },
          children: [textElement('Description', said)],
        })),
        ...this.refsTo(guid),
        ...this.variables.valuesOf(attributes),
      ],
    };
  }

  private selection(
    { id, codes, coder, memo, created }: Annotation,
    file: string,
    start: number,
    end: number,
    quote: string,
  ): Written {
    const guid = selectionGuid(file, id);
    const creatingUser = coder === undefined ? undefined : this.user(coder);
    const said = { creatingUser, creationDateTime: time(created) };
    const note = memo === undefined ? undefined : this.memo(memo, guid, said);
    return {
      name: 'PlainTextSelection',
      attributes: { guid, name: cut(quote), startPosition: start, endPosition: end, ...said },
      children: [
        ...codes.map(code => ({
          name: 'Coding',
          attributes: { guid: guidOf('coding', guid, code), ...said },
          children: [{ name: 'CodeRef', attributes: { targetGUID: this.guids.code(code) } }],
        })),
        note,
      ],
    };
  }

  /** A memo becomes a note, the one it came from where there was one; gives the reference to it. */
  private memo(text: string, about: string, said: Written['attributes']): Written {
    const before = (this.subject.kept.notes ?? []).find(note => note.text.trim() === text.trim());
    const guid = guidOf('memo', about);
    const name = before?.name ?? cut(text.split('\n')[0]!.trim(), 40);
    this.notes.push({
      name: 'Note',
      attributes: { guid, name, ...said },
      children: [{ name: 'PlainTextContent', text }],
    });
    return { name: 'NoteRef', attributes: { targetGUID: guid } };
  }

  private isMemo({ text }: KeptNote): boolean {
    return this.sources.some(({ annotations }) =>
      annotations.some(({ annotation: { memo } }) => memo?.trim() === text.trim()),
    );
  }

  private note({ guid, name, text, coder, created }: KeptNote): Written {
    return {
      name: 'Note',
      attributes: {
        guid: this.noteGuid(guid),
        name,
        creatingUser: coder === undefined ? undefined : this.user(coderName(coder)),
        creationDateTime:
          /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/.test(created ?? '') &&
          isDay(created?.slice(0, 10))
            ? created
            : undefined,
      },
      children: [{ name: 'PlainTextContent', text }],
    };
  }

  private noteGuid(guid: string): string {
    return isGuid(guid) ? guid : guidOf('note', guid);
  }

  /** References of the notes about a thing. */
  private refsTo(guid: string): readonly Written[] {
    return (this.subject.kept.notes ?? [])
      .filter(note => !this.isMemo(note) && note.about?.some(each => this.today(each) === guid))
      .map(note => ({ name: 'NoteRef', attributes: { targetGUID: this.noteGuid(note.guid) } }));
  }

  /** The GUID that a thing has now, by the one it came with. */
  private today(guid: string): string {
    const { codes, sources, notes } = this.subject.kept;
    const [code, source] = [codes?.[guid], sources?.[guid]];
    if (code !== undefined) return this.guids.code(code);
    if (source !== undefined) return this.guids.source(source);
    return notes?.some(note => note.guid === guid) ? this.noteGuid(guid) : guid;
  }

  private user(coder: string): string {
    if (!this.coders.has(coder)) this.coders.set(coder, coder);
    return this.guids.user(coder);
  }

  private users(): readonly Written[] {
    return [...this.coders]
      .sort(([a], [b]) => compareText(a, b))
      .map(([coder, name]) => ({ name: 'User', attributes: { guid: this.guids.user(coder), name } }));
  }

  /** Each source is a case, because some programs give attributes to cases only; unless it came with cases of its own. */
  private cases(): readonly Written[] {
    const own = this.subject.kept.cases ?? [];
    const there = own.map(({ guid, name, description, sources }): Written => {
      const paths = sources.flatMap(each => this.subject.kept.sources?.[each] ?? []);
      const known = this.sources.filter(({ source }) => paths.includes(source.path));
      return {
        name: 'Case',
        attributes: { guid: isGuid(guid) ? guid : guidOf('case', guid), name },
        children: [
          textElement('Description', description),
          ...(known.length === 1 ? this.variables.valuesOf(known[0]!.attributes) : []),
          ...known.map(({ source }) => this.sourceRef('SourceRef', source.path)),
        ],
      };
    });
    const covered = new Set(
      own.flatMap(({ sources }) => sources.flatMap(each => this.subject.kept.sources?.[each] ?? [])),
    );
    const rest = this.sources.flatMap(({ source: { path }, label, attributes }): readonly Written[] => {
      const values = this.variables.valuesOf(attributes);
      if (covered.has(path) || values.length === 0) return [];
      return [
        {
          name: 'Case',
          attributes: { guid: caseGuid(path), name: label },
          children: [...values, this.sourceRef('SourceRef', path)],
        },
      ];
    });
    return [...there, ...rest];
  }

  private sourceRef(name: string, path: string): Written {
    return { name, attributes: { targetGUID: this.guids.source(path) } };
  }

  private links(): readonly Written[] {
    return (this.subject.kept.links ?? []).flatMap(({ guid, name, direction, color, from, to }) => {
      const [originGUID, targetGUID] = [from, to].map(each =>
        each === undefined ? undefined : this.today(each),
      );
      if (![originGUID, targetGUID].every(each => each !== undefined && isGuid(each))) return [];
      const known = ['Associative', 'OneWay', 'Bidirectional'].includes(direction ?? '')
        ? direction
        : undefined;
      const rgb = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(color ?? '') ? color : undefined;
      const own = isGuid(guid) ? guid : guidOf('link', guid);
      return [
        {
          name: 'Link',
          attributes: { guid: own, name, direction: known, color: rgb, originGUID, targetGUID },
        },
      ];
    });
  }

  private sets(): readonly Written[] {
    const { sets = [], codes, sources, notes = [] } = this.subject.kept;
    return sets.map(set => ({
      name: 'Set',
      attributes: { guid: isGuid(set.guid) ? set.guid : guidOf('set', set.guid), name: set.name },
      children: [
        textElement('Description', set.description),
        ...set.codes
          .filter(each => this.subject.corpus.codebook.codes.has(codes?.[each] ?? ''))
          .map(each => ({ name: 'MemberCode', attributes: { targetGUID: this.today(each) } })),
        ...set.sources
          .filter(each => this.sources.some(({ source }) => source.path === sources?.[each]))
          .map(each => ({ name: 'MemberSource', attributes: { targetGUID: this.today(each) } })),
        ...set.notes
          .filter(each => notes.some(note => note.guid === each && !this.isMemo(note)))
          .map(each => ({ name: 'MemberNote', attributes: { targetGUID: this.today(each) } })),
      ],
    }));
  }

  private own() {
    const { files, crlf } = this.subject;
    const waiting = this.sources.flatMap(({ annotations }) =>
      annotations.filter(each => !isPlaced(each)).map(({ annotation, file }) => `${file} ${annotation.id}`),
    );
    const sorted = Object.entries(files).sort(([a], [b]) => compareText(a, b));
    return {
      sources: this.sources.map(({ source }) => source.path).sort(compareText),
      crlf: [...crlf].sort(compareText),
      waiting: waiting.sort(compareText),
      unlisted: this.unlisted,
      files: Object.fromEntries(sorted),
    };
  }
}

/** The beginning of a text as a name. */
function cut(text: string, length = longestName): string {
  const signs = [...text.replace(/\s+/g, ' ')];
  return signs.length <= length ? signs.join('') : `${signs.slice(0, length).join('')}…`;
}

/** Code points before an offset. */
function pointsIn(text: string): (offset: number) => number {
  const before = new Uint32Array(text.length + 1);
  let count = 0;
  for (let at = 0; at < text.length; count++) {
    const length = text.codePointAt(at)! > 0xffff ? 2 : 1;
    before.fill(count, at, at + length);
    at += length;
  }
  before[text.length] = count;
  return offset => before[offset]!;
}
