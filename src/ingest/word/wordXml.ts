import { lineOfEq, lineOfFormula } from './formula';
import {
  below,
  childOf,
  isElement,
  parseXml,
  renderXml,
  textIn,
  type XmlElement,
  type XmlNode,
  xmlAttribute,
} from './xmlTree';

/** What holds words that mammoth would pass over, and nothing else. */
const transparent = new Set([
  'w:fldSimple',
  'w:smartTag',
  'w:customXml',
  'w:ins',
  'w:moveTo',
  'w:dir',
  'w:bdo',
]);
/** What has words in another part or file: imported documents, charts, diagrams, objects of other programs. */
const elsewhere = ['w:altChunk', 'w:subDoc', 'c:chart', 'cx:chart', 'dgm:relIds', 'o:OLEObject'] as const;
/** What was struck out or moved away as a tracked change. */
const struckOut = new Set(['w:del', 'w:moveFrom']);
/** Where those tell of a mark instead. */
const marks = new Set(['w:rPr', 'w:trPr', 'w:tcPr', 'w:numPr']);
const words = new Set(['w:t', 'w:tab', 'w:br', 'w:cr', 'w:sym', 'w:noBreakHyphen', 'w:softHyphen', 'w:ptab']);

/** The main part of a Word document with all words that it shows, as mammoth reads them. */
export interface Shown {
  readonly xml: string;
  /** How many runs it hides. */
  readonly hidden: number;
  /** How many charts, diagrams and embedded documents it has, whose words are not in it. */
  readonly embedded: number;
}

/**
 * Makes readable what mammoth passes over: words under phonetic guides, in simple fields, formulas and text boxes (each once, after
 * its paragraph). Leaves out what the document does not show: hidden words, instructions of fields, what was struck out.
 */
export function showWords(xml: string, styles: string): Shown {
  const root = parseXml(xml);
  const walk = new Walk(hiddenStyles(styles), areBalanced(root));
  root.children = walk.all(root);
  return { xml: renderXml(root), hidden: walk.hidden, embedded: walk.embedded };
}

interface Field {
  isCode: boolean;
  instruction: string;
}

class Walk {
  hidden = 0;
  embedded = 0;
  private readonly fields: Field[] = [];
  /** Of the paragraph around: what its text boxes hold. */
  private boxes: XmlNode[] | undefined;
  private isParagraphHidden = false;

  constructor(
    private readonly hiddenStyles: ReadonlySet<string>,
    /** A field that does not end would swallow the rest. */
    private readonly knowsFields: boolean,
  ) {}

  all(parent: XmlElement): XmlNode[] {
    return parent.children.flatMap(node => (isElement(node) ? this.one(node, parent) : [node]));
  }

  private one(node: XmlElement, parent: XmlElement): readonly XmlNode[] {
    const { name } = node;
    if (struckOut.has(name) && !marks.has(parent.name)) return [];
    if (transparent.has(name) && !marks.has(parent.name)) return this.all(node);
    switch (name) {
      case 'w:rPr':
      case 'w:pPr':
        return [node];
      case 'w:p':
        return this.paragraph(node);
      case 'w:r':
        return this.run(node);
      case 'w:ruby': {
        const base = childOf(node, 'w:rubyBase');
        return base ? this.all(base) : [];
      }
      case 'm:oMath':
        return this.isInCode() ? [] : [runOf(node, lineOfFormula(node))];
      case 'm:oMathPara':
        return this.all(node)
          .filter(isElement)
          .filter(each => each.name === 'w:r');
      case 'mc:AlternateContent': {
        const choices = node.children.filter(isElement);
        const withBox = choices.find(each => below(each, 'w:txbxContent').length > 0);
        const chosen = withBox ?? choices.find(each => each.name === 'mc:Fallback') ?? choices[0];
        const before = this.embedded;
        const shown = chosen ? this.all(chosen) : [];
        // The fallback of a chart is a picture of it.
        this.embedded = Math.max(this.embedded, before + Math.max(0, ...choices.map(embeddedIn)));
        return shown;
      }
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        return this.box(node);
      case 'w:altChunk':
      case 'w:subDoc':
        this.embedded++;
        return [];
      case 'w:cr':
        return [{ ...node, name: 'w:br', open: node.open.replace(/([\s:<])cr(?=[\s/>])/, '$1br') }];
      case 'w:ptab':
        return [{ ...node, name: 'w:tab', open: node.open.replace(/ptab(?=[\s/>])/, 'tab') }];
      case 'w:sym':
        return [plainSymbol(node)];
      case 'w:fldChar':
        return this.fieldMark(node);
      case 'w:instrText': {
        const field = this.fields.at(-1);
        if (field) field.instruction += textIn(node);
        return [node];
      }
    }
    if (this.isInCode() && words.has(name)) return [];
    return [{ ...node, children: this.all(node) }];
  }

  /** A paragraph, and after it the paragraphs of its text boxes. */
  private paragraph(node: XmlElement): readonly XmlNode[] {
    const outer = [this.boxes, this.isParagraphHidden] as const;
    const boxes: XmlNode[] = [];
    this.boxes = boxes;
    const style = childOf(childOf(node, 'w:pPr'), 'w:pStyle');
    this.isParagraphHidden = style !== undefined && this.hiddenStyles.has(xmlAttribute(style, 'val') ?? '');
    const children = this.all(node);
    [this.boxes, this.isParagraphHidden] = outer;
    return [{ ...node, children }, ...boxes];
  }

  private run(node: XmlElement): readonly XmlNode[] {
    const properties = childOf(node, 'w:rPr');
    const style = childOf(properties, 'w:rStyle');
    const inherited =
      (style !== undefined && this.hiddenStyles.has(xmlAttribute(style, 'val') ?? '')) ||
      this.isParagraphHidden;
    if (!isOn(childOf(properties, 'w:vanish'), inherited)) return [{ ...node, children: this.all(node) }];
    this.hidden++;
    // Its marks of fields and notes still pair with others.
    const kept = this.all(node)
      .filter(isElement)
      .filter(({ name }) => name === 'w:fldChar' || name === 'w:rPr');
    return [{ ...node, children: kept }];
  }

  /** A picture, or what stands in a text box: after the paragraph, since it is set beside it. */
  private box(node: XmlElement): readonly XmlNode[] {
    const contents = boxesIn(node);
    if (contents.length === 0) {
      this.embedded += embeddedIn(node);
      return [node];
    }
    const { boxes } = this;
    const inside = contents.flatMap(content => this.all(content));
    if (!boxes) return inside;
    boxes.push(...inside);
    return [];
  }

  private fieldMark(node: XmlElement): readonly XmlNode[] {
    if (!this.knowsFields) return [node];
    const kind = xmlAttribute(node, 'fldCharType');
    if (kind === 'begin') this.fields.push({ isCode: true, instruction: '' });
    const top = this.fields.at(-1);
    if (kind === 'separate' && top) top.isCode = false;
    if (kind !== 'end') return [node];
    const field = this.fields.pop();
    const line = field?.isCode && !this.isInCode() ? lineOfEq(field.instruction) : undefined;
    return line === undefined ? [node] : [node, textNode(node, line)];
  }

  private isInCode(): boolean {
    return this.fields.some(({ isCode }) => isCode);
  }
}

/** How many charts, diagrams and embedded documents it contains. */
function embeddedIn(node: XmlElement): number {
  return elsewhere.reduce((sum, name) => sum + below(node, name).length, 0);
}

/** The contents of text boxes in a drawing; of alternatives, one. */
function boxesIn(node: XmlElement): readonly XmlElement[] {
  return node.children.filter(isElement).flatMap(child => {
    if (child.name === 'w:txbxContent') return [child];
    if (child.name !== 'mc:AlternateContent') return boxesIn(child);
    const found = child.children.filter(isElement).map(boxesIn);
    return found.find(({ length }) => length > 0) ?? [];
  });
}

/** A symbol of a font that nobody has a table of, but which stands at its own place. */
function plainSymbol(node: XmlElement): XmlElement {
  const code = Number.parseInt(xmlAttribute(node, 'char') ?? '', 16);
  const isPrivate = Number.isNaN(code) || (code >= 0xe000 && code <= 0xf8ff) || code < 0x20;
  const font = xmlAttribute(node, 'font') ?? '';
  if (/symbol|wingdings|webdings/i.test(font)) return node;
  return textNode(node, isPrivate ? '\ufffd' : `&#${code};`);
}

function runOf(beside: XmlElement, text: string): XmlElement {
  return { ...wordElement(beside, 'r'), children: [textNode(beside, text)] };
}

function textNode(beside: XmlElement, text: string): XmlElement {
  return { ...wordElement(beside, 't', ' xml:space="preserve"'), children: [text] };
}

/** An element of Word, in its namespace wherever it stands. */
function wordElement(_: XmlElement, local: string, more = ''): XmlElement {
  const uri = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  return { name: `w:${local}`, open: `<pcw:${local} xmlns:pcw="${uri}"${more}>`, children: [] };
}

function isOn(node: XmlElement | undefined, otherwise: boolean): boolean {
  if (!node) return otherwise;
  return !/^(?:0|false|off)$/.test(xmlAttribute(node, 'val') ?? '1');
}

/** Ids of styles whose text is hidden, by themselves or by what they are based on. */
function hiddenStyles(xml: string): ReadonlySet<string> {
  const styles = below(parseXml(xml), 'w:style').map(style => {
    const base = childOf(style, 'w:basedOn');
    const vanish = childOf(childOf(style, 'w:rPr'), 'w:vanish');
    return {
      id: xmlAttribute(style, 'styleId') ?? '',
      base: base && xmlAttribute(base, 'val'),
      own: vanish && isOn(vanish, true),
    };
  });
  const byId = new Map(styles.map(style => [style.id, style]));
  const isHidden = (id: string, seen: ReadonlySet<string> = new Set()): boolean => {
    const style = byId.get(id);
    if (!style || seen.has(id)) return false;
    return style.own ?? (style.base !== undefined && isHidden(style.base, new Set([...seen, id])));
  };
  return new Set([...byId.keys()].filter(id => isHidden(id)));
}

function areBalanced(root: XmlElement): boolean {
  let depth = 0;
  for (const mark of below(root, 'w:fldChar')) {
    const kind = xmlAttribute(mark, 'fldCharType');
    if (kind === 'begin') depth++;
    if (kind === 'end' && --depth < 0) return false;
  }
  return depth === 0;
}
