import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { seedSchemas, type SeedKind, type SeedRows } from './schemas.ts'

/** Where a row stands. */
interface Place {
  file: string
  /** From 1; 0 for the file as a whole. */
  line: number
}

/** What is wrong with one row, and where. */
export interface SeedProblem extends Place {
  field: string
  message: string
}

export const describeProblem = ({ file, line, field, message }: SeedProblem) =>
  `${file}${line ? `, line ${line}` : ''}${field ? `, field “${field}”` : ''}: ${message}`

/** Reads a folder of seed files. Every bad row of every file is named; nothing is answered unless all are good. */
export function readSeed(folders: string[]): Outcome<SeedRows, SeedProblem[]> {
  const rows = {} as Record<SeedKind, unknown[]>
  const places = new Map<unknown, Place>()
  const problems: SeedProblem[] = []
  for (const kind of Object.keys(seedSchemas) as SeedKind[]) {
    rows[kind] = []
    const seen = new Map<string, string>()
    for (const folder of folders) {
      const file = join(folder, `${kind}.jsonl`)
      if (!existsSync(file)) continue
      const lines = readFileSync(file, 'utf8').split('\n')
      lines.forEach((text, index) => {
        if (text.trim() === '') return
        const line = index + 1
        const row = readRow(kind, text)
        if (!row.ok) return problems.push(...row.refusal.map((problem) => ({ file, line, ...problem })))
        const id = String((row.value as { id?: unknown; city?: unknown }).id ?? (row.value as { city?: unknown }).city)
        if (seen.has(id)) problems.push({ file, line, field: 'id', message: `“${id}” stands already at ${seen.get(id)}` })
        seen.set(id, `${file}, line ${line}`)
        rows[kind].push(row.value)
        places.set(row.value, { file, line })
      })
    }
  }
  if (problems.length > 0) return refused(problems)
  const seed = rows as unknown as SeedRows
  const dangling = findDangling(seed, places)
  return dangling.length > 0 ? refused(dangling) : done(seed)
}

function readRow(kind: SeedKind, text: string): Outcome<unknown, { field: string; message: string }[]> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return refused([{ field: '', message: `is not JSON (${error instanceof Error ? error.message : error})` }])
  }
  const parsed = seedSchemas[kind].safeParse(json)
  if (parsed.success) return done(parsed.data)
  return refused(parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message })))
}

/** References to a place or country that no file holds. */
function findDangling(seed: SeedRows, places: Map<unknown, Place>): SeedProblem[] {
  const cities = new Set(seed.cities.map((city) => city.id))
  const countries = new Set(seed.countries.map((country) => country.id))
  const missing = (row: unknown, field: string, name: string): SeedProblem => ({
    ...(places.get(row) as Place),
    field,
    message: `“${name}” is in no file`,
  })
  return [
    ...seed.cities.flatMap((row) => (countries.has(row.country) ? [] : [missing(row, 'country', row.country)])),
    ...(['city-names', 'milestones', 'conferences'] as const).flatMap((kind) =>
      seed[kind].flatMap((row) => (row.city === undefined || cities.has(row.city) ? [] : [missing(row, 'city', row.city)])),
    ),
    ...(['practices', 'awards'] as const).flatMap((kind) =>
      seed[kind].flatMap((row) => row.cities.filter((city) => !cities.has(city)).map((city) => missing(row, 'cities', city))),
    ),
  ]
}
