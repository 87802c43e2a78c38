import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { done, refused, type Outcome } from '#kernel/outcome.ts'
import { seedSchemas, type SeedKind, type SeedRows } from './schemas.ts'

/** What is wrong with one row, and where. */
export interface SeedProblem {
  file: string
  /** From 1; 0 for the file as a whole. */
  line: number
  field: string
  message: string
}

export const describeProblem = ({ file, line, field, message }: SeedProblem) =>
  `${file}${line ? `, line ${line}` : ''}${field ? `, field “${field}”` : ''}: ${message}`

/** Reads a folder of seed files. Every bad row of every file is named; nothing is answered unless all are good. */
export function readSeed(folders: string[]): Outcome<SeedRows, SeedProblem[]> {
  const rows = {} as Record<SeedKind, unknown[]>
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
      })
    }
  }
  if (problems.length > 0) return refused(problems)
  const seed = rows as unknown as SeedRows
  const dangling = findDangling(seed, folders[0] ?? '')
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
function findDangling(seed: SeedRows, folder: string): SeedProblem[] {
  const cities = new Set(seed.cities.map((city) => city.id))
  const countries = new Set(seed.countries.map((country) => country.id))
  const missing = (kind: SeedKind, index: number, field: string, name: string): SeedProblem => ({
    file: join(folder, `${kind}.jsonl`), line: index + 1, field, message: `“${name}” is in no file`,
  })
  return [
    ...seed.cities.flatMap((row, index) => (countries.has(row.country) ? [] : [missing('cities', index, 'country', row.country)])),
    ...(['city-names', 'milestones', 'conferences'] as const).flatMap((kind) =>
      seed[kind].flatMap((row, index) => (row.city === undefined || cities.has(row.city) ? [] : [missing(kind, index, 'city', row.city)])),
    ),
    ...(['practices', 'awards'] as const).flatMap((kind) =>
      seed[kind].flatMap((row, index) => row.cities.filter((city) => !cities.has(city)).map((city) => missing(kind, index, 'cities', city))),
    ),
  ]
}
