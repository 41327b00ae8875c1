import type { Annotation } from '../annotations/annotation';
import { annotationFields } from '../annotations/annotation';
import { applyChange } from '../annotations/change';
import type { SideFile } from '../annotations/sideFile';
import { type Issue, issue } from '../base/issue';
import { asFields, asList, asText, canonical, type Fields } from '../base/values';
import { commentsOf } from '../yaml/tokens';
import { joined, type Repetition, repetitionsIn, unplacedRepetitionsIn } from './codings';
import type { CodedSource, PlacedAnnotation } from './corpus';
import type { Repair } from './repair';

/** So much of a quote is told: a passage may be a whole section. */
const mostTold = 120;

/** Passages coded twice by the same coder, reported at the annotation that does not count. */
export function repetitionIssues(coded: CodedSource, nameOf: (code: string) => string): readonly Issue[] {
  const told = (
    code: 'repeated-coding' | 'repeated-unplaced',
    { annotation: { quote, id }, file }: PlacedAnnotation,
    of: PlacedAnnotation,
    codes: readonly string[],
  ) => {
    const side = coded.sideFiles.find(({ path }) => path === file);
    if (!side) return [];
    const passage = quote.length > mostTold ? `${quote.slice(0, mostTold)}…` : quote;
    const range = side.yaml.rangeOf(['annotations', indexOf(side, id), 'id']);
    const other = of.file === file ? of.annotation.id : `${of.file}#${of.annotation.id}`;
    return [issue(code, file, range, passage, codes.map(nameOf).join(', '), id, other)];
  };
  return [
    ...repetitionsIn(coded).flatMap(({ placed, codes, of }) => told('repeated-coding', placed, of, codes)),
    ...unplacedRepetitionsIn(coded).flatMap(({ placed, of }) =>
      told('repeated-unplaced', placed, of, placed.annotation.codes),
    ),
  ];
}

/**
 * Makes one annotation of those in a side file that say the same: the one that counts gets memo, label and the earlier day of
 * the other, which goes, or loses the codes that are said twice. Where the other holds more, such as a comment or a key of
 * another program, or both have labels, nothing is done. Of two side files, the one that counts is completed first; the
 * other is fixed when the project has been read again.
 */
export function mergeRepetitions(
  coded: CodedSource,
  side: SideFile,
  text: string,
): { readonly text: string; readonly repairs: readonly Repair[] } {
  const repairs: Repair[] = [];
  if (!side.sound || side.issues.some(({ code }) => code === 'duplicate-id')) return { text, repairs };
  const now = new Map<string, Annotation>();
  let result = text;
  for (const repetition of repetitionsIn(coded)) {
    const { placed, of } = repetition;
    if (placed.file !== side.path && of.file !== side.path) continue;
    const counted = now.get(of.annotation.id) ?? of.annotation;
    const whole = isWhole(repetition);
    const completed = whole ? joined(counted, placed.annotation) : counted;
    if (whole && !isMergeable(coded, repetition)) continue;
    let next: string | undefined = result;
    if (of.file === side.path) next = changed(side.path, next, counted, completed);
    else if (canonical(completed) !== canonical(counted)) continue;
    if (placed.file === side.path && next !== undefined) {
      const before = now.get(placed.annotation.id) ?? placed.annotation;
      const left = before.codes.filter(code => !repetition.codes.includes(code));
      next = changed(side.path, next, before, whole ? undefined : { ...before, codes: left });
      if (!whole) now.set(before.id, { ...before, codes: left });
    }
    if (next === undefined || next === result || commentsOf(next).size !== commentsOf(result).size) continue;
    if (of.file === side.path) now.set(of.annotation.id, completed);
    result = next;
    repairs.push({ what: 'repeated-coding', id: placed.annotation.id });
  }
  return { text: result, repairs };
}

function isWhole({ placed, codes }: Repetition): boolean {
  return codes.length === placed.annotation.codes.length;
}

/** Whether the one that counts can say all that the other says. */
function isMergeable(coded: CodedSource, { placed, of }: Repetition): boolean {
  const [repeated, counted] = [placed, of].map(each => rawOf(coded, each.file, each.annotation.id));
  if (!repeated || !counted) return false;
  const own = Object.keys(repeated).filter(key => !annotationFields.includes(key));
  if (own.some(key => canonical(repeated[key]) !== canonical(counted[key]))) return false;
  const [label, other] = [placed.annotation.label, of.annotation.label];
  return label === undefined || other === undefined || label === other;
}

function changed(
  path: string,
  text: string,
  before: Annotation,
  after: Annotation | undefined,
): string | undefined {
  if (canonical(before) === canonical(after)) return text;
  const result = applyChange(path, text, { kind: 'annotation', before, ...(after && { after }) });
  return result.ok ? result.text : undefined;
}

function rawOf({ sideFiles }: CodedSource, path: string, id: string): Fields | undefined {
  const side = sideFiles.find(each => each.path === path);
  return side && asFields(asList(asFields(side.yaml.value).annotations)[indexOf(side, id)]);
}

function indexOf({ yaml }: SideFile, id: string): number {
  return asList(asFields(yaml.value).annotations).findIndex(each => asText(asFields(each).id) === id);
}
