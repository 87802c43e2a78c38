// `npm run lyceum -- COMMAND`: brings in what is missing and hands over to the pinned Node 24.
import { spawnSync } from 'node:child_process'
import { installIfNeeded, pinnedNode, root } from './prepare.mjs'

installIfNeeded()
const { status } = spawnSync(pinnedNode(), ['--disable-warning=ExperimentalWarning', 'tools/lyceum.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exit(status ?? 1)
