const digits = '〇零○Ｏ一二三四五六七八九';
const date = String.raw`(?:[12]\d{3}年\d{1,2}月\d{1,2}日|[${digits}]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日|[12]\d{3}[-/.]\d{1,2}[-/.]\d{1,2})`;
const whole = new RegExp(`^${date}$`);
const atEnd = new RegExp(`^(.{2,60}?)(${date})$`);

/** The date that a line without blanks is, and whoever stands before it in the same line; `undefined` for other lines. */
export function dateLine(line: string): { readonly date: string; readonly before: string } | undefined {
  if (whole.test(line)) return { date: line, before: '' };
  const found = atEnd.exec(line);
  return found && !/[，。；：:（(]/.test(found[1]!) ? { date: found[2]!, before: found[1]! } : undefined;
}

/** A date as numbers, to compare how it is written: `2018-12-4`. */
export function dayOf(written: string): string | undefined {
  const plain = written.replace(/\s/g, '');
  const parts =
    /^([^年/.-]{4})[年/.-](\d{1,2}|[一二三四五六七八九十]{1,3})[月/.-](\d{1,2}|[一二三四五六七八九十]{1,3})(?!\d)/.exec(
      plain,
    );
  if (!parts) return undefined;
  const [year, month, day] = parts.slice(1).map(numberOf);
  return year === undefined || month === undefined || day === undefined
    ? undefined
    : `${year}-${month}-${day}`;
}

function numberOf(written: string): number | undefined {
  if (/^\d+$/.test(written)) return Number(written);
  const digit = (sign: string) => '一二三四五六七八九'.indexOf(sign) + 1;
  if (!written.includes('十')) {
    return Number(Array.from(written, sign => digit(sign)).join(''));
  }
  const [tens = '', ones = ''] = written.split('十');
  return (tens === '' ? 1 : digit(tens)) * 10 + (ones === '' ? 0 : digit(ones));
}
