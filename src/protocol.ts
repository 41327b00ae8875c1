import type { AttributeEdit, AttributesChange } from './core/attributes/change';
import type { AttributeCell, AttributesTable } from './core/attributes/table';
import type { Range } from './core/base/issue';
import type { AttributeValue } from './core/corpus/settings';
import type { Basis, CellKind } from './core/coverage/basis';
import type { Cell, CellState, CodeCell } from './core/coverage/cells';
import type { Gap, GapFilter, GapPlace } from './core/coverage/gaps';
import type { TableBasis, TableLook } from './core/coverage/tableLook';
import type { NetworkChoices } from './core/network/choices';
import type { ComparedEdge, EdgeChange, NetworkComparison } from './core/network/compare';
import type { NetworkPair } from './core/network/parts';
import type { NodeFigures } from './core/network/structure/structure';
import type { AgreementPage, AgreementPart, AgreementTable } from './core/report/agreement/agreementPage';
import type { CellAccount } from './core/report/evidence/cellAccount';
import type { AgreementQuery, CellQuery, Passage, PassageQuery } from './core/report/evidence/passages';
import type { TextTable } from './core/report/formats/tables';
import type { Overview, OverviewCode, OverviewRow } from './core/report/overview/overview';
import type { CodeForm, CodeFormValues } from './core/report/page/codeForm';
import type { AgreementAsk, ShownAgreement } from './core/report/page/shownAgreement';
import type { OverviewUpdate } from './core/report/page/wire';
import type { NetworkLook } from './core/report/view/networkLook';
import type { CandidateTerm, TermMeasure } from './core/terms/candidates';
import type { ConcordanceLine, ConcordanceOrder } from './core/terms/concordance';

export type {
  AgreementAsk,
  AgreementPage,
  AgreementPart,
  AgreementQuery,
  AgreementTable,
  AttributeCell,
  AttributeEdit,
  AttributesChange,
  AttributesTable,
  AttributeValue,
  Basis,
  CandidateTerm,
  Cell,
  CellAccount,
  CellKind,
  CellQuery,
  CellState,
  CodeCell,
  CodeForm,
  CodeFormValues,
  ComparedEdge,
  ConcordanceLine,
  ConcordanceOrder,
  EdgeChange,
  Gap,
  GapFilter,
  GapPlace,
  NetworkChoices,
  NetworkComparison,
  NetworkLook,
  NetworkPair,
  NodeFigures,
  Overview,
  OverviewCode,
  OverviewRow,
  OverviewUpdate,
  Passage,
  PassageQuery,
  Range,
  ShownAgreement,
  TableBasis,
  TableLook,
  TermMeasure,
  TextTable,
};

/** What the host tells the overview. The view says `ready`; the host answers with everything it needs. */
export type ToWebview =
  /** The first message, before anything is to be shown. */
  | {
      readonly type: 'language';
      /** BCP 47, such as `zh-cn`. */
      readonly locale: string;
      /** Translations of the English templates; empty where the editor speaks English. */
      readonly strings: Readonly<Record<string, string>>;
    }
  /** The figures of the newest snapshot, or what of them has changed. What the view showed before, it shows with these. */
  | {
      readonly type: 'overview';
      readonly update: OverviewUpdate;
      /** The network is still being computed; the one here is an earlier one, or has no nodes. */
      readonly pending: boolean;
      /** How the network is made, as corpus.yaml says. */
      readonly choices: NetworkChoices;
    }
  /** How far reading is: files are read, then searched. The view shows it until an overview comes. */
  | {
      readonly type: 'progress';
      readonly phase: 'reading' | 'searching';
      readonly done: number;
      readonly total: number;
    }
  /** Figures are being worked out anew; those that are shown are of before, until an overview comes. */
  | { readonly type: 'behind' }
  /** There is no project to show, or none yet: it is being read, or the user has stopped that. */
  | { readonly type: 'noProject'; readonly why?: 'reading' | 'stopped' | undefined }
  /** Answer to a query, in full; of an edge, with what stands behind its weight. */
  | {
      readonly type: 'passages';
      readonly query: PassageQuery;
      readonly passages: readonly Passage[];
      readonly pair?: ExplainedPair;
    }
  /** Put the table on the clipboard, in both forms. */
  | { readonly type: 'clipboard'; readonly text: string; readonly html: string }
  /** What is known of a cell, the same in sentences, and where it stands among the gaps that were asked for. */
  | {
      readonly type: 'account';
      readonly account: CellAccount;
      readonly sentences: readonly string[];
      readonly place: GapPlace;
    }
  /** Answer: figures of all nodes of the network, and its structure in words. */
  | {
      readonly type: 'structure';
      readonly nodes: readonly NodeFigures[];
      readonly tables: readonly TextTable[];
    }
  /** Answer: attributes of which two values can be compared, and the sources, any two of which can. */
  | {
      readonly type: 'parts';
      readonly sources: readonly { readonly path: string; readonly label: string }[];
      readonly attributes: readonly { readonly name: string; readonly values: readonly string[] }[];
    }
  /** Answer; `sources` are the paths of either side, where these are parts of the corpus. */
  | {
      readonly type: 'comparison';
      readonly pair: NetworkPair;
      readonly comparison: NetworkComparison;
      readonly sources?: readonly (readonly string[])[];
    }
  /** Answer: what other choices would leave; `null` where that is only known when they are in force. */
  | {
      readonly type: 'choicesLeft';
      readonly choices: NetworkChoices;
      readonly left: { readonly nodes: number; readonly edges: number } | null;
    }
  /** Draw an SVG as a PNG of so many pixels; `picture` is its number. */
  | {
      readonly type: 'draw';
      readonly picture: number;
      readonly svg: string;
      readonly width: number;
      readonly height: number;
    }
  /** Go through gaps, from this one on. */
  | { readonly type: 'gaps'; readonly filter: GapFilter; readonly first: Gap }
  /** Show the table on this basis, its rows grouped by an attribute, or not. */
  | { readonly type: 'showTable'; readonly basis: TableBasis; readonly group?: string }
  /** Answer: agreement of coders; figures that take long come later, in answers of their own. */
  | { readonly type: 'agreement'; readonly agreement: ShownAgreement }
  /** Answer: the first line of what each column rests on, by source; sources that are gone are left out. */
  | {
      readonly type: 'firstLines';
      readonly basis: TableBasis;
      readonly lines: readonly (readonly [source: string, lines: Readonly<Record<string, string>>])[];
    };

/** What stands behind the weight of an edge, in words. */
export interface ExplainedPair {
  readonly sentences: readonly string[];
  readonly tables: readonly TextTable[];
}

/** Where a person has put a node of the network. */
export interface PinnedPlace {
  readonly node: string;
  readonly at: { readonly x: number; readonly y: number } | null;
}

/** What the overview asks of the host. */
export type FromWebview =
  | { readonly type: 'ready' }
  | { readonly type: 'passages'; readonly query: PassageQuery }
  /** Show themes as one column from now on: a list of ids for each. Before `ready`, or answered by an overview. */
  | { readonly type: 'merge'; readonly merged: readonly (readonly string[])[] }
  /** The first line of evidence of some columns; of both bases: coding, and hits where nothing is coded. */
  | {
      readonly type: 'firstLines';
      readonly basis: TableBasis;
      readonly sources: readonly string[];
      readonly columns: readonly string[];
    }
  /** What is known of a cell; `filter` says among which gaps it stands. */
  | { readonly type: 'account'; readonly source: string; readonly theme: string; readonly filter: GapFilter }
  /** Show a place of a source, or of another file of the project, in an editor; `aside`: the view keeps the focus. */
  | { readonly type: 'open'; readonly source: string; readonly range: Range; readonly aside?: boolean }
  /** Tag a passage of the cell that was accounted for last with its theme. */
  | { readonly type: 'tag'; readonly source: string; readonly theme: string; readonly range: Range }
  /** Mark a theme as looked for and absent in a source, or take that back. */
  | {
      readonly type: 'markAbsent';
      readonly source: string;
      readonly theme: string;
      readonly absent: boolean;
      /** Ask for a note first. */
      readonly withNote?: boolean;
    }
  /**
   * Keep places of nodes of the network in corpus.yaml (`network.pinned`), in the coordinates of `OverviewNode`; `null` = let the
   * layout place the node again. Answered by an overview.
   */
  | { readonly type: 'pin'; readonly nodes: readonly PinnedPlace[] }
  /** Work out the structure of the network. */
  | { readonly type: 'structure' }
  /** Work out the agreement of coders; a newer question calls off the one before. */
  | { readonly type: 'agreement'; readonly ask: AgreementAsk }
  /** Leave off what takes long of it. */
  | { readonly type: 'cancelAgreement' }
  | { readonly type: 'exportAgreement'; readonly ask: AgreementAsk }
  /** Let the user say whose coding counts. */
  | { readonly type: 'chooseCounted' }
  /** Which parts of the corpus can be compared. */
  | { readonly type: 'parts' }
  | { readonly type: 'compare'; readonly pair: NetworkPair }
  /** Write into corpus.yaml how the network is made. Answered by an overview. */
  | { readonly type: 'choose'; readonly choices: NetworkChoices }
  | { readonly type: 'previewChoices'; readonly choices: NetworkChoices }
  /** How table and network are looked at from now on: exports and copies are made of it. */
  | { readonly type: 'look'; readonly table: TableLook; readonly network: NetworkLook }
  /** Copy the table as it is looked at. */
  | { readonly type: 'copyTable' }
  /** Read the project after all. */
  | { readonly type: 'readProject' }
  /** Give up reading the project. */
  | { readonly type: 'cancelReading' }
  /** Answer: a PNG; `undefined` where it could not be drawn. */
  | { readonly type: 'drawn'; readonly picture: number; readonly png: Uint8Array | undefined };

/** What the view of terms shows: candidates for a theme (or the corpus), or the lines of one term. */
export type TermsQuery =
  | { readonly of: 'candidates'; readonly theme?: string; readonly measure: TermMeasure }
  | { readonly of: 'term'; readonly term: string };

/** What the host tells the view of terms. */
export type ToTerms =
  | Extract<ToWebview, { type: 'language' | 'noProject' }>
  /** The codebook of the newest snapshot: it tells which terms are keywords by now, and of which theme. */
  | {
      readonly type: 'project';
      readonly themes: readonly { readonly id: string; readonly name: string; readonly color: string }[];
      readonly keywords: readonly (readonly [form: string, theme: string])[];
      /** Counts up with every snapshot. */
      readonly version: number;
    }
  /** Show this; the view then asks for what it needs. */
  | { readonly type: 'show'; readonly query: TermsQuery }
  /** What is being done, while candidates are looked for. */
  | { readonly type: 'working'; readonly text: string }
  /** Answer to a query for candidates; `candidates` is `undefined` when it was cancelled. */
  | {
      readonly type: 'candidates';
      readonly query: TermsQuery;
      readonly candidates: readonly CandidateTerm[] | undefined;
      /** See `Candidates.basis` of the engine. */
      readonly basis: number;
      /** What cut the words, in short and in full; `undefined` when it was cancelled. */
      readonly segmenter: { readonly name: string; readonly detail: string } | undefined;
      readonly version: number;
    }
  /** Some of the lines of a term, from the number `from` on. */
  | {
      readonly type: 'lines';
      readonly term: string;
      readonly order: ConcordanceOrder;
      readonly from: number;
      readonly lines: readonly ConcordanceLine[];
      readonly total: number;
      readonly version: number;
    };

/** What the view of terms asks of the host. */
export type FromTerms =
  | Extract<FromWebview, { type: 'ready' | 'open' }>
  | { readonly type: 'candidates'; readonly query: TermsQuery }
  | {
      readonly type: 'lines';
      readonly term: string;
      readonly order: ConcordanceOrder;
      readonly from: number;
    }
  /** Leave off looking for candidates. */
  | { readonly type: 'cancel' }
  /** Make a term a keyword of a theme; of one that the user is asked for where none is given. */
  | { readonly type: 'addKeyword'; readonly term: string; readonly theme?: string };

/** What the host tells the table of attributes. */
export type ToAttributes =
  | Extract<ToWebview, { type: 'language' | 'noProject' }>
  /** The attributes as the files have them now: after every change, be it refused or done. */
  | {
      readonly type: 'attributes';
      readonly table: AttributesTable;
      /** Changes that are through, of those that the page has asked for since it said `ready`. */
      readonly done: number;
    }
  /** A column that the user has named; it is in no file before it has a value. */
  | { readonly type: 'addColumn'; readonly attribute: string }
  /** A file cannot be read; there is nothing to edit until it is fixed. */
  | { readonly type: 'unreadable'; readonly file: string };

/** What the table of attributes asks of the host. Every change is answered by the table. */
export type FromAttributes =
  | Extract<FromWebview, { type: 'ready' }>
  | { readonly type: 'change'; readonly change: AttributesChange }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  /** Take a column away; the user is asked first. */
  | { readonly type: 'removeColumn'; readonly attribute: string }
  /** Ask the user for another name of a column, or for the name of a new one. */
  | { readonly type: 'renameColumn'; readonly attribute: string }
  | { readonly type: 'addColumn' }
  /** Show a source, or a file that contains attributes, in an editor. */
  | { readonly type: 'openFile'; readonly path: string }
  | { readonly type: 'import' };

/** What the host tells the form of a code. */
export type ToCodeForm =
  | Extract<ToWebview, { type: 'language' | 'noProject' }>
  /** The code as the codebook has it now; `focus`: the field to begin with. */
  | { readonly type: 'code'; readonly form: CodeForm; readonly focus?: string }
  /** The code is not in the codebook any more. */
  | { readonly type: 'gone' }
  /** Nothing was written; why. */
  | { readonly type: 'refused'; readonly reason: string };

/** What the form of a code asks of the host. */
export type FromCodeForm =
  | Extract<FromWebview, { type: 'ready' | 'open' }>
  /** Show a code: that of the last session. */
  | { readonly type: 'show'; readonly code: string }
  /** What is typed, and not written yet; none where it says what the codebook says. */
  | { readonly type: 'draft'; readonly values?: CodeFormValues }
  | { readonly type: 'save'; readonly values: CodeFormValues };
