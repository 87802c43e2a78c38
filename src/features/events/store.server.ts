import type { Transaction } from 'kysely'
import { recordSource } from '#db/sources.ts'
import type { DB } from '#db/tables.ts'
import type { Locale } from '#kernel/locales.ts'
import type { Precision, Source } from '#kernel/source.ts'

export interface ConferenceRecord {
  number: number
  /** City slug of the host; absent while it is not chosen. */
  city?: string | undefined
  startsOn?: string | undefined
  endsOn?: string | undefined
  /** YYYY-MM, while the days are not known. */
  plannedFor?: string | undefined
  participants?: number | undefined
  precision?: Precision | undefined
  countries?: number | undefined
  texts: Partial<Record<Locale, { theme: string; outcome?: string | undefined }>>
  sources: Source[]
}

/** Records a conference; the same number again replaces. */
export async function recordConference(tx: Transaction<DB>, conference: ConferenceRecord): Promise<void> {
  const { number } = conference
  const host = conference.city
    ? await tx.selectFrom('city').select('id').where('slug', '=', conference.city).executeTakeFirstOrThrow()
    : null
  const row = {
    city_id: host?.id ?? null,
    starts_on: conference.startsOn ?? null,
    ends_on: conference.endsOn ?? null,
    planned_for: conference.plannedFor ?? null,
    participants: conference.participants ?? null,
    participants_precision: conference.precision ?? null,
    countries: conference.countries ?? null,
  }
  await tx
    .insertInto('conference')
    .values({ number, ...row })
    .onConflict((it) => it.column('number').doUpdateSet(row))
    .execute()
  await tx.deleteFrom('conference_text').where('number', '=', number).execute()
  for (const [lang, text] of Object.entries(conference.texts))
    await tx
      .insertInto('conference_text')
      .values({ number, lang, theme: text.theme, outcome: text.outcome ?? null })
      .execute()
  await tx.deleteFrom('conference_source').where('number', '=', number).execute()
  for (const source of conference.sources)
    await tx
      .insertInto('conference_source')
      .values({ number, source_id: await recordSource(tx, source) })
      .execute()
}
