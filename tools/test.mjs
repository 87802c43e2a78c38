// `npm test`: installs what is missing, then runs everything there is to run, shows the time of each step, and ends in one line
// `N passed, N failed`. Plain JavaScript that Node 20 can run.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfNeeded, installIfNeeded, pinnedEnv, root } from './prepare.mjs'

installIfNeeded()
const folder = mkdtempSync(join(tmpdir(), 'lyceum-report-'))
const total = { passed: 0, failed: 0 }
const steps = []

/** Runs one step. A step without a report of its own counts as one test. */
function step(name, command, args, readReport) {
  process.stdout.write(`\n── ${name}\n`)
  const report = join(folder, `${steps.length}.json`)
  const begun = Date.now()
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: pinnedEnv({ TEST_REPORT: report }),
    shell: process.platform === 'win32',
  })
  if (error) process.stderr.write(`${error.message}\n`)
  const counted =
    readReport && existsSync(report) ? readReport(JSON.parse(readFileSync(report, 'utf8'))) : { passed: status === 0 ? 1 : 0, failed: 0 }
  if (status !== 0 && counted.failed === 0) counted.failed = 1
  total.passed += counted.passed
  total.failed += counted.failed
  steps.push([name, (Date.now() - begun) / 1000, counted])
}

const vitestReport = (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests })
const browserReport = ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected })

step('words', 'paraglide-js', ['compile', '--project', './project.inlang', '--outdir', './src/words', '--silent'])
step('format', 'prettier', ['--check', '--log-level', 'warn', 'src', 'tests', 'tools', 'bench', '*.ts', '*.js'])
step('lint', 'oxlint', ['--quiet'])
step('lint of components', 'eslint', ['.'])
buildIfNeeded()
step('types', 'svelte-check', ['--tsconfig', './tsconfig.json', '--output', 'human', '--threshold', 'warning', '--fail-on-warnings'])
for (const project of ['pure', 'database', 'routes', 'processes']) step(project, 'vitest', ['run', '--project', project], vitestReport)
step('browser', 'playwright', ['test'], browserReport)
rmSync(folder, { recursive: true, force: true })

process.stdout.write('\n')
for (const [name, seconds, { passed, failed }] of steps)
  process.stdout.write(`${name.padEnd(20)} ${seconds.toFixed(1).padStart(7)} s   ${passed} passed, ${failed} failed\n`)
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`)
process.exit(total.failed === 0 ? 0 : 1)
