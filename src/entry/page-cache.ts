import { createHash } from 'node:crypto'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { promisify } from 'node:util'

export type Encoding = 'br' | 'gzip' | 'identity'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** A page as it was made: what a person without a session is sent. */
export interface Page {
  status: number
  headers: Record<string, string>
  /** Weak: the same whatever the encoding. */
  etag: string
  bodies: Partial<Record<Encoding, Buffer>>
  hits: number
  /** Subjects of public data that it is made of. */
  madeOf: string[]
  /** Milliseconds since 1970 after which it is made anew, whatever happens: pages may name today. */
  staleAt: number
}

export function newPage(status: number, headers: Record<string, string>, body: Buffer, madeOf: string[], now: number): Page {
  return {
    status,
    headers,
    etag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    bodies: { identity: body },
    hits: 0,
    madeOf,
    staleAt: (Math.floor(now / 86_400_000) + 1) * 86_400_000,
  }
}

/** Brotli at 4 costs about a millisecond for a page; at 11 about a hundred, worth it for what is asked for often. */
const quick = 4
const best = 11
const oftenEnough = 4

/** The body in an encoding, compressed once. What is asked for often is compressed again, better, while nobody waits. */
export async function bodyOf(page: Page, encoding: Encoding): Promise<Buffer> {
  const known = page.bodies[encoding]
  if (known) {
    page.hits += 1
    if (encoding === 'br' && page.hits === oftenEnough) void compress(page, best).then((body) => (page.bodies.br = body))
    return known
  }
  const body = encoding === 'br' ? await compress(page, quick) : await zip(page.bodies.identity as Buffer, { level: 6 })
  return (page.bodies[encoding] = body)
}

function compress(page: Page, quality: number): Promise<Buffer> {
  const plain = page.bodies.identity as Buffer
  return brotli(plain, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    },
  })
}

/**
 * Public pages, ready to send. Bounded by bytes; the longest unused go first. A page is dropped when a subject that it is made
 * of is raised; one that was being made meanwhile is not kept. In doubt (nobody tells us of changes) nothing is served from
 * here, but kept for `stale`: for when no page can be made at all.
 */
export class PageCache {
  private readonly pages = new Map<string, Page>()
  private readonly raisedAt = new Map<string, number>()
  private clock = 0
  private bytes = 0
  private doubtful = true
  private readonly mostBytes: number
  private readonly now: () => number

  constructor(mostBytes: number, now: () => number = Date.now) {
    this.mostBytes = mostBytes
    this.now = now
  }

  find(key: string): Page | undefined {
    if (this.doubtful) return undefined
    const page = this.pages.get(key)
    if (!page || page.staleAt <= this.now()) return undefined
    this.pages.delete(key)
    this.pages.set(key, page)
    return page
  }

  /** The page as it last was, true or not. */
  findStale(key: string): Page | undefined {
    return this.pages.get(key)
  }

  /** To be taken before a page is made, and handed to `keep`. */
  begin(): number {
    return this.clock
  }

  keep(key: string, page: Page, begun: number): boolean {
    if (this.doubtful || page.madeOf.some((subject) => (this.raisedAt.get(subject) ?? -1) >= begun)) return false
    const size = sizeOf(key, page)
    if (size > this.mostBytes / 8) return false
    this.drop(key)
    this.pages.set(key, page)
    this.bytes += size
    for (const oldest of this.pages.keys()) {
      if (this.bytes <= this.mostBytes) break
      this.drop(oldest)
    }
    return true
  }

  /** A subject has changed: what is made of it is dropped. */
  raise(subject: string): void {
    this.raisedAt.set(subject, this.clock)
    this.clock += 1
    for (const [key, page] of this.pages) if (page.madeOf.includes(subject)) this.drop(key)
  }

  doubt(): void {
    this.doubtful = true
  }

  trust(): void {
    this.doubtful = false
  }

  get size(): { pages: number; bytes: number } {
    return { pages: this.pages.size, bytes: this.bytes }
  }

  private drop(key: string): void {
    const page = this.pages.get(key)
    if (!page) return
    this.pages.delete(key)
    this.bytes -= sizeOf(key, page)
  }
}

/** Counted as the plain body and half of it again for its compressed forms, so that the sum does not drift as those come. */
const sizeOf = (key: string, page: Page) => Math.ceil((page.bodies.identity as Buffer).length * 1.5) + key.length * 2 + 600
