import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeReachable } from '#db/embedded/reachable.ts'

let folder: string
let programs: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lyceum-reach-'))
  programs = join(folder, 'project', 'bin')
  mkdirSync(programs, { recursive: true })
  for (const name of ['initdb', 'postgres']) writeFileSync(join(programs, name), name, { mode: 0o755 })
  mkdirSync(join(folder, 'data'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const binaries = () => ({ initdb: join(programs, 'initdb'), postgres: join(programs, 'postgres'), major: 18 })
const nobody = { uid: 65534, gid: 65534 }

test('programs in a folder that only root may enter are copied to where the account can run them, once', () => {
  chmodSync(folder, 0o700)
  const reachable = makeReachable(binaries(), join(folder, 'data'), nobody)
  expect(reachable).toEqual({
    initdb: join(folder, 'data/postgresql-18/bin/initdb'),
    postgres: join(folder, 'data/postgresql-18/bin/postgres'),
    major: 18,
  })
  expect(readFileSync(reachable.postgres, 'utf8')).toBe('postgres')
  writeFileSync(reachable.postgres, 'the copy')
  expect(readFileSync(makeReachable(binaries(), join(folder, 'data'), nobody).postgres, 'utf8')).toBe('the copy')
})

test('programs that the account can reach, or that run as ourselves, stay where they are', () => {
  chmodSync(folder, 0o755)
  expect(makeReachable(binaries(), join(folder, 'data'), nobody)).toEqual(binaries())
  chmodSync(folder, 0o700)
  expect(makeReachable(binaries(), join(folder, 'data'), {})).toEqual(binaries())
})
