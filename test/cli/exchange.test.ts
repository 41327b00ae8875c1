import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { quickHome } from '../support/segmenters';
import { makeFolder, removeFolders, run, smallProject } from './cli';

const text = '第一条　加快数字政府建设😀。\r\n第二条　完善公共服务体系。\r\n';
const project = `<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="试验">
<Users><User guid="11111111-0000-4000-8000-000000000001" name="Li Hua"/></Users>
<CodeBook><Codes><Code guid="22222222-0000-4000-8000-000000000001" name="治理" isCodable="true" color="#F00">
<Code guid="22222222-0000-4000-8000-000000000002" name="服务" isCodable="true"/></Code></Codes></CodeBook>
<Variables><Variable guid="33333333-0000-4000-8000-000000000001" name="年份" typeOfVariable="Integer"/></Variables>
<Sources><TextSource guid="44444444-0000-4000-8000-000000000001" name="甲.docx" plainTextPath="internal://a.txt">
<PlainTextSelection guid="55555555-0000-4000-8000-000000000001" name="公共服务体系" startPosition="21" endPosition="27">
<Coding guid="66666666-0000-4000-8000-000000000001" creatingUser="11111111-0000-4000-8000-000000000001"><CodeRef targetGUID="22222222-0000-4000-8000-000000000002"/></Coding>
<NoteRef targetGUID="77777777-0000-4000-8000-000000000001"/></PlainTextSelection>
<VariableValue><VariableRef targetGUID="33333333-0000-4000-8000-000000000001"/><IntegerValue>2025</IntegerValue></VariableValue>
</TextSource><AudioSource guid="44444444-0000-4000-8000-000000000002" name="谈话.m4a"/></Sources>
<Notes><Note guid="77777777-0000-4000-8000-000000000001" name="备忘"><PlainTextContent>待讨论</PlainTextContent></Note></Notes>
</Project>`;
const qdpx = zipSync({ 'project.qde': strToU8(project), 'sources/a.txt': strToU8(text) });

describe('policy-coder import and export, with other programs', () => {
  after(removeFolders);
  const home = quickHome();

  it('shows what a project would bring, then brings it into an empty folder, and nothing twice', async () => {
    const folder = makeFolder();
    const files = makeFolder({ 'a.qdpx': qdpx });
    const args = ['import', folder, join(files, 'a.qdpx')];
    const shown = await run(args, { home });
    assert.equal(shown.code, 1, shown.stderr);
    const found = JSON.parse(shown.stdout);
    assert.deepEqual(readdirSync(folder), []);
    assert.deepEqual(
      [
        found.placed,
        found.written,
        found.newProject,
        found.newCodes,
        found.newSources,
        found.coders,
        found.attributes,
      ],
      [1, 0, true, ['治理', '治理/服务'], ['甲.txt'], ['Li-Hua'], 1],
    );
    // The emoji and the CRLF come before the passage: only code points with a CRLF as one give its quote.
    assert.deepEqual(found.counted, [{ source: '甲.txt', unit: 'code-point', crlf: 1, by: 'quotes' }]);
    assert.deepEqual(found.notImported, [{ reason: 'audio', at: '谈话.m4a' }]);

    const brought = await run([...args, '--write'], { home });
    assert.equal(JSON.parse(brought.stdout).written, 1);
    assert.equal(readFileSync(join(folder, '甲.txt'), 'utf8'), text);
    const side = readFileSync(join(folder, '甲.txt.Li-Hua.codes.yaml'), 'utf8');
    assert.match(side, /codes: \[治理\/服务\]\n {4}quote: 公共服务体系\n {4}at: 2:7-2:13\n/);
    assert.match(side, /memo: 待讨论\n/);
    assert.match(readFileSync(join(folder, 'corpus.yaml'), 'utf8'), /coders:\n {2}- Li-Hua\n/);
    assert.match(readFileSync(join(folder, 'exchange.yaml'), 'utf8'), /Li Hua/);

    const before = readdirSync(folder).map(name => readFileSync(join(folder, name), 'utf8'));
    const again = JSON.parse((await run([...args, '--write'], { home })).stdout);
    assert.deepEqual([again.written, again.existing, again.changes], [0, 1, []]);
    assert.deepEqual(
      readdirSync(folder).map(name => readFileSync(join(folder, name), 'utf8')),
      before,
    );
  });

  it('exports a project, twice the same bytes, and brings it back', async () => {
    const folder = makeFolder(smallProject);
    const out = makeFolder();
    for (const name of ['a.qdpx', 'b.qdpx']) {
      const { stdout, stderr } = await run(['export', folder, '--format', 'qdpx', '--out', join(out, name)], {
        home,
      });
      assert.equal(JSON.parse(stdout).sources, 2, stderr);
    }
    assert.deepEqual(readFileSync(join(out, 'a.qdpx')), readFileSync(join(out, 'b.qdpx')));
    const back = makeFolder();
    const { stderr } = await run(['import', back, join(out, 'a.qdpx'), '--write'], { home });
    assert.equal(stderr, '');
    for (const [path, content] of Object.entries(smallProject))
      if (existsSync(join(folder, path))) assert.equal(readFileSync(join(back, path), 'utf8'), content, path);
    await run(['export', back, '--format', 'qdpx', '--out', join(out, 'c.qdpx')], { home });
    assert.deepEqual(readFileSync(join(out, 'c.qdpx')), readFileSync(join(out, 'a.qdpx')));
  });

  it('lists passages and the codebook, on the terminal and as files', async () => {
    const folder = makeFolder(smallProject);
    const out = makeFolder();
    const listed = await run(['passages', folder, '--by', 'source', '--context'], { home });
    assert.match(listed.stdout, /做好备份，守住安全/);
    const formats = ['--out', out, '--format', 'all'];
    assert.equal(
      (await run(['passages', folder, ...formats], { home })).stderr.includes('policy-coder:'),
      false,
    );
    assert.match(
      (await run(['codebook', folder, '--markdown', ...formats], { home })).stdout,
      /\| 档案安全 \|/,
    );
    const names = readdirSync(out);
    for (const name of [
      'passages.docx',
      'passages.xlsx',
      'passages.markdown',
      'codebook.docx',
      'codebook.xlsx',
    ])
      assert.ok(names.includes(name), name);
    const wrong = await run(['passages', folder, '--by', 'page'], { home });
    assert.equal(wrong.code, 2);
  });

  it('tells what is wrong in one line', async () => {
    const folder = makeFolder(smallProject);
    const files = makeFolder({ 'a.qdpx': 'no zip', 'b.xyz': 'x' });
    const told = async (...args: string[]) => {
      const { code, stdout, stderr } = await run([args[0]!, folder, ...args.slice(1)], { home });
      assert.deepEqual([code, stdout], [2, '']);
      assert.equal(stderr.trimEnd().split('\n').length, 1);
      return stderr;
    };
    assert.match(await told('import', join(files, 'a.qdpx')), /a\.qdpx is not a ZIP file/);
    assert.match(await told('import', join(files, 'b.xyz')), /nor a file of another program \(\.qdpx, /);
    assert.match(
      await told('export', '--format', 'docx', '--out', 'x'),
      /Give one format with --format: qdpx, qdc\./,
    );
    assert.match(await told('export', '--format', 'qdpx'), /Give the file to write with --out\./);
  });
});
