// Loaded into vsce: packs as tightly as zlib can. What it packs with (yazl) cannot be told to.
const zlib = require('node:zlib');

const tight = { level: zlib.constants.Z_BEST_COMPRESSION, memLevel: zlib.constants.Z_MAX_MEMLEVEL };
const { DeflateRaw, deflateRaw } = zlib;

class TightDeflateRaw extends DeflateRaw {
  /** @param {zlib.ZlibOptions} [options] */
  constructor(options) {
    super({ ...options, ...tight });
  }
}

Object.assign(zlib, {
  DeflateRaw: TightDeflateRaw,
  /** @param {Buffer} buffer @param {zlib.CompressCallback} done */
  deflateRaw: (buffer, done) => deflateRaw(buffer, tight, done),
});
