/** The value that a JSON text says; `undefined` where it is none, which no JSON text says. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
