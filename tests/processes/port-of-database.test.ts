import { readFileSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { preparedDataFolder, removeDataFolder, startServer, statusOf, stopServers } from '../support/server.ts'

let folder: string
beforeAll(async () => {
  folder = await preparedDataFolder()
})
afterEach(stopServers)
afterAll(() => removeDataFolder(folder))

const rememberedPort = () => (JSON.parse(readFileSync(join(folder, 'postgres-access.json'), 'utf8')) as { port: number }).port

function occupy(port: number, greet: (socket: Socket) => void): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(greet)
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve(server))
  })
}

test('a remembered database port that another program has taken is left to it, and another is remembered', async () => {
  for (const greet of [
    (socket: Socket) => socket.on('error', () => {}),
    (socket: Socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
  ]) {
    const before = rememberedPort()
    const sockets: Socket[] = []
    const other = await occupy(before, (socket) => {
      sockets.push(socket)
      greet(socket)
    })
    try {
      const server = await startServer({ DATA_DIR: folder })
      expect(await statusOf(`${server.address}/readyz`)).toBe(200)
      expect(await (await fetch(`${server.address}/en/cities.json`)).text()).toContain('"porto-novo"')
      expect(await server.stop()).toBe(0)
    } finally {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => other.close(resolve))
    }
    expect(rememberedPort()).not.toBe(before)
  }
})

test('a database port that is free again is kept', async () => {
  const before = rememberedPort()
  const server = await startServer({ DATA_DIR: folder })
  expect(await server.stop()).toBe(0)
  expect(rememberedPort()).toBe(before)
})
