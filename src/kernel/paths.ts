import type { Locale } from './locales.ts'

/** The addresses of pages. They do not change; what moves redirects. */
export const paths = {
  home: (locale: Locale) => `/${locale}`,
  cities: (locale: Locale, query = '') => `/${locale}/cities${query}`,
  city: (locale: Locale, slug: string) => `/${locale}/cities/${slug}`,
  countries: (locale: Locale) => `/${locale}/countries`,
  country: (locale: Locale, iso2: string) => `/${locale}/countries/${iso2.toLowerCase()}`,
  region: (locale: Locale, code: string) => `/${locale}/regions/${code}`,
  practices: (locale: Locale, query = '') => `/${locale}/practices${query}`,
  practice: (locale: Locale, slug: string) => `/${locale}/practices/${slug}`,
  award: (locale: Locale) => `/${locale}/award`,
  conferences: (locale: Locale) => `/${locale}/conferences`,
  about: (locale: Locale, page: AboutPage = '') => `/${locale}/about${page && `/${page}`}`,
  search: (locale: Locale, query = '') => `/${locale}/search${query}`,
}

export const aboutPages = ['', 'join', 'contact', 'privacy', 'accessibility', 'sources', 'design'] as const
export type AboutPage = (typeof aboutPages)[number]
