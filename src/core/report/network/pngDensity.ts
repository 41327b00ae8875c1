const signature = 8;
/** Length, type, 13 bytes of data and check sum of the head, which comes first. */
const head = 25;
const inchesPerMetre = 1 / 0.0254;

/**
 * Adds the resolution to a PNG, which word processors and journals rely on: a `pHYs` chunk after its head. The format:
 * https://www.w3.org/TR/png-3/#11pHYs.
 */
export function withDensity(png: Uint8Array, dpi: number): Uint8Array {
  const chunk = new Uint8Array(21);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, 9);
  chunk.set(new TextEncoder().encode('pHYs'), 4);
  const perMetre = Math.round(dpi * inchesPerMetre);
  view.setUint32(8, perMetre);
  view.setUint32(12, perMetre);
  view.setUint8(16, 1);
  view.setUint32(17, checkSum(chunk.subarray(4, 17)));
  const at = signature + head;
  const whole = new Uint8Array(png.length + chunk.length);
  whole.set(png.subarray(0, at));
  whole.set(chunk, at);
  whole.set(png.subarray(at), at + chunk.length);
  return whole;
}

/** CRC-32 as PNG has it: https://www.w3.org/TR/png-3/#D-CRCAppendix. */
function checkSum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
