import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/**
 * A generator of numbers in [0, 1) that gives the same ones for the same seed, everywhere. Its state is what SplitMix64 makes of
 * the seed, as the authors of xoroshiro128+ ask for: seeds close to each other would begin with nearly the same numbers.
 * Source: Blackman & Vigna, ACM Transactions on Mathematical Software 47 (2021), 36.
 */
export function seededRandom(seed: number): () => number {
  const next = splitMix64(seed);
  // In halves of 32 bits, the higher ones first.
  const state = [next(), next()].flatMap(word => [Number(word >> 32n) | 0, Number(word & 0xffff_ffffn) | 0]);
  const generator = xoroshiro128plusFromState(state);
  return () => uniformFloat64(generator);
}

/** Numbers of 64 bits, each as likely as any other. Source: Steele, Lea & Flood, Proceedings of OOPSLA 2014, 453-472. */
export function splitMix64(seed: number): () => bigint {
  let state = BigInt(seed);
  const low = (value: bigint) => BigInt.asUintN(64, value);
  return () => {
    state = low(state + 0x9e37_79b9_7f4a_7c15n);
    const once = low((state ^ (state >> 30n)) * 0xbf58_476d_1ce4_e5b9n);
    const twice = low((once ^ (once >> 27n)) * 0x94d0_49bb_1331_11ebn);
    return twice ^ (twice >> 31n);
  };
}
