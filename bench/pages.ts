import { locales } from '#kernel/locales.ts'

/** Pages under load, one of each kind. */
export const loadedPages = [
  { name: 'home', path: '/en' },
  { name: 'directory', path: '/en/cities' },
  { name: 'city', path: '/en/cities/cork' },
  { name: 'practice', path: '/en/practices/cork-lifelong-learning-festival' },
] as const

/** Pages whose cost could grow with the number of cities. */
export const growingPages = [
  { name: 'directory, map', path: '/en/cities' },
  { name: 'directory, list of a region', path: '/en/cities?view=list&region=africa' },
  { name: 'search for a city', path: '/en/search?q=cork' },
  { name: 'search for a country', path: '/en/search?q=korea' },
] as const

/** Pages to weigh: those under load, and the directory in every language. */
export const weighedPages = [
  ...loadedPages.map(({ path }) => path),
  ...locales.filter((locale) => locale !== 'en').map((locale) => `/${locale}/cities`),
]
