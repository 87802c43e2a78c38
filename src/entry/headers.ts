import type { IncomingMessage } from 'node:http'
import { isLocale } from '#kernel/locales.ts'
import type { Encoding } from './page-cache.ts'

/** Sent with everything. The content security policy of pages comes from the framework. */
export function safetyHeaders(https: boolean): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(self), microphone=(), payment=(), usb=()',
    ...(https ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}

const chosen = new Map<string, Encoding>()
const mostChosen = 200

/** Brotli before gzip before nothing, as far as the reader takes it. Browsers send few different headers: each is read once. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding {
  if (!acceptEncoding) return 'identity'
  const known = chosen.get(acceptEncoding)
  if (known) return known
  const encoding = readEncoding(acceptEncoding)
  if (chosen.size < mostChosen) chosen.set(acceptEncoding, encoding)
  return encoding
}

function readEncoding(header: string): Encoding {
  const taken = (name: string) => new RegExp(`(?:^|[\\s,])${name}(?!\\s*;\\s*q=0(?:\\.0*)?(?:\\s*,|\\s*$))(?=[\\s,;]|$)`, 'i').test(header)
  return taken('br') ? 'br' : taken('gzip') ? 'gzip' : 'identity'
}

/** Only a person who is signed in has one; their pages are never kept. */
export const sessionCookie = 'lyceum_session'

export const hasSession = (request: IncomingMessage) => request.headers.cookie?.includes(`${sessionCookie}=`) ?? false

export function etagMatches(header: string | undefined, etag: string): boolean {
  if (!header) return false
  return header.trim() === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag.replace(/^W\//, ''))
}

/**
 * The cookie that remembers a language: set only when a person has just pressed a language on a page of ours, that is, when they
 * come to a page in one language from a page of ours in another. Null: nothing to remember.
 */
export function languageToRemember(request: IncomingMessage, path: string): string | null {
  const locale = path.split('/', 2)[1]
  if (!isLocale(locale) || request.headers['sec-fetch-site'] !== 'same-origin' || request.headers['sec-fetch-dest'] !== 'document')
    return null
  const from = URL.parse(request.headers.referer ?? '')
  const before = from?.pathname.split('/', 2)[1]
  if (!from || from.host !== request.headers.host || !isLocale(before) || before === locale) return null
  return `lang=${locale}; Path=/; Max-Age=31536000; SameSite=Lax`
}
