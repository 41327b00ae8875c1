import * as vscode from 'vscode';
import {
  type AgreementAsk,
  agreementOptions,
  type CoderAgreement,
  type Corpus,
  coderAgreement,
  type LeftOfAgreement,
  shownAgreement,
  unitizingInput,
  usualBootstrap,
} from '../../core';
import type { ToWebview } from '../../protocol';
import { just, type LongWork } from '../session/longWork';
import { inSlices } from '../session/slices';

/** Answers what the page asks of agreement: at once what takes no time, then with intervals, then with gamma, from another thread. A newer question calls off the one before. */
export class AgreementAnswers {
  private turn = 0;
  private abort = new AbortController();
  /** What was told last. */
  private told:
    | { readonly corpus: Corpus; readonly ask: AgreementAsk; readonly found: CoderAgreement }
    | undefined;

  constructor(
    private readonly session: { readonly corpus: Corpus | undefined; readonly work: LongWork },
    private readonly post: (message: ToWebview) => void,
  ) {}

  /** Leaves off what takes long. */
  cancel(): void {
    this.leaveOff();
    if (this.told) this.tell(this.told.corpus, this.told.ask, this.told.found, 'calledOff');
  }

  dispose(): void {
    this.leaveOff();
  }

  private leaveOff(): void {
    this.turn++;
    this.abort.abort();
  }

  async answer(ask: AgreementAsk): Promise<void> {
    this.leaveOff();
    const { turn } = this;
    this.abort = new AbortController();
    const { signal } = this.abort;
    const { corpus } = this.session;
    if (!corpus) return;
    const isCancelled = () => turn !== this.turn || corpus !== this.session.corpus;
    const options = agreementOptions(corpus, ask);
    const run = (more: object) => inSlices(coderAgreement(corpus, { ...options, ...more }), { isCancelled });
    const without = { ...usualBootstrap, repetitions: 0 };
    const figures = await run({ gamma: null, bootstrap: without });
    if (!figures) return;
    const isAll = figures.sourcesCompared === 0 || corpus.onlyCoder !== undefined;
    this.tell(corpus, ask, figures, isAll ? undefined : 'intervals');
    if (isAll) return;
    const drawn = await run({ gamma: null });
    if (!drawn) return;
    this.tell(corpus, ask, drawn, 'gamma');
    const unitizing = await this.session.work.run(
      () => just({ do: 'unitizing', input: unitizingInput(corpus, options) }),
      signal,
    );
    if (unitizing && !isCancelled()) this.tell(corpus, ask, { ...drawn, unitizing }, undefined);
  }

  private tell(corpus: Corpus, ask: AgreementAsk, found: CoderAgreement, left: LeftOfAgreement): void {
    this.told = { corpus, ask, found };
    this.post({ type: 'agreement', agreement: shownAgreement(corpus, ask, found, left, vscode.l10n.t) });
  }
}
