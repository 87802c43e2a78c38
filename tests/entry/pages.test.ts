import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PageCache } from '../../src/entry/page-cache.ts'
import { answerPage } from '../../src/entry/pages.ts'

/** What the framework answers: set by each test. */
let respond: (request: Request) => Promise<Response>
let cache: PageCache
let server: Server
let address: string
let served: string[]

beforeEach(async () => {
  served = []
  cache = new PageCache(1_000_000)
  cache.trust()
  server = createServer((request, response) => {
    void answerPage(request, response, request.url ?? '/', 'id', {
      cache,
      framework: { respond: (it) => respond(it) },
      publicUrl: '',
    }).then((how) => served.push(how))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => new Promise((resolve) => server.close(resolve)))

const madeOfCities = (body: string, headers: Record<string, string> = {}, status = 200) =>
  new Response(body, { status, headers: { 'content-type': 'text/html', 'x-made-of': 'cities', ...headers } })
const ask = async (path: string, headers: Record<string, string> = {}) => (await fetch(address + path, { headers })).text()

test('a page is made once and then served from memory, without the note of what it is made of', async () => {
  let made = 0
  respond = async () => madeOfCities(`page ${(made += 1)}`)
  const answers = [await fetch(`${address}/en`), await fetch(`${address}/en`)]
  expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(['page 1', 'page 1'])
  expect(answers.map((answer) => answer.headers.get('x-made-of'))).toEqual([null, null])
  expect(served).toEqual(['miss', 'hit'])
})

test('HEAD is sent what GET is, without the body', async () => {
  respond = async () => madeOfCities('a page '.repeat(500))
  const get = await fetch(`${address}/en`)
  const head = await fetch(`${address}/en`, { method: 'HEAD' })
  const told = ['content-type', 'content-length', 'content-encoding', 'etag', 'cache-control', 'vary']
  expect(told.map((name) => head.headers.get(name))).toEqual(told.map((name) => get.headers.get(name)))
  expect(await head.text()).toBe('')
  expect((await get.text()).length).toBe(3_500)
})

test.each<[string, () => Response, Record<string, string>]>([
  ['made for someone who is signed in', () => madeOfCities('mine'), { cookie: 'lyceum_session=x' }],
  ['that sets a cookie', () => madeOfCities('mine', { 'set-cookie': 'draft=1' }), {}],
  ['with a nonce', () => madeOfCities('mine', { 'content-security-policy': "script-src 'nonce-abc'" }), {}],
  ['that does not say what it is made of', () => new Response('mine'), {}],
  ['that failed', () => madeOfCities('mine', {}, 500), {}],
  ['that is not there', () => madeOfCities('mine', {}, 404), {}],
])('a page %s is never kept', async (_name, answer, headers) => {
  respond = async () => answer()
  await ask('/en', headers)
  expect(cache.size.pages).toBe(0)
  respond = async () => madeOfCities('for all')
  expect(await ask('/en')).toBe('for all')
})

test('someone who is signed in is not sent what is kept for all', async () => {
  respond = async () => madeOfCities('for all')
  await ask('/en')
  respond = async () => madeOfCities('for me')
  expect(await ask('/en', { cookie: 'lyceum_session=x' })).toBe('for me')
})

test('pages that differ in their query are different pages; an endless query is answered and not kept', async () => {
  respond = async (request) => madeOfCities(new URL(request.url).search)
  expect([await ask('/en?a=1'), await ask('/en?a=2'), await ask('/en?a=1')]).toEqual(['?a=1', '?a=2', '?a=1'])
  await ask(`/en?q=${'x'.repeat(500)}`)
  expect(cache.size.pages).toBe(2)
})

test('those who ask for a page that is being made wait for that one', async () => {
  let made = 0
  respond = async () => {
    made += 1
    await new Promise((wake) => setTimeout(wake, 50))
    return madeOfCities(`page ${made}`)
  }
  expect(await Promise.all([1, 2, 3].map(() => ask('/en')))).toEqual(['page 1', 'page 1', 'page 1'])
  expect(made).toBe(1)
})

test('who asks after a change does not get the page that was begun before it', async () => {
  let name = 'old'
  const release: (() => void)[] = []
  respond = async () => {
    const read = name
    await new Promise<void>((resolve) => release.push(resolve))
    return madeOfCities(read)
  }
  const early = ask('/en')
  while (release.length < 1) await new Promise((wake) => setTimeout(wake, 5))
  name = 'new'
  cache.raise('cities')
  const late = ask('/en')
  while (release.length < 2) await new Promise((wake) => setTimeout(wake, 5))
  for (const go of release) go()
  expect([await early, await late]).toEqual(['old', 'new'])
  expect(await ask('/en')).toBe('new')
})

test('in doubt a page is made anew, and one that cannot be made is sent as it last was', async () => {
  respond = async () => madeOfCities('before')
  await ask('/en')
  cache.doubt()
  respond = async () => madeOfCities('after')
  expect(await ask('/en')).toBe('after')
  respond = async () => madeOfCities('Internal Error', {}, 500)
  expect(await ask('/en')).toBe('before')
  const other = await fetch(`${address}/fr`)
  expect([other.status, await other.text()]).toEqual([500, 'Internal Error'])
  expect(served).toEqual(['miss', 'miss', 'stale', 'miss'])
})
