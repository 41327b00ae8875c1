/**
 * Words that form sentences and are no topics. Only whole words are looked up, so 在线 and 以旧换新 are unaffected by 在 and 以.
 * The lists are short on purpose: the measures already lower the weight of what every source says.
 */
const functionWords = new Set(
  (
    '的 地 得 了 着 过 之 其 此 这 那 各 该 本 每 某 何 谁 自 己 我 你 他 她 它 们 我们 他们 自己 什么 这些 那些 这个 那个 ' +
    '和 与 及 或 而 并 且 但 则 若 如 即 因 故 以 以及 并且 而且 或者 但是 如果 因为 所以 因此 从而 同时 然后 此外 另外 ' +
    '在 于 从 向 往 对 对于 关于 为 为了 由 由于 被 把 将 给 让 使 跟 同 按 按照 根据 依据 通过 随着 围绕 针对 经 经过 凭 ' +
    '是 有 无 不 没 没有 不是 就 就是 也 都 又 再 还 更 最 很 太 已 已经 曾 正 正在 刚 才 只 仅 便 却 均 皆 所 ' +
    '等 等等 等方面 上 下 中 内 外 里 前 后 间 左右 以上 以下 以内 以外 之间 之一 其中 其他 其它 有关 相关 一些 一批 一个 一系列 ' +
    '可 可以 能 能够 会 要 应 应当 应该 须 必须 需 需要 得到 进行 予以 给予 加以 作出 做出 成为 作为 具有 所有 全部 ' +
    '进一步 不断 逐步 逐渐 基本 特别 尤其 更加 十分 非常 切实 着力 大力 积极 充分 努力 全力 持续 深入 扎实 有序 有力 有效 稳步 及时 依法 ' +
    '不仅 不少 既 入 一部分 所需 不出 不缺 每年 期末 更有 送进 推出 推行 举办 约 近 超 达 比 较 来 去 到 至 起 年 月 日 时 ' +
    'the of and to in a an for on with by as is are be or at from that this it its'
  ).split(' '),
);

/** Verbs that plans apply to their topics: 推进信息化 is about 信息化. Words that are also nouns, such as 建设 or 服务, are not listed. */
const planVerbs = new Set(
  (
    '推进 推动 加强 加快 加大 完善 健全 建立 建成 建好 构建 打造 提升 提高 增强 强化 促进 深化 优化 落实 贯彻 实施 开展 实现 ' +
    '坚持 坚决 坚定 确保 保证 做好 抓好 办好 用好 搞好 抓 做 办 搞 用 建 形成 扩大 拓展 拓宽 发挥 引导 鼓励 支持 组织 统筹 聚焦 立足 ' +
    '争取 力争 力促 培育 壮大 巩固 解决 制定 出台 明确 严格 规范 完成 启动 推广 探索 突出 着眼 牢固 树立 全面 加速 ' +
    '增长 下降 达到 超过 新增 增加 减少 位居 继续 继而 主动 注重 重视 牢牢 紧紧 狠抓 提供 充实 满足 符合 纳入 参与 属于 包括 ' +
    '入选 获评 获批 累计 平均 左右 面向 列入 做到 带动 结合 起来 跨越 请予审议 努力实现 保持'
  ).split(' '),
);

const numeral = '0-9０-９零〇一二三四五六七八九十百千万亿两几多半第.．,，%％';
/** Numbers, optionally with a measure word. */
const number = new RegExp(
  `^[${numeral}]+[个项条种类次批家名位年月日元户人倍件份本处座所场期届号级章节里米吨度分点亩]*$`,
);
const hasLetter = /[\p{Script=Han}\p{Script=Latin}]/u;

/** Whether a word may be part of a term: it has letters and is neither a number nor a function word. */
export function isContentWord(word: string): boolean {
  return hasLetter.test(word) && !functionWords.has(word.toLowerCase()) && !number.test(word);
}

/** Whether a word says what is done with a topic. Such a word neither begins nor ends a term. */
export function isPlanVerb(word: string): boolean {
  return planVerbs.has(word);
}

/** The plan's own place and government. */
const ownNames = new Set(
  (
    '北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 重庆 四川 贵州 云南 ' +
    '西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾 中国 我国 我省 我市 我区 本省 本市 全国 全省 全市 全区 全县 省内 市内 省市 ' +
    '自治 区党委 全省上下 全市上下 省委 市委 区委 党委 省政府 市政府 政府 自治区 自治区党委 自治区政府 省级 市级 区级 县级 省人大 市人大 人大 省份 直辖市'
  ).split(' '),
);

/** Whether a term names the plan's own place or government, which every plan does. */
export function isNotATopic(term: string): boolean {
  return (
    ownNames.has(term) ||
    ownNames.has(term.replace(/(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$/, ''))
  );
}

/** Characters that neither begin nor end a word worth proposing. Used for terms found without segmentation. */
const looseCharacters = new Set(
  '的地得了着之其此这那各该每和与及或而并且但则若以在于从向对为由被把将给让使按是有无不也都又再还更最很已就等可能会要应须所个们既入两第次',
);

/** Whether a term found character by character begins or ends with such a character or a fragment. */
export function hasLooseEnd(term: string): boolean {
  if (looseCharacters.has(term[0]!) || looseCharacters.has(term.at(-1)!)) return true;
  for (let length = 1; length <= term.length; length++) {
    const head = term.slice(0, length);
    if (planVerbs.has(head)) return true;
    if (length > 1 && (number.test(head) || functionWords.has(head))) return true;
    const tail = term.slice(-length);
    if (length > 1 && (planVerbs.has(tail) || functionWords.has(tail))) return true;
  }
  return false;
}

/** Number of characters of a text; a surrogate pair counts once. */
export function characters(text: string): number {
  return [...text].length;
}
