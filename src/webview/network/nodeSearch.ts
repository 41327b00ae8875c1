import type { Translate } from '../../core/base/l10n';
import type { OverviewNode } from '../../core/network/picture';
import type { Scene } from './scene';
import { findNodes, nextOf } from './search';
import { searchBox } from './searchBox';
import type { Cluster } from './target';

/** What looking for nodes asks of the picture. */
export interface FindingPort {
  /** All nodes, and those that are shown. */
  nodes(): { readonly all: readonly OverviewNode[]; readonly shown: readonly OverviewNode[] };
  /** Other nodes are lit, or none; `at`: the one to go to. */
  lit(at: string | undefined): void;
  leave(): void;
}

/** Looks for nodes by their labels, and goes from one to the next. */
export class NodeSearch {
  readonly box;
  private wanted = '';
  private found: string | undefined;

  constructor(
    private readonly port: FindingPort,
    t: Translate,
  ) {
    this.box = searchBox(t, {
      find: text => {
        this.wanted = text.trim();
        this.goTo(undefined);
      },
      go: step => this.goTo(nextOf(this.ids(), this.found, step)),
      leave: () => port.leave(),
    });
  }

  /** The nodes that are found; `undefined` where none are looked for. */
  lightIn({ byId }: Scene): Cluster | undefined {
    if (this.wanted === '') return undefined;
    const chosen = this.found === undefined ? undefined : byId.get(this.found);
    return { nodes: this.ids().map(id => byId.get(id)!), edges: [], chosen };
  }

  private goTo(found: string | undefined): void {
    this.found = found;
    const shown = this.ids();
    const all = findNodes(this.port.nodes().all, this.wanted);
    const at = found === undefined ? -1 : shown.indexOf(found);
    this.box.show(shown.length, at === -1 ? undefined : at + 1, all.length - shown.length);
    this.port.lit(found);
  }

  private ids(): readonly string[] {
    return findNodes(this.port.nodes().shown, this.wanted);
  }
}
