import { brotliCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { useSite } from './setup-server.ts'

const site = useSite()

/** Bytes that a first visit transfers: page, style sheets, the faces that its headings need, pictures. */
async function weigh(path: string): Promise<{ html: number; total: number; script: number }> {
  const answer = await site.get(path, { headers: { 'accept-encoding': 'br' } })
  const html = await answer.text()
  const transferred = Number(answer.headers.get('content-length'))
  let total = transferred
  let script = 0
  for (const [, address] of html.matchAll(/<(?:link|script|img)[^>]+(?:href|src)="(\/[^"]+\.(?:css|js|svg|woff2))"/g)) {
    const part = await site.get(address as string, { headers: { 'accept-encoding': 'br' } })
    const bytes = Number(part.headers.get('content-length'))
    total += bytes
    if (address?.endsWith('.js')) script += bytes
    if (address?.endsWith('.css')) total += await weighFaces(await part.text(), address, html)
  }
  return { html: transferred, total, script }
}

/** The faces whose range a heading of the page uses: a browser loads no others. */
async function weighFaces(css: string, address: string, html: string): Promise<number> {
  const headings = [...html.matchAll(/<(h[123])\b[^>]*>(.*?)<\/\1>/gs), ...html.matchAll(/class="(brand)"[^>]*>(.*?)<\/a>/gs)]
    .map((found) => (found[2] as string).replace(/<[^>]*>/g, ''))
    .join('')
  let bytes = 0
  for (const [face] of css.matchAll(/@font-face\{[^}]*\}/g)) {
    const file = /url\(([^)]+\.woff2)\)/.exec(face)?.[1]?.replaceAll(/["']/g, '')
    const ranges = /unicode-range:([^;}]+)/
      .exec(face)?.[1]
      ?.split(',')
      .map((range) =>
        range
          .trim()
          .slice(2)
          .split('-')
          .map((hex) => Number.parseInt(hex, 16)),
      )
    if (!file || !ranges || /\?/.test(face)) continue
    if (
      [...headings].some((letter) =>
        ranges.some(([from = 0, to = from]) => (letter.codePointAt(0) as number) >= from && (letter.codePointAt(0) as number) <= to),
      )
    )
      bytes += Number((await site.get(new URL(file, `http://x${address}`).pathname)).headers.get('content-length'))
  }
  return bytes
}

describe('page weight', () => {
  it('stays below 100 KB in total, without a byte of JavaScript', async () => {
    for (const path of [
      '/en',
      '/fr',
      '/ru',
      '/ar',
      '/zh/cities',
      '/en/cities?view=list',
      '/en/cities?view=table',
      '/es/cities/medellin',
      '/ru/practices',
      '/en/practices/namyangju-learning-lighthouses',
      '/en/countries/kr',
      '/en/award',
      '/en/about',
      '/en/about/design',
    ]) {
      const { total, script } = await weigh(path)
      expect([path, script]).toEqual([path, 0])
      expect([path, total, total <= 100 * 1024]).toEqual([path, total, true])
    }
  })

  it('of the map with 300 cities stays below 45 KB', async () => {
    const { total } = await weigh('/en/cities')
    expect([total, total <= 45 * 1024]).toEqual([total, true])
  })

  it('is sent compressed as the reader can take it', async () => {
    const plain = Buffer.from(await (await site.get('/en/award', { headers: { 'accept-encoding': 'identity' } })).arrayBuffer())
    const small = await site.get('/en/award', { headers: { 'accept-encoding': 'gzip;q=0.5, br' } })
    expect(small.headers.get('content-encoding')).toBe('br')
    expect(Number(small.headers.get('content-length'))).toBeLessThan(plain.length / 3)
    expect(Number(small.headers.get('content-length'))).toBeGreaterThanOrEqual(brotliCompressSync(plain).length * 0.9)
    expect((await site.get('/en/award', { headers: { 'accept-encoding': 'gzip' } })).headers.get('content-encoding')).toBe('gzip')
  })
})
