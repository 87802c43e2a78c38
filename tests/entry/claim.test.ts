import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimFolder } from '../../src/entry/claim.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lyceum-claim-'))
  file = join(folder, 'server.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const held = () => JSON.parse(readFileSync(file, 'utf8')) as unknown
function take() {
  const outcome = claimFolder(folder)
  if (!outcome.ok) throw new Error(`held by ${outcome.refusal.pid}`)
  return outcome.value
}

test('a claim says who holds the folder and where it serves, and leaves nothing behind', () => {
  const claim = take()
  expect(held()).toEqual({ pid: process.pid, address: '' })
  claim.tell('http://127.0.0.1:3000')
  expect(held()).toEqual({ pid: process.pid, address: 'http://127.0.0.1:3000' })
  claim.release()
  expect(readdirSync(folder)).toEqual([])
})

test.each([
  ['a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, address: '' })],
  ['a file that cannot be read', '{"pid": 1'],
  ['an empty file', ''],
])('a claim of %s is passed over', (_name, text) => {
  writeFileSync(file, text)
  take()
  expect(held()).toEqual({ pid: process.pid, address: '' })
})

test('of several processes that claim a folder at the same moment, one holds it and the others learn who', async () => {
  const script = `import { claimFolder } from './src/entry/claim.ts'
    const outcome = claimFolder(process.argv[1])
    process.stdout.write(outcome.ok ? 'mine' : String(outcome.refusal.pid))
    process.stdin.resume()`
  const children = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script, folder], {
      stdio: ['pipe', 'pipe', 'inherit'],
    }),
  )
  const said = await Promise.all(children.map(async (child) => String((await once(child.stdout, 'data'))[0])))
  const holder = children[said.indexOf('mine')]
  expect(said.filter((text) => text !== 'mine')).toEqual(Array.from({ length: 3 }, () => String(holder?.pid)))
  expect(existsSync(file)).toBe(true)
  await Promise.all(
    children.map(async (child) => {
      child.stdin.end()
      await once(child, 'exit')
    }),
  )
})
