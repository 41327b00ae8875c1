import chinese from '../../l10n/bundle.l10n.zh-cn.json';
import { english, type Translate, translator } from '../core';

export const languages = ['en', 'zh-cn'] as const;
export type Language = (typeof languages)[number];

/** The language asked for; else that of the environment; else English. */
export function chooseLanguage(
  asked: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Language {
  const known = languages.find(each => each === asked?.toLowerCase());
  if (known) return known;
  // The order that POSIX defines: the first one that is set decides.
  return /^zh/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'zh-cn' : 'en';
}

export function translatorOf(language: Language): Translate {
  return language === 'zh-cn' ? translator(chinese) : english;
}
