/** A place of a text that is nearly a keyword. */
export type NearForm =
  /** One character put in, taken out or exchanged. */
  | { readonly kind: 'one-edit'; readonly start: number; readonly end: number }
  /** Its two parts, apart or the other way round: 档案…开放 for 档案开放. */
  | {
      readonly kind: 'apart';
      readonly first: { readonly start: number; readonly end: number };
      readonly second: { readonly start: number; readonly end: number };
      /** Characters between them. */
      readonly gap: number;
    };

/** The minimum length of a keyword: too much is similar to a shorter one. */
const shortest = 4;
/** Characters of a part at least. */
const shortestPart = 2;
/** Characters between two parts at most. */
const farthest = 12;

/** Whether a character may be part of a near form: marks between words may not. */
const wordCharacters = /^[\p{L}\p{N}]+$/u;

/**
 * The place of a sentence (both folded alike) that comes nearest to a keyword without being it: first, one edit away;
 * else, its two parts close together. `undefined` when there is none, or the keyword has fewer than four characters.
 * What is one edit away from a keyword contains one half of it unchanged, so only places around halves are compared.
 */
export function nearForm(sentence: string, form: string): NearForm | undefined {
  if (form.length < shortest) return undefined;
  return oneEdit(sentence, form) ?? apart(sentence, form);
}

function oneEdit(sentence: string, form: string): NearForm | undefined {
  const half = form.length >> 1;
  const lengths = [form.length, form.length + 1, ...(form.length > shortest ? [form.length - 1] : [])];
  for (const place of placesOf(sentence, form.slice(0, half))) {
    for (const length of lengths) {
      const found = candidate(sentence, form, place, place + length);
      if (found) return found;
    }
  }
  const tail = form.slice(half);
  for (const place of placesOf(sentence, tail)) {
    for (const length of lengths) {
      const end = place + tail.length;
      const found = candidate(sentence, form, end - length, end);
      if (found) return found;
    }
  }
  return undefined;
}

function candidate(sentence: string, form: string, start: number, end: number): NearForm | undefined {
  if (start < 0 || end > sentence.length) return undefined;
  const text = sentence.slice(start, end);
  if (text.includes(form) || !wordCharacters.test(text) || !isOneEditAway(text, form)) return undefined;
  return { kind: 'one-edit', start, end };
}

/** Whether one character put in, taken out or exchanged makes one text of the other. */
function isOneEditAway(a: string, b: string): boolean {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail++;
  return Math.max(a.length, b.length) - head - tail === 1;
}

function apart(sentence: string, form: string): NearForm | undefined {
  let best: (NearForm & { kind: 'apart' }) | undefined;
  for (let cut = shortestPart; cut <= form.length - shortestPart; cut++) {
    const [head, tail] = [form.slice(0, cut), form.slice(cut)];
    const heads = placesOf(sentence, head);
    if (heads.length === 0) continue;
    for (const other of placesOf(sentence, tail)) {
      for (const place of heads) {
        const [a, b] = [
          { start: place, end: place + head.length },
          { start: other, end: other + tail.length },
        ];
        const [first, second] = a.start < b.start ? [a, b] : [b, a];
        const gap = second.start - first.end;
        // Side by side in their order they are the keyword itself.
        if (gap < 0 || gap > farthest || (gap === 0 && first === a)) continue;
        if (!best || gap < best.gap) best = { kind: 'apart', first, second, gap };
      }
    }
  }
  return best;
}

function placesOf(text: string, wanted: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) places.push(at);
  return places;
}
