/** What a coverage table counts: what people coded, or what the machine found. Never both in one number. */
export type Basis = 'coded' | 'keywords';

export const bases: readonly Basis[] = ['coded', 'keywords'];
