import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { listTreeSync } from '../files';

/** A font that can write Chinese: its file, its name, and its name within a file of several. */
export interface ChineseFont {
  readonly path: string;
  readonly family: string;
  readonly postScriptName?: string;
}

/** Files of fonts with Chinese characters that come with the systems or are often installed; the first that is there is taken. */
const known: Readonly<Record<string, Omit<ChineseFont, 'path'>>> = {
  'NotoSansCJK-Regular.ttc': { family: 'Noto Sans CJK SC', postScriptName: 'NotoSansCJKsc-Regular' },
  'NotoSansCJKsc-Regular.otf': { family: 'Noto Sans CJK SC' },
  'NotoSansSC-Regular.otf': { family: 'Noto Sans SC' },
  'NotoSansSC-Regular.ttf': { family: 'Noto Sans SC' },
  'SourceHanSans.ttc': { family: 'Source Han Sans SC', postScriptName: 'SourceHanSansSC-Regular' },
  'SourceHanSansSC-Regular.otf': { family: 'Source Han Sans SC' },
  'SourceHanSansCN-Regular.otf': { family: 'Source Han Sans CN' },
  'PingFang.ttc': { family: 'PingFang SC', postScriptName: 'PingFangSC-Regular' },
  'Hiragino Sans GB.ttc': { family: 'Hiragino Sans GB', postScriptName: 'HiraginoSansGB-W3' },
  'STHeiti Light.ttc': { family: 'Heiti SC', postScriptName: 'STHeitiSC-Light' },
  'msyh.ttc': { family: 'Microsoft YaHei', postScriptName: 'MicrosoftYaHei' },
  'msyh.ttf': { family: 'Microsoft YaHei' },
  'simhei.ttf': { family: 'SimHei' },
  'simsun.ttc': { family: 'SimSun', postScriptName: 'SimSun' },
  'wqy-microhei.ttc': { family: 'WenQuanYi Micro Hei', postScriptName: 'WenQuanYiMicroHei' },
  'wqy-zenhei.ttc': { family: 'WenQuanYi Zen Hei', postScriptName: 'WenQuanYiZenHei' },
};

/** Folders where systems keep fonts; searched with all folders below them. */
export function fontFolders(
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): readonly string[] {
  switch (platform) {
    case 'win32':
      return [
        join(process.env.SystemRoot ?? 'C:\\Windows', 'Fonts'),
        join(home, 'AppData/Local/Microsoft/Windows/Fonts'),
      ];
    case 'darwin':
      return [
        join(home, 'Library/Fonts'),
        '/Library/Fonts',
        '/System/Library/Fonts',
        '/System/Library/PrivateFrameworks/FontServices.framework',
      ];
    default:
      return [
        join(home, '.local/share/fonts'),
        join(home, '.fonts'),
        '/usr/local/share/fonts',
        '/usr/share/fonts',
      ];
  }
}

/** A font for Chinese; `undefined` if none that we know is in those folders. */
export function findChineseFont(folders: readonly string[] = fontFolders()): ChineseFont | undefined {
  const paths = folders.flatMap(listTreeSync);
  for (const [file, names] of Object.entries(known)) {
    const path = paths.find(each => basename(each).toLowerCase() === file.toLowerCase());
    if (path !== undefined) return { path, ...names };
  }
  return undefined;
}
