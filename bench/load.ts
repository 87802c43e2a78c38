// The load, a process of its own: keep-alive connections that each ask for a page again as soon as they have it.
import { connect } from 'node:net'

export interface LoadQuestion {
  address: string
  path: string
  connections: number
  seconds: number
}

export interface LoadAnswer {
  /** Answered in full within the time. */
  requests: number
  seconds: number
  /** Anything but a 200 that ended as it said; the load stops at the first. */
  failure: string | null
}

process.on('disconnect', () => process.exit())
process.on('message', (question: LoadQuestion) => void load(question).then((answer) => process.send?.(answer)))

/** Raw sockets rather than node:http, so that asking costs less than answering. */
async function load({ address, path, connections, seconds }: LoadQuestion): Promise<LoadAnswer> {
  const { hostname, port } = new URL(address)
  const asked = Buffer.from(`GET ${path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\naccept: text/html\r\naccept-encoding: br\r\n\r\n`)
  const begun = performance.now()
  const until = begun + seconds * 1_000
  let requests = 0
  let failure: string | null = null

  const ask = () =>
    new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname)
      socket.setNoDelay(true)
      const late = setTimeout(() => stop('no answer for ten seconds after the end'), seconds * 1_000 + 10_000)
      let ended = false
      let missing = 0
      let head: Buffer | null = null

      function stop(why: string | null): void {
        if (ended) return
        ended = true
        clearTimeout(late)
        failure ??= why
        socket.destroy()
        resolve()
      }
      function answered(): void {
        if (performance.now() >= until || failure) return stop(null)
        requests += 1
        socket.write(asked)
      }
      socket.on('connect', () => socket.write(asked))
      socket.on('error', (error) => stop(error.message))
      socket.on('close', () => stop('the server closed the connection'))
      socket.on('data', (part) => {
        if (missing === 0) {
          const text: Buffer = head ? Buffer.concat([head, part]) : part
          const end = text.indexOf('\r\n\r\n')
          if (end < 0) return void (head = text)
          head = null
          const said = text.toString('latin1', 0, end)
          const length = /\r\ncontent-length: *(\d+)/i.exec(said)?.[1]
          if (!said.startsWith('HTTP/1.1 200') || !length) return stop(`answered: ${said.split('\r\n', 1)[0]}`)
          missing = Number(length) - (text.length - end - 4)
        } else missing -= part.length
        if (missing < 0) stop('more came than was announced')
        else if (missing === 0) answered()
      })
    })

  await Promise.all(Array.from({ length: connections }, ask))
  return { requests, seconds: Math.min(performance.now() - begun, seconds * 1_000) / 1_000, failure }
}
