/**
 * What Policy Coder tells other extensions: read-only, and all of it plain data. This file stands by itself, so that it can
 * be copied into another extension; docs/api.md shows how it is used.
 */
import type { Event, Range, Uri } from 'vscode';

/** `exports` of the extension `policy-coder.policy-coder`. */
export interface PolicyCoderApi {
  /** Goes up when something that is told here changes its meaning or goes away; what is added does not count. */
  readonly version: 1;
  /** Resolves when the project of the workspace has been read for the first time, or none was found. */
  readonly ready: Promise<void>;
  /** Folder of the open project; `undefined` without one. */
  readonly project: Uri | undefined;
  /** Something may have changed: texts, coding, the codebook, or which project is open. Ask again for what you need. */
  readonly onDidChange: Event<void>;
  /** The themes of the codebook, with their codes; empty without a project. */
  codes(): readonly CodeInfo[];
  /**
   * The annotations of a source in order of place, those that wait or are gone at the end; while someone codes blind, theirs
   * alone. `undefined` for what is no source of the open project.
   */
  annotations(source: Uri): readonly AnnotationInfo[] | undefined;
  /** The figures as the overview shows them; `undefined` without a project. */
  overview(): OverviewInfo | undefined;
}

/** A code; a theme is one at the top. */
export interface CodeInfo {
  /** Ids from the theme down, joined by `/`: what annotations refer to. */
  readonly path: string;
  readonly name: string;
  readonly definition?: string;
  readonly codes: readonly CodeInfo[];
}

/** A passage that somebody has coded. */
export interface AnnotationInfo {
  /** Unique in its side file, never renumbered. */
  readonly id: string;
  /** Paths of codes. */
  readonly codes: readonly string[];
  /** The passage as it was coded. */
  readonly quote: string;
  /**
   * Whether it counts: at its place (`exact`), found elsewhere for certain (`moved`); or waiting for a person (`fuzzy`,
   * `ambiguous`), or no longer in the text (`orphan`).
   */
  readonly state: 'exact' | 'moved' | 'fuzzy' | 'ambiguous' | 'orphan';
  /** Where it is in the text today; only of those that count. Lines and characters from 0, UTF-16, as in the editor. */
  readonly range?: Range;
  readonly label?: string;
  readonly memo?: string;
  readonly coder?: string;
  /** Day it was made, YYYY-MM-DD. */
  readonly created?: string;
}

/** The figures that stay as they are; schemas/overview.schema.json describes all that is there. */
export interface OverviewInfo {
  readonly corpus: {
    readonly title: string;
    readonly sources: number;
    /** Annotations whose passages are in the text. */
    readonly annotations: number;
    /** Annotations that are kept but not counted. */
    readonly unplaced: number;
    /** Keyword hits that count. */
    readonly matches: number;
  };
  readonly coverage: {
    readonly rows: readonly {
      /** Path below the project folder. */
      readonly source: string;
      readonly label: string;
      readonly cells: readonly {
        /** Path of the theme. */
        readonly theme: string;
        readonly state: 'coded' | 'absent' | 'unreviewed' | 'unknown';
        readonly annotations: number;
        readonly matches: number;
      }[];
    }[];
  };
  readonly network: {
    readonly nodes: readonly { readonly id: string; readonly frequency: number; readonly degree: number }[];
    readonly edges: readonly { readonly source: string; readonly target: string; readonly weight: number }[];
  };
  /** All parameters and versions that a figure depends on. */
  readonly method: object;
}
