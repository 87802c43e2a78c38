import type { Plugin } from 'vite'

interface Change {
  /** End of the file's path. */
  file: string
  from: string
  to: string
}

/**
 * Two changes to code that others generate, made while building because it is on the way of every page (decision 0011). A change
 * whose text is not found any more stops the build, so that an update of the packages cannot undo it unnoticed.
 */
const changes: Change[] = [
  {
    // The framework writes the data of a page as JavaScript even for pages that ship none, and throws it away.
    file: '/kit/src/runtime/server/page/index.js',
    from: 'data_serializer.add_node(i, server_data);',
    to: 'if (csr) data_serializer.add_node(i, server_data);',
  },
  {
    // The messages make a new Intl.PluralRules for each plural; there are six languages.
    file: '/src/words/registry.js',
    from: 'return new Intl.PluralRules(locale, options).select(Number(input))',
    to: 'const rules = options ? new Intl.PluralRules(locale, options) : (pluralRules[locale] ??= new Intl.PluralRules(locale)); return rules.select(Number(input))',
  },
]

export function leanPages(): Plugin {
  const made = new Set<string>()
  return {
    name: 'lyceum-lean-pages',
    enforce: 'pre',
    transform(code, id) {
      const file = id.split('?')[0]?.replaceAll('\\', '/') ?? ''
      const change = changes.find((it) => file.endsWith(it.file))
      if (!change) return null
      if (!code.includes(change.from))
        this.error(
          `tools/lean-pages.ts: the text to change is not in ${change.file} any more. Read what is there now, and mend or drop the change.`,
        )
      made.add(change.file)
      const head = change.file.endsWith('registry.js') ? 'const pluralRules = {};\n' : ''
      return { code: head + code.replace(change.from, change.to), map: null }
    },
    buildEnd(error) {
      const missing = changes.filter((it) => !made.has(it.file)).map((it) => it.file)
      if (!error && this.environment.name === 'ssr' && missing.length > 0)
        this.error(`tools/lean-pages.ts: never saw ${missing.join(', ')}`)
    },
  }
}
