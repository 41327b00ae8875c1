import { loadReadings, type Readings } from '../../core';

let loading: Promise<Readings> | undefined;

/** How Chinese names are read; loaded when somebody looks for a code the first time. */
export function pinyinReadings(): Promise<Readings> {
  loading ??= loadReadings();
  return loading;
}
