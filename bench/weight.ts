import { brotliDecompressSync } from 'node:zlib'
import { get, getPage, type Got } from './get.ts'
import { weighedPages } from './pages.ts'
import { startApplication } from './servers.ts'

export interface PageWeight {
  path: string
  /** Bytes as transferred with Brotli, first answer and once the page is often asked for. */
  htmlFirst: number
  htmlOften: number
  /** Bytes uncompressed. */
  htmlPlain: number
  /** Bytes of the style sheets as transferred. */
  css: number
}

/** Weighs the pages as a browser that takes Brotli is sent them. */
export async function weighPages(databaseUrl: string): Promise<PageWeight[]> {
  const { address, stop } = await startApplication({ DATABASE_URL: databaseUrl })
  try {
    const weights: PageWeight[] = []
    for (const path of weighedPages) {
      const first = await getPage(address, path)
      for (let times = 0; times < 6; times += 1) await getPage(address, path)
      await new Promise((wake) => setTimeout(wake, 500))
      const often = await getPage(address, path)
      const html = plain(first)
      let css = 0
      for (const [, href] of html.toString('utf8').matchAll(/<link\s[^>]*href="([^"]+\.css)"/g))
        css += (await get(address, href as string)).body.length
      weights.push({ path, htmlFirst: first.body.length, htmlOften: often.body.length, htmlPlain: html.length, css })
    }
    return weights
  } finally {
    await stop()
  }
}

function plain({ rawHeaders, body }: Got): Buffer {
  const at = rawHeaders.findIndex((name, index) => index % 2 === 0 && name.toLowerCase() === 'content-encoding')
  return rawHeaders[at + 1] === 'br' && at >= 0 ? brotliDecompressSync(body) : body
}
