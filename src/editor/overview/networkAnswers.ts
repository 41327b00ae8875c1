import * as vscode from 'vscode';
import {
  type Corpus,
  choicesOf,
  gatherBases,
  gatherCountable,
  gatherParts,
  groupingAttributes,
  type NetworkTask,
  type Part,
  partsOf,
  partValues,
  type Steps,
  structureTables,
  withChoices,
  writeChoices,
  writePins,
} from '../../core';
import type { FromWebview, ToWebview } from '../../protocol';
import type { NetworkCache } from '../network/networkCache';

type Asked<T extends FromWebview['type']> = Extract<FromWebview, { type: T }>;

/** What the answers need of the session. */
export interface NetworkSession {
  readonly corpus: Corpus | undefined;
  readonly network: NetworkCache;
  /** Changes corpus.yaml; `edit` gives `undefined` where its text does not allow it. */
  changeSettings(title: string, edit: (text: string) => string | undefined): Promise<void>;
}

/** Rows that tables of the structure have at most; the table of nodes has all of them. */
const mostRows = 1000;

/** Answers requests of the view about the network, except for passages. A newer request of the same kind cancels the one before. */
export class NetworkAnswers implements vscode.Disposable {
  private readonly asked = new Map<string, AbortController>();

  constructor(
    private readonly session: NetworkSession,
    private readonly post: (message: ToWebview) => void,
  ) {}

  dispose(): void {
    for (const abort of this.asked.values()) abort.abort();
  }

  /** Centralities, communities and how stable they are, bridges. */
  async structure(): Promise<void> {
    const { corpus, network: networks } = this.session;
    const network = corpus && networks.of(corpus);
    // The page asks again when the network is there.
    if (!network) return;
    const found = await networks.structureOf(corpus, network, this.signalOf('structure'));
    if (!found) return;
    const tables = structureTables(found, network, mostRows, vscode.l10n.t);
    this.post({ type: 'structure', nodes: found.nodes, tables });
  }

  /** Attributes whose values make parts that can be compared. */
  parts(): void {
    const { corpus } = this.session;
    if (!corpus) return;
    const names = groupingAttributes(corpus);
    const attributes = names.map(name => ({ name, values: partValues(corpus, name) }));
    this.post({
      type: 'parts',
      attributes: attributes.filter(({ values }) => values.length > 1),
      sources: corpus.sources.map(({ source: { path }, label }) => ({ path, label })),
    });
  }

  async compare({ pair }: Asked<'compare'>): Promise<void> {
    const { corpus } = this.session;
    if (!corpus) return;
    const parts = partsOf(corpus, pair);
    if (!parts && pair.by !== 'bases') return;
    const comparison = await this.run('compare', () => taskOf(corpus, parts));
    if (!comparison) return;
    const sources = parts?.map(part => part.corpus.sources.map(({ source }) => source.path));
    this.post({ type: 'comparison', pair, comparison, ...(sources && { sources }) });
  }

  /** How much would be left with other settings. */
  async preview({ choices }: Asked<'previewChoices'>): Promise<void> {
    const { corpus } = this.session;
    const other = corpus && withChoices(corpus, choices);
    const left = other && (await this.run('preview', () => choiceOf(other)));
    if (other && !left) return;
    this.post({ type: 'choicesLeft', choices, left: left ?? null });
  }

  async choose({ choices }: Asked<'choose'>): Promise<void> {
    const { corpus } = this.session;
    if (!corpus) return;
    const now = choicesOf(corpus.settings);
    await this.session.changeSettings(vscode.l10n.t('change how the network is made'), text =>
      writeChoices(text, now, choices),
    );
  }

  async pin({ nodes }: Asked<'pin'>): Promise<void> {
    await this.session.changeSettings(vscode.l10n.t('move nodes of the network'), text =>
      writePins(text, nodes),
    );
  }

  private run<T extends NetworkTask>(kind: string, gather: () => Steps<T>) {
    return this.session.network.run(gather, this.signalOf(kind));
  }

  /** Cancels the previous request of a kind; the signal belongs to the new one. */
  private signalOf(kind: string): AbortSignal {
    this.asked.get(kind)?.abort();
    const abort = new AbortController();
    this.asked.set(kind, abort);
    return abort.signal;
  }
}

function* taskOf(
  corpus: Corpus,
  parts: readonly [Part, Part] | undefined,
): Steps<Extract<NetworkTask, { do: 'comparison' }>> {
  return { do: 'comparison', input: parts ? yield* gatherParts(...parts) : yield* gatherBases(corpus) };
}

function* choiceOf(corpus: Corpus): Steps<Extract<NetworkTask, { do: 'choice' }>> {
  return { do: 'choice', input: yield* gatherCountable(corpus) };
}
