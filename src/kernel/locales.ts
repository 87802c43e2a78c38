/** The six languages of the interface: those of the United Nations. */
export const locales = ['en', 'fr', 'es', 'ar', 'ru', 'zh'] as const
export type Locale = (typeof locales)[number]
export const baseLocale: Locale = 'en'

/** Each language as its own readers call it. */
export const ownNames: Record<Locale, string> = {
  en: 'English',
  fr: 'Français',
  es: 'Español',
  ar: 'العربية',
  ru: 'Русский',
  zh: '中文',
}

/** The tag to format numbers, dates and lists with. Arabic keeps the digits 0–9, as the Arabic pages of the United Nations do. */
export const formatTags: Record<Locale, string> = {
  en: 'en-GB',
  fr: 'fr-FR',
  es: 'es-ES',
  ar: 'ar-u-nu-latn',
  ru: 'ru-RU',
  zh: 'zh-Hans-CN',
}

export function isLocale(text: string | undefined | null): text is Locale {
  return (locales as readonly string[]).includes(text ?? '')
}

export function directionOf(lang: string): 'ltr' | 'rtl' {
  return /^(ar|fa|he|ur|ps|ckb|dv|yi)\b/.test(lang) ? 'rtl' : 'ltr'
}

/**
 * The best language for an Accept-Language header: highest quality first, regional variants count as their language
 * (`fr-CA` is `fr`). Anything unreadable is passed over; without a match, English.
 */
export function negotiateLocale(acceptLanguage: string | null | undefined): Locale {
  const wishes = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((part, index) => {
      const [tag = '', ...options] = part.trim().toLowerCase().split(';')
      const quality = options.map((option) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(option)?.[1]).find(Boolean)
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality), index }
    })
    .filter((wish) => wish.quality > 0)
    .sort((a, b) => b.quality - a.quality || a.index - b.index)
  return wishes.map((wish) => wish.language).find(isLocale) ?? baseLocale
}
