/** HTML entities that occur in texts copied from web pages, and their characters; names as in the standard. */
const named: readonly (readonly [name: string, character: string])[] = (
  'amp & lt < gt > quot " apos \' copy © reg ® trade ™ hellip … mdash — ndash – minus − lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” ' +
  'bdquo „ lsaquo ‹ rsaquo › laquo « raquo » middot · bull • times × divide ÷ plusmn ± deg ° sup1 ¹ sup2 ² sup3 ³ frac12 ½ frac14 ¼ ' +
  'frac34 ¾ permil ‰ para ¶ sect § euro € yen ¥ pound £ cent ¢ larr ← uarr ↑ rarr → darr ↓ harr ↔ prime ′ Prime ″ le ≤ ge ≥ ne ≠ ' +
  'asymp ≈ infin ∞ radic √ sum ∑ micro µ alpha α beta β gamma γ delta δ lambda λ mu μ pi π sigma σ omega ω Delta Δ Omega Ω ' +
  'agrave à aacute á acirc â atilde ã auml ä aring å aelig æ ccedil ç egrave è eacute é ecirc ê euml ë igrave ì iacute í icirc î ' +
  'iuml ï ntilde ñ ograve ò oacute ó ocirc ô otilde õ ouml ö oslash ø ugrave ù uacute ú ucirc û uuml ü yacute ý yuml ÿ szlig ß ' +
  'Agrave À Aacute Á Acirc Â Atilde Ã Auml Ä Aring Å AElig Æ Ccedil Ç Egrave È Eacute É Ecirc Ê Euml Ë Ntilde Ñ Ograve Ò Oacute Ó ' +
  'Ocirc Ô Ouml Ö Oslash Ø Ugrave Ù Uacute Ú Uuml Ü oelig œ OElig Œ iexcl ¡ iquest ¿ ordf ª ordm º lang ⟨ rang ⟩ vert | lowbar _ ' +
  'num # ast * lpar ( rpar ) lsqb [ rsqb ] lbrace { rbrace } colon : semi ; comma , period . excl ! quest ? sol / bsol \\ hyphen ‐ ' +
  'horbar ― star ☆ starf ★ check ✓ cross ✗ cir ○ square □ blacksquare ▪ dollar $ percnt % plus + equals = commat @ grave ` Hat ^'
)
  .split(' ')
  .reduce<(readonly [string, string])[]>((all, each, i, parts) => {
    if (i % 2 === 0) all.push([each, parts[i + 1]!]);
    return all;
  }, []);

const blanks: readonly (readonly [name: string, character: string])[] = [
  ['nbsp', '\u00a0'],
  ['ensp', '\u2002'],
  ['emsp', '\u2003'],
  ['thinsp', '\u2009'],
  ['Tab', '\t'],
  ['NewLine', ' '],
  ['shy', '\u00ad'],
  ['zwj', '\u200d'],
  ['zwnj', '\u200c'],
  ['lrm', '\u200e'],
  ['rlm', '\u200f'],
  ['ZeroWidthSpace', '\u200b'],
];

const characters: ReadonlyMap<string, string> = new Map([...named, ...blanks]);

const form = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,15}));/y;

/** The entity that begins at an `&`, and what it stands for; `undefined` where there is none. */
export function entityAt(
  text: string,
  at: number,
): { readonly end: number; readonly character: string } | undefined {
  form.lastIndex = at;
  const found = form.exec(text);
  if (!found) return undefined;
  const [, decimal, hexadecimal, name] = found;
  const end = form.lastIndex;
  if (name !== undefined) {
    const character = characters.get(name);
    return character === undefined ? undefined : { end, character };
  }
  const code = decimal === undefined ? Number.parseInt(hexadecimal!, 16) : Number(decimal);
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return { end, character: isCharacter ? String.fromCodePoint(code) : '\ufffd' };
}

/** Longest entity, with its marks. */
const longest = 18;

/** Whether the semicolon at a place ends an entity. */
export function endsEntity(text: string, at: number): boolean {
  const start = text.lastIndexOf('&', at);
  return start !== -1 && at - start < longest && entityAt(text, start)?.end === at + 1;
}
