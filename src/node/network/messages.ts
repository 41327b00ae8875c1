import type { NetworkTask } from '../../core';

// What the host and the thread that works on networks tell each other, in turns: one task, one answer.

export type ToThread = NetworkTask;
export type FromThread = { readonly result: unknown } | { readonly failed: string };
