/** What is asked of a passage or unit; see `parseQuery`. */
export type Query =
  | { readonly is: 'and' | 'or'; readonly of: readonly Query[] }
  | { readonly is: 'not'; readonly of: Query }
  /** The one holds here, and the other within so many units, here included. */
  | { readonly is: 'near'; readonly of: Query; readonly other: Query; readonly units: number }
  | Condition;

/** A condition without others in it. */
export type Condition =
  /** Bears a code, or one below it. */
  | { readonly is: 'code'; readonly code: string }
  /** Has a hit of a keyword that counts. */
  | { readonly is: 'keyword'; readonly term: string }
  /** Contains this text. */
  | { readonly is: 'text'; readonly text: string }
  /** Is below a heading that contains this text. */
  | { readonly is: 'section'; readonly text: string }
  /** Was coded by this coder. */
  | { readonly is: 'coder'; readonly coder: string }
  /** Is in a source with this value of an attribute. */
  | { readonly is: 'attribute'; readonly name: string; readonly value: string };

/** What is wrong with a query, and where it is. */
export interface QueryProblem {
  readonly problem:
    | 'empty'
    | 'expected-condition'
    | 'expected-operator'
    | 'unclosed-bracket'
    | 'unclosed-quote'
    | 'bad-distance';
  /** Offset in the text. */
  readonly at: number;
  /** What stands there; empty at the end. */
  readonly found: string;
}

interface Token {
  readonly kind: 'word' | '(' | ')';
  readonly text: string;
  /** Written in quotation marks, as a whole or after a prefix: no operator. */
  readonly quoted: boolean;
  readonly at: number;
}

const operators: Readonly<Record<string, 'and' | 'or' | 'not' | 'near'>> = {
  and: 'and',
  且: 'and',
  or: 'or',
  或: 'or',
  not: 'not',
  非: 'not',
  near: 'near',
  邻近: 'near',
};

/** Units that `near` reaches if no number is given. */
const usualDistance = 1;

/**
 * Reads a query: `instruments/supply and not goals/open`. In ascending order of how strongly they bind: `or`, `and`, `not`,
 * `near` (`near 3`: within three units); brackets. Conditions are the path of a code, `keyword:词`, `text:词`, `section:词`,
 * `coder:名`, and `地区=东部` for an attribute; values with blanks are in quotation marks.
 */
export function parseQuery(text: string): Query | QueryProblem {
  const tokens = tokensOf(text);
  if (!Array.isArray(tokens)) return tokens as QueryProblem;
  if (tokens.length === 0) return { problem: 'empty', at: 0, found: '' };
  const parser = new Parser(tokens as readonly Token[], text.length);
  return parser.read();
}

export function isProblem(query: Query | QueryProblem): query is QueryProblem {
  return 'problem' in query;
}

/** All conditions of a query, in their order. */
export function conditionsOf(query: Query): readonly Condition[] {
  switch (query.is) {
    case 'and':
    case 'or':
      return query.of.flatMap(conditionsOf);
    case 'not':
      return conditionsOf(query.of);
    case 'near':
      return [...conditionsOf(query.of), ...conditionsOf(query.other)];
    default:
      return [query];
  }
}

const openingQuotes = '"“”「『';
const closingQuotes = '"“”」』';

function tokensOf(text: string): readonly Token[] | QueryProblem {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const sign = text[at]!;
    if (/\s/.test(sign)) at++;
    else if (sign === '(' || sign === '（') tokens.push({ kind: '(', text: sign, quoted: false, at: at++ });
    else if (sign === ')' || sign === '）') tokens.push({ kind: ')', text: sign, quoted: false, at: at++ });
    else {
      const start = at;
      let word = '';
      let quoted = false;
      while (at < text.length && !/[\s()（）]/.test(text[at]!)) {
        if (openingQuotes.includes(text[at]!)) {
          let end = at + 1;
          while (end < text.length && !closingQuotes.includes(text[end]!)) end++;
          if (end >= text.length) return { problem: 'unclosed-quote', at, found: text.slice(at) };
          word += text.slice(at + 1, end);
          quoted = true;
          at = end + 1;
        } else word += text[at++];
      }
      tokens.push({ kind: 'word', text: word, quoted, at: start });
    }
  }
  return tokens;
}

/** Thrown within the parser only. */
class Stop {
  constructor(readonly problem: QueryProblem) {}
}

class Parser {
  private next = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly end: number,
  ) {}

  read(): Query | QueryProblem {
    try {
      const query = this.or();
      return this.next < this.tokens.length ? this.problem('expected-operator') : query;
    } catch (error) {
      if (error instanceof Stop) return error.problem;
      throw error;
    }
  }

  private or(): Query {
    return this.several('or', () => this.several('and', () => this.not()));
  }

  private several(is: 'and' | 'or', read: () => Query): Query {
    const of = [read()];
    while (this.takeOperator(is)) of.push(read());
    return of.length === 1 ? of[0]! : { is, of };
  }

  private not(): Query {
    return this.takeOperator('not') ? { is: 'not', of: this.not() } : this.near();
  }

  private near(): Query {
    let query = this.condition();
    while (this.takeOperator('near')) {
      const number = this.tokens[this.next];
      const hasNumber = number?.kind === 'word' && !number.quoted && /^\d+$/.test(number.text);
      if (hasNumber) this.next++;
      const units = hasNumber ? Number(number.text) : usualDistance;
      if (units > 10_000) throw new Stop({ problem: 'bad-distance', at: number!.at, found: number!.text });
      query = { is: 'near', of: query, other: this.condition(), units };
    }
    return query;
  }

  private condition(): Query {
    const token = this.tokens[this.next];
    if (token?.kind === '(') {
      this.next++;
      const query = this.or();
      if (this.tokens[this.next]?.kind !== ')') throw new Stop(this.problem('unclosed-bracket'));
      this.next++;
      return query;
    }
    if (token?.kind !== 'word' || this.operatorAt(this.next))
      throw new Stop(this.problem('expected-condition'));
    this.next++;
    return conditionOf(token);
  }

  private operatorAt(index: number): (typeof operators)[string] | undefined {
    const token = this.tokens[index];
    if (token?.kind !== 'word' || token.quoted) return undefined;
    const word = token.text.toLowerCase();
    return Object.hasOwn(operators, word) ? operators[word] : undefined;
  }

  private takeOperator(is: string): boolean {
    if (this.operatorAt(this.next) !== is) return false;
    this.next++;
    return true;
  }

  private problem(problem: QueryProblem['problem']): QueryProblem {
    const token = this.tokens[this.next];
    return { problem, at: token?.at ?? this.end, found: token?.text ?? '' };
  }
}

function conditionOf({ text }: Token): Condition {
  const [, prefix, value] = /^(keyword|text|section|coder)[:：](.+)$/su.exec(text) ?? [];
  switch (prefix) {
    case 'keyword':
      return { is: 'keyword', term: value! };
    case 'text':
      return { is: 'text', text: value! };
    case 'section':
      return { is: 'section', text: value! };
    case 'coder':
      return { is: 'coder', coder: value!.normalize('NFC') };
  }
  const equals = text.search(/[=＝]/);
  if (equals > 0) return { is: 'attribute', name: text.slice(0, equals), value: text.slice(equals + 1) };
  return { is: 'code', code: text };
}
