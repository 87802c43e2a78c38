import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks'
import { sequence } from '@sveltejs/kit/hooks'
import { building } from '$app/env'
import { AsyncLocalStorage } from 'node:async_hooks'
import { overwriteGetLocale } from '#words/runtime.js'
import { database, pool } from './connection.server.ts'
import { directionOf, isLocale, negotiateLocale, type Locale } from '#kernel/locales.ts'
import { log } from './log.server.ts'

const localeOfRequest = new AsyncLocalStorage<Locale>()
overwriteGetLocale(() => localeOfRequest.getStore() ?? 'en')

/** Puts in place what every page is given: language, database, clock. */
const context: Handle = ({ event, resolve }) => {
  const first = event.url.pathname.split('/')[1]
  const remembered = event.cookies.get('lang')
  const locale = isLocale(first) ? first : isLocale(remembered) ? remembered : negotiateLocale(event.request.headers.get('accept-language'))
  event.locals.locale = locale
  event.locals.requestId = event.request.headers.get('x-request-id') ?? crypto.randomUUID()
  event.locals.origin = process.env.PUBLIC_URL?.replace(/\/+$/, '') || event.url.origin
  event.locals.madeOf = new Set()
  event.locals.ctx = { db: database(), locale, now: () => new Date() }
  return localeOfRequest.run(locale, () =>
    resolve(event, {
      transformPageChunk: ({ html }) => html.replace('%lang%', locale).replace('%dir%', directionOf(locale)),
      filterSerializedResponseHeaders: () => false,
    }),
  )
}

const headers: Handle = async ({ event, resolve }) => {
  const response = await resolve(event)
  if (response.status === 200 && event.locals.madeOf.size > 0) response.headers.set('x-made-of', [...event.locals.madeOf].join(' '))
  response.headers.delete('link')
  return response
}

export const handle = sequence(headers, context)

export const handleError: HandleServerError = ({ kind, error, event }) => {
  const { requestId } = event.locals
  if (kind !== 'unknown') return
  log.error({ requestId, path: event.url.pathname, error: error instanceof Error ? error.stack : String(error) }, 'a page failed')
  return { message: 'Internal Error', requestId }
}

export const init: ServerInit = async () => {
  if (!building) await pool().query('select 1')
}

process.on('sveltekit:shutdown', () => void pool().end())
