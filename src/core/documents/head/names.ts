/** What the head of an official document says (GB/T 9704-2012), and the table above it on pages of authorities. */
export const headNames = [
  '标题',
  '发文字号',
  '发文机关',
  '主送机关',
  '成文日期',
  '发布日期',
  '索引号',
  '主题分类',
  '主题词',
  '法宝引证码',
] as const;
export type HeadName = (typeof headNames)[number];

/** A value of the head. */
export interface HeadValue {
  readonly name: HeadName;
  readonly value: string;
  /** Whether nothing in the document speaks against it; other values are for a person to decide on. */
  readonly isCertain: boolean;
  /** What else it could be, such as another date in the text than in the table. */
  readonly others: readonly string[];
}

/** Labels by which pages and databases name each. */
export const labels: ReadonlyMap<string, HeadName> = new Map(
  (
    [
      ['标题', '标题', '名称', '公文名称', '信息名称', '文件名称'],
      ['发文字号', '发文字号', '文号', '公文字号', '发文文号', '文件编号', '发布文号'],
      [
        '发文机关',
        '发文机关',
        '发文机构',
        '发文单位',
        '制定机关',
        '发布机构',
        '发布机关',
        '发布部门',
        '公开主体',
      ],
      ['主送机关', '主送机关', '主送单位'],
      ['成文日期', '成文日期', '生成日期', '发文日期', '成文时间'],
      ['发布日期', '发布日期', '公开日期', '发布时间', '公布日期'],
      ['索引号', '索引号', '信息索引号'],
      ['主题分类', '主题分类', '信息分类', '分类'],
      ['主题词', '主题词'],
      ['法宝引证码', '法宝引证码'],
    ] as const
  ).flatMap(([name, ...written]) => written.map(label => [label, name] as const)),
);
