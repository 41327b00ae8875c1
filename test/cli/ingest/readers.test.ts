import assert from 'node:assert/strict';
import { type DocumentContent, type DocumentKind, documentKind } from '../../../src/core/documents/content';
import { DocumentProblem } from '../../../src/ingest/problem';
import { readers } from '../../../src/ingest/readers/readers';
import { zip } from '../../support/zip';

/** Reads a document as the worker does: what it is, its content says. */
async function read(bytes: Uint8Array | string): Promise<DocumentContent> {
  const own = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  const kind = documentKind(own);
  assert.ok(kind !== undefined);
  return readers[kind](own, '');
}

async function refuses(bytes: Uint8Array | string, reason: string) {
  await assert.rejects(
    () => read(bytes),
    error => error instanceof DocumentProblem && error.reason === reason,
  );
}

const latin1 = (text: string) => Uint8Array.from(text, letter => letter.charCodeAt(0));
const gbk = (hex: string) => `\\'${hex.match(/../g)!.join("\\'")}`;

describe('what kind of document a file is', () => {
  it('is told by its content', () => {
    const kinds: readonly (readonly [string, DocumentKind | undefined])[] = [
      ['junk\n%PDF-1.7', 'pdf'],
      ['{\\rtf1', 'rtf'],
      ['<!-- saved -->\n<!DOCTYPE html>', 'html'],
      ['\xef\xbb\xbf<html>', 'html'],
      ['\xff\xfe<\0h\0t\0m\0l\0>\0', 'html'],
      ['PK\x03\x04', 'zip'],
      ['\xd0\xcf\x11\xe0', 'ole'],
      ['第一章', undefined],
      ['a < b', undefined],
    ];
    for (const [content, kind] of kinds) assert.equal(documentKind(latin1(content)), kind, content);
  });
});

describe('an RTF document', () => {
  it('is read in the encodings of its fonts and as Unicode, a line for each row', async () => {
    const { pages, format } = await read(
      `{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0\\fcharset134 SimSun;}{\\f1\\fcharset136 Ming;}{\\f2\\fcharset0 Times;}}{\\stylesheet{\\s0 Normal;}}{\\info{\\title x}}{\\*\\generator y;}\\f0 ${gbk('b5b5b0b8')}\\par \\f1 ${gbk('c0c9')}\\f2 A\\u25968?\\'3f\\par\\trowd ${gbk('b5b5')}\\cell B\\cell\\row {\\field{\\*\\fldinst PAGE}{\\fldrslt 7}}\\{\\}\\par}trailing`,
    );
    assert.equal(format, 'rtf');
    assert.deepEqual(pages, ['档案\n檔A数?\n档\tB\n7{}']);
  });

  it('leaves out what is hidden or a note, and says so', async () => {
    const { pages, hidden, notes } = await read(
      '{\\rtf1 a{\\v secret}b{\\footnote note}\\par{\\header head}{\\pict 00ff}c}',
    );
    assert.deepEqual([pages, hidden, notes], [['ab\nc'], 1, 1]);
  });

  it('ends where it is cut off, and where it is nested to do harm', async () => {
    assert.deepEqual((await read('{\\rtf1 {\\b half')).pages, ['half']);
    assert.deepEqual((await read('{\\rtf1 a\\bin99999999 b}')).pages, ['a']);
    await refuses(`{\\rtf1${'{'.repeat(5000)}`, 'too-large');
  });
});

describe('a text of OpenDocument', () => {
  const odt = (body: string, parts: Readonly<Record<string, string>> = {}) =>
    zip({
      mimetype: 'application/vnd.oasis.opendocument.text',
      'content.xml': `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:draw="d"><office:automatic-styles><text:list-style style:name="L1" xmlns:style="s"><text:list-level-style-number/></text:list-style></office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
      ...parts,
    });
  const p = (text: string) => `<text:p>${text}</text:p>`;

  it('is read line by line, its tables row by row', async () => {
    const { pages, notes, numbered, title } = await read(
      odt(
        `<text:tracked-changes>${p('删')}</text:tracked-changes><text:h>总则</text:h>${p('甲<text:s text:c="2"/>乙<text:line-break/>丙<text:note>注</text:note>')}<table:table><table:table-row><table:table-cell>${p('指标')}</table:table-cell><table:table-cell>${p('1')}${p('2')}</table:table-cell></table:table-row></table:table><text:list text:style-name="L1"><text:list-item>${p('条')}</text:list-item></text:list>${p('<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>旁')}`,
        {
          'meta.xml':
            '<d:document-meta xmlns:d="d" xmlns:dc="c"><d:meta><dc:title>规划</dc:title></d:meta></d:document-meta>',
        },
      ),
    );
    assert.deepEqual(pages, ['总则\n甲  乙\n丙\n指标\t1 2\n条\n旁\n框']);
    assert.deepEqual([notes, numbered, title], [1, 1, '规划']);
  });

  it('is refused with a password, with entities of its own, cut off, or nested to do harm', async () => {
    await refuses(odt('', { 'META-INF/manifest.xml': '<m><encryption-data/></m>' }), 'encrypted');
    await refuses(odt(p('&x;')), 'damaged');
    await refuses(
      zip({ 'content.xml': '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>' }),
      'damaged',
    );
    await refuses(zip({ 'content.xml': '<a><b>' }), 'damaged');
    await refuses(zip({ 'content.xml': '<a>'.repeat(5000) }), 'too-large');
    await refuses(zip({ 'content.xml': '<a><body><spreadsheet/></body></a>' }), 'unknown-kind');
  });
});

describe('an OFD document', () => {
  const text = (x: number, y: number, words: string, more = '') =>
    `<TextObject Boundary="${x} ${y} 100 10" Size="5"><TextCode X="0" Y="5" ${more}>${words}</TextCode></TextObject>`;
  const ofd = (pages: readonly string[], parts: Readonly<Record<string, string>> = {}) =>
    zip({
      'OFD.xml':
        '<OFD><DocBody><DocInfo><CreationDate>2024-3-5</CreationDate></DocInfo><DocRoot>/Doc_0/Document.xml</DocRoot></DocBody></OFD>',
      'Doc_0/Document.xml': `<Document><CommonData><TemplatePage ID="9" BaseLoc="T.xml"/></CommonData><Pages>${pages.map((_, i) => `<Page BaseLoc="P/${i}.xml"/>`).join('')}</Pages></Document>`,
      ...Object.fromEntries(pages.map((page, i) => [`Doc_0/P/${i}.xml`, `<Page>${page}</Page>`])),
      ...parts,
    });

  it('has its lines where they are drawn, in whatever order the file has them', async () => {
    const { pages, created } = await read(
      ofd(
        [
          [
            text(80, 280, '1'),
            text(30, 20, '档案'),
            text(10, 20.5, '国家', 'DeltaX="g 1 5"'),
            text(10, 60, '第一条'),
            text(10.2, 60, '第一条'),
          ].join(''),
          '<Template TemplateID="9"/>',
        ],
        { 'Doc_0/T.xml': `<Page>${text(0, 0, '红头')}</Page>` },
      ),
    );
    assert.deepEqual(pages, ['国家 档案\n第一条\n1', '红头']);
    assert.equal(created, '2024-03-05');
  });

  it('is refused where a page is missing or it has none', async () => {
    await refuses(ofd([]), 'damaged');
    await refuses(
      zip({ 'OFD.xml': '<OFD><DocBody><DocRoot>../../etc/passwd</DocRoot></DocBody></OFD>' }),
      'damaged',
    );
  });
});

describe('an EPUB book', () => {
  const epub = (spine: string, parts: Readonly<Record<string, string>> = {}) =>
    zip({
      mimetype: 'application/epub+zip',
      'META-INF/container.xml':
        '<container><rootfiles><rootfile full-path="O/b.opf"/></rootfiles></container>',
      'O/b.opf': `<package><metadata><title>书</title></metadata><manifest><item id="a" href="../../t/a%20b.xhtml"/><item id="n" href="n.xhtml" properties="nav"/><item id="c" href="c.xhtml"/></manifest><spine>${spine}</spine></package>`,
      't/a b.xhtml': '<html><head><title>x</title></head><body><h1>第一章</h1><p>甲。</p></body></html>',
      'O/c.xhtml': '<html><body><p>乙。</p></body></html>',
      'O/n.xhtml': '<html><body><p>目录</p></body></html>',
      ...parts,
    });
  const ref = (id: string) => `<itemref idref="${id}"/>`;

  it('is read chapter by chapter, in the order of its spine', async () => {
    const { pages, title } = await read(epub(ref('n') + ref('c') + ref('a')));
    assert.deepEqual([pages, title], [['乙。\n\n第一章\n甲。'], '书']);
  });

  it('is refused where its chapters are locked', async () => {
    await refuses(
      epub(ref('c'), { 'META-INF/encryption.xml': '<e><CipherReference URI="O/c.xhtml"/></e>' }),
      'encrypted',
    );
  });
});

describe('a web page', () => {
  const sentence = '各地区要加强数字档案馆建设，推进档案资源共享利用，提高服务能力和水平。';
  const menu = `<ul>${'<li><a href="/">首页</a></li>'.repeat(30)}</ul>`;

  it('is its text, without menus, footers, scripts and what it hides', async () => {
    const { pages, around } = await read(
      `<html><body><script>var a = "文";</script>${menu}<div><table><tr><td>索 引 号：</td><td>000/2024</td></tr></table></div><div class="x"><h2>关于档案的通知</h2><p>${sentence}</p><p style="display:none">藏</p><p>${sentence}</p><p>2024年1月2日</p></div><div class="footer">主办单位：某某局</div></body></html>`,
    );
    assert.deepEqual(pages, [`关于档案的通知\n${sentence}\n${sentence}\n2024年1月2日`]);
    assert.match(around, /索 引 号：\t000\/2024/);
  });

  it('has its heading first where the text does not repeat it, and rows of data as lines', async () => {
    const { pages } = await read(
      `<html><head><meta name="ArticleTitle" content="关于数据的通知"></head><body>${menu}<div id="zoom"><p>${sentence}</p><table><tr><th>指标</th><th>数</th></tr><tr><td>馆藏</td><td><p>3</p></td></tr></table><p>附<br>件</p></div></body></html>`,
    );
    assert.deepEqual(pages, [`关于数据的通知\n${sentence}\n指标\t数\n馆藏\t3\n附\n件`]);
  });

  it('joins what only the file breaks, and keeps blanks as browsers do', async () => {
    const { pages } = await read(
      '<html><body><p>档案\n  工作 of&nbsp;the\n\tyear</p><ruby>档<rt>dang</rt></ruby></body></html>',
    );
    assert.deepEqual(pages, ['档案工作 of the year\n档']);
  });

  it('is read in the encoding it has, whatever it declares', async () => {
    const inGbk = latin1(
      '<html><head><meta charset="gb2312"></head><body><p>\xb5\xb5\xb0\xb8</p></body></html>',
    );
    assert.deepEqual((await read(inGbk)).pages, ['档案']);
    assert.deepEqual((await read('<html><meta charset="gbk"><body><p>档案</p></body></html>')).pages, [
      '档案',
    ]);
    const liar = latin1('<html><meta charset="utf-8"><body><p>\xb5\xb5\xb0\xb8</p></body></html>');
    assert.deepEqual((await read(liar)).pages, ['档案']);
  });

  it('is refused where it is nested to do harm', async () => {
    await refuses(`<html>${'<div>'.repeat(3000)}`, 'too-large');
  });
});

describe('a file that is no document of text', () => {
  it('is told for what it is', async () => {
    const ole = (stream: string) => {
      const bytes = new Uint8Array(2048);
      bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
      bytes.set(Buffer.from(`${stream}\0`, 'utf16le'), 1024);
      return bytes;
    };
    await refuses(ole('EncryptedPackage'), 'encrypted');
    await refuses(ole('Workbook'), 'unknown-kind');
    await refuses(ole('Nothing'), 'damaged');
    // What the library throws of a broken file, the worker tells as damage.
    await assert.rejects(() => read(ole('WordDocument')), Error);
    await refuses(zip({ 'a/b.pdf': '%PDF-' }), 'archive');
    await refuses(zip({ '[Content_Types].xml': '<a/>', 'xl/workbook.xml': '<a/>' }), 'unknown-kind');
    await refuses(zip({ 'x.bin': '1' }), 'damaged');
    const locked = Buffer.from(zip({ 'word/document.xml': '1' }));
    locked[6] = 1;
    await refuses(locked, 'encrypted');
  });
});
