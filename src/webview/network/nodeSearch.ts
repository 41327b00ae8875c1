import type { Translate } from '../../core/base/l10n';
import type { OverviewNode } from '../../core/network/picture';
import type { Scene } from './scene';
import { findNodes, nextOf } from './search';
import { searchBox } from './searchBox';
import type { Cluster } from './target';

/** What the search needs from the picture. */
export interface FindingPort {
  /** All nodes, and the visible ones. */
  nodes(): { readonly all: readonly OverviewNode[]; readonly shown: readonly OverviewNode[] };
  /** Other nodes are highlighted, or none; `at`: the current one. */
  lit(at: string | undefined): void;
  leave(): void;
}

/** Searches for nodes by label, and steps through the results. */
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

  /** The nodes found; `undefined` while nothing is searched for. */
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
