import { type DraftTheme, renderThemes, renderTitle } from '../codebook/draft';
import { measures } from '../measures/measures';
import { limitNames } from './networkLimits';

/** A file of a new project. */
export interface NewFile {
  readonly name: string;
  readonly text: string;
}

/** What is known of a new project. */
export interface BegunProject {
  /** Empty: as in the example. */
  readonly title: string;
  /** None: those of the example. */
  readonly themes: readonly DraftTheme[];
  /** Whether .md files are sources, too. */
  readonly hasMarkdown: boolean;
}

const nothingKnown: BegunProject = { title: '', themes: [], hasMarkdown: false };

/** The files a new project begins with, commented in the user's language (`language` as VS Code tells it: `zh-cn`, `en`). */
export function projectTemplate(language: string, begun = nothingKnown): readonly NewFile[] {
  const chinese = language.toLowerCase().startsWith('zh');
  const corpus = chinese ? chineseCorpus() : englishCorpus();
  return [
    { name: 'codebook.yaml', text: codebookOf(chinese, begun) },
    {
      name: 'corpus.yaml',
      text: begun.hasMarkdown ? corpus.replace('  - "**/*.txt"\n', '$&  - "**/*.md"\n') : corpus,
    },
  ];
}

function codebookOf(chinese: boolean, { title, themes }: BegunProject): string {
  const example = chinese ? chineseCodebook : englishCodebook;
  const titled = title === '' ? example : example.replace(/^title: .*\n/m, () => renderTitle(title));
  if (themes.length === 0) return titled;
  const [head] = titled.split(/^themes:\n/m);
  // The comments on the example do not apply to the user's own themes.
  const own = head!.replace(/^# (?:下面是|This is an example).*\n/m, '');
  return `${own}themes:\n${renderThemes(themes)}\n${chinese ? chineseHints : englishHints}`;
}

const chineseCodebook = `# 编码本：要在规划文本里找什么。
# 每个主题是覆盖表的一列；关键词会在文本中突出显示并计数。
# 下面是一个可以直接使用的例子，请换成自己的主题。
version: 1
title: 我的编码本

themes:
  - id: digital              # 标识：字母、数字、“-”和“_”；标注文件以它指称，定下后不要再改
    name: 数字化转型          # 显示给人看的名称，可以随时修改
    short: ①                 # 表格中的窄列标题
    shape: circle            # 网络图中的形状：circle square triangle pentagon ring hexagon diamond star
    # color: "#4e79a7"       # 颜色；不写则取自调色板
    definition: 用信息技术改造业务与服务的任务和举措。
    include: 平台建设、数据共享、网上办理。
    exclude: 只提到“信息化”三个字、没有任务的套话。
    keywords:
      - 数字化
      - 大数据
      - term: 人工智能        # 需要更多设置的关键词这样写
        aliases: [AI]        # 其他写法，计入该词语
      - term: 平台
        except: [平台期]      # 出现在其中的命中不计
    codes:                   # 下级编码，层数不限；在标注中写作 digital/services
      - id: services
        name: 网上服务
      - id: sharing
        name: 数据共享

  - id: talent
    name: 人才队伍
    short: ②
    shape: triangle
    definition: 培养、引进和留住人才的任务和举措。
    keywords:
      - 人才
      - 培训
      - 专业技术人员

  - id: local
    name: 特色任务
    short: ③
    shape: star
    kind: text               # 文字列：不打勾，而是显示标注的标签
    definition: 其他地方没有、本地独有的任务。
`;

const englishCodebook = `# The codebook: what to look for in the plan texts.
# Each theme is a column of the coverage table; its keywords are highlighted in the texts and counted.
# This is an example that works as it stands: put your own themes in its place.
version: 1
title: My codebook

themes:
  - id: digital              # letters, digits, "-" and "_"; side files refer to it, so keep it once it is used
    name: Digital change     # the name people read; change it whenever you like
    short: D                 # narrow heading of the table
    shape: circle            # in the network: circle square triangle pentagon ring hexagon diamond star
    # color: "#4e79a7"       # otherwise one of the palette
    definition: Tasks and measures that change work and services by information technology.
    include: Building platforms, sharing data, services on line.
    exclude: Mere mention of "digital" without a task.
    keywords:
      - 数字化
      - 大数据
      - term: 人工智能        # a keyword that needs more than its term
        aliases: [AI]        # other forms, counted as the term
      - term: 平台
        except: [平台期]      # a hit inside one of these does not count
    codes:                   # sub-codes, any depth; written digital/services in annotations
      - id: services
        name: Services on line
      - id: sharing
        name: Data sharing

  - id: talent
    name: People and skills
    short: P
    shape: triangle
    definition: Tasks and measures to train, attract and keep people.
    keywords:
      - 人才
      - 培训
      - 专业技术人员

  - id: local
    name: Tasks of its own
    short: O
    shape: star
    kind: text               # a text column: shows the labels of its annotations instead of a check mark
    definition: Tasks that no other place has.
`;

/** The limits that the template of corpus.yaml lists without a line of their own. */
function otherLimits(): string {
  return limitNames.filter(name => name !== 'minWeight' && name !== 'significance').join(' ');
}

// Built on request, because the engine, which knows the names, is loaded late.
const chineseCorpus = () => `# 语料：到哪里去找，怎样计数。没有本文件也可以工作，各项都有默认值。
version: 1

# 规划文本（.txt、.md），写作相对于本文件夹的 glob 模式；表格各行按此顺序排列
sources:
  - "**/*.txt"

# 只统计标题含有此文字的部分
# scope: { section: 主要任务 }

# 共现单元：sentence（句） paragraph（段） section（节） document（篇）
unit: sentence

# 共现网络
network:
  measure: count             # 权重：${measures.join(' ')}
  minWeight: 0               # 权重低于此值的边不计
  resolution: 1              # 越高，社群越多越小
  seed: 1                    # 同一种子，同一张图
  # groups: { 创新: [digital, talent] }   # 在图中合并的主题
  # significance: 0.05       # 仅保留共现显著多于随机的节点对；另有 ${otherLimits()}

# 编码员；每人对每份文本各有一个标注文件
# coders: [甲, 乙]

# 文本的属性：路径，然后是名称和值
# attributes:
#   plans/某省.txt: { 地区: 某省, 印发日期: 2021-06-30 }
`;

const englishCorpus =
  () => `# The corpus: where to look, and how to count. A project works without this file, too: everything has a default.
version: 1

# Plan texts (.txt, .md) as glob patterns relative to this folder; rows of the table follow this order
sources:
  - "**/*.txt"

# Count only below headings that contain this text
# scope: { section: 主要任务 }

# Span in which two keywords co-occur: sentence paragraph section document
unit: sentence

# The co-occurrence network
network:
  measure: count             # weight: ${measures.join(' ')}
  minWeight: 0               # pairs with a lower weight are excluded
  resolution: 1              # higher gives more and smaller communities
  seed: 1                    # the same seed gives the same picture
  # groups: { Innovation: [digital, talent] }   # themes merged for the picture
  # significance: 0.05       # only pairs above chance; see also ${otherLimits()}

# Names of the coders; each has a separate side file per source
# coders: [a, b]

# Attributes of the sources: path, then name and value
# attributes:
#   plans/province.txt: { region: East, issued: 2021-06-30 }
`;

const chineseHints = `# 每个主题还可以写：
#   short: ①                 表格中的窄列标题
#   shape: circle            网络图中的形状：circle square triangle pentagon ring hexagon diamond star
#   definition: …            定义；include、exclude 写明收什么、不收什么
#   kind: text               文字列：不打勾，而是显示标注的标签
#   codes:                   下级编码，层数不限
#     - { id: services, name: 网上服务 }
# 关键词需要更多设置时这样写：
#     - term: 人工智能
#       aliases: [AI]        其他写法，计入该词语
#       except: [智能手机]    出现在其中的命中不计
`;

const englishHints = `# A theme may also have:
#   short: D                 narrow heading of the table
#   shape: circle            in the network: circle square triangle pentagon ring hexagon diamond star
#   definition: ...          what it is about; include and exclude say what belongs to it and what does not
#   kind: text               a text column: shows the labels of its annotations instead of a check mark
#   codes:                   sub-codes, any depth
#     - { id: services, name: Services on line }
# A keyword that needs more than its term:
#     - term: 人工智能
#       aliases: [AI]        other forms, counted as the term
#       except: [智能手机]    a hit inside one of these does not count
`;
