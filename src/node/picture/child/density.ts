const signature = 8;
/** Length, type, 13 bytes of data and check sum of the head, which comes first. */
const head = 25;
const inchesPerMetre = 1 / 0.0254;

/**
 * A PNG that says how many pixels an inch has, which is what word processors and journals go by: a `pHYs` chunk after its head.
 * The format: https://www.w3.org/TR/png-3/#11pHYs.
 */
export function withDensity(png: Uint8Array, dpi: number): Uint8Array {
  const chunk = Buffer.alloc(21);
  chunk.writeUInt32BE(9, 0);
  chunk.write('pHYs', 4, 'latin1');
  const perMetre = Math.round(dpi * inchesPerMetre);
  chunk.writeUInt32BE(perMetre, 8);
  chunk.writeUInt32BE(perMetre, 12);
  chunk.writeUInt8(1, 16);
  chunk.writeUInt32BE(checkSum(chunk.subarray(4, 17)), 17);
  const at = signature + head;
  return Buffer.concat([png.subarray(0, at), chunk, png.subarray(at)]);
}

/** CRC-32 as PNG has it: https://www.w3.org/TR/png-3/#D-CRCAppendix. `node:zlib` knows it from Node 22.2 on. */
function checkSum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
