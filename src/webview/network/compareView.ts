import type { Translate } from '../../core/base/l10n';
import { nameOfChange, type OverviewNetwork } from '../../core/network/picture';
import { initialLook } from '../../core/report/view/networkLook';
import type {
  ComparedEdge,
  EdgeChange,
  NetworkComparison,
  NetworkPair,
  PassageQuery,
  PinnedPlace,
  ToWebview,
} from '../../protocol';
import { element, setText } from '../dom';
import { choice } from '../toolbar';
import { comparedColumns } from './figureColumns';
import { Grid } from './grid';
import { edgeKey } from './marks';
import type { CompareForm, CompareSettings } from './settings';
import { type Union, unionOf } from './union';
import { NetworkView } from './view';

/** What the comparison asks of the view around it. */
export interface ComparePort {
  show(query: PassageQuery, byKey: boolean): void;
  compare(pair: NetworkPair): void;
  pin(nodes: readonly PinnedPlace[]): void;
  keep(settings: CompareSettings): void;
}

const bases = '\u0000bases';
const bySource = '\u0000sources';
type Parts = Extract<ToWebview, { type: 'parts' }>;

const changes: readonly EdgeChange[] = ['appears', 'strengthens', 'weakens', 'stays', 'vanishes'];

/**
 * Two networks compared, as a table or a picture: which edges appear, strengthen, weaken, stay or vanish. Each edge leads
 * to its sentences on either side.
 */
export class CompareView {
  private readonly by = this.list(() => this.chooseAttribute());
  private readonly first = this.list(() => this.chooseValues());
  private readonly second = this.list(() => this.chooseValues());
  private readonly change = this.list(() => this.chooseChange());
  private readonly side = this.list(() => undefined);
  private readonly note = element('p', { class: 'left', role: 'status' });
  private readonly left = element('p', { class: 'left', role: 'status', hidden: true });
  private readonly grid: Grid<ComparedEdge>;
  private readonly forms;
  /** Created on first use. */
  private picture: NetworkView | undefined;
  private look = initialLook;
  private network: OverviewNetwork | undefined;
  private union: Union | undefined;
  readonly dom: HTMLElement;
  private attributes: Parts['attributes'] = [];
  private sources: Parts['sources'] = [];
  private shown: Extract<ToWebview, { type: 'comparison' }> | undefined;

  constructor(
    private readonly port: ComparePort,
    private settings: CompareSettings,
    private readonly t: Translate,
  ) {
    this.grid = new Grid({ open: (edge, byKey) => this.open(edge, byKey) }, t('Compared edges'), t);
    this.forms = choice<CompareForm>(t('Show as'), { asPicture: t('Picture'), asTable: t('Table') }, form => {
      this.keep({ form });
      this.showEdges();
    });
    this.dom = element(
      'div',
      { class: 'compare', hidden: true },
      element(
        'div',
        { class: 'grid-tools' },
        named(t('Compare by'), this.by),
        named(t('First'), this.first),
        named(t('Second'), this.second),
        named(t('Change'), this.change),
        named(t('Sentences of'), this.side),
        this.forms.dom,
      ),
      this.note,
      this.left,
      this.grid.dom,
    );
  }

  /** Sets what can be compared. Compares the first two unless a comparison is open. */
  takeParts({ attributes, sources }: Parts): void {
    const isSame = JSON.stringify([attributes, sources]) === JSON.stringify([this.attributes, this.sources]);
    if (this.by.value !== '' && isSame) {
      this.ask();
      return;
    }
    this.attributes = attributes;
    this.sources = sources;
    fill(this.by, [
      ...attributes.map(({ name }) => [name, name] as const),
      ...(sources.length > 1 ? [[bySource, this.t('Two sources')] as const] : []),
      [bases, this.t('Keywords and coding')] as const,
    ]);
    select(this.by, this.settings.by);
    this.fillValues();
  }

  /** Sets the whole network, whose layout the picture uses for both sides; `query`: the open query. */
  update(network: OverviewNetwork, query: PassageQuery | undefined): void {
    this.network = network;
    this.picture?.setOpen(query);
  }

  take(message: Extract<ToWebview, { type: 'comparison' }>): void {
    if (JSON.stringify(message.pair) !== JSON.stringify(this.pair())) return;
    this.shown = message;
    // The network now contains the places where nodes were put.
    this.picture?.settle();
    const { t } = this;
    const { comparison } = message;
    const names = ([0, 1] as const).map(side => [String(side), this.nameOfSide(side)] as const);
    const counted = changes.map(change => {
      const count = comparison.edges.filter(edge => edge.change === change).length;
      return [
        change,
        t('{0} (edges: {1})', nameOfChange(change, [this.nameOfSide(0), this.nameOfSide(1)], t), count),
      ] as const;
    });
    fill(this.side, names);
    fill(this.change, [['', t('All ({0})', comparison.edges.length)], ...counted]);
    setText(
      this.note,
      summaryOf(comparison, side => this.nameOfSide(side), t),
    );
    select(this.change, this.settings.change);
    this.showEdges();
  }

  private showEdges(): void {
    if (!this.shown) return;
    const { comparison, pair } = this.shown;
    const wanted = changes.find(change => change === this.change.value);
    const columns = comparedColumns(comparison, side => this.nameOfSide(side), this.t);
    const edges = comparison.edges.filter(({ change }) => wanted === undefined || change === wanted);
    this.grid.update(columns, edges, ({ source, target }) => edgeKey(source, target));
    // When keywords and coding are compared, the nodes are themes, which have no place in the network.
    this.forms.dom.hidden = pair.by === 'bases';
    const drawn = this.settings.form === 'asPicture' && pair.by !== 'bases' && this.network !== undefined;
    this.forms.select(drawn ? 'asPicture' : 'asTable');
    this.union = drawn ? unionOf(this.network!, comparison, wanted) : undefined;
    this.grid.dom.hidden = drawn;
    if (this.union || this.picture) this.draw();
  }

  private draw(): void {
    const { union, t } = this;
    this.picture ??= this.makePicture();
    this.picture.dom.hidden = union === undefined;
    this.left.hidden = !union || union.left.nodes + union.left.edges === 0;
    if (!union) return;
    const { nodes, edges } = union.left;
    setText(
      this.left,
      t(
        'Only in the table: nodes that are not in the whole network ({0}), and their edges ({1})',
        nodes,
        edges,
      ),
    );
    this.picture.update(union.network, this.look, union.marks, [this.nameOfSide(0), this.nameOfSide(1)]);
  }

  private makePicture(): NetworkView {
    const picture = new NetworkView(
      {
        show: (query, byKey) => {
          const edge =
            query.of === 'edge' &&
            this.shown?.comparison.edges.find(
              ({ source, target }) => source === query.source && target === query.target,
            );
          if (edge) this.open(edge, byKey);
          else this.port.show(query, byKey);
        },
        look: () => undefined,
        change: look => {
          this.look = look;
          this.draw();
        },
        pin: nodes => this.port.pin(nodes),
      },
      this.t,
    );
    this.dom.append(picture.dom);
    return picture;
  }

  /** Opens the sentences of the chosen side, or of the other if the chosen one has none. */
  private open({ source, target, units }: ComparedEdge, byKey: boolean): void {
    if (!this.shown) return;
    const chosen = this.side.value === '1' ? 1 : 0;
    const side = units[chosen] > 0 ? chosen : chosen === 0 ? 1 : 0;
    const { pair, sources } = this.shown;
    const edge = { of: 'edge', source, target } as const;
    if (pair.by === 'bases') this.port.show({ ...edge, themes: side === 0 ? 'keywords' : 'coded' }, byKey);
    else
      this.port.show(
        { ...edge, group: { name: this.nameOfSide(side), sources: sources?.[side] ?? [] } },
        byKey,
      );
  }

  private nameOfSide(side: 0 | 1): string {
    const { t } = this;
    if (this.by.value === bases) return side === 0 ? t('Keyword hits') : t('Coded');
    const list = side === 0 ? this.first : this.second;
    return this.options().find(([value]) => value === list.value)?.[1] ?? list.value;
  }

  private chooseAttribute(): void {
    this.fillValues();
    this.keep({});
  }

  private chooseValues(): void {
    this.ask();
    this.keep({});
  }

  private chooseChange(): void {
    this.keep({ change: this.change.value });
    this.showEdges();
  }

  private keep(change: Partial<Pick<CompareSettings, 'form' | 'change'>>): void {
    const { by, first, second } = this;
    this.settings = { ...this.settings, by: by.value, values: [first.value, second.value], ...change };
    this.port.keep(this.settings);
  }

  private fillValues(): void {
    const options = this.options();
    for (const [i, list] of [this.first, this.second].entries()) {
      fill(list, options);
      list.value = options[i]?.[0] ?? '';
      if (this.by.value === this.settings.by) select(list, this.settings.values[i as 0 | 1]);
      list.parentElement!.hidden = options.length === 0;
    }
    this.ask();
  }

  /** What may stand on either side. */
  private options(): readonly (readonly [value: string, text: string])[] {
    if (this.by.value === bySource) return this.sources.map(({ path, label }) => [path, label]);
    const values = this.attributes.find(({ name }) => name === this.by.value)?.values ?? [];
    return values.map(value => [value, value]);
  }

  private ask(): void {
    const pair = this.pair();
    if (!pair) return;
    setText(this.note, this.t('Counting both networks'));
    this.port.compare(pair);
  }

  private pair(): NetworkPair | undefined {
    const { by, first, second } = this;
    if (by.value === bases) return { by: 'bases' };
    if (by.value === '' || first.value === '' || second.value === '') return undefined;
    if (by.value === bySource) return { by: 'sources', sources: [first.value, second.value] };
    return { by: 'attribute', attribute: by.value, values: [first.value, second.value] };
  }

  private list(changed: () => void): HTMLSelectElement {
    return element('select', { onchange: changed });
  }
}

function summaryOf({ sides }: NetworkComparison, nameOf: (side: 0 | 1) => string, t: Translate): string {
  return sides
    .map((side, i) =>
      t('{0}: {1} nodes, {2} edges (sources: {3})', nameOf(i as 0 | 1), side.nodes, side.edges, side.sources),
    )
    .join(' · ');
}

function named(label: string, list: HTMLSelectElement): HTMLElement {
  return element('label', {}, `${label} `, list);
}

function fill(list: HTMLSelectElement, options: readonly (readonly [value: string, text: string])[]): void {
  const before = list.value;
  list.replaceChildren(...options.map(([value, text]) => element('option', { value }, text)));
  if (options.some(([value]) => value === before)) list.value = before;
}

/** Selects a value if the list has it. */
function select(list: HTMLSelectElement, value: string | undefined): void {
  if ([...list.options].some(option => option.value === value)) list.value = value!;
}
