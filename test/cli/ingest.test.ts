import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { zipSync } from 'fflate';
import { parse } from 'yaml';
import schema from '../../schemas/source.schema.json';
import { makeDocx, paragraph } from '../support/docx';
import { encryption, makePdf } from '../support/pdf';
import { shared } from '../support/root';
import { makeFolder, removeFolders, run } from './cli';

const isValid = new Ajv().compile(schema);

describe('policy-coder ingest', () => {
  after(removeFolders);

  /** Ingests documents; gives what was printed and the texts that were made. */
  async function ingest(documents: Readonly<Record<string, Uint8Array | string>>, ...options: string[]) {
    const cwd = makeFolder(documents);
    const outcome = await run(['ingest', ...Object.keys(documents), '--out', 'texts', ...options], { cwd });
    const folder = join(cwd, 'texts');
    const text = (name: string) => readFileSync(join(folder, name), 'utf8');
    return { ...outcome, cwd, text, made: readdirSync(folder).sort() };
  }

  it('makes a text of a PDF whose font is not in it, page by page', async () => {
    const { code, stdout, stderr, made, text } = await ingest({
      '规划.pdf': makePdf([['第一章 总则', '推进档案数字化，'], ['加强安全保障。']], {
        info: "/Title (A plan) /CreationDate (D:20210531120000+08'00')",
      }),
    });
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /^规划\.pdf → 规划\.txt: 2 pages, 25 characters\n/);
    assert.deepEqual(made, ['规划.txt', '规划.txt.source.yaml']);
    assert.equal(text('规划.txt'), '第一章 总则\n推进档案数字化，\n\f加强安全保障。\n');
    const { original, tools, ...rest } = parse(text('规划.txt.source.yaml'));
    assert.ok(isValid({ original, tools, ...rest }), JSON.stringify(isValid.errors));
    assert.deepEqual([original.pages, original.title, original.created], [2, 'A plan', '2021-05-31']);
    assert.match(tools.join(), /^policy-coder [\d.]+,unpdf [\d.]+$/);
  });

  it('makes a text of a Word document: a line for each paragraph and each row', async () => {
    const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`;
    const { code, stderr, text } = await ingest({
      'a.docx': makeDocx(
        [
          paragraph('一、总体\n要求'),
          paragraph(''),
          `<w:tbl><w:tr>${cell('指标')}${cell('2025年')}</w:tr></w:tbl>`,
          '<w:p><w:del><w:r><w:delText>删去的</w:delText></w:r></w:del><w:ins><w:r><w:t>增加的</w:t></w:r></w:ins></w:p>',
        ].join(''),
      ),
    });
    assert.deepEqual([code, stderr], [0, '']);
    assert.equal(text('a.txt'), '一、总体\n要求\n\n指标\t2025年\n增加的\n');
  });

  it('says what Word would add to the text, and what is left out of it', async () => {
    const numbering =
      '<?xml version="1.0"?><w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>';
    const { code, stderr } = await ingest({
      'a.docx': makeDocx(
        `${paragraph('任务', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')}<w:p><w:r><w:t>甲</w:t><w:footnoteReference w:id="2"/></w:r></w:p>`,
        {
          parts: {
            'word/numbering.xml': numbering,
            'word/_rels/document.xml.rels':
              '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="n1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>',
          },
        },
      ),
    });
    assert.equal(code, 1);
    assert.match(
      stderr,
      /^a\.docx: warning: Word generates the numbers of 1 paragraphs.+ \[numbers-left-out\]$/m,
    );
    assert.match(stderr, /^a\.docx: warning: Footnotes and endnotes are left out: 1\. \[notes-left-out\]$/m);
  });

  it('makes UTF-8 of texts in other encodings', async () => {
    const { code, text } = await ingest({ 'gbk.txt': Uint8Array.of(0xb5, 0xb5, 0xb0, 0xb8, 13, 10) });
    assert.equal(code, 0);
    assert.equal(text('gbk.txt'), '档案\n');
    assert.equal(parse(text('gbk.txt.source.yaml')).original.encoding, 'gb18030');
  });

  it('names pages without text, and refuses a document that has none', async () => {
    const { code, stderr, made, text } = await ingest({
      'some.pdf': makePdf([['甲'], [], [], ['乙'], []]),
      'none.pdf': makePdf([[], []]),
    });
    assert.equal(code, 2);
    assert.match(stderr, /^some\.pdf: warning: No text on page 2–3, 5: .+ \[page-without-text\]$/m);
    assert.match(stderr, /^none\.pdf: error: None of its pages contains text: .+ \[no-text\]$/m);
    assert.deepEqual(made, ['some.txt', 'some.txt.source.yaml']);
    assert.deepEqual(parse(text('some.txt.source.yaml')).original.pagesWithoutText, [2, 3, 5]);
  });

  it('says of each document that cannot be read why, in one line, and goes on', async () => {
    const pdf = makePdf([['甲']]);
    const { code, stderr, made } = await ingest({
      'cut.pdf': pdf.slice(9, 300),
      'secret.pdf': makePdf([['甲']], { trailer: encryption }),
      'no.docx': 'no document',
      'other.docx': zipSync({ 'a.xml': new Uint8Array(3) }),
      'old.docx': Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      'sheet.xlsx': 'x',
      'binary.txt': Uint8Array.of(1, 0, 2),
      'good.pdf': pdf,
    });
    assert.equal(code, 2);
    assert.deepEqual(made, ['good.txt', 'good.txt.source.yaml']);
    const told = stderr
      .trimEnd()
      .split('\n')
      .map(line => /^([\w.]+): error: .+ \[([\w-]+)\]$/.exec(line)?.slice(1).join(' '));
    assert.deepEqual(told, [
      'cut.pdf damaged',
      'secret.pdf encrypted',
      'no.docx damaged',
      'other.docx damaged',
      'old.docx damaged',
      'sheet.xlsx unknown-kind',
      'binary.txt undecodable',
    ]);
  });

  it('replaces nothing, whatever the letters of the name', async () => {
    const { code, stderr, cwd, text } = await ingest({
      'a.pdf': makePdf([['甲']]),
      'A.docx': makeDocx(paragraph('乙')),
    });
    assert.equal(code, 2);
    assert.match(stderr, /^A\.docx: error: "A\.txt" already exists/);
    writeFileSync(join(cwd, 'texts/a.txt'), '改过');
    const again = await run(['ingest', 'a.pdf', '--out', 'texts'], { cwd });
    assert.deepEqual([again.code, text('a.txt')], [2, '改过']);
  });

  it('gives the same bytes again, and JSON for programs', async () => {
    const documents = { 'a.pdf': makePdf([['甲'], []]), 'b.docx': makeDocx(paragraph('乙')) };
    const [first, second] = [await ingest(documents, '--json'), await ingest(documents, '--json')];
    for (const name of first.made) assert.equal(first.text(name), second.text(name));
    assert.equal(first.stdout, second.stdout);
    const [a, b] = JSON.parse(first.stdout);
    assert.deepEqual([a.text, a.pages, a.findings[0].code], ['a.txt', 2, 'page-without-text']);
    assert.deepEqual([b.file, b.text, b.characters, b.findings], ['b.docx', 'b.txt', 2, []]);
  });

  it('asks for a folder and for files', async () => {
    assert.match((await run(['ingest', 'a.pdf'])).stderr, /--out DIR is required/);
    assert.match((await run(['ingest'])).stderr, /Usage: policy-coder ingest FILE/);
    const { code, stderr } = await ingest({ 'a.txt': '甲' }).then(({ cwd }) =>
      run(['ingest', 'gone.pdf', '--out', 'texts'], { cwd }),
    );
    assert.deepEqual([code, stderr], [2, 'gone.pdf: error: There is no such file. [unreadable]\n']);
  });

  it('reads a folder, and files by what they are', async () => {
    const { cwd } = await ingest({
      'in/b/规划.docx': '{\\rtf1 plan\\par}',
      'in/页.html': '<html><body><p>甲。</p></body></html>',
      'in/photo.jpg': 'x',
    });
    const { code, stdout, stderr } = await run(['ingest', 'in', '--out', 'out'], { cwd });
    assert.equal(code, 0);
    assert.deepEqual(
      readdirSync(join(cwd, 'out'))
        .filter(name => name.endsWith('.txt'))
        .sort(),
      ['规划.txt', '页.txt'],
    );
    assert.match(stderr, /规划\.docx: note: It was read as RTF, .+ \[other-format\]/);
    assert.match(stdout, /页\.html → 页\.txt/);
  });

  it('reads the head, and adds what is certain of it to the attributes of the project', async () => {
    const notice = [
      '某市人民政府关于加强档案工作的通知',
      '某政发〔2024〕7号',
      '各县人民政府：',
      '现就有关事项通知如下，请遵照执行。',
      '某市人民政府',
      '2024年1月5日',
    ].join('\n');
    const cwd = makeFolder({
      'p/codebook.yaml': 'version: 1\nthemes: []\n',
      'p/corpus.yaml': 'sources: ["plans/*.txt"]\nattributes:\n  plans/a.txt: { 标题: 自己的 } # mine\n',
      'a.txt': notice,
      'b.txt': notice.replace('2024年1月5日', '某处\n2024年1月5日\n附\n2024年2月6日'),
    });
    const { stdout, stderr, code } = await run(
      ['ingest', 'a.txt', 'b.txt', '--out', 'p/plans', '--attributes'],
      { cwd },
    );
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /^ {2}发文字号: 某政发〔2024〕7号$/m);
    const { attributes } = parse(readFileSync(join(cwd, 'p/corpus.yaml'), 'utf8'));
    assert.deepEqual(attributes['plans/a.txt'], {
      标题: '自己的',
      发文字号: '某政发〔2024〕7号',
      发文机关: '某市人民政府',
      主送机关: '各县人民政府',
      成文日期: '2024年1月5日',
    });
    assert.equal(attributes['plans/b.txt'].发文字号, '某政发〔2024〕7号');
    assert.match(readFileSync(join(cwd, 'p/corpus.yaml'), 'utf8'), /# mine/);
    const outside = await run(['ingest', 'a.txt', '--out', 'elsewhere', '--attributes'], { cwd });
    assert.equal(outside.code, 2);
    assert.match(outside.stderr, /none above .+ has a codebook\.yaml/);
  });

  describe('with what was made to do harm', () => {
    it('reads no document that unpacks to more than it may, whatever its directory says', async () => {
      const zeros = new Uint8Array(120_000_000);
      const bomb = makeDocx('', { parts: { 'word/media/x.xml': zeros } });
      const liar = understated(makeDocx(paragraph('甲'.repeat(2_000_000))));
      const { code, stderr, made } = await ingest({ 'bomb.docx': bomb, 'liar.docx': liar });
      assert.ok(bomb.length < 200_000);
      assert.equal(code, 2);
      assert.match(stderr, /^bomb\.docx: error: It unpacks to far more .+ \[too-large\]$/m);
      assert.match(stderr, /^liar\.docx: error: .+ \[damaged\]$/m);
      assert.deepEqual(made, []);
    });

    it('expands no entities in Word documents', async () => {
      const declared = Array.from(
        { length: 9 },
        (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`,
      ).join('');
      const { stdout, stderr, made, text } = await ingest({
        'laughs.docx': makeDocx(paragraph('甲&e9;&x;'), {
          head: `<!DOCTYPE w [<!ENTITY e0 "ha">${declared}<!ENTITY x SYSTEM "file:///etc/passwd">]>`,
        }),
      });
      assert.doesNotMatch(stdout + stderr, /root:/);
      for (const name of made.filter(each => each.endsWith('.txt'))) {
        assert.doesNotMatch(text(name), /haha|root:/);
        assert.ok(text(name).length < 100);
      }
    });

    it('writes into the folder only, whatever the documents are called', async () => {
      const names = ['<img src=x onerror=alert(1)>.txt', '\u202etxt.exe.txt', '-x.txt', 'two\nlines.txt'];
      const cwd = makeFolder(Object.fromEntries(names.map(name => [name, '甲'])));
      const { code, stdout } = await run(['ingest', '--out', 'texts', '--', ...names], { cwd });
      assert.equal(code, 0);
      assert.equal(stdout.split('\n').filter(line => line.includes('→')).length, names.length);
      assert.deepEqual(
        readdirSync(join(cwd, 'texts')).sort(),
        names.flatMap(name => [name, `${name}.source.yaml`]).sort(),
      );
      for (const name of names) {
        assert.equal(
          parse(readFileSync(join(cwd, 'texts', `${name}.source.yaml`), 'utf8')).original.name,
          name,
        );
      }
    });
  });

  it('reads a real PDF out of a database, of which other programs make garbage', async function () {
    const pdf = join(shared, 'corpora/yunnan-plan-coded/yunnan_10_5.pdf');
    if (!existsSync(pdf)) return this.skip();
    const { code, text } = await ingest({ 'yunnan.pdf': readFileSync(pdf) });
    assert.equal(code, 0);
    const letters = (file: string) => file.replace(/\P{Script=Han}/gu, '');
    const ours = letters(text('yunnan.txt'));
    const given = letters(readFileSync(pdf.replace('.pdf', '.txt'), 'utf8'));
    assert.equal(ours, given);
  });
});

/** The same ZIP, whose directory says that its parts are no more than ten bytes long. */
function understated(zip: Uint8Array): Uint8Array {
  const copy = Buffer.from(zip);
  for (let at = copy.indexOf('PK\x01\x02'); at !== -1; at = copy.indexOf('PK\x01\x02', at + 1)) {
    if (copy.readUInt32LE(at + 24) > 1_000_000) copy.writeUInt32LE(10, at + 24);
  }
  return copy;
}
