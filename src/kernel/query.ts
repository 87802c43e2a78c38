/** What an address asked for and could not be read: said on the page, and left out. */
export interface Ignored {
  name: string
  /** At most 40 characters of it. */
  value: string
}

/** Reads the values of an address one by one; what cannot be read is noted in `ignored` and left out. */
export function queryReader(query: URLSearchParams) {
  const ignored: Ignored[] = []
  function read<T>(name: string, parse: (text: string) => T | undefined): T | undefined {
    const text = query.get(name)?.trim()
    if (!text) return undefined
    const value = parse(text)
    if (value === undefined) ignored.push({ name, value: [...text].slice(0, 40).join('') })
    return value
  }
  return { read, ignored }
}

export const oneOf =
  <T extends string>(values: readonly T[]) =>
  (text: string): T | undefined =>
    values.find((value) => value === text)

/** Number of a page, from 1. */
export const pageNumber = (text: string): number | undefined => (/^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined)
