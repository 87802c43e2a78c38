import { z } from 'zod'
import { changeKinds, milestoneKinds, placeKinds, regionCodes } from '#features/cities/model.ts'
import { sectionKinds, themeCodes } from '#features/library/model.ts'
import { locales } from '#kernel/locales.ts'
import { precisions } from '#kernel/source.ts'

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and hyphens')
const text = z.string().trim().min(1)
const lang = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'must be a language tag such as fr')
const year = z.int().min(1900).max(2200)
const networkYear = z.int().min(2013, 'must be 2013 or later, when the network was founded').max(2200)
/** A list in which nothing stands twice. */
const distinct = <T extends z.ZodType<string>>(item: T) =>
  z
    .array(item)
    .min(1)
    .refine((list) => new Set(list).size === list.length, 'names something twice')
const spell = z
  .strictObject({ joined: networkYear.optional(), ended: z.boolean().optional(), left: networkYear.optional(), note: text.optional() })
  .refine(({ left, ended }) => left === undefined || ended === true, { path: ['left'], error: 'is only there for a stay that has ended' })
  .refine(({ joined, left }) => left === undefined || joined === undefined || left >= joined, { path: ['left'], error: 'must not be before the year of joining' })
const source = z.strictObject({ title: text, url: z.httpUrl().optional() })
const sources = z.array(source).min(1)

export const seedSchemas = {
  regions: z.strictObject({ id: z.enum(regionCodes) }),
  countries: z.strictObject({ id: z.string().regex(/^[A-Z]{2}$/), region: z.enum(regionCodes), name: text }),
  cities: z.strictObject({
    id: slug,
    name: text,
    country: z.string().regex(/^[A-Z]{2}$/),
    kind: z.enum(placeKinds),
    parent: text.optional(),
    latitude: z.number().min(-90).max(90).optional(),
    longitude: z.number().min(-180).max(180).optional(),
    coordinates: z.literal('estimate').optional(),
    size_hint: z.enum(['under 50k', '50k-250k', '250k-1M', '1M-5M', 'over 5M']).optional(),
    size_hint_basis: z.literal('estimate').optional(),
    standing_verified: z.boolean().default(true),
    standing_note: text.optional(),
    demo: z.boolean().default(false),
    memberships: z.array(spell).refine((spells) => spells.filter(({ ended }) => !ended).length <= 1, 'has more than one stay that goes on'),
    facts: z
      .array(z.strictObject({ kind: z.literal('population'), value: z.number().nonnegative(), precision: z.enum(precisions), year: year.optional(), source }))
      .default([]),
    changes: z.array(z.strictObject({ kind: z.enum(changeKinds), year: year.optional(), lang, note: text, source })).default([]),
    sources,
  }).refine(({ latitude, longitude }) => (latitude === undefined) === (longitude === undefined), {
    path: ['latitude'],
    error: 'comes with a longitude, or not at all',
  }),
  'city-names': z.strictObject({
    city: slug,
    names: z.strictObject({
      ...Object.fromEntries(locales.filter((locale) => locale !== 'en').map((locale) => [locale, text.optional()])),
      native: z.strictObject({ lang, name: text }).optional(),
    }),
  }),
  awards: z.strictObject({ id: year, cities: distinct(slug), source }),
  conferences: z.strictObject({
    id: z.int().positive(),
    city: slug.optional(),
    starts: z.iso.date().optional(),
    ends: z.iso.date().optional(),
    planned: z.string().regex(/^\d{4}-\d{2}$/).optional(),
    participants: z.int().positive().optional(),
    precision: z.enum(precisions).optional(),
    countries: z.int().positive().optional(),
    texts: z.partialRecord(z.enum(locales), z.strictObject({ theme: text, outcome: text.optional() })),
    sources,
  }).refine(({ starts, ends, planned }) => (starts === undefined) === (ends === undefined) && (starts ?? planned) !== undefined, {
    path: ['starts'],
    error: 'comes with ends; without both, planned says for which month it is announced',
  }).refine(({ starts, ends }) => starts === undefined || ends === undefined || ends >= starts, { path: ['ends'], error: 'must not be before starts' }),
  'network-counts': z.strictObject({
    id: z.string().regex(/^\d{4}(-\d{2}){0,2}$/),
    members: z.int().positive(),
    members_precision: z.enum(precisions),
    countries: z.int().positive().optional(),
    inhabitants: z.int().positive().optional(),
    inhabitants_precision: z.enum(precisions).optional(),
    source,
  }),
  themes: z.strictObject({ id: z.enum(themeCodes) }),
  practices: z.strictObject({
    id: slug,
    lang,
    title: text.max(120),
    summary: text.max(300),
    cities: distinct(slug),
    year: year.optional(),
    themes: distinct(z.enum(themeCodes)),
    sections: z.array(z.strictObject({ kind: z.enum(sectionKinds), body: text })).min(1),
    figures: z.array(z.strictObject({ value: text, label: text })),
    demo: z.boolean().default(false),
    sources,
  }),
  milestones: z.strictObject({
    id: slug,
    city: slug,
    year,
    month: z.int().min(1).max(12).optional(),
    day: z.int().min(1).max(31).optional(),
    kind: z.enum(milestoneKinds),
    lang,
    title: text.max(200),
    source,
  }).refine(({ month, day }) => day === undefined || month !== undefined, { path: ['day'], error: 'needs its month' }),
}

export type SeedKind = keyof typeof seedSchemas
export type SeedRows = { [K in SeedKind]: z.infer<(typeof seedSchemas)[K]>[] }
