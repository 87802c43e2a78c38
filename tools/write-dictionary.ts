import { writeFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Database } from '#db/database.ts'
import { fromRoot } from './root.ts'

interface Column {
  name: string
  type: string
  nullable: boolean
  /** Part of the primary key. */
  key: boolean
  /** Table that it refers to. */
  refers: string | null
  comment: string | null
}

interface Table {
  name: string
  comment: string | null
  columns: Column[]
}

const file = 'docs/data-dictionary.md'

/** Writes docs/data-dictionary.md from the comments in the database. Answers what was written, in a line. */
export async function writeDictionary(db: Database): Promise<string> {
  const text = await describeSchema(db)
  writeFileSync(fromRoot(file), text)
  return `Wrote ${file}: ${text.split('\n## ').length - 1} tables.`
}

/** The data dictionary as Markdown: tables by name, columns in their order. The same schema gives the same text. */
export async function describeSchema(db: Database): Promise<string> {
  const tables = await listTables(db)
  return (
    [
      '# Data dictionary',
      'Every table and column, as the comments in the database tell it. Written by `npm run lyceum -- dictionary`; not edited by hand.\nTo change a line, add a migration that changes the comment.',
      ...tables.map(describeTable),
    ].join('\n\n') + '\n'
  )
}

function describeTable({ name, comment, columns }: Table): string {
  const rows = columns.map((column) =>
    [`\`${column.name}\``, column.type, column.nullable ? 'yes' : 'no', roleOf(column), column.comment ?? 'No comment yet.']
      .map(cell)
      .join(' | '),
  )
  return [
    `## ${name}`,
    '',
    comment ?? 'No comment yet.',
    '',
    '| column | type | may be empty | key | meaning |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n')
}

const roleOf = ({ key, refers }: Column) => [key ? 'primary' : '', refers ? `→ ${refers}` : ''].filter(Boolean).join(', ')
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')

async function listTables(db: Database): Promise<Table[]> {
  const { rows } = await sql<Table>`
    select t.relname::text as name, obj_description(t.oid, 'pg_class') as comment,
      (select jsonb_agg(jsonb_build_object(
                'name', a.attname,
                'type', format_type(a.atttypid, a.atttypmod),
                'nullable', not a.attnotnull,
                'key', exists (select from pg_constraint k where k.conrelid = t.oid and k.contype = 'p' and a.attnum = any (k.conkey)),
                'refers', (select min(r.relname::text) from pg_constraint k join pg_class r on r.oid = k.confrelid
                            where k.conrelid = t.oid and k.contype = 'f' and a.attnum = any (k.conkey)),
                'comment', col_description(t.oid, a.attnum)) order by a.attnum)
         from pg_attribute a where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped) as columns
      from pg_class t
     where t.relnamespace = current_schema()::regnamespace and t.relkind in ('r', 'p')
     order by t.relname`.execute(db)
  return rows
}
