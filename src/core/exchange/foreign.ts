/** A number of a variable, a text, or yes and no. */
export type ForeignValue = string | number | boolean;

/** A code of another program. */
export interface ForeignCode {
  /** What codings refer to: a GUID, or its names from the top down. */
  readonly key: string;
  readonly name: string;
  readonly definition?: string;
  /** `#rrggbb`. */
  readonly color?: string;
  /** Terms of its keywords; only themes, the highest codes, can have some. */
  readonly keywords?: readonly string[];
  readonly codes: readonly ForeignCode[];
}

/** A passage that somebody coded in another program. */
export interface ForeignSelection {
  /** What it is called in messages: its line, or its GUID. */
  readonly where: string;
  /** In the unit that the text itself tells (`units.ts`); the end exclusive. */
  readonly start?: number;
  readonly end?: number;
  /** What the file says that stands there. */
  readonly quote?: string;
  /** `quote` is only how the passage begins. */
  readonly isCut?: boolean;
  /** `quote` may be a name that somebody gave the passage. */
  readonly mayBeName?: boolean;
  /** Keys of codes, or names of codes. */
  readonly codes: readonly string[];
  readonly coder?: string;
  readonly memo?: string;
  readonly label?: string;
  /** GUID of it, where the format has some. */
  readonly guid?: string;
  /** Id and day of an annotation that came from here. */
  readonly id?: string;
  readonly created?: string;
}

/** A text with what was coded in it. */
export interface ForeignSource {
  /** What other parts of the file refer to. */
  readonly key: string;
  /** Its name as given; `undefined` where the file gives none. */
  readonly name?: string;
  /** What to call a new file where it has no name. */
  readonly fallback?: string;
  /** Its path, where the text came from here. */
  readonly path?: string;
  /** `undefined` where the file does not carry it. */
  readonly text?: string;
  readonly selections: readonly ForeignSelection[];
  readonly comments?: readonly KeptComment[];
  readonly attributes: ReadonlyMap<string, ForeignValue>;
}

/** Something of the file that is not imported, or not as it stands. Each reason has a sentence in `exchangeWords.ts`. */
export interface ForeignProblem {
  readonly reason: ProblemReason;
  /** The thing it is about: a name, a line, a GUID. */
  readonly at: string;
  readonly detail?: string;
}

export type ProblemReason =
  | 'audio'
  | 'video'
  | 'picture'
  | 'picture-selection'
  | 'graph'
  | 'text-missing'
  | 'path-outside'
  | 'no-code'
  | 'unknown-code'
  | 'unknown-coder'
  | 'no-place'
  | 'past-end'
  | 'comment-only'
  | 'cancelled'
  | 'split'
  | 'bad-line'
  | 'no-quote'
  | 'attribute-differs'
  | 'relations'
  | 'layer'
  | 'whole-source';

/** What a file of another program holds. */
export interface ForeignProject {
  /** The format, as people call it. */
  readonly format: string;
  readonly title?: string;
  readonly codes: readonly ForeignCode[];
  readonly sources: readonly ForeignSource[];
  readonly problems: readonly ForeignProblem[];
  /** What there is no place for in our own files: it is kept in exchange.yaml. */
  readonly kept: Kept;
  /** Files of ours that it brings back. */
  readonly own?: OwnRecord;
  /** How positions are counted if nothing tells; the most likely first. */
  readonly units: readonly Counting[];
}

/** Texts of our own files by their paths. */
export type OwnFiles = Readonly<Record<string, string>>;

/** What an export put away of a project of ours, because no other program has a place for it. */
export interface OwnRecord {
  readonly files: OwnFiles;
  /** Paths of the sources. */
  readonly sources: readonly string[];
  /** Those whose files have CRLF. */
  readonly crlf: readonly string[];
  /** Annotations that have no place in the text, as `SIDE-FILE ID`. */
  readonly waiting: readonly string[];
  /** Codes in use that the codebook does not have. */
  readonly unlisted: readonly string[];
}

/** How positions are counted, and whether CRLF is one or two of them. */
export interface Counting {
  readonly unit: 'code-point' | 'utf-16' | 'utf-8' | 'grapheme';
  readonly crlf: 1 | 2;
}

/** A note that belongs to no passage, or to a passage without a code. */
export interface KeptNote {
  readonly guid: string;
  readonly name?: string;
  readonly text: string;
  readonly coder?: string;
  readonly created?: string;
  /** GUIDs of what it is about: codes, sources, the project. */
  readonly about?: readonly string[];
}

/** What somebody said about a passage without coding it. */
export interface KeptComment {
  readonly guid: string;
  /** Path of the source; in a file of another program, what it is called there. */
  readonly source: string;
  /** Code points of the text with LF line ends; in a file of another program, as it counts. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly text: string;
  readonly coder?: string;
}

/** Parts of a REFI-QDA project, by GUID, that our own files have no place for. */
export interface Kept {
  readonly users?: Readonly<Record<string, string>>;
  /** GUID of a code -> its key here, then its path. */
  readonly codes?: Readonly<Record<string, string>>;
  readonly sources?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
  readonly notes?: readonly KeptNote[];
  readonly comments?: readonly KeptComment[];
  readonly sets?: readonly {
    readonly guid: string;
    readonly name: string;
    readonly description?: string;
    readonly codes: readonly string[];
    readonly sources: readonly string[];
    readonly notes: readonly string[];
  }[];
  readonly links?: readonly {
    readonly guid: string;
    readonly name?: string;
    readonly direction?: string;
    readonly color?: string;
    readonly from?: string;
    readonly to?: string;
  }[];
  readonly cases?: readonly {
    readonly guid: string;
    readonly name?: string;
    readonly description?: string;
    readonly values: Readonly<Record<string, ForeignValue>>;
    readonly sources: readonly string[];
  }[];
}

/** Why a file as a whole cannot be taken. */
export type ExchangeTrouble =
  | 'not-zip'
  | 'encrypted'
  | 'too-large'
  | 'too-many'
  | 'no-project'
  | 'several-projects'
  | 'damaged'
  | 'not-xml'
  | 'doctype'
  | 'too-deep'
  | 'other-root'
  | 'not-text'
  | 'not-json'
  | 'not-layout';

/** Thrown by readers; `exchangeWords.ts` has the sentence. */
export class ExchangeError extends Error {
  constructor(
    readonly trouble: ExchangeTrouble,
    readonly detail = '',
  ) {
    super(`${trouble}${detail === '' ? '' : `: ${detail}`}`);
  }
}
