import { enumerate, type Translate, wordFor } from '../../base/l10n';
import { nameOfMeasure } from '../../measures/measures';
import { nameOfUnit } from '../../network/legend';
import type { Method } from './method';

/** The method as a table for people: the path of each parameter, such as `network.measure`, and its value. */
export function methodRows(method: Method, t: Translate): readonly (readonly [string, string])[] {
  return leavesOf(method).map(([path, value]) => [path, describe(path, value, t)]);
}

type Leaf = string | number | boolean | null | readonly string[];

/** The leaves of a value with their paths. */
function leavesOf(value: object, path = ''): readonly (readonly [string, Leaf])[] {
  return Object.entries(value).flatMap(([key, each]: [string, Leaf | object]) => {
    const at = path === '' ? key : `${path}.${key}`;
    const isLeaf = typeof each !== 'object' || each === null || Array.isArray(each);
    return isLeaf ? [[at, each as Leaf] as const] : leavesOf(each, at);
  });
}

/** A value in words. It depends on the path: names that users have given are left as they are. */
function describe(path: string, value: Leaf, t: Translate): string {
  switch (path) {
    case 'matching.rule':
      return t('leftmost-longest');
    case 'matching.softLineEnds':
      return t('seen through');
    case 'matching.scope':
      return value === null ? t('everywhere') : String(value);
    case 'unit.kind':
      return nameOfUnit(String(value), t);
    case 'network.nodes':
      return value === 'codes' ? t('codes') : t('keywords');
    case 'network.measure':
      return nameOfMeasure(String(value), t);
    case 'network.counting':
      return nameOfCounting(String(value), t);
    case 'annotations.counted':
      return enumerate(
        (value as readonly string[]).map(state => nameOfAnchor(state, t)),
        t,
      );
  }
  if (typeof value !== 'object') return wordFor(value, t);
  return value === null || value.length === 0 ? t('none') : enumerate(value, t);
}

function nameOfCounting(counting: string, t: Translate): string {
  switch (counting) {
    case 'pairs of hits in one unit':
      return t('pairs of hits in one unit');
    case 'pairs of hits in one window':
      return t('pairs of hits in one window');
    default:
      return t('units that contain both');
  }
}

function nameOfAnchor(state: string, t: Translate): string {
  switch (state) {
    case 'exact':
      return t('exact');
    case 'moved':
      return t('moved');
    default:
      return state;
  }
}
