// The first step of `npm start`, in plain JavaScript that Node 20 can run: brings in what the lock file says, builds when the
// sources have changed, and hands over to the pinned Node 24.
import { spawn } from 'node:child_process'
import { buildIfNeeded, installIfNeeded, pinnedNode, root, serverFlags } from './prepare.mjs'

installIfNeeded()
buildIfNeeded()
const child = spawn(pinnedNode(), [...serverFlags, 'tools/serve.ts', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
