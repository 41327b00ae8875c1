import type { NetworkLook, TableLook } from '../../protocol';

/** How the overview is shown, according to the page that changed it last; `undefined`: no page has been open yet. */
export class Looks {
  private told: { readonly table: TableLook; readonly network: NetworkLook } | undefined;

  tell(look: { readonly table: TableLook; readonly network: NetworkLook }): void {
    this.told = look;
  }

  get table(): TableLook | undefined {
    return this.told?.table;
  }

  get network(): NetworkLook | undefined {
    return this.told?.network;
  }
}
