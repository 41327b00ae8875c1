import codebookSchema from '../../../schemas/codebook.schema.json';
import codesSchema from '../../../schemas/codes.schema.json';
import corpusSchema from '../../../schemas/corpus.schema.json';
import { isSideFile } from '../annotations/sideFile';
import type { Translate } from '../base/l10n';
import { codebookFile } from '../codebook/parse';
import { corpusFile } from '../corpus/settings';
import type { YamlPath } from '../yaml/parse';

/** The kinds of YAML files a project has. */
export type YamlKind = 'codebook' | 'corpus' | 'sideFile';

/** What is used here of JSON Schema. */
export interface CompletionSchema {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, CompletionSchema>>;
  readonly additionalProperties?: CompletionSchema;
  readonly items?: CompletionSchema;
  readonly anyOf?: readonly CompletionSchema[];
  readonly pattern?: string;
  readonly definitions?: Readonly<Record<string, CompletionSchema>>;
}

const schemas: Readonly<Record<YamlKind, CompletionSchema>> = {
  codebook: codebookSchema,
  corpus: corpusSchema,
  sideFile: codesSchema,
};

/** What a file of the project is, by its path; `undefined` for a file that is none of these. */
export function yamlKindOf(path: string): YamlKind | undefined {
  if (path === codebookFile) return 'codebook';
  if (path === corpusFile) return 'corpus';
  return isSideFile(path) ? 'sideFile' : undefined;
}

/** The schemas a value at a path may follow: one, or several where the format leaves a choice; none where it knows no such path. */
export function schemasAt(kind: YamlKind, path: YamlPath): readonly CompletionSchema[] {
  const root = schemas[kind];
  return path.reduce<readonly CompletionSchema[]>(
    (holders, step) =>
      holders.flatMap(holder => {
        const next =
          typeof step === 'number'
            ? holder.items
            : (ownProperty(holder, step) ?? holder.additionalProperties);
        return next ? alternatives(root, next) : [];
      }),
    alternatives(root, root),
  );
}

/** What the schema says of a key, in English; `undefined` where it says nothing or does not know it. */
export function descriptionOf(kind: YamlKind, mapping: YamlPath, key: string): string | undefined {
  for (const holder of schemasAt(kind, mapping)) {
    const rule = ownProperty(holder, key);
    if (rule) return rule.description ?? alternatives(schemas[kind], rule)[0]?.description;
  }
  return undefined;
}

/** Every description a user may see: a closed table, so that the test of the translations can hold it complete. */
export const schemaDescriptions: readonly string[] = [
  ...new Set(Object.values(schemas).flatMap(descriptionsIn)),
];

/** One of `schemaDescriptions` in the user's language. */
export function translateDescription(description: string, t: Translate): string {
  return t(description);
}

/** Whether a value may be of a type, as far as the schema says. */
export function allows(schema: CompletionSchema, type: string): boolean {
  return [schema.type].flat().includes(type);
}

function alternatives(root: CompletionSchema, schema: CompletionSchema): readonly CompletionSchema[] {
  if (schema.$ref) {
    const name = schema.$ref.replace('#/definitions/', '');
    const target = root.definitions?.[name];
    return target ? alternatives(root, target) : [];
  }
  return schema.anyOf ? schema.anyOf.flatMap(each => alternatives(root, each)) : [schema];
}

/** A key such as `constructor` is in no schema. */
function ownProperty({ properties }: CompletionSchema, key: string): CompletionSchema | undefined {
  return properties && Object.hasOwn(properties, key) ? properties[key] : undefined;
}

function descriptionsIn(schema: CompletionSchema): readonly string[] {
  // The description of a schema as a whole is shown nowhere.
  const inner = [
    ...Object.values(schema.properties ?? {}),
    ...Object.values(schema.definitions ?? {}),
    ...(schema.anyOf ?? []),
    ...[schema.additionalProperties ?? [], schema.items ?? []].flat(),
  ];
  return inner.flatMap(each => [...(each.description ? [each.description] : []), ...descriptionsIn(each)]);
}
