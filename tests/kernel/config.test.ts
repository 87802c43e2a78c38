import { describe, expect, test } from 'vitest'
import { readConfig } from '#kernel/config.ts'

const standard = {
  port: 3000,
  host: '127.0.0.1',
  publicUrl: '',
  dataDir: './var',
  databaseUrl: '',
  logLevel: 'info',
  trustProxy: false,
  pageCacheMiB: 64,
}

test('without any setting the site listens on this machine only, with its own database', () => {
  expect(readConfig({})).toEqual({ ok: true, value: standard })
})

test('a setting that is empty or blank counts as not set', () => {
  const blank = Object.fromEntries(
    ['PORT', 'HOST', 'PUBLIC_URL', 'DATA_DIR', 'DATABASE_URL', 'LOG_LEVEL', 'TRUST_PROXY', 'PAGE_CACHE_MB'].map((name) => [name, ' ']),
  )
  expect(readConfig(blank)).toEqual({ ok: true, value: standard })
})

test('every setting is taken, without blanks around it', () => {
  expect(
    readConfig({
      PORT: ' 8080 ',
      HOST: '::',
      PUBLIC_URL: 'https://cities.example.org/',
      DATA_DIR: '/srv/lyceum',
      DATABASE_URL: 'postgresql://u@db/lyceum',
      LOG_LEVEL: 'silent',
      TRUST_PROXY: '1',
      PAGE_CACHE_MB: '0',
    }),
  ).toEqual({
    ok: true,
    value: {
      port: 8080,
      host: '::',
      publicUrl: 'https://cities.example.org',
      dataDir: '/srv/lyceum',
      databaseUrl: 'postgresql://u@db/lyceum',
      logLevel: 'silent',
      trustProxy: true,
      pageCacheMiB: 0,
    },
  })
})

describe('a value is refused by its name and with what to set:', () => {
  test.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80a'],
    ['PORT', '3000.5'],
    ['PORT', '0x50'],
    ['PUBLIC_URL', 'cities.example.org'],
    ['PUBLIC_URL', 'https://cities.example.org/lyceum'],
    ['PUBLIC_URL', 'https://cities.example.org?x'],
    ['PUBLIC_URL', 'https://user@cities.example.org'],
    ['PUBLIC_URL', 'ftp://cities.example.org'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['DATABASE_URL', 'mysql://localhost/lyceum'],
    ['DATABASE_URL', 'localhost:5432'],
    ['LOG_LEVEL', 'INFO'],
    ['TRUST_PROXY', 'true'],
    ['PAGE_CACHE_MB', '4097'],
    ['PAGE_CACHE_MB', 'much'],
  ])('%s=%s', (name, value) => {
    const outcome = readConfig({ [name]: value })
    expect(outcome).toEqual({ ok: false, refusal: [expect.stringMatching(new RegExp(`^${name} .+ (Set it to|leave it out) .+\\.$`))] })
  })
})

test('a wrong DATABASE_URL is not repeated: it may hold a password', () => {
  expect(JSON.stringify(readConfig({ DATABASE_URL: 'mysql://u:a-secret@db/lyceum' }))).not.toContain('a-secret')
})

test('all that is wrong is said at once', () => {
  const outcome = readConfig({ PORT: 'x', PUBLIC_URL: 'x', DATABASE_URL: 'x', LOG_LEVEL: 'x', TRUST_PROXY: 'x', PAGE_CACHE_MB: 'x' })
  expect(outcome).toEqual({ ok: false, refusal: Array.from({ length: 6 }, () => expect.any(String)) })
})
