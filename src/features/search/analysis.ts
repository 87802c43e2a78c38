import { fold } from '#kernel/fold.ts'
import type { Locale } from '#kernel/locales.ts'

/** The text search configuration of PostgreSQL that stems a language; `simple` where none does. */
export const stemmers: Record<string, string> = {
  en: 'english',
  fr: 'french',
  es: 'spanish',
  ar: 'arabic',
  ru: 'russian',
  de: 'german',
  pt: 'portuguese',
  it: 'italian',
}

const chineseWords = new Intl.Segmenter('zh', { granularity: 'word' })
const han = /\p{Script=Han}/u

/** A text as words parted by spaces: folded, and Chinese cut into words as a reader would. */
export function wordsOf(text: string): string {
  const folded = fold(text)
  if (!han.test(folded)) return folded
  return [...chineseWords.segment(folded)]
    .map((part) => part.segment.trim())
    .filter(Boolean)
    .join(' ')
}

/** Names folded and parted by bars, `|beijing|北京|`, so that a whole name can be told from a part of one. */
export function keysOf(names: string[]): string {
  return `|${[...new Set(names.map(fold).filter(Boolean))].join('|')}|`
}

/** At most 12 words of what a person typed; the rest of a longer text is left out of the search. */
export function queryWords(query: string): string[] {
  return [...new Set(wordsOf(query.slice(0, 400)).split(' ').filter(Boolean))].slice(0, 12)
}

/** Stemmers to try for a reader's language: its own, and English, the language of most content. */
export function stemmersFor(locale: Locale): string[] {
  return [...new Set([stemmers[locale], stemmers.en].filter((stemmer) => stemmer !== undefined))]
}
