import type { NetworkTask } from '../../core';

// Messages between the host and the thread for networks, in turns: one task, one answer.

export type ToThread = NetworkTask;
export type FromThread = { readonly result: unknown } | { readonly failed: string };
