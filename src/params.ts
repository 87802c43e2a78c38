import { defineParams } from '@sveltejs/kit/params'
import { isLocale } from '#kernel/locales.ts'

export const params = defineParams({
  locale: (text) => (isLocale(text) ? text : undefined),
  slug: (text) => (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= 120 ? text : undefined),
  iso2: (text) => (/^[a-z]{2}$/.test(text) ? text : undefined),
  citation: (text) => (['bib', 'ris', 'csl'].includes(text) ? text : undefined),
  dataset: (text) => (['json', 'csv'].includes(text) ? text : undefined),
})
