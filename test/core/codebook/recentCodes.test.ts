import assert from 'node:assert/strict';
import {
  digitOf,
  noRecentCodes,
  pinCode,
  presentCodes,
  type RecentCodesState,
  renameCodes,
  unpinCode,
  useCodes,
} from '../../../src/core/codebook/recentCodes';

const all = () => true;
const used = (...codes: string[]): RecentCodesState =>
  codes.reduce((state, code) => useCodes(state, [code], all), noRecentCodes);
const letters = (text: string) => [...text];
const keysOf = ({ digits }: RecentCodesState) => digits.map(code => code ?? '-').join('');

describe('recent codes', () => {
  it('take the keys in the order of their first use, and stay there', () => {
    assert.equal(keysOf(used(...letters('abcab'))), 'abc------');
    assert.deepEqual(used(...letters('abcab')).recent, ['b', 'a', 'c']);
  });

  it('give up the key of the one not used for longest when a tenth comes', () => {
    const nine = used(...letters('abcdefghi'), 'a');
    assert.equal(keysOf(useCodes(nine, ['x'], all)), 'axcdefghi');
  });

  it('stay on their key while pinned, wherever they were put', () => {
    const pinned = pinCode(used(...letters('abcdefghi')), 'b', 5);
    assert.equal(keysOf(pinned), 'aecdbfghi');
    const later = letters('mnopqrst').reduce((state, code) => useCodes(state, [code], all), pinned);
    assert.equal(digitOf(later, 'b'), 5);
    assert.equal(new Set(later.digits).size, 9);
    const loose = letters('uvwxyzABC').reduce((h, code) => useCodes(h, [code], all), unpinCode(later, 'b'));
    assert.equal(digitOf(loose, 'b'), undefined);
  });

  it('a pin takes the place of another pin, which is none any more where it has no key left', () => {
    const one = pinCode(noRecentCodes, 'a', 1);
    const two = pinCode(one, 'b', 1);
    assert.deepEqual(two, { ...noRecentCodes, digits: ['b', ...Array(8).fill(null)], pinned: ['b'] });
    const swapped = pinCode(pinCode(one, 'b', 2), 'b', 1);
    assert.equal(keysOf(swapped), 'ba-------');
    assert.deepEqual(swapped.pinned, ['a', 'b']);
  });

  it('where all keys are pinned, another code takes none', () => {
    const full = letters('abcdefghi').reduce((h, code, i) => pinCode(h, code, i + 1), noRecentCodes);
    const after = useCodes(full, ['x'], all);
    assert.equal(keysOf(after), 'abcdefghi');
    assert.deepEqual(after.recent, ['x']);
  });

  it('frees the key of a code that is no longer in the codebook', () => {
    const gone = pinCode(used(...letters('abc')), 'b', 2);
    const after = useCodes(gone, ['x'], code => code !== 'b');
    assert.equal(keysOf(after), 'axc------');
    assert.deepEqual(after.pinned, []);
  });

  it('takes several codes at once, and never one twice', () => {
    const after = useCodes(used('a'), ['b', 'a', 'c'], all);
    assert.equal(keysOf(after), 'abc------');
    assert.deepEqual(after.recent, ['b', 'a', 'c']);
  });

  it('follow codes that are renamed, merged or gone, and come back when that is undone', () => {
    const pinned = pinCode(used(...letters('abcd')), 'c', 3);
    const after: Readonly<Record<string, string | undefined>> = { a: 'x', b: 'd', c: 'y', d: 'd' };
    const renamed = renameCodes(pinned, code => after[code]);
    const now = presentCodes(renamed, code => 'xyd'.includes(code));
    assert.equal(keysOf(now), 'xdy------');
    assert.deepEqual(now.recent, ['d', 'y', 'x']);
    assert.deepEqual(now.pinned, ['y']);
    const undone = (codes: RecentCodesState) => presentCodes(codes, code => 'abcd'.includes(code));
    assert.equal(keysOf(undone(renamed)), 'abcd-----');
    assert.deepEqual(undone(renamed).pinned, ['c']);
    // Also when something was tagged in between, and what was undone is done again.
    const tagged = useCodes(now, ['x'], code => 'xyd'.includes(code));
    assert.equal(keysOf(undone(tagged)), 'adc------');
    assert.equal(keysOf(presentCodes(undone(tagged), code => 'xyd'.includes(code))), 'xdy------');
  });

  it('follow a code that is renamed again and again, and pass over a renaming that was never made', () => {
    const b = renameCodes(used('a'), code => (code === 'a' ? 'b' : code));
    const c = renameCodes(
      presentCodes(b, code => code === 'b'),
      code => (code === 'b' ? 'c' : code),
    );
    for (const name of letters('abc')) assert.equal(keysOf(presentCodes(c, code => code === name))[0], name);
    assert.equal(keysOf(presentCodes(b, code => code === 'a'))[0], 'a');
    assert.equal(
      keysOf(
        useCodes(
          presentCodes(c, () => false),
          ['z'],
          code => code === 'z',
        ),
      )[0],
      'z',
    );
  });
});
