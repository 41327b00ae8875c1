/** An entry of a menu. */
export type MenuItem = { readonly heading: string } | MenuChoice;

export interface MenuChoice {
  readonly label: string;
  /** `undefined` for an action; otherwise whether it is on. */
  readonly checked?: boolean;
  /** Whether it is one of several choices that exclude each other. */
  readonly radio?: boolean;
  /** Key with the same effect. */
  readonly hint?: string;
  readonly disabled?: boolean;
  /** Keeps the menu open, so that several can be chosen. */
  readonly stay?: boolean;
  readonly press: () => void;
}
