import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A process of ours that answers one message with one message. */
export interface Helper {
  ask: <Question extends object, Answer>(question: Question) => Promise<Answer>
  stop: () => void
}

/** Starts a file of this folder as a process of its own. It ends with us, whatever becomes of us. */
export function startHelper(file: 'bare.ts' | 'load.ts', env: Record<string, string> = {}): Helper {
  const child: ChildProcess = fork(fileURLToPath(new URL(file, import.meta.url)), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...process.env, ...env },
    serialization: 'advanced',
  })
  return {
    ask: <Question extends object, Answer>(question: Question) =>
      new Promise<Answer>((resolve, reject) => {
        const ended = (code: number | null) => reject(new Error(`${file} ended with ${code}`))
        child.once('exit', ended)
        child.once('message', (answer) => {
          child.off('exit', ended)
          resolve(answer as Answer)
        })
        child.send(question)
      }),
    stop: () => void child.kill('SIGKILL'),
  }
}
