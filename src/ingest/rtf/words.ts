/** Encodings of the character sets that fonts of RTF name by number. */
const characterSets: Readonly<Record<number, string>> = {
  0: 'windows-1252',
  77: 'macintosh',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gb18030',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};
const codePages: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  54936: 'gb18030',
  65001: 'utf-8',
};

/** Collects the text of an RTF document: bytes in the encoding of their font, and characters of Unicode. */
export class Words {
  codePage: number | undefined;
  private readonly parts: string[] = [];
  private readonly fonts = new Map<number | undefined, string>();
  private bytes: number[] = [];
  private encoding = '';

  setFont(font: number | undefined, characterSet: number | undefined): void {
    const encoding = characterSet === undefined ? undefined : characterSets[characterSet];
    if (font !== undefined && encoding !== undefined) this.fonts.set(font, encoding);
  }

  byte(value: number, font: number | undefined): void {
    const own = this.fonts.get(font);
    // A western font in a Chinese document: its letters beyond ASCII are those of the document.
    const encoding = own === undefined || own === 'windows-1252' ? this.usual() : own;
    if (encoding !== this.encoding) this.flush();
    this.encoding = encoding;
    this.bytes.push(value);
  }

  text(text: string): void {
    this.flush();
    this.parts.push(text);
  }

  end(): string {
    this.flush();
    return this.parts.join('');
  }

  private usual(): string {
    const { codePage } = this;
    if (codePage === undefined) return 'windows-1252';
    return codePages[codePage] ?? (codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : 'gb18030');
  }

  private flush(): void {
    if (this.bytes.length === 0) return;
    this.parts.push(new TextDecoder(this.encoding).decode(Uint8Array.from(this.bytes)));
    this.bytes = [];
  }
}
