import { formatTags, type Locale } from '#kernel/locales.ts'

/** Formatters are costly to make and few: each is made once. */
function memo<T>(make: (locale: Locale) => T): (locale: Locale) => T {
  const made = new Map<Locale, T>()
  return (locale) => {
    let value = made.get(locale)
    if (!value) made.set(locale, (value = make(locale)))
    return value
  }
}

const tag = (locale: Locale) => formatTags[locale]
const numbers = memo((locale) => new Intl.NumberFormat(tag(locale)))
const shortNumbers = memo(
  (locale) => new Intl.NumberFormat(tag(locale), { notation: 'compact', compactDisplay: 'long', maximumSignificantDigits: 3 }),
)
const days = memo((locale) => new Intl.DateTimeFormat(tag(locale), { dateStyle: 'long', timeZone: 'UTC' }))
const months = memo((locale) => new Intl.DateTimeFormat(tag(locale), { year: 'numeric', month: 'long', timeZone: 'UTC' }))
const lists = memo((locale) => new Intl.ListFormat(tag(locale), { type: 'conjunction' }))
const collators = memo((locale) => new Intl.Collator(tag(locale)))
const languages = memo((locale) => new Intl.DisplayNames(tag(locale), { type: 'language' }))

const instant = (day: string) => new Date(`${day}T00:00:00Z`)

export const formatNumber = (value: number, locale: Locale) => numbers(locale).format(value)
/** 500,000,000 as "500 million". */
export const formatLarge = (value: number, locale: Locale) => shortNumbers(locale).format(value)
/** YYYY-MM-DD to words. */
export const formatDay = (day: string, locale: Locale) => days(locale).format(instant(day))
/** YYYY-MM to words. */
export const formatMonth = (month: string, locale: Locale) => months(locale).format(instant(`${month.slice(0, 7)}-01`))
/** Two days, or one when they are the same, to words. */
export const formatSpan = (from: string, to: string, locale: Locale) => days(locale).formatRange(instant(from), instant(to))
export const collatorOf = collators
export const formatList = (items: string[], locale: Locale) => lists(locale).format(items)
export const languageName = (lang: string, locale: Locale) => languages(locale).of(lang) ?? lang

/** A date known to the day, month or year, to words. */
export function formatDate(date: { year: number; month?: number | null; day?: number | null }, locale: Locale): string {
  const pad = (value: number) => String(value).padStart(2, '0')
  if (!date.month) return String(date.year)
  if (!date.day) return formatMonth(`${date.year}-${pad(date.month)}`, locale)
  return formatDay(`${date.year}-${pad(date.month)}-${pad(date.day)}`, locale)
}
