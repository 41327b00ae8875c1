import { RE2JS, RE2JSSyntaxException } from 're2js';

/** A regular expression with linear search time, whatever the pattern and the text. */
export interface LinearRegex {
  /**
   * Calls back for every non-empty match, leftmost-first and without overlap, in UTF-16 offsets. Each line is searched
   * separately, so that no match is lost to one across a line end; `^` and `$` are the ends of a line.
   */
  each(text: string, report: (start: number, end: number) => void): void;
}

/**
 * Compiles a regular expression in RE2 syntax, which has no back references and no look-around and so cannot explode.
 * Returns the reason as text if it is invalid.
 */
export function compileRegex(source: string, ignoreCase: boolean): LinearRegex | string {
  try {
    const regex = RE2JS.compile(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
    return {
      each(text, report) {
        for (let start = 0; start < text.length; ) {
          const lineEnd = text.indexOf('\n', start);
          const end = lineEnd === -1 ? text.length : lineEnd;
          const matcher = regex.matcher(text.slice(start, end));
          while (matcher.find()) {
            if (matcher.end() > matcher.start()) report(start + matcher.start(), start + matcher.end());
          }
          start = end + 1;
        }
      },
    };
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) return error.message;
    throw error;
  }
}
