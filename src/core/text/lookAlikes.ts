/**
 * Radicals of the block CJK Radicals Supplement that PDF extraction puts for whole characters. Unicode gives them no
 * compatibility form, so NFKC leaves them (it does fold the Kangxi radicals). Radical, then character.
 */
const pairs =
  '⺝月⺟母⺠民⺩王⺫目⺮竹⺷羊⺼肉⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻱龜⻳龟';

export const lookAlikes: ReadonlyMap<string, string> = new Map(
  Array.from({ length: pairs.length / 2 }, (_, i) => [pairs[2 * i]!, pairs[2 * i + 1]!]),
);
