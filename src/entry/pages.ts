import type { IncomingMessage, ServerResponse } from 'node:http'
import { chooseEncoding, etagMatches, hasSession } from './headers.ts'
import { bodyOf, newPage, type Encoding, type Page, type PageCache } from './page-cache.ts'

/** The framework, as far as we use it: a request in, a response out. */
export interface Framework {
  respond: (request: Request, options: { getClientAddress: () => string }) => Promise<Response>
}

export interface PageOptions {
  cache: PageCache | null
  framework: Framework
  /** Origin under which people reach the site; empty: as the request names it. */
  publicUrl: string
}

export type Served = 'hit' | 'miss' | 'stale' | 'pass' | 'unchanged'

/** Longer queries are answered and not kept. */
const longestQuery = 400
/** Answers of the framework that go on as they are, never to a cache. */
const dropped = new Set(['x-made-of', 'x-sveltekit-page', 'content-length', 'etag'])

/** Answers a GET or HEAD: from the cache when it can, else from the framework, kept when it says what it is made of. */
export async function answerPage(
  request: IncomingMessage,
  response: ServerResponse,
  url: string,
  id: string,
  options: PageOptions,
  common: readonly string[] = [],
): Promise<Served> {
  const { cache } = options
  const origin = originOf(request, options.publicUrl)
  const query = url.indexOf('?')
  const keepable = cache !== null && !hasSession(request) && (query < 0 || url.length - query <= longestQuery)
  const key = options.publicUrl ? url : `${origin}${url}`

  if (keepable) {
    const page = cache.find(key)
    if (page) return (await sendPage(request, response, page, common)) ?? 'hit'
  }
  const begun = cache?.begin() ?? 0
  const { page, made } = await shared(`${begun} ${key}`, keepable, () => make(request, url, origin, id, options))
  if (keepable && page.status >= 500) {
    const stale = cache.findStale(key)
    if (stale) return (await sendPage(request, response, stale, common)) ?? 'stale'
  }
  if (keepable && made && page.status === 200 && page.madeOf.length > 0) cache.keep(key, page, begun)
  return (await sendPage(request, response, page, common)) ?? (keepable ? 'miss' : 'pass')
}

/** Pages being made; a second person who asks meanwhile is given the same, unless something has changed since it was begun. */
const making = new Map<string, Promise<Page>>()

async function shared(key: string, keepable: boolean, make: () => Promise<Page>): Promise<{ page: Page; made: boolean }> {
  const running = keepable ? making.get(key) : undefined
  if (running) {
    const page = await running
    if (page.madeOf.length > 0) return { page, made: false }
  }
  const promise = make()
  if (!keepable) return { page: await promise, made: true }
  making.set(key, promise)
  try {
    return { page: await promise, made: true }
  } finally {
    if (making.get(key) === promise) making.delete(key)
  }
}

async function make(request: IncomingMessage, url: string, origin: string, id: string, { framework }: PageOptions): Promise<Page> {
  const headers: [string, string][] = [['x-request-id', id]]
  for (const name of ['accept', 'accept-language', 'cookie', 'user-agent', 'origin', 'referer'] as const) {
    const value = request.headers[name]
    if (value) headers.push([name, value])
  }
  const answer = await framework.respond(new Request(origin + url, { headers }), {
    getClientAddress: () => request.socket.remoteAddress ?? '',
  })
  const kept: Record<string, string> = {}
  for (const [name, value] of answer.headers)
    if (!dropped.has(name)) kept[name] = name === 'set-cookie' ? [kept[name], value].filter(Boolean).join('\n') : value
  const madeOf = answer.headers.get('x-made-of')?.split(' ') ?? []
  // A page with a nonce or a cookie is for one reader: it must never be sent to another.
  const personal = kept['set-cookie'] !== undefined || kept['content-security-policy']?.includes("'nonce-")
  return newPage(answer.status, kept, Buffer.from(await answer.arrayBuffer()), personal ? [] : madeOf, Date.now())
}

/** The head of an answer, name after value, made once for each body: what is sent most often costs least. */
const heads = new WeakMap<Buffer, string[]>()

function headOf(page: Page, encoding: Encoding, body: Buffer, compressible: boolean): string[] {
  const known = heads.get(body)
  if (known) return known
  const head: string[] = []
  for (const [name, value] of Object.entries(page.headers)) {
    if (name === 'set-cookie') for (const cookie of value.split('\n')) head.push(name, cookie)
    else if (name !== 'vary') head.push(name, value)
  }
  const vary = [page.headers.vary, compressible ? 'accept-encoding' : ''].filter(Boolean).join(', ')
  if (vary) head.push('vary', vary)
  if (page.status === 200) head.push('etag', page.etag)
  if (page.status === 200 && !page.headers['cache-control']) head.push('cache-control', 'no-cache')
  if (encoding !== 'identity') head.push('content-encoding', encoding)
  head.push('content-length', String(body.length))
  heads.set(body, head)
  return head
}

/** Named in an answer that sends nothing, because the reader has it: neither length nor type. */
const notIn304 = new Set(['content-length', 'content-type', 'content-encoding'])
const textual = /^(text\/|application\/(json|.*\+xml|.*\+json|xml))/
const worthCompressing = 800

async function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: Page,
  common: readonly string[],
): Promise<'unchanged' | null> {
  const compressible = (page.bodies.identity as Buffer).length > worthCompressing && textual.test(page.headers['content-type'] ?? '')
  const encoding = compressible ? chooseEncoding(request.headers['accept-encoding']) : 'identity'
  const body = await bodyOf(page, encoding)
  const head = headOf(page, encoding, body, compressible)
  if (page.status === 200 && etagMatches(request.headers['if-none-match'], page.etag)) {
    const kept: string[] = [...common]
    for (let index = 0; index < head.length; index += 2)
      if (!notIn304.has(head[index] as string)) kept.push(head[index] as string, head[index + 1] as string)
    response.writeHead(304, kept).end()
    return 'unchanged'
  }
  response.writeHead(page.status, [...common, ...head])
  response.end(request.method === 'HEAD' ? undefined : body)
  return null
}

function originOf(request: IncomingMessage, publicUrl: string): string {
  if (publicUrl) return publicUrl
  const host = request.headers.host ?? ''
  return /^[a-z0-9.-]+(:\d+)?$|^\[[0-9a-f:]+\](:\d+)?$/i.test(host) ? `http://${host}` : 'http://localhost'
}
