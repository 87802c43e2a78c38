// The first step of `npm run bench`, in plain JavaScript that Node 20 can run: installs and builds what is missing, and hands over
// to the pinned Node 24.
import { spawn } from 'node:child_process'
import { buildIfNeeded, installIfNeeded, pinnedNode, root } from './prepare.mjs'

installIfNeeded()
buildIfNeeded()
const child = spawn(pinnedNode(), ['--disable-warning=ExperimentalWarning', 'bench/run.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
