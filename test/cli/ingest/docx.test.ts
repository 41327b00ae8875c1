import assert from 'node:assert/strict';
import { openArchive } from '../../../src/ingest/archive';
import { readDocx } from '../../../src/ingest/readers/docx';
import { makeDocx } from '../../support/docx';

const namespaces =
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex" xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const run = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (...parts: readonly string[]) => `<w:p>${parts.join('')}</w:p>`;
const mark = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
const field = (code: string, result?: string) =>
  `${mark('begin')}<w:r><w:instrText>${code}</w:instrText></w:r>${result === undefined ? '' : mark('separate') + result}${mark('end')}`;
const ruby = (base: string, above: string) =>
  `<w:r><w:ruby><w:rubyPr/><w:rt>${run(above)}</w:rt><w:rubyBase>${run(base)}</w:rubyBase></w:ruby></w:r>`;
const drawing = (...paragraphs: readonly string[]) =>
  `<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${paragraphs.join('')}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`;
const vml = (...paragraphs: readonly string[]) =>
  `<w:pict><v:shape><v:textbox><w:txbxContent>${paragraphs.join('')}</w:txbxContent></v:textbox></v:shape></w:pict>`;
const both = (choice: string, fallback: string) =>
  `<mc:AlternateContent><mc:Choice Requires="wps">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`;
const math = (inside: string) => `<m:oMath>${inside}</m:oMath>`;
const mr = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`;

const styles = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="H2"><w:basedOn w:val="H"/></w:style><w:style w:styleId="S"><w:basedOn w:val="H"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style></w:styles>`;

function wordFile(body: string, before = '') {
  return makeDocx(body, {
    parts: {
      'word/document.xml': `<?xml version="1.0"?>${before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ${namespaces}><w:body>${body}</w:body></w:document>`,
      'word/styles.xml': styles,
    },
  });
}

async function read(body: string, before = '') {
  const { pages, hidden } = await readDocx(openArchive(wordFile(body, before)));
  return { text: pages[0]!.replace(/\n$/, ''), hidden };
}

async function says(body: string, text: string) {
  assert.equal((await read(body)).text, text);
}

describe('the text of a Word document', () => {
  it('has the words under phonetic guides, without the guides', async () => {
    await says(p(run('利用'), ruby('档', 'dàng'), ruby('案', 'àn'), run('。')), '利用档案。');
    await says(
      p(run('旧'), field(' EQ \\* jc2 \\* "Font:宋体" \\* hps10 \\o\\ad(\\s\\up 9(dàng),档)'), run('案')),
      '旧档案',
    );
    await says(p(field('eq \\o\\ac(○,1)'), run('任务')), '1任务');
  });

  it('has what fields show, and not how they are worked out', async () => {
    await says(p(`<w:fldSimple w:instr="X">${run('云南省')}</w:fldSimple>`, run('档案局')), '云南省档案局');
    await says(p(run('第'), field('PAGE', run('3')), run('页'), field(' XE "目" ')), '第3页');
    const nested = `${mark('begin')}<w:r><w:instrText>IF </w:instrText></w:r>${field('MERGEFIELD 省', run('不显示'))}<w:r><w:instrText>= 1</w:instrText></w:r>${mark('separate')}${run('显示')}${mark('end')}`;
    await says(p(nested, run('。')), '显示。');
    await says(p(field('HYPERLINK "http://a"', run('链接')), run('。')), '链接。');
    // One that never ends swallows nothing.
    await says(p(mark('begin'), run('其余')) + p(run('还在')), '其余\n还在');
  });

  it('has formulas in one line', async () => {
    await says(p(run('式：'), math(mr('y=2x')), run('。')), '式：y=2x。');
    await says(p(`<m:oMathPara>${math(mr('a&lt;b'))}</m:oMathPara>`), 'a<b');
    const fraction = `<m:f><m:fPr/><m:num>${mr('馆藏')}</m:num><m:den>${mr('2')}</m:den></m:f>`;
    await says(p(math(fraction)), '(馆藏)/2');
    await says(
      p(
        math(
          `<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>${mr('x')}</m:e></m:d><m:sSup><m:e>${mr('y')}</m:e><m:sup>${mr('2')}</m:sup></m:sSup>`,
        ),
      ),
      '[x]y2',
    );
    await says(
      p(
        math(
          `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub/><m:sup/><m:e>${mr('n')}</m:e></m:nary><m:rad><m:deg/><m:e>${mr('9')}</m:e></m:rad>`,
        ),
      ),
      '∑n√9',
    );
  });

  it('has text boxes once, behind their paragraph', async () => {
    const inside = p(run('专栏1')) + p(run('工程'));
    const expected = '前后。\n专栏1\n工程\n下一段';
    for (const box of [
      drawing(inside),
      vml(inside),
      both(drawing(inside), vml(inside)),
      both('<w:drawing/>', vml(inside)),
    ]) {
      await says(p(run('前'), `<w:r>${box}</w:r>`, run('后。')) + p(run('下一段')), expected);
    }
    // One in another one, and one in a table.
    await says(p(`<w:r>${drawing(p(run('外'), `<w:r>${vml(p(run('内')))}</w:r>`))}</w:r>`), '\n外\n内');
    await says(
      `<w:tbl><w:tr><w:tc>${p(run('格'), `<w:r>${both(drawing(inside), vml(inside))}</w:r>`)}</w:tc></w:tr></w:tbl>`,
      '格 专栏1 工程',
    );
  });

  it('leaves out what is hidden, by itself or by its style, and counts it', async () => {
    const shown = [
      run('可见', '<w:vanish w:val="0"/>'),
      run('藏', '<w:vanish/>'),
      run('藏', '<w:rStyle w:val="H2"/>'),
      run('。', '<w:rStyle w:val="S"/>'),
      run('网', '<w:webHidden/>'),
    ];
    assert.deepEqual(await read(p(...shown)), { text: '可见。网', hidden: 2 });
    const styled = `<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr>${run('藏')}${run('见', '<w:vanish w:val="false"/>')}</w:p>`;
    assert.deepEqual(await read(styled), { text: '见', hidden: 1 });
  });

  it('counts charts, diagrams and documents whose words are elsewhere', async () => {
    const graphic = (inside: string) =>
      `<w:drawing><wp:inline><a:graphic><a:graphicData>${inside}</a:graphicData></a:graphic></wp:inline></w:drawing>`;
    const embedded = async (body: string) => (await readDocx(openArchive(wordFile(body)))).embedded;
    assert.equal(await embedded(p(run('甲'), `<w:r>${graphic('')}</w:r>`)), 0);
    assert.equal(await embedded(p(`<w:r>${graphic('<c:chart r:id="a"/>')}</w:r>`)), 1);
    assert.equal(await embedded(p(`<w:r>${graphic('<dgm:relIds r:dm="a"/>')}</w:r>`)), 1);
    assert.equal(await embedded(p(`<w:r>${both(graphic('<cx:chart r:id="a"/>'), '<w:pict/>')}</w:r>`)), 1);
    assert.equal(await embedded(p('<w:r><w:object><o:OLEObject r:id="a"/></w:object></w:r>')), 1);
    assert.equal(await embedded(`${p(run('甲'))}<w:altChunk r:id="a"/><w:subDoc r:id="b"/>`), 2);
  });

  it('is that of tracked changes as accepted', async () => {
    const deleted = `<w:del><w:r><w:delText>删</w:delText></w:r>${run('也删')}</w:del>`;
    await says(p(`<w:ins>${run('新')}</w:ins>`, deleted, run('。')), '新。');
    await says(
      p(`<w:moveFrom>${run('移')}</w:moveFrom>`, run('甲')) + p(`<w:moveTo>${run('移')}</w:moveTo>`),
      '甲\n移',
    );
    await says(p(`<w:ins><w:del>${run('先增后删')}</w:del></w:ins>`, run('留')), '留');
  });

  it('has what stands in controls, tags and other directions, and symbols', async () => {
    const control = (inside: string) => `<w:sdt><w:sdtPr/><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;
    await says(control(p(run('块'))) + p(control(run('行')), run('内')), '块\n行内');
    await says(
      p(`<w:smartTag w:element="x">${run('智')}<w:customXml>${run('能')}</w:customXml></w:smartTag>`),
      '智能',
    );
    await says(p(`<w:bdo w:val="rtl">${run('左')}</w:bdo><w:dir>${run('右')}</w:dir>`), '左右');
    await says(
      p(
        `<w:r><w:t>甲</w:t><w:cr/><w:t>乙</w:t><w:ptab/><w:t>丙</w:t><w:sym w:font="宋体" w:char="2460"/><w:sym w:font="自造" w:char="F041"/></w:r>`,
      ),
      '甲\n乙\t丙①\ufffd',
    );
  });

  it('is read whatever the prefixes are', async () => {
    const odd = `<x:document xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:body><x:p><x:r><x:ruby><x:rt><x:r><x:t>a</x:t></x:r></x:rt><x:rubyBase><x:r><x:t>档</x:t></x:r></x:rubyBase></x:ruby></x:r><x:r><x:rPr><x:vanish/></x:rPr><x:t>藏</x:t></x:r></x:p></x:body></x:document>`;
    const { pages } = await readDocx(openArchive(makeDocx('', { parts: { 'word/document.xml': odd } })));
    assert.equal(pages[0], '档\n');
  });
});
