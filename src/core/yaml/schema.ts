import { didYouMean } from './didYouMean';

/** Where a value stands: keys and places in lists, from the root down. */
export type YamlPath = readonly (string | number)[];

/** The part of JSON Schema (draft 7) that the project's schemas are written in; a test holds them to it. */
export interface Schema {
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
  /** Of two alternatives, the one for mappings is told from the one for everything else by its type. */
  readonly anyOf?: readonly Schema[];
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
  readonly minItems?: number;
}

/** A violation of a schema by a value. */
export interface SchemaFinding {
  readonly code: 'schema-type' | 'schema-required' | 'schema-value' | 'unknown-key';
  readonly path: YamlPath;
  /** What is allowed, what is missing, or the unknown key. */
  readonly detail: string;
  /** The key that is likely meant instead of one that is not known. */
  readonly meant?: string;
}

/**
 * Checks a plain value against a schema. A value of the wrong type is reported once, and its content is not checked. An
 * unknown key is reported too, unless it begins with `x-`: it is probably a typing error.
 */
export function checkValue(value: unknown, schema: Schema): readonly SchemaFinding[] {
  const findings: SchemaFinding[] = [];
  new Checker(schema, findings).check(value, schema, []);
  return findings;
}

class Checker {
  constructor(
    private readonly root: Schema,
    private readonly findings: SchemaFinding[],
  ) {}

  check(value: unknown, rule: Schema, path: YamlPath): void {
    const schema = this.resolve(rule, value);
    const types = [schema.type ?? []].flat();
    if (types.length > 0 && !types.some(type => isOfType(value, type))) {
      this.report('schema-type', path, this.typesOf(rule).join(' / '));
      return;
    }
    const allowed = allowedBy(schema, value);
    if (allowed !== undefined)
      this.report('schema-value', path, [allowed, ...this.mappingsOf(rule, schema)].join(', '));
    if (Array.isArray(value)) this.checkItems(value, schema, path);
    else if (isRecord(value)) this.checkFields(value, schema, path);
  }

  private checkItems(items: readonly unknown[], { items: rule }: Schema, path: YamlPath): void {
    if (!rule) return;
    items.forEach((item, i) => {
      this.check(item, rule, [...path, i]);
    });
  }

  private checkFields(fields: Readonly<Record<string, unknown>>, schema: Schema, path: YamlPath): void {
    for (const key of schema.required ?? []) {
      if (!Object.hasOwn(fields, key)) this.report('schema-required', path, key);
    }
    const { properties = {} } = schema;
    for (const [key, value] of Object.entries(fields)) {
      const rule = Object.hasOwn(properties, key) ? properties[key] : schema.additionalProperties;
      if (rule) this.check(value, rule, [...path, key]);
      else if (schema.properties && !key.startsWith('x-')) {
        const free = Object.keys(properties).filter(each => !Object.hasOwn(fields, each));
        const meant = didYouMean(key, free);
        this.findings.push({
          code: 'unknown-key',
          path: [...path, key],
          detail: key,
          ...(meant !== undefined && { meant }),
        });
      }
    }
  }

  /** The schema that describes a value: references followed, of alternatives the one for it. */
  private resolve(rule: Schema, value: unknown): Schema {
    if (rule.$ref) return this.resolve(this.definition(rule.$ref), value);
    if (!rule.anyOf) return rule;
    const alternatives = rule.anyOf.map(each => this.resolve(each, value));
    const list = Array.isArray(value) ? alternatives.find(({ type }) => type === 'array') : undefined;
    const others = alternatives.filter(({ type }) => type !== 'array');
    return list ?? others.find(({ type }) => (type === 'object') === isRecord(value)) ?? rule;
  }

  /** The mappings that a rule allows instead: `{ window: … }`. */
  private mappingsOf(rule: Schema, looked: Schema): readonly string[] {
    if (rule.$ref) return this.mappingsOf(this.definition(rule.$ref), looked);
    return (rule.anyOf ?? [])
      .filter(each => each !== looked && each.type === 'object' && each.required)
      .map(({ required, properties }) => {
        const keys = required!.map(key => `${key}: ${properties?.[key]?.type === 'integer' ? 'n' : '…'}`);
        return `{ ${keys.join(', ')} }`;
      });
  }

  /** All types a rule allows, for the message. */
  private typesOf(rule: Schema): readonly string[] {
    if (rule.$ref) return this.typesOf(this.definition(rule.$ref));
    return rule.anyOf ? rule.anyOf.flatMap(each => this.typesOf(each)) : [rule.type ?? []].flat();
  }

  private definition(reference: string): Schema {
    return this.root.definitions?.[reference.replace('#/definitions/', '')] ?? {};
  }

  private report(code: SchemaFinding['code'], path: YamlPath, detail: string): void {
    this.findings.push({ code, path, detail });
  }
}

/** What a schema allows instead of a value of the right type; `undefined` where it allows the value. */
function allowedBy(schema: Schema, value: unknown): string | undefined {
  const { const: only, enum: some, pattern, minimum, exclusiveMinimum, exclusiveMaximum, minItems } = schema;
  if (only !== undefined && value !== only) return String(only);
  if (some && !some.includes(value)) return some.join(', ');
  if (typeof value === 'string' && pattern !== undefined && !new RegExp(pattern, 'u').test(value))
    return pattern;
  if (typeof value === 'number' && minimum !== undefined && !(value >= minimum)) return `>= ${minimum}`;
  if (typeof value === 'number' && exclusiveMinimum !== undefined && !(value > exclusiveMinimum)) {
    return `> ${exclusiveMinimum}`;
  }
  if (typeof value === 'number' && exclusiveMaximum !== undefined && !(value < exclusiveMaximum)) {
    return `< ${exclusiveMaximum}`;
  }
  return Array.isArray(value) && minItems !== undefined && value.length < minItems
    ? `${minItems}+`
    : undefined;
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null || value === undefined;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isRecord(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
