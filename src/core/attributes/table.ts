import { isSame } from '../corpus/attributesFile';
import { type CellProblem, type ColumnKind, checkAttribute, expectedKind } from '../corpus/checkValue';
import { labelsOf } from '../corpus/select';
import { corpusFile } from '../corpus/settings';
import {
  type AttributePlaces,
  type AttributeTexts,
  csvValue,
  readPlaces,
  type UnreadableAttributes,
} from './project';
import { yamlValue } from './yamlText';

/** Sources and their attributes, to be looked at and edited. Plain JSON. */
export interface AttributesTable {
  readonly columns: readonly AttributeColumn[];
  readonly rows: readonly AttributeRow[];
  /** The files that values stand in; the last is where new columns go. */
  readonly files: readonly string[];
}

export interface AttributeColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  /** The files that have values of it, or name it. */
  readonly files: readonly string[];
}

export interface AttributeRow {
  readonly source: string;
  readonly label: string;
  /** As many as there are columns. */
  readonly cells: readonly AttributeCell[];
}

export interface AttributeCell {
  /** As it is written; of both files, what corpus.yaml says, which wins. Empty: no value. */
  readonly value: string;
  readonly problem?: CellProblem;
  /** What the CSV file says, where corpus.yaml says otherwise. */
  readonly other?: string;
}

/** The table of a project's attributes, or which file cannot be read. */
export function attributesTable(texts: AttributeTexts): AttributesTable | UnreadableAttributes {
  const places = readPlaces(texts);
  if ('unreadable' in places) return places;
  const names = columnNames(places);
  const labels = labelsOf(texts.sources);
  const values = texts.sources.map(source => names.map(name => cellOf(places, source, name)));
  const columns = names.map((name, i) => ({
    name,
    kind: expectedKind(
      name,
      values.map(row => row[i]!.value),
    ),
    files: filesOf(places, name),
  }));
  return {
    columns,
    rows: texts.sources.map((source, i) => ({
      source,
      label: labels.get(source) ?? source,
      cells: values[i]!.map((cell, k) => {
        const problem = checkAttribute(cell.value, columns[k]!.kind);
        return { ...cell, ...(problem && { problem }) };
      }),
    })),
    files: places.csv ? [corpusFile, places.csv.path] : [corpusFile],
  };
}

/** Those of the CSV file in its order, then those that only corpus.yaml has, in the order in which it brings them up. */
export function columnNames({ inline, csv }: AttributePlaces): readonly string[] {
  const named = (csv?.names.slice(1) ?? []).filter(name => name !== '');
  return [...new Set([...named, ...[...inline.values()].flatMap(values => [...values.keys()])])];
}

function filesOf({ inline, csv }: AttributePlaces, name: string): readonly string[] {
  return [
    ...([...inline.values()].some(values => values.has(name)) ? [corpusFile] : []),
    ...(csv?.names.includes(name, 1) ? [csv.path] : []),
  ];
}

function cellOf(places: AttributePlaces, source: string, name: string): AttributeCell {
  const own = places.inline.get(source)?.get(name);
  const other = csvValue(places, source, name);
  if (own === undefined) return { value: other };
  const differs = other !== '' && !isSame(yamlValue(other), own);
  return { value: String(own), ...(differs && { other }) };
}
