/** What a citation of a page needs. */
export interface Cited {
  /** Stable key, such as cork-learning-neighbourhoods. */
  key: string
  title: string
  url: string
  publisher: string
  /** BCP 47. */
  lang: string
  /** YYYY-MM-DD, when it appeared here; absent for a page that is always of today. */
  issued?: string | undefined
  /** YYYY-MM-DD, when it was read. */
  accessed: string
}

const escapeTex = (text: string) =>
  text.replace(/[\\{}$&#^_%~]/g, (sign) => ({ '\\': '\\textbackslash{}', '^': '\\^{}', '~': '\\~{}' })[sign] ?? `\\${sign}`)
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

export function toBibTeX({ key, title, url, publisher, lang, issued, accessed }: Cited): string {
  const fields = [
    ['title', `{${escapeTex(oneLine(title))}}`],
    ['author', `{${escapeTex(oneLine(publisher))}}`],
    ...(issued
      ? [
          ['date', issued],
          ['year', issued.slice(0, 4)],
        ]
      : []),
    ['url', url],
    ['urldate', accessed],
    ['langid', lang],
  ]
  return `@online{${key},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}\n`
}

export function toRis({ title, url, publisher, lang, issued, accessed }: Cited): string {
  const lines = [
    ['TY', 'ELEC'],
    ['TI', oneLine(title)],
    ['AU', oneLine(publisher)],
    ['PB', oneLine(publisher)],
    ...(issued
      ? [
          ['PY', issued.slice(0, 4)],
          ['DA', issued.replaceAll('-', '/')],
        ]
      : []),
    ['UR', url],
    ['Y2', accessed.replaceAll('-', '/')],
    ['LA', lang],
    ['ER', ''],
  ]
  return lines.map(([tag, value]) => `${tag}  - ${value}`).join('\r\n') + '\r\n'
}

const dateParts = (day: string) => ({ 'date-parts': [day.split('-').map(Number)] })

/** Citation Style Language, the JSON form that Zotero and others read. */
export function toCslJson({ key, title, url, publisher, lang, issued, accessed }: Cited): object {
  return [
    {
      id: key,
      type: 'webpage',
      title,
      author: [{ literal: publisher }],
      publisher,
      language: lang,
      URL: url,
      ...(issued ? { issued: dateParts(issued) } : {}),
      accessed: dateParts(accessed),
    },
  ]
}
