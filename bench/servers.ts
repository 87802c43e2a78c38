import { startServer, type TestServer } from '../tests/support/server.ts'

const started = new Set<Promise<TestServer>>()

/** Starts the application as `npm start` does, and remembers it until it is stopped. */
export async function startApplication(env: Record<string, string>): Promise<TestServer> {
  const starting = startServer({ PAGE_CACHE_MB: '64', WATCH_QUERIES: '', PUBLIC_URL: '', ...env })
  started.add(starting)
  try {
    return await starting
  } catch (error) {
    started.delete(starting)
    throw error
  }
}

/** Stops every application that still runs. */
export async function stopApplications(): Promise<void> {
  for (const starting of started) await starting.then((server) => server.stop()).catch(() => {})
  started.clear()
}
