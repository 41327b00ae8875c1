import { defined } from '../../base/values';
import type { Archive } from '../archive';
import type {
  ForeignProblem,
  ForeignProject,
  ForeignSelection,
  ForeignSource,
  ForeignValue,
  Kept,
  KeptComment,
  KeptNote,
  OwnRecord,
} from '../foreign';
import { caseGuid, sameGuid } from '../guid';
import { Guids } from '../guids';
import { keptFile, readKept } from '../keptFile';
import { pointsFirst } from '../units';
import { childOf, childrenOf, textOf, type XmlElement } from '../xml';
import { allCodes, codesOf, setsOf } from './codes';
import { type OwnAnnotation, ownAnnotations, ownNoteName, readOwn } from './own';
import { Texts } from './texts';
import { addValues, Variables } from './variables';

/** Reads the project of a QDPX file. What it holds is never trusted: references may lead nowhere, positions anywhere. */
export function readProject(root: XmlElement, archive: Archive): ForeignProject {
  return new ProjectReader(root, archive).read();
}

class ProjectReader {
  private readonly problems: ForeignProblem[] = [];
  private readonly texts: Texts;
  private readonly variables: Variables;
  private readonly users: ReadonlyMap<string, string>;
  private readonly codes;
  private readonly knownCodes: ReadonlySet<string>;
  private readonly notes: ReadonlyMap<string, KeptNote>;
  private readonly own: OwnRecord | undefined;
  private readonly ownGuids: Guids;
  private readonly ownAnnotations: ReadonlyMap<string, OwnAnnotation>;

  constructor(
    private readonly root: XmlElement,
    archive: Archive,
  ) {
    this.texts = new Texts(archive);
    this.variables = new Variables(root);
    this.users = new Map(
      childrenOf(childOf(root, 'Users'), 'User').map(({ attributes }) => [
        sameGuid(attributes.get('guid') ?? ''),
        attributes.get('name')?.trim() || (attributes.get('id')?.trim() ?? ''),
      ]),
    );
    this.codes = codesOf(childOf(childOf(root, 'CodeBook'), 'Codes'));
    this.knownCodes = new Set(allCodes(this.codes).map(({ key }) => key));
    const notes = childrenOf(childOf(root, 'Notes'), 'Note').map(note => this.note(note));
    this.own = notes.flatMap(({ name, text }) => (name === ownNoteName ? (readOwn(text) ?? []) : []))[0];
    this.notes = new Map(
      notes.flatMap(each => (each.name === ownNoteName && this.own ? [] : [[each.guid, each] as const])),
    );
    this.ownGuids = new Guids(readKept(this.own?.files[keptFile]) ?? {});
    this.ownAnnotations = this.own ? ownAnnotations(this.own.files) : new Map();
  }

  read(): ForeignProject {
    const sources = childrenOf(this.root, 'Sources')
      .flatMap(({ children }) => children)
      .flatMap(element => this.source(element));
    if (childOf(this.root, 'Graphs'))
      for (const graph of childrenOf(childOf(this.root, 'Graphs'), 'Graph'))
        this.problems.push({ reason: 'graph', at: graph.attributes.get('name') ?? '' });
    const cases = this.cases(sources);
    return {
      format: 'REFI-QDA',
      ...defined({ title: this.root.attributes.get('name') }),
      codes: this.codes,
      sources,
      problems: [...this.texts.problems, ...this.problems],
      kept: this.kept(cases),
      ...defined({ own: this.own }),
      units: pointsFirst,
    };
  }

  private source(
    element: XmlElement,
  ): readonly (ForeignSource & { attributes: Map<string, ForeignValue> })[] {
    const name = element.attributes.get('name')?.trim() || undefined;
    const at = name ?? element.attributes.get('guid') ?? '';
    switch (element.name) {
      case 'TextSource':
        return [this.text(element, element, name)];
      case 'PDFSource': {
        for (const selection of childrenOf(element, 'PDFSelection'))
          this.left('picture-selection', at, selection);
        const text = childOf(element, 'Representation');
        if (text) return [this.text(text, element, name)];
        this.problems.push({ reason: 'text-missing', at });
        return [];
      }
      case 'PictureSource':
        for (const selection of childrenOf(element, 'PictureSelection'))
          this.left('picture-selection', at, selection);
        this.problems.push({ reason: 'picture', at });
        return [];
      case 'AudioSource':
      case 'VideoSource':
        this.problems.push({ reason: element.name === 'AudioSource' ? 'audio' : 'video', at });
        return [];
      default:
        return [];
    }
  }

  private left(reason: ForeignProblem['reason'], at: string, { attributes }: XmlElement): void {
    this.problems.push({ reason, at, ...defined({ detail: attributes.get('name') }) });
  }

  /** A text and its selections; of a PDF, the text that was taken out of it. */
  private text(element: XmlElement, holder: XmlElement, name: string | undefined) {
    const key = sameGuid(holder.attributes.get('guid') ?? '');
    const path = this.own?.sources.find(each => sameGuid(this.ownGuids.source(each)) === key);
    const stored = this.texts.textOf(name === undefined ? element : withName(element, name));
    const text =
      path !== undefined && this.own?.crlf.includes(path) ? stored?.replace(/\r?\n/g, '\r\n') : stored;
    const at = name ?? key;
    if (childrenOf(holder, 'Coding').length > 0) this.problems.push({ reason: 'whole-source', at });
    const comments: KeptComment[] = [];
    return {
      key,
      ...defined({ name, path, text }),
      selections: childrenOf(element, 'PlainTextSelection').flatMap(each =>
        this.selection(each, at, comments),
      ),
      comments,
      attributes: new Map(this.variables.valuesOf(holder)),
    };
  }

  private selection(
    element: XmlElement,
    source: string,
    comments: KeptComment[],
  ): readonly ForeignSelection[] {
    const { attributes } = element;
    const guid = sameGuid(attributes.get('guid') ?? '');
    const where = `${source} ${attributes.get('startPosition')}-${attributes.get('endPosition')}`;
    const position = (name: string) => Number(attributes.get(name) ?? Number.NaN);
    const name = attributes.get('name')?.trim();
    const isCut = name !== undefined && /(?:…|\.\.\.)$/.test(name);
    const quote = isCut ? name.replace(/(?:…|\.\.\.)$/, '') : name;
    const [start, end] = [position('startPosition'), position('endPosition')];
    const common = {
      guid,
      where,
      start,
      end,
      ...(quote !== undefined && quote !== '' && { quote, mayBeName: true, ...(isCut && { isCut }) }),
    };
    const said = [textOf(element, 'Description'), ...this.notesOn(element)].filter(
      text => text !== undefined,
    );
    const codings = childrenOf(element, 'Coding');
    if (codings.length === 0) {
      const coder = this.coder(attributes.get('creatingUser'), where);
      const text = said.join('\n\n');
      this.problems.push({ reason: 'comment-only', at: where, detail: text });
      const comment = { guid, source, start, end, quote: quote ?? '', text, ...defined({ coder }) };
      if (Number.isInteger(start) && Number.isInteger(end) && text !== '') comments.push(comment);
      return [];
    }
    // One annotation for each coder, and for each note that is about one coding alone.
    const groups = new Map<string, Group>();
    for (const coding of codings) {
      const code = sameGuid(childOf(coding, 'CodeRef')?.attributes.get('targetGUID') ?? '');
      if (!this.knownCodes.has(code)) {
        this.problems.push({ reason: 'unknown-code', at: where, detail: code });
        continue;
      }
      const coder = this.coder(
        coding.attributes.get('creatingUser') ?? attributes.get('creatingUser'),
        where,
      );
      const memo = [...new Set([...said, ...this.notesOn(coding)])].join('\n\n') || undefined;
      const key = JSON.stringify([coder, memo]);
      const created = dayOf(coding.attributes.get('creationDateTime') ?? attributes.get('creationDateTime'));
      const group = groups.get(key) ?? { codes: [], coder, memo, created };
      groups.set(key, group);
      if (!group.codes.includes(code)) group.codes.push(code);
    }
    const own = this.ownAnnotations.get(guid);
    return [...groups.values()].map(({ codes, coder, memo, created }) => ({
      ...common,
      codes,
      ...defined({ coder, memo, id: own?.id, label: own?.label, created: own ? own.created : created }),
    }));
  }

  private coder(guid: string | undefined, at: string): string | undefined {
    if (guid === undefined) return undefined;
    const name = this.users.get(sameGuid(guid));
    if (name === undefined) this.problems.push({ reason: 'unknown-coder', at, detail: guid });
    return name === '' ? undefined : name;
  }

  private note(element: XmlElement): KeptNote {
    const { attributes } = element;
    const creator = attributes.get('creatingUser');
    return {
      guid: sameGuid(attributes.get('guid') ?? ''),
      ...defined({
        name: attributes.get('name'),
        coder: creator === undefined ? undefined : this.users.get(sameGuid(creator)),
        created: attributes.get('creationDateTime'),
      }),
      text: (this.texts.textOf(element, false) ?? textOf(element, 'Description') ?? '').replace(
        /\r\n?/g,
        '\n',
      ),
    };
  }

  private notesOn(element: XmlElement): readonly string[] {
    return notesIn(element).flatMap(guid => {
      const text = this.notes.get(guid)?.text.trim();
      return text ? [text] : [];
    });
  }

  private cases(sources: readonly (ForeignSource & { attributes: Map<string, ForeignValue> })[]) {
    return childrenOf(childOf(this.root, 'Cases'), 'Case').map(element => {
      const values = this.variables.valuesOf(element);
      const refs = childrenOf(element, 'SourceRef').map(({ attributes }) =>
        sameGuid(attributes.get('targetGUID') ?? ''),
      );
      for (const { key, name, attributes } of sources)
        if (refs.includes(key)) addValues(attributes, values, name ?? key, this.problems);
      return {
        guid: sameGuid(element.attributes.get('guid') ?? ''),
        ...defined({ name: element.attributes.get('name'), description: textOf(element, 'Description') }),
        values: Object.fromEntries(values),
        sources: refs,
      };
    });
  }

  private kept(all: NonNullable<Kept['cases']>): Kept {
    const cases = all.filter(({ guid }) => !this.own?.sources.some(path => caseGuid(path) === guid));
    const about = new Map<string, string[]>();
    const visit = (element: XmlElement, guid: string) => {
      for (const note of notesIn(element)) about.set(note, [...(about.get(note) ?? []), guid]);
      for (const child of element.children)
        if (!/^(?:Notes|NoteRef)$/.test(child.name))
          visit(child, sameGuid(child.attributes.get('guid') ?? guid));
    };
    visit(this.root, 'project');
    const links = childrenOf(childOf(this.root, 'Links'), 'Link').map(({ attributes }) => ({
      guid: sameGuid(attributes.get('guid') ?? ''),
      ...defined({
        name: attributes.get('name'),
        direction: attributes.get('direction'),
        color: attributes.get('color'),
        from: attributes.get('originGUID'),
        to: attributes.get('targetGUID'),
      }),
    }));
    // What was a memo here is one again.
    const isMemo = (guid: string) => about.get(guid)?.some(each => this.ownAnnotations.has(each)) === true;
    const notes = [...this.notes.values()]
      .filter(({ guid }) => !isMemo(guid))
      .map(note => ({ ...note, ...defined({ about: about.get(note.guid) }) }));
    return {
      users: Object.fromEntries(this.users),
      variables: Object.fromEntries(this.variables.names),
      ...(notes.length > 0 && { notes }),
      ...(childOf(this.root, 'Sets') && { sets: setsOf(this.root) }),
      ...(links.length > 0 && { links }),
      ...(cases.length > 0 && { cases }),
    };
  }
}

/** An annotation that a selection becomes. */
interface Group {
  readonly codes: string[];
  readonly coder: string | undefined;
  readonly memo: string | undefined;
  readonly created: string | undefined;
}

function dayOf(time: string | undefined): string | undefined {
  return /^\d{4}-\d\d-\d\d(?=T|$)/.exec(time ?? '')?.[0];
}

function notesIn(element: XmlElement): readonly string[] {
  return childrenOf(element, 'NoteRef').map(({ attributes }) => sameGuid(attributes.get('targetGUID') ?? ''));
}

function withName(element: XmlElement, name: string): XmlElement {
  return { ...element, attributes: new Map([...element.attributes, ['name', name]]) };
}
