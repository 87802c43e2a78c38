import { request } from 'node:http'

export interface Got {
  status: number
  /** Name, value, name, value, as they were sent. */
  rawHeaders: string[]
  /** As transferred: compressed when the answer was. */
  body: Buffer
  /** From sending the request to the last byte. */
  ms: number
}

/** One GET on a connection of its own, taking Brotli. Fails after ten seconds. */
export function get(address: string, path: string): Promise<Got> {
  const begun = performance.now()
  return new Promise((resolve, reject) => {
    const asked = request(
      address + path,
      { agent: false, timeout: 10_000, headers: { accept: 'text/html', 'accept-encoding': 'br' } },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('error', reject)
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            rawHeaders: answer.rawHeaders,
            body: Buffer.concat(parts),
            ms: performance.now() - begun,
          }),
        )
      },
    )
    asked.on('timeout', () => asked.destroy(new Error(`${path} took longer than ten seconds`)))
    asked.on('error', reject)
    asked.end()
  })
}

/** A GET that has to be answered with 200; throws otherwise. */
export async function getPage(address: string, path: string): Promise<Got> {
  const got = await get(address, path)
  if (got.status !== 200) throw new Error(`${path} was answered with ${got.status}`)
  return got
}
