import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import { chooseEncoding, etagMatches, hasSession, languageToRemember, safetyHeaders } from '../../src/entry/headers.ts'

const request = (headers: Record<string, string>) => ({ headers }) as unknown as IncomingMessage

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['identity', 'identity'],
  ['gzip', 'gzip'],
  ['gzip, deflate, br, zstd', 'br'],
  ['GZIP', 'gzip'],
  ['br;q=0.1, gzip;q=1', 'br'],
  ['br;q=0, gzip', 'gzip'],
  ['br ; q=0.000, gzip;q=0', 'identity'],
  ['br;q=0.001', 'br'],
  ['brotli, xgzip, gzip2', 'identity'],
  ['deflate,gzip', 'gzip'],
])('a reader who takes “%s” is sent %s', (header, encoding) => {
  expect(chooseEncoding(header)).toBe(encoding)
})

test.each([
  [undefined, false],
  ['', false],
  ['W/"abc"', true],
  ['"abc"', true],
  ['"x", W/"abc" , "y"', true],
  ['*', true],
  ['"abcd"', false],
  ['abc', false],
])('a reader who has %s of W/"abc": %s', (header, matches) => {
  expect(etagMatches(header, 'W/"abc"')).toBe(matches)
})

test('a person has a session when the cookie says so', () => {
  expect([request({}), request({ cookie: 'lang=fr' }), request({ cookie: 'lang=fr; lyceum_session=x' })].map(hasSession)).toEqual([
    false,
    false,
    true,
  ])
})

test('only a site under https tells browsers to come by https', () => {
  expect(Object.keys(safetyHeaders(true))).toContain('strict-transport-security')
  expect(Object.keys(safetyHeaders(false))).not.toContain('strict-transport-security')
  expect(safetyHeaders(false)['x-content-type-options']).toBe('nosniff')
})

describe('a language is remembered', () => {
  const pressed = {
    host: 'cities.example',
    'sec-fetch-site': 'same-origin',
    'sec-fetch-dest': 'document',
    referer: 'https://cities.example/en/cities?region=africa',
  }

  test('when a person goes from a page of ours to the same in another language', () => {
    expect(languageToRemember(request(pressed), '/fr/cities')).toBe('lang=fr; Path=/; Max-Age=31536000; SameSite=Lax')
  })

  test.each<[string, Partial<Record<keyof typeof pressed, string>>, string]>([
    ['the language stays', {}, '/en/award'],
    ['the page has no language', {}, '/sitemap.xml'],
    ['the language is none of ours', {}, '/de/cities'],
    ['they come from elsewhere', { referer: 'https://search.example/en/x', 'sec-fetch-site': 'cross-site' }, '/fr'],
    ['they come from another host, whatever the browser says', { referer: 'https://search.example/en/x' }, '/fr'],
    ['they come from a page without a language', { referer: 'https://cities.example/' }, '/fr'],
    ['where they come from cannot be read', { referer: 'about:' }, '/fr'],
    ['it is an image and no page', { 'sec-fetch-dest': 'image' }, '/fr/cities'],
    ['the browser does not say what it asks for', { 'sec-fetch-site': '' }, '/fr/cities'],
  ])('never when %s', (_name, headers, path) => {
    expect(languageToRemember(request({ ...pressed, ...headers }), path)).toBe(null)
  })

  test('never when there is no page they come from', () => {
    const { referer: _, ...headers } = pressed
    expect(languageToRemember(request(headers), '/fr/cities')).toBe(null)
  })
})
