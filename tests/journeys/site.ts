/** Address of the site that the set-up started. */
export const site = (path: string) => `${process.env.SITE}${path}`

export const locales = ['en', 'fr', 'es', 'ar', 'ru', 'zh'] as const

/** One page of each kind. */
export const kinds = [
  '',
  '/cities',
  '/cities?view=list&region=africa',
  '/cities?view=table&region=atlantis&q=zzzz',
  '/cities/muharraq',
  '/countries',
  '/countries/ie',
  '/regions/arab-states',
  '/practices?theme=literacy',
  '/practices/namyangju-learning-lighthouses',
  '/award',
  '/conferences',
  '/search?q=cork',
  '/about',
  '/about/join',
  '/about/sources',
  '/about/design',
  '/no-such-page',
] as const
