import type { Host } from './host';
import type { UiState } from './state';

/** Tells the host how table and network are looked at, so that exports are what is shown. */
export class LookTeller {
  private told: readonly unknown[] = [];

  constructor(private readonly host: Pick<Host, 'ask'>) {}

  /** Says nothing that the host knows. */
  tell({ basis, display, table: settings, network }: UiState): void {
    const look = [basis, display, settings, network];
    if (look.every((each, i) => each === this.told[i])) return;
    this.told = look;
    this.host.ask({ type: 'look', table: { basis, display, settings }, network });
  }
}
