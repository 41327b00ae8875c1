import { sideFilePath } from '../annotations/sideFile';
import { fileStart, type Issue, issue, type Range } from '../base/issue';

/** Names that Windows keeps for devices, whatever stands after the dot. */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are looked for
const notInNames = /[<>:"|?*\\\u0000-\u001f\u007f]/;
/** The most bytes that a file name has on Linux, macOS and Windows alike. */
const mostBytes = 255;

/** Names that are one on a system where case and normal form make no difference. */
function oneName(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC');
}

/** Why a name is not a valid file name on every system; `undefined` if it is. */
function wrongInName(name: string): string | undefined {
  const sign = notInNames.exec(name)?.[0];
  if (sign !== undefined) return /[\p{Cc}]/u.test(sign) ? JSON.stringify(sign) : sign;
  if (reserved.test(name)) return name.replace(/\..*$/, '');
  return /[. ]$/.test(name) ? name.slice(-1) : undefined;
}

/** Coders whose side files would collide on another system, or would be invalid there. */
export function coderIssues(
  file: string,
  coders: readonly string[],
  rangeOf: (name: string) => Range,
): readonly Issue[] {
  const seen = new Map<string, string>();
  return coders.flatMap(coder => {
    const wrong = wrongInName(coder);
    const twin = seen.get(oneName(coder));
    seen.set(oneName(coder), twin ?? coder);
    return [
      ...(wrong === undefined ? [] : [issue('coder-not-portable', file, rangeOf(coder), coder, wrong)]),
      ...(twin === undefined ? [] : [issue('coders-collide', file, rangeOf(coder), twin, coder)]),
    ];
  });
}

/** Sources and side files that would collide on another system, or be invalid there; and sources whose side files would have too long a name. */
export function nameIssues(
  paths: readonly string[],
  sources: readonly string[],
  coders: readonly string[],
): readonly Issue[] {
  const issues: Issue[] = [];
  const seen = new Map<string, string>();
  for (const path of [...paths].sort()) {
    const wrong = path
      .split('/')
      .map(wrongInName)
      .find(each => each !== undefined);
    if (wrong !== undefined) issues.push(issue('name-not-portable', path, fileStart, wrong));
    const twin = seen.get(oneName(path));
    if (twin !== undefined) issues.push(issue('names-collide', path, fileStart, twin));
    else seen.set(oneName(path), path);
  }
  for (const source of sources) {
    const longest = [undefined, ...coders]
      .map(coder => bytesOf(sideFilePath(source, coder).replace(/^.*\//s, '')))
      .reduce((a, b) => Math.max(a, b));
    if (longest > mostBytes) issues.push(issue('name-too-long', source, fileStart, longest, mostBytes));
  }
  return issues;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
