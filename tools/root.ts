import { fileURLToPath } from 'node:url'

/** A path inside the project, whatever folder the command was called from. */
export const fromRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))
