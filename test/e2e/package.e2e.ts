// What users install: the packages themselves, in a real VS Code, and whom they ask for anything.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import type { Request } from 'playwright-core';
import { parse } from 'yaml';
import { inRoot } from '../../scripts/lib/root.mjs';
import { makePackages } from '../../scripts/package/make.mjs';
import { SAMPLE } from '../../scripts/vscode/project.mjs';
import { networkDrawn } from '../real/network';
import { type RecordingProxy, startRecordingProxy } from '../real/recordingProxy';
import { projectRead, tagLine } from '../real/typing';
import { waitFor } from '../real/wait';
import { openWorkbench, type Workbench, type WorkbenchOptions } from '../real/workbench';
import { isLong } from '../support/long';
import { describeBrowserHost } from './browserHost';
import { chinese, english, itLeadsToTheSample, type Words } from './walkthrough';

/** What a Node process of the server wrote down (recordConnections.cjs); `to` is missing in its first line. */
interface Connection {
  readonly process: string;
  readonly to?: string;
  readonly stack?: string;
}

interface Case {
  readonly target: string;
  readonly engine: string;
  readonly options: WorkbenchOptions;
  readonly words: Words;
  readonly openOverview: string;
}

const cases: readonly Case[] = [
  {
    target: 'universal',
    engine: 'jieba-wasm',
    options: {},
    words: english,
    openOverview: 'Policy Coder: Open Overview',
  },
  {
    target: 'linux-x64',
    engine: 'nodejieba',
    options: { locale: 'zh-cn', theme: 'dark' },
    words: chinese,
    openOverview: '政策编码: 打开总览',
  },
];

interface Package {
  readonly vsix: string;
  /** What is in it, by path. */
  readonly files: ReadonlyMap<string, Buffer>;
}

/** Both, made when the first is asked for: what they share is built once. */
let made: Promise<ReadonlyMap<string, Package>> | undefined;
const packages = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-coder-packages-'));
after(() => fs.rmSync(packages, { recursive: true }));

async function makeAll(): Promise<ReadonlyMap<string, Package>> {
  const targets = cases.map(({ target }) => target);
  const paths = await makePackages(targets, packages);
  return new Map(
    paths.map((vsix, k) => {
      const files = Object.entries(unzipSync(fs.readFileSync(vsix)));
      return [
        targets[k]!,
        { vsix, files: new Map(files.map(([name, bytes]) => [name, Buffer.from(bytes)])) },
      ];
    }),
  );
}

/** Whether the command line of a package that is unpacked in a folder does. */
function assertCutsWordsBy(engine: string, extension: string, project: string): void {
  // A project may have errors, such as a passage that contradicts a review: it ends with 1 then.
  const { stdout } = spawnSync(
    process.execPath,
    [path.join(extension, 'dist/cli.js'), 'terms', project, '--lang', 'en'],
    { encoding: 'utf8' },
  );
  assert.match(stdout, new RegExp(`Words segmented by ${engine} `));
}

for (const { target, engine, options, words, openOverview } of cases) {
  describe(`the ${target} package`, () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-coder-package-'));
    let all: ReadonlyMap<string, Package>;
    let own: Package;
    let files: string[];
    let manifest: string;

    before(async () => {
      made ??= makeAll();
      all = await made;
      own = all.get(target)!;
      files = [...own.files.keys()];
      manifest = String(own.files.get('extension/package.json') ?? '');
    });
    after(() => fs.rmSync(folder, { recursive: true }));

    it('is small, and holds nothing surplus and everything that its manifest names', () => {
      const size = fs.statSync(own.vsix).size;
      assert.ok(size <= 12_000_000, `${size} bytes`);
      const surplus = files.filter(
        name =>
          // The thread that reads documents is a module of its own kind.
          name !== 'extension/dist/ingest/main.mjs' &&
          /\.(ts|map|mjs|tsbuildinfo)$|node_modules|package-lock|^extension\/(src|test|scripts|docs|bench|out)\//.test(
            name,
          ),
      );
      assert.deepEqual(surplus, []);
      const named = [
        ...manifest.matchAll(/"(?:\.\/)?((?:dist|media|schemas|syntaxes|walkthrough)\/[^"]+)"/g),
      ].map(match => match[1]!);
      assert.ok(named.length > 10);
      for (const name of named) assert.ok(files.includes(`extension/${name}`), name);
      for (const name of [
        'readme.md',
        'changelog.md',
        'LICENSE.txt',
        'THIRD_PARTY_NOTICES.txt',
        'package.nls.zh-cn.json',
      ])
        assert.ok(files.includes(`extension/${name}`), name);
      assert.equal(files.includes('extension/dist/nodejieba/nodejieba.node'), target !== 'universal');
    });

    if (target !== 'universal') {
      it('holds what the universal one holds, nodejieba besides, and nothing for the browser', () => {
        const universal = all.get('universal')!.files;
        const only = (one: Package['files'], other: Package['files']) =>
          [...one.keys()].filter(name => !other.has(name) && !name.includes('/nodejieba/')).sort();
        assert.deepEqual(only(own.files, universal), []);
        assert.deepEqual(only(universal, own.files), [
          'extension/dist/extension.web.js',
          'extension/dist/segmenter.web.js',
        ]);
        // Of the manifests below: the one of vsce says for which machines it is.
        const differ = [...own.files].filter(([name, bytes]) => universal.get(name)?.equals(bytes) === false);
        assert.deepEqual(differ.map(([name]) => name).sort(), [
          '[Content_Types].xml',
          'extension.vsixmanifest',
          'extension/package.json',
        ]);
        const { browser, ...rest } = JSON.parse(String(universal.get('extension/package.json')));
        assert.ok(browser);
        assert.deepEqual(JSON.parse(manifest), rest);
      });
    }

    if (target !== 'universal') {
      it(`has the command line, and cuts words by ${engine}`, () => {
        const unpacked = path.join(folder, 'unpacked');
        for (const [name, bytes] of own.files) {
          fs.mkdirSync(path.dirname(path.join(unpacked, name)), { recursive: true });
          fs.writeFileSync(path.join(unpacked, name), bytes);
        }
        assertCutsWordsBy(engine, path.join(unpacked, 'extension'), SAMPLE);
      });
    }

    // What is in both, byte by byte, is tried in one of them; in the long run in both.
    if (target !== 'universal' && !isLong) return;

    describe('installed', () => {
      const home = path.join(folder, 'home');
      const project = () => path.join(home, 'policy-coder-sample');
      const connections = path.join(folder, 'connections.jsonl');
      /** What pages asked of other machines: the frame that asked, and the host. */
      const asked: { frame: string; host: string }[] = [];
      let proxy: RecordingProxy;
      let vscode: Workbench;

      before(async () => {
        fs.mkdirSync(home);
        proxy = await startRecordingProxy();
        vscode = await openWorkbench({
          ...options,
          vsix: own.vsix,
          empty: true,
          proxy: proxy.address,
          onRequest: remember,
          env: {
            HOME: home,
            POLICY_CODER_CONNECTIONS: connections,
            NODE_OPTIONS: `--require ${inRoot('test/real/recordConnections.cjs')}`,
            HTTP_PROXY: proxy.address,
            HTTPS_PROXY: proxy.address,
          },
        });
      });
      after(async () => {
        await vscode?.close();
        await proxy?.close();
      });

      function remember(request: Request): void {
        const { protocol, hostname } = new URL(request.url());
        if (!/^(https?|wss?):$/.test(protocol) || hostname === '127.0.0.1') return;
        // So pages name files of ours, which VS Code's service worker gives them; did it not, the proxy would tell.
        if (hostname.endsWith('.vscode-resource.vscode-cdn.net')) return;
        asked.push({ frame: request.serviceWorker()?.url() ?? request.frame().url(), host: hostname });
      }

      itLeadsToTheSample(() => vscode, home, words, `package-${target}`);

      it('tags a passage', async () => {
        await vscode.openFile('四川省.txt');
        await projectRead(vscode);
        await tagLine(vscode, 4, '档案治理');
        const sideFile = path.join(project(), 'plans/四川省.txt.codes.yaml');
        await waitFor('the entry on disk', async () => {
          const { annotations } = parse(fs.readFileSync(sideFile, 'utf8')) as {
            annotations: { codes: string[] }[];
          };
          return annotations.some(({ codes }) => codes.includes('governance')) ? true : undefined;
        });
        await vscode.screenshot(`package-${target}-coding`);
      });

      it('shows table and network', async () => {
        await vscode.command(openOverview);
        const overview = await vscode.webviewFrame('table [role=gridcell]');
        assert.equal(await overview.locator('table').getAttribute('aria-rowcount'), '34');
        await vscode.screenshot(`package-${target}-table`);
        await overview.locator('[role=tab]', { hasText: /Network|网络/ }).click();
        await networkDrawn(overview, 69);
        await vscode.screenshot(`package-${target}-network`);
      });

      it(`has the command line, and cuts words by ${engine}`, () => {
        const [installed] = fs
          .readdirSync(path.join(vscode.server.dataDir, 'extensions'))
          .filter(name => name.startsWith('policy-coder.policy-coder-'));
        assertCutsWordsBy(engine, path.join(vscode.server.dataDir, 'extensions', installed!), project());
      });

      it('asks nobody outside this machine for anything', () => {
        const noted = fs
          .readFileSync(connections, 'utf8')
          .trim()
          .split('\n')
          .map(line => JSON.parse(line) as Connection);
        // Otherwise the recording would prove nothing.
        assert.ok(noted.some(({ process }) => process.includes('--type=extensionHost')));
        const outside = noted.filter(
          ({ to }) => to !== undefined && !/^(127\.0\.0\.1|localhost|::1?|0\.0\.0\.0)$/.test(to),
        );
        // VS Code itself asks for its gallery; ours are those with our code among the callers, in whatever process.
        const ours = outside.filter(
          ({ process, stack }) =>
            /policy-coder\.policy-coder/.test(stack ?? '') || /segmenter\.js/.test(process),
        );
        assert.deepEqual(ours, []);
        // Pages: VS Code's own window may ask, our pages (its nested frames) may not.
        const window = new URL(vscode.page.url()).host;
        assert.deepEqual(
          asked.filter(({ frame }) => new URL(frame).host !== window || /webview/.test(frame)),
          [],
        );
        // What else the proxy was asked for: by the server, or by Chromium for itself (its updates and autofill).
        const known = new Set([...asked.map(({ host }) => host), ...outside.map(({ to }) => to)]);
        const chromium = /(^|\.)(google|googleapis|gstatic|gvt1)\.com$/;
        const hosts = [...proxy.hosts].filter(host => !known.has(host) && !chromium.test(host));
        assert.deepEqual(hosts, []);
      });
    });

    // The other package holds nothing that a browser could run.
    if (target === 'universal') describeBrowserHost(() => own.vsix);
  });
}
