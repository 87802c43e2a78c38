import { fold } from './fold.ts'

/** A text as part of an address: small Latin letters and digits, parted by single hyphens, at most `length` characters. */
export function slugify(text: string, length = 80): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, length)
    .replace(/^-+|-+$/g, '')
}
