const digits = '〇一二三四五六七八九';
const powers: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** The value of a Chinese number up to 9,999, 二十三 or 二三; `undefined` for other text. */
export function hanNumber(text: string): number | undefined {
  let value = 0;
  let digit: number | undefined;
  let hasPower = false;
  for (const each of text) {
    const power = each === '廿' ? 20 : powers[each];
    if (power === undefined) {
      const next = each === '两' ? 2 : digits.indexOf(each);
      if (next === -1) return undefined;
      digit = hasPower ? next : (digit ?? 0) * 10 + next;
      continue;
    }
    value += power === 20 ? 20 : (digit ?? 1) * power;
    hasPower = true;
    digit = undefined;
  }
  return text === '' ? undefined : value + (digit ?? 0);
}

const letters: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** The value of a Roman number, in letters or in the characters Ⅰ to Ⅻ; `undefined` for other text. */
export function romanNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC').toUpperCase();
  if (!/^[IVXLC]+$/.test(plain)) return undefined;
  const values = [...plain].map(each => letters[each]!);
  return values.reduce((sum, each, i) => sum + (each < (values[i + 1] ?? 0) ? -each : each), 0);
}
