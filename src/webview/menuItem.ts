/** An entry of a menu. */
export type MenuItem = { readonly heading: string } | MenuChoice;

export interface MenuChoice {
  readonly label: string;
  /** `undefined`: it does something; else it is on or off. */
  readonly checked?: boolean;
  /** One of several of which one is on. */
  readonly radio?: boolean;
  /** The key that does the same. */
  readonly hint?: string;
  readonly disabled?: boolean;
  /** Kept open after it, so that several can be chosen. */
  readonly stay?: boolean;
  readonly press: () => void;
}
