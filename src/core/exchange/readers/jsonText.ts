import { ExchangeError } from '../foreign';
import { xmlText } from './xmlText';

/** A value of a JSON file, or of one of its lines. Throws an ExchangeError where it is none. */
export function jsonOf(text: string, place = ''): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ExchangeError('not-json', `${place}${error instanceof Error ? error.message : String(error)}`);
  }
}

export function jsonText(bytes: Uint8Array): string {
  return xmlText(bytes).replace(/^\ufeff/, '');
}
