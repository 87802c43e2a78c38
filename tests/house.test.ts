import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const src = resolve('src')
const wings = [
  'people',
  'search',
  'cities',
  'calls',
  'membership',
  'reports',
  'assessment',
  'library',
  'exchange',
  'dialogue',
  'news',
  'events',
  'learning',
  'award',
  'credentials',
]
const engines = ['search', 'calls']

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|svelte)$/.test(name) && !name.startsWith('words/') && !name.endsWith('.d.ts'))
  .map((name) => ({ name, path: join(src, name) }))

interface Import {
  from: string
  to: string
  typeOnly: boolean
  written: string
}

/** Imports between files of src/, with where they lead. */
const imports: Import[] = files.flatMap(({ name, path }) =>
  [
    ...readFileSync(path, 'utf8').matchAll(
      /^\s*(?:import|export)\s+(type\s+)?[^'"]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]/gm,
    ),
  ].flatMap((found) => {
    const written = found[2] ?? found[3] ?? ''
    const target = written.startsWith('#')
      ? written.slice(1)
      : written.startsWith('.')
        ? relative(src, resolve(dirname(path), written))
        : null
    return target === null || target.startsWith('..') ? [] : [{ from: name, to: target, typeOnly: Boolean(found[1]), written }]
  }),
)

const floorOf = (file: string) =>
  file.startsWith('kernel/') ? 1 : /^(db|ui|words)\//.test(file) ? 2 : file.startsWith('features/') ? 3 : 4
const wingOf = (file: string) => (file.startsWith('features/') ? (file.split('/')[1] as string) : null)
/** Rooms of a wing that other wings may enter: the pure ones, and the reads. */
const isOpenRoom = (file: string) => !/\.server(\/|\.ts$)/.test(file) || /queries\.server(\/|\.ts$)/.test(file)

describe('the house', () => {
  it('has rooms to speak of', () => {
    expect(files.length).toBeGreaterThan(60)
    expect(imports.length).toBeGreaterThan(150)
  })

  it('lets every import run downstairs', () => {
    const upstairs = imports.filter(({ from, to }) => floorOf(to) > floorOf(from))
    expect(upstairs.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  it('keeps the rooms of one floor apart: ui knows no database, the database no ui', () => {
    const across = imports.filter(
      ({ from, to }) => (from.startsWith('ui/') && to.startsWith('db/')) || (from.startsWith('db/') && /^(ui|words)\//.test(to)),
    )
    expect(across.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  it('has no wing that the list of wings does not name', () => {
    const built = readdirSync(join(src, 'features')).filter((name) => statSync(join(src, 'features', name)).isDirectory())
    expect(built.filter((name) => !wings.includes(name))).toEqual([])
    expect(built.filter((name) => readdirSync(join(src, 'features', name)).length === 0)).toEqual([])
  })

  it('lets a wing import only from wings to its left, from their pure rooms and reads; an engine may also be had act', () => {
    const wrong = imports.filter(({ from, to }) => {
      const [here, there] = [wingOf(from), wingOf(to)]
      if (!here || !there || here === there) return false
      if (wings.indexOf(there) > wings.indexOf(here)) return true
      return !isOpenRoom(to) && !engines.includes(there)
    })
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  it('writes imports within a room as relative and between rooms with a hash', () => {
    const room = (file: string) => (file.startsWith('features/') ? file.split('/').slice(0, 2).join('/') : (file.split('/')[0] as string))
    const wrong = imports.filter(({ from, to, written }) => floorOf(from) < 4 && (room(from) === room(to)) !== written.startsWith('.'))
    expect(wrong.map(({ from, written }) => `${from}: ${written}`)).toEqual([])
  })

  it('has no circle of imports', () => {
    const next = new Map<string, string[]>()
    for (const { from, to, typeOnly } of imports) if (!typeOnly) next.set(from, [...(next.get(from) ?? []), to])
    const done = new Set<string>()
    const circles: string[] = []
    const walk = (file: string, path: string[]) => {
      if (path.includes(file)) return circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      if (done.has(file)) return
      for (const other of next.get(file) ?? []) walk(other, [...path, file])
      done.add(file)
    }
    for (const file of next.keys()) walk(file, [])
    expect(circles).toEqual([])
  })

  it('keeps the kernel free of input and output', () => {
    const io = files.filter(
      ({ name, path }) =>
        name.startsWith('kernel/') && /from ['"](node:(fs|net|http|child_process)|pg|kysely|pino)/.test(readFileSync(path, 'utf8')),
    )
    expect(io.map(({ name }) => name)).toEqual([])
  })

  it('has no room that collects unlike things, and no barrel', () => {
    const collecting = files.filter(({ name }) => /(^|\/)(utils?|helpers?|common|services?|misc|index)(\.server)?(\.ts|\/)/.test(name))
    expect(collecting.map(({ name }) => name)).toEqual([])
  })

  it('keeps files small: one subject each, at most 300 lines', () => {
    const large = files.filter(({ name, path }) => name !== 'db/tables.ts' && readFileSync(path, 'utf8').split('\n').length > 300)
    expect(large.map(({ name }) => name)).toEqual([])
  })

  it('names files as the guide says: kebab-case, components in PascalCase', () => {
    const odd = files.filter(({ name }) => {
      const file = basename(name)
      if (file.startsWith('+')) return false
      return name.endsWith('.svelte') ? !/^[A-Z][A-Za-z]+\.svelte$/.test(file) : !/^[a-z0-9]+(-[a-z0-9]+)*(\.server)?\.ts$/.test(file)
    })
    expect(odd.map(({ name }) => name)).toEqual([])
  })

  it('leaves nothing for later and runs every test', () => {
    const tests = readdirSync('tests', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join('tests', name))
    const marks = /\b(T[O]DO|F[I]XME|X[X]X)\b/
    const alone = /\b(it|test|describe)\.(s[k]ip|o[n]ly|t[o]do|f[i]xme)\b/
    const found = [...files.map(({ path }) => path), ...tests].filter((path) => {
      const text = readFileSync(path, 'utf8')
      return marks.test(text) || alone.test(text)
    })
    expect(found).toEqual([])
  })
})
