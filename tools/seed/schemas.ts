import { z } from 'zod'
import { changeKinds, milestoneKinds, placeKinds, regionCodes } from '#features/cities/model.ts'
import { sectionKinds, themeCodes } from '#features/library/model.ts'
import { locales } from '#kernel/locales.ts'
import { precisions } from '#kernel/source.ts'

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and hyphens')
const text = z.string().trim().min(1)
const lang = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'must be a language tag such as fr')
const year = z.int().min(1900).max(2200)
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
    memberships: z.array(
      z.strictObject({ joined: year.optional(), ended: z.boolean().optional(), left: year.optional(), note: text.optional() }),
    ),
    facts: z
      .array(z.strictObject({ kind: z.literal('population'), value: z.number().nonnegative(), precision: z.enum(precisions), year: year.optional(), source }))
      .default([]),
    changes: z.array(z.strictObject({ kind: z.enum(changeKinds), year: year.optional(), lang, note: text, source })).default([]),
    sources,
  }),
  'city-names': z.strictObject({
    city: slug,
    names: z.strictObject({
      ...Object.fromEntries(locales.filter((locale) => locale !== 'en').map((locale) => [locale, text.optional()])),
      native: z.strictObject({ lang, name: text }).optional(),
    }),
  }),
  awards: z.strictObject({ id: year, cities: z.array(slug).min(1), source }),
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
  }),
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
    cities: z.array(slug).min(1),
    year: year.optional(),
    themes: z.array(z.enum(themeCodes)).min(1),
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
  }),
}

export type SeedKind = keyof typeof seedSchemas
export type SeedRows = { [K in SeedKind]: z.infer<(typeof seedSchemas)[K]>[] }
