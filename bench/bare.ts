// The yardstick, a process of its own: node:http with ready answers, which may have to run statements first.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { nameOf, openPool } from '#db/database.ts'

export interface Statement {
  sql: string
  values: unknown[]
}

/** What is sent for a path, byte for byte, once its statements have run one after the other. */
export interface BareAnswer {
  rawHeaders: string[]
  body: Uint8Array
  statements: Statement[]
}

/** Answers by path; the process answers with its own address. */
export type BareQuestion = Record<string, BareAnswer>

process.on('disconnect', () => process.exit())
process.once('message', (answers: BareQuestion) => {
  const known = new Map(Object.entries(answers).map(([path, { body, ...rest }]) => [path, { ...rest, body: Buffer.from(body) }]))
  const pool = openPool(process.env.DATABASE_URL ?? '', 10)
  const server = createServer((request, response) => {
    const answer = known.get(request.url ?? '')
    if (!answer) return void response.writeHead(404).end()
    const send = () => void response.writeHead(200, answer.rawHeaders).end(answer.body)
    if (answer.statements.length === 0) return send()
    runAll(answer.statements).then(send, (error: unknown) => void response.writeHead(500).end(String(error)))
  })
  async function runAll(statements: Statement[]): Promise<void> {
    for (const { sql, values } of statements) await pool.query({ name: nameOf(sql), text: sql, values })
  }
  server.keepAliveTimeout = 65_000
  server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
})
