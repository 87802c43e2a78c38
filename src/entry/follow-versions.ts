import pg from 'pg'

export interface Follower {
  stop: () => Promise<void>
}

interface Listener {
  /** A subject has changed. */
  raise: (subject: string) => void
  /** From now on changes may go unnoticed. */
  doubt: () => void
  /** From now on each change is told. */
  trust: () => void
}

const pause = 500

/**
 * Follows the versions of public data: LISTENs for each change, and after a lost connection compares what it knew with what is
 * so now, so that nothing that changed meanwhile goes unnoticed.
 */
export function followVersions(databaseUrl: string, listener: Listener): Follower {
  const known = new Map<string, number>()
  let client: pg.Client | undefined
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  async function connect(): Promise<void> {
    const attempt = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'lyceum-follow',
      keepAlive: true,
      connectionTimeoutMillis: 3_000,
    })
    client = attempt
    const lost = () => {
      if (client !== attempt) return
      client = undefined
      listener.doubt()
      void attempt.end().catch(() => {})
      if (!stopped) timer = setTimeout(() => void connect(), pause)
    }
    attempt.on('error', lost)
    attempt.on('end', lost)
    attempt.on('notification', ({ payload }) => {
      if (!payload) return
      known.delete(payload) // which version that was is not said; the next comparison raises it once more at worst
      listener.raise(payload)
    })
    try {
      await attempt.connect()
      await attempt.query('listen data_version')
      const { rows } = await attempt.query<{ subject: string; version: string }>('select subject, version from data_version')
      for (const { subject, version } of rows) {
        if (known.get(subject) !== Number(version)) listener.raise(subject)
        known.set(subject, Number(version))
      }
      listener.trust()
    } catch {
      lost()
    }
  }

  void connect()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      const open = client
      client = undefined
      await open?.end().catch(() => {})
    },
  }
}
