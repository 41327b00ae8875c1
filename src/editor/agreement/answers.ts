import * as vscode from 'vscode';
import {
  type AgreementAsk,
  agreementOptions,
  type CoderAgreement,
  type Corpus,
  coderAgreement,
  type LeftOfAgreement,
  shownAgreement,
  usualBootstrap,
} from '../../core';
import type { ToWebview } from '../../protocol';
import { inSlices } from '../session/slices';

/** Answers what the page asks of agreement: at once what takes no time, then with intervals, then with gamma. A newer question calls off the one before. */
export class AgreementAnswers {
  private turn = 0;
  /** What was told last. */
  private told:
    | { readonly corpus: Corpus; readonly ask: AgreementAsk; readonly found: CoderAgreement }
    | undefined;

  constructor(
    private readonly session: { readonly corpus: Corpus | undefined },
    private readonly post: (message: ToWebview) => void,
  ) {}

  /** Leaves off what takes long. */
  cancel(): void {
    this.turn++;
    if (this.told) this.tell(this.told.corpus, this.told.ask, this.told.found, 'calledOff');
  }

  dispose(): void {
    this.turn++;
  }

  async answer(ask: AgreementAsk): Promise<void> {
    const turn = ++this.turn;
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
    const whole = await run({ bootstrap: without });
    if (whole) this.tell(corpus, ask, { ...drawn, unitizing: whole.unitizing }, undefined);
  }

  private tell(corpus: Corpus, ask: AgreementAsk, found: CoderAgreement, left: LeftOfAgreement): void {
    this.told = { corpus, ask, found };
    this.post({ type: 'agreement', agreement: shownAgreement(corpus, ask, found, left, vscode.l10n.t) });
  }
}
