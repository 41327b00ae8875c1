/**
 * Characters that stand for others of the same shape and have no compatibility form (NFKC). Each pair: the character found,
 * and the one it stands for.
 */

/**
 * CJK Radicals Supplement: PDF extraction puts these for whole characters, and NFKC folds the Kangxi radicals only. By
 * Unicode's EquivalentUnifiedIdeograph.
 */
const radicals =
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼肉⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';
/** CJK Strokes, likewise. */
const strokes = '㇏乀㇐一㇑丨㇒丿㇔丶㇖乛㇚亅㇝乀㇟乚㇠乙';
/**
 * One character in the shapes of two standards: NFKC gives the first ones for the Kangxi radicals ⼾ and ⾭, which mainland
 * fonts draw as 户 and 青. Circles stand for the zero of Chinese numerals.
 */
const shapes = '戶户戸户靑青○〇◯〇⭘〇';

const pairs = radicals + strokes + shapes;

export const lookAlikes: ReadonlyMap<string, string> = new Map(
  Array.from({ length: pairs.length / 2 }, (_, i) => [pairs[2 * i]!, pairs[2 * i + 1]!]),
);
