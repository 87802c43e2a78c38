import type { Config } from '#kernel/config.ts'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { describeEmbeddedRefusal } from './embedded/refusals.ts'
import { startEmbedded, type EmbeddedOptions } from './embedded/server.ts'
import { migrate, type MigrationRefusal } from './migrate.ts'

export interface PreparedDatabase {
  url: string
  /** Names of the migrations applied now. */
  migrated: string[]
  stop: () => Promise<void>
}

/** The database of this configuration, running and migrated. Refuses with a sentence that says what to do. */
export async function prepareDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  migrations: string,
  options: Omit<EmbeddedOptions, 'dataDir'> = {},
): Promise<Outcome<PreparedDatabase, string>> {
  let url = config.databaseUrl
  let stop = async () => {}
  if (!url) {
    const embedded = await startEmbedded({ dataDir: config.dataDir, ...options })
    if (!embedded.ok) return refused(describeEmbeddedRefusal(embedded.refusal))
    ;({ url, stop } = embedded.value)
  }
  try {
    const migrated = await migrate(url, migrations)
    if (migrated.ok) return done({ url, migrated: migrated.value, stop })
    await stop()
    return refused(describeMigrationRefusal(migrated.refusal))
  } catch (error) {
    await stop()
    if (!config.databaseUrl) throw error
    return refused(`The database named by DATABASE_URL does not answer (${describeError(error)}). Start it, or mend the address.`)
  }
}

function describeError(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(describeError).join(', ')
  return error instanceof Error ? error.message : String(error)
}

export function describeMigrationRefusal(refusal: MigrationRefusal): string {
  switch (refusal.code) {
    case 'database_newer':
      return `The database was written by a newer version of Lyceum (it has ${refusal.names.join(', ')}). Use that version or a later one. Nothing was changed.`
    case 'migration_changed':
      return `The migration ${refusal.name} differs from the one that this database was made with. Migrations are never edited: put the file back as it was. Nothing was changed.`
    case 'migration_failed':
      return `The migration ${refusal.name} could not be applied (${refusal.reason}). It was undone; those before it stay.`
  }
}
