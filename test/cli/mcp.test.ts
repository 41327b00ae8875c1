import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { parse } from 'yaml';
import { answerLine, type Tool } from '../../src/cli/mcp/protocol';
import { builtCli, makeFolder, removeFolders, smallProject } from './cli';

const project: Readonly<Record<string, string>> = {
  ...smallProject,
  'corpus.yaml': "version: 1\nsources: ['plans/*.txt']\ncoders: [li, { id: qwen, kind: model }]\n",
};
const own = 'plans/1.txt.qwen.suggestions.yaml';

/** A client of the protocol's own library, and the server as a process of its own. */
async function connected(folder: string, ...args: readonly string[]) {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [builtCli(), 'mcp', folder, ...args],
    env: { LC_ALL: 'C', SOURCE_DATE_EPOCH: '1764547200' },
    stderr: 'pipe',
  });
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(transport);
  const call = async (name: string, input: Record<string, unknown> = {}) => {
    const { content, isError } = await client.callTool({ name, arguments: input });
    const [first] = content as { type: string; text: string }[];
    return { text: first!.text, isError: isError === true };
  };
  return { client, call, pid: transport.pid! };
}

function contentsOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .map(path => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
  );
}

describe('policy-coder mcp', () => {
  after(removeFolders);

  it('lists and answers every tool to a client of the official library', async () => {
    const folder = makeFolder(project);
    const before = contentsOf(folder);
    const { client, call } = await connected(folder);
    try {
      const { tools } = await client.listTools();
      assert.deepEqual(
        tools.map(({ name, annotations }) => `${name} ${annotations?.readOnlyHint ? 'reads' : 'writes'}`),
        ['codes', 'coverage', 'gaps', 'passages', 'search', 'read', 'agreement']
          .map(name => `${name} reads`)
          .concat('suggest writes'),
      );
      const answers: Record<string, string> = {};
      for (const { name } of tools.filter(each => each.name !== 'suggest')) {
        const input: Record<string, Record<string, unknown>> = {
          search: { keyword: '安全' },
          read: { source: 'plans/1.txt' },
        };
        const { text, isError } = await call(name, input[name]);
        assert.ok(!isError, `${name}: ${text}`);
        answers[name] = text;
      }
      assert.match(answers.codes!, /^safety: 档案安全 \(1 coded passages/);
      assert.match(answers.coverage!, /plans\/2\.txt: safety absent/);
      assert.match(answers.gaps!, /plans\/1\.txt: digital/);
      assert.match(answers.passages!, /plans\/1\.txt:2:1/);
      assert.match(answers.search!, /\[安全\]/);
      assert.equal(answers.read, project['plans/1.txt']);
      assert.match(answers.agreement!, /"themes"/);
      assert.deepEqual(contentsOf(folder), before, 'reading changes nothing');

      const suggested = await call('suggest', {
        source: 'plans/1.txt',
        model: 'stand-in 7',
        suggestions: [
          { quote: '建设数字档案馆', code: 'digital', reason: '数字' },
          { quote: '建设智慧档案馆', code: 'digital' },
        ],
      });
      assert.deepEqual(suggested, {
        isError: false,
        text: '1 of 2 suggestions are in the file.\n1 of 2 suggestions quoted text that is not there.',
      });
      const now = contentsOf(folder);
      assert.deepEqual(
        Object.keys(now).filter(path => now[path] !== before[path]),
        [own],
      );
      const [run] = parse(now[own]!).runs;
      assert.deepEqual([run.model, run.sawCodes], ['stand-in 7', true], 'it had asked for passages');
    } finally {
      await client.close();
    }
  });

  it('reads and writes nothing but the project and the own file of the model', async () => {
    const folder = makeFolder(project);
    const { client, call } = await connected(folder, '--dry-run');
    try {
      const before = contentsOf(folder);
      for (const source of [
        '../../etc/passwd',
        '/etc/passwd',
        'codebook.yaml',
        own,
        'plans/../plans/1.txt',
        '',
      ]) {
        assert.match((await call('read', { source })).text, /^There is no source/, source);
        assert.ok((await call('suggest', { source, suggestions: [] })).isError, source);
      }
      assert.match(
        (await call('suggest', { source: 'plans/1.txt', suggestions: [], coder: 'li' })).text,
        /no argument "coder"/,
      );
      assert.match((await call('suggest', { source: 'plans/1.txt' })).text, /"suggestions" is missing/);
      assert.match((await call('read', { source: 5 })).text, /must be of the type string/);
      await assert.rejects(call('write', {}), /no tool "write"/);
      const dry = await call('suggest', {
        source: 'plans/1.txt',
        suggestions: [{ quote: '确保安全', code: 'safety' }],
      });
      assert.match(dry.text, /nothing was written \(dry run\)/);
      assert.deepEqual(contentsOf(folder), before);
    } finally {
      await client.close();
    }
  });

  it('keeps all suggestions of calls at the same time, of two servers, too', async () => {
    const text = Array.from({ length: 24 }, (_, i) => `第${i}件大事要办好，守住安全底线。\n`).join('');
    const folder = makeFolder({ ...project, 'plans/1.txt': text, 'plans/1.txt.codes.yaml': 'version: 1\n' });
    const servers = await Promise.all([connected(folder), connected(folder)]);
    try {
      const answers = await Promise.all(
        Array.from({ length: 24 }, (_, i) =>
          servers[i % 2]!.call('suggest', {
            source: 'plans/1.txt',
            suggestions: [{ quote: `第${i}件大事要办好`, code: 'safety' }],
          }),
        ),
      );
      assert.deepEqual(
        [...new Set(answers.map(({ text }) => text))],
        ['1 of 1 suggestions are in the file.'],
      );
      const { annotations, runs } = parse(readFileSync(join(folder, own), 'utf8'));
      assert.deepEqual([annotations.length, runs.length], [24, 24]);
      assert.deepEqual(
        annotations.map((each: { at: string }) => Number(each.at.split(':')[0])),
        Array.from({ length: 24 }, (_, i) => i + 1),
      );
    } finally {
      await Promise.all(servers.map(({ client }) => client.close()));
    }
  });

  it('leaves whole files when it is killed while it writes', async () => {
    const lines = Array.from({ length: 300 }, (_, i) => `第${i}件大事要办好，守住安全底线。\n`);
    const folder = makeFolder({
      ...project,
      'plans/1.txt': lines.join(''),
      'plans/1.txt.codes.yaml': 'version: 1\n',
    });
    let left = 0;
    for (let round = 0; round < 4; round++) {
      const { client, call, pid } = await connected(folder);
      const calls = Array.from({ length: 40 }, (_, i) =>
        call('suggest', {
          source: 'plans/1.txt',
          suggestions: [{ quote: `第${round * 40 + i}件大事要办好`, code: 'safety' }],
        }).catch(() => undefined),
      );
      // After so many answers it is in the midst of the others.
      await Promise.race(calls);
      await Promise.all(calls.slice(0, 2 + round * 3));
      process.kill(pid, 'SIGKILL');
      await Promise.all(calls);
      await client.close();
      const file = parse(readFileSync(join(folder, own), 'utf8'));
      assert.equal(file.runs.length, file.annotations.length, 'no half of a change');
      assert.ok(file.annotations.length > left, 'the next server goes on');
      left = file.annotations.length;
    }
    assert.ok(left < 160, 'it was killed before the end');
  });

  it('says on standard error what is missing, and nothing on standard output', async () => {
    const child = spawn(process.execPath, [builtCli(), 'mcp', makeFolder(smallProject)], {
      env: { LC_ALL: 'C' },
    });
    const said = { out: '', err: '' };
    child.stdout.on('data', chunk => (said.out += chunk));
    child.stderr.on('data', chunk => (said.err += chunk));
    const code = await new Promise(resolve => child.on('close', resolve));
    assert.deepEqual([code, said.out], [2, '']);
    assert.match(said.err, /names no model/);
  });
});

describe('the core of the protocol', () => {
  const tool: Tool = {
    name: 'echo',
    title: 'Echo',
    description: '',
    inputSchema: { type: 'object', properties: { text: { type: 'string' } } },
    readOnly: true,
    call: async ({ text }) => {
      if (text === 'fail') throw new Error('It failed.');
      return String(text);
    },
  };
  const say = async (message: unknown) => {
    const answer = await answerLine(typeof message === 'string' ? message : JSON.stringify(message), [tool]);
    return answer === undefined ? undefined : JSON.parse(answer);
  };
  const ask = (method: string, params?: unknown, id: unknown = 1) =>
    say({ jsonrpc: '2.0', id, method, params });

  it('agrees on a version that both know, or offers its newest', async () => {
    assert.equal(
      (await ask('initialize', { protocolVersion: '2024-11-05' })).result.protocolVersion,
      '2024-11-05',
    );
    assert.equal(
      (await ask('initialize', { protocolVersion: '1900-01-01' })).result.protocolVersion,
      '2025-11-25',
    );
  });

  it('answers with the id of the question, and notifications and answers not at all', async () => {
    assert.equal((await ask('ping', undefined, 'x')).id, 'x');
    assert.equal((await ask('ping', undefined, 0)).id, 0);
    assert.equal(await say({ jsonrpc: '2.0', method: 'notifications/initialized' }), undefined);
    assert.equal(await say({ jsonrpc: '2.0', id: 1, result: {} }), undefined);
  });

  it('tells by the codes of JSON-RPC what is wrong', async () => {
    const codes = [];
    for (const message of [
      '{',
      '[]',
      '5',
      { id: 1, method: 'ping' },
      { jsonrpc: '2.0', id: null, method: 'ping' },
      { jsonrpc: '2.0', id: 1, method: 'resources/list' },
      { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'none' } },
      `"${'x'.repeat(4_000_001)}"`,
    ])
      codes.push((await say(message)).error.code);
    assert.deepEqual(codes, [-32700, -32600, -32600, -32600, -32600, -32601, -32602, -32600]);
  });

  it('gives the failure of a tool as its answer', async () => {
    const { result } = await ask('tools/call', { name: 'echo', arguments: { text: 'fail' } });
    assert.deepEqual(result, { content: [{ type: 'text', text: 'It failed.' }], isError: true });
  });
});
