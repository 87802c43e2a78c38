import { createRequire } from 'node:module'
import { join } from 'node:path'

/** How to start the browser: CHROMIUM names one, else the one inside the npm package is used; no system package is needed. */
export async function chromiumOptions() {
  const args = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
  const env = { ...process.env } as Record<string, string>
  if (process.env.CHROMIUM) return { executablePath: process.env.CHROMIUM, env, chromiumSandbox: false as const, args }
  const { default: packaged, inflate } = await import('@sparticuz/chromium')
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const bin = join(main.slice(0, main.lastIndexOf('@sparticuz')), '@sparticuz/chromium/bin')
  const libs = await inflate(join(bin, 'al2023.tar.br')) // brings libnss3
  return {
    executablePath: await packaged.executablePath(bin),
    env: { ...env, LD_LIBRARY_PATH: join(libs, 'lib') },
    chromiumSandbox: false as const,
    args: [...args, '--no-zygote'],
  }
}
